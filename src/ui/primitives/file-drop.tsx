import type { ReactNode } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { ImportIcon } from '../icons.ts';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly chooseLabel: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** One place to drop files on, or to choose them. */
export function FileDrop({ title, children, chooseLabel, onFiles }: Props) {
  return (
    <DropZone
      className={styles.zone!}
      onDrop={({ items }) => {
        const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
        void Promise.all(files).then(onFiles);
      }}
    >
      <ImportIcon size={24} aria-hidden />
      <strong slot="label">{title}</strong>
      <p className="muted">{children}</p>
      <FileTrigger allowsMultiple onSelect={(list) => list && onFiles([...list])}>
        <Button variant="primary">{chooseLabel}</Button>
      </FileTrigger>
    </DropZone>
  );
}
