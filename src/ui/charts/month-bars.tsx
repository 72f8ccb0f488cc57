import styles from './month-bars.module.css';

interface Props {
  readonly values: ArrayLike<number>;
  /** Civil epoch ms of the start of the first month. */
  readonly firstMonth: number;
  readonly label: string;
  /** Text of one bar. */
  readonly describe: (month: number, value: number) => string;
}

/** Counts per month, small: a shape to see the trend in, with the numbers on hover and for the screen reader. */
export function MonthBars({ values, firstMonth, label, describe }: Props) {
  const n = values.length;
  const top = Math.max(1, ...Array.from({ length: n }, (_, i) => values[i]!));
  const first = new Date(firstMonth);
  const monthOf = (i: number) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1);
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${n * 10} 56`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${Array.from({ length: n }, (_, i) => describe(monthOf(i), values[i]!)).join(', ')}`}
    >
      {Array.from({ length: n }, (_, i) => {
        const height = (values[i]! / top) * 54;
        return (
          <g key={i}>
            <title>{describe(monthOf(i), values[i]!)}</title>
            <rect className={styles.hit} x={i * 10} width={10} height={56} />
            <rect x={i * 10 + 1} width={8} y={56 - height} height={height} />
          </g>
        );
      })}
    </svg>
  );
}
