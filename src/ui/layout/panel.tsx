import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** The column of a step: what is seen in a sentence, then the list, the controls, the method. */
export function Panel({
  title,
  lead,
  children,
  actions,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <h2>{title}</h2>
        {actions}
      </header>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

export function PanelSection({
  title,
  children,
  aside,
}: {
  readonly title?: string;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}) {
  return (
    <div className={styles.section}>
      {title && (
        <div className={styles.sectionTitle}>
          <h3>{title}</h3>
          {aside}
        </div>
      )}
      {children}
    </div>
  );
}

/** A number with what it counts: large figure, muted unit, one line of explanation. */
export function Figure({
  value,
  unit,
  label,
}: {
  readonly value: string;
  readonly unit?: string;
  readonly label: string;
}) {
  return (
    <div className={styles.figure}>
      <div className={styles.figureValue}>
        {value}
        {unit && <span className={styles.figureUnit}> {unit}</span>}
      </div>
      <div className={styles.figureLabel}>{label}</div>
    </div>
  );
}

export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className={styles.figures}>{children}</div>;
}

/** Names and values, one a line, values right-aligned. */
export function Facts({ rows }: { readonly rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
