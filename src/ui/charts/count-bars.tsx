import styles from './count-bars.module.css';

export interface CountBar {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  /** Number as it is shown. */
  readonly text: string;
}

interface Props {
  readonly label: string;
  readonly bars: readonly CountBar[];
  /** Names that take part; null = all. */
  readonly selected: readonly string[] | null;
  readonly maximum?: number | undefined;
  readonly onChange: (selected: readonly string[] | null) => void;
}

/** Counts by category as bars that filter: click to keep only this one, again or with Ctrl/Shift to add and take away. */
export function CountBars({ label, bars, selected, maximum, onChange }: Props) {
  const top = Math.max(maximum ?? 0, 1, ...bars.map((bar) => bar.value));
  const press = (name: string, add: boolean) => {
    if (!selected) return onChange([name]);
    const next = selected.includes(name)
      ? selected.filter((other) => other !== name)
      : add
        ? [...selected, name]
        : [name];
    onChange(next.length === 0 || next.length === bars.length ? null : next);
  };
  return (
    <ul className={styles.list} aria-label={label}>
      {bars.map((bar) => {
        const on = !selected || selected.includes(bar.name);
        return (
          <li key={bar.name}>
            <button
              type="button"
              className={on ? styles.on : styles.off}
              aria-pressed={selected !== null && on}
              onClick={(event) => press(bar.name, event.ctrlKey || event.shiftKey || event.metaKey)}
            >
              <span className={styles.name} title={bar.label}>
                {bar.label}
              </span>
              <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                <rect width={(bar.value / top) * 100} height="10" />
              </svg>
              <span className={styles.value}>{bar.text}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
