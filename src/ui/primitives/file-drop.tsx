import type { ReactNode } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { ImportIcon, OpenIcon } from '../icons.ts';
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

interface FileButtonProps {
  readonly label: string;
  /** Endings that are offered, such as ".csv". */
  readonly accept: readonly string[];
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  return (
    <FileTrigger acceptedFileTypes={accept} onSelect={(list) => list?.[0] && onFile(list[0])}>
      <Button icon={OpenIcon}>{label}</Button>
    </FileTrigger>
  );
}
