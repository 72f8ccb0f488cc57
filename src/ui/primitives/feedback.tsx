import { AlertTriangle, CircleAlert, CircleCheck, Info, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
  ProgressBar,
} from 'react-aria-components';
import { Button } from './button.tsx';
import styles from './feedback.module.css';

export type Tone = 'info' | 'good' | 'caution' | 'bad';
const ICONS: Record<Tone, LucideIcon> = { info: Info, good: CircleCheck, caution: AlertTriangle, bad: CircleAlert };

/** A sentence that must be read: what, where, what now. */
export function Notice({
  tone,
  children,
  live = false,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly live?: boolean;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      {...(live ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}
    >
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

interface BusyProps {
  readonly label: string;
  /** 0–1; null when the end is not known. */
  readonly fraction: number | null;
  readonly cancelLabel: string;
  readonly onCancel?: () => void;
}

/** What is being done, how far it is, and a way to stop it. */
export function Busy({ label, fraction, cancelLabel, onCancel }: BusyProps) {
  return (
    <ProgressBar
      aria-label={label}
      value={(fraction ?? 0) * 100}
      isIndeterminate={fraction === null}
      className={styles.busy!}
    >
      {({ percentage }) => (
        <>
          <div className={styles.busyText}>
            <span>{label}</span>
            {onCancel && (
              <Button variant="quiet" onPress={onCancel}>
                {cancelLabel}
              </Button>
            )}
          </div>
          <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
            <rect
              className={fraction === null ? styles.unknown : styles.known}
              width={fraction === null ? 30 : (percentage ?? 0)}
              height="4"
            />
          </svg>
        </>
      )}
    </ProgressBar>
  );
}

/** Opens what stands behind a number: method, settings, uncertainty. */
export function Disclosure({
  title,
  children,
  defaultOpen = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly defaultOpen?: boolean;
}) {
  return (
    <AriaDisclosure className={styles.disclosure!} defaultExpanded={defaultOpen}>
      <Heading level={3} className={styles.disclosureHeading!}>
        <AriaButton slot="trigger" className={styles.trigger!}>
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden>
            <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          {title}
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles.panel!}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}

/** What stands where nothing is yet: what to do next. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h3>{title}</h3>
      <p className="muted">{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
