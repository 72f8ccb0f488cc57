import { useTexts } from '../i18n/index.ts';
import type { BusyTask, UserNotice } from '../state/workbench.ts';
import { CloseIcon } from '../ui/icons.ts';
import { IconButton } from '../ui/primitives/button.tsx';
import { Busy, Notice } from '../ui/primitives/feedback.tsx';
import styles from './shell.module.css';

/** What is under way, over the map, each with a way to stop it. */
export function Tasks({ tasks }: { readonly tasks: readonly BusyTask[] }) {
  const { t } = useTexts();
  return (
    <div className={styles.tasks}>
      {tasks.map(({ id, progress, cancel }) => (
        <div key={id} className={styles.task}>
          <Busy
            label={t(progress.stage)}
            fraction={progress.fraction}
            cancelLabel={t('app.cancel')}
            {...(cancel ? { onCancel: cancel } : {})}
          />
        </div>
      ))}
    </div>
  );
}

export function Notices({
  notices,
  onDismiss,
}: {
  readonly notices: readonly UserNotice[];
  readonly onDismiss: (id: string) => void;
}) {
  const { t } = useTexts();
  return (
    <div className={styles.notices}>
      {notices.map(({ id, tone, key, values }) => (
        <div key={id} className={styles.notice}>
          <Notice tone={tone} live>
            {t(key, values)}
          </Notice>
          <IconButton icon={CloseIcon} label={t('app.dismiss')} onPress={() => onDismiss(id)} />
        </div>
      ))}
    </div>
  );
}
