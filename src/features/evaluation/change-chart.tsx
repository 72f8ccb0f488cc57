import styles from './evaluation.module.css';

interface Row {
  readonly label: string;
  /** Per cent; null where nothing was counted before. */
  readonly percentage: number | null;
  readonly low: number;
  readonly high: number;
}

const ROW = 26;
const LABEL = 118;
const WIDTH = 330;
/** The axis is that of ratios, a quarter to four times: halving and doubling lie equally far from no change. */
const REACH = 2;
const TICKS = [-75, -50, 0, 100, 300];

/** Changes with their intervals on one axis, no change in the middle, what lies outside it at its end; each row is also in the table. */
export function ChangeChart({ label, rows }: { readonly label: string; readonly rows: readonly Row[] }) {
  const shown = rows.filter((row): row is Row & { percentage: number } => row.percentage !== null);
  if (shown.length === 0) return null;
  const x = (percentage: number) => {
    const log = Math.log2(Math.max(1 + percentage / 100, 1e-9));
    return LABEL + ((Math.min(Math.max(log, -REACH), REACH) + REACH) / (2 * REACH)) * (WIDTH - LABEL - 8);
  };
  const height = shown.length * ROW + 22;
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <line x1={x(0)} x2={x(0)} y1={0} y2={height - 18} stroke="var(--line-strong)" />
      {TICKS.map((tick, i) => (
        <text
          key={tick}
          x={x(tick)}
          y={height - 4}
          fontSize={11}
          textAnchor={i === 0 ? 'start' : i === TICKS.length - 1 ? 'end' : 'middle'}
          fill="var(--ink-muted)"
        >
          {tick > 0 ? `+${tick}` : tick}%
        </text>
      ))}
      {shown.map(({ label: name, percentage, low, high }, i) => (
        <g key={name} transform={`translate(0 ${i * ROW + ROW / 2})`}>
          <text x={0} y={4} fontSize={12} fill="var(--ink)">
            {name}
          </text>
          <line x1={x(low)} x2={x(high)} stroke="var(--accent-line)" strokeWidth={4} />
          <circle cx={x(percentage)} r={4.5} fill="var(--accent)" />
        </g>
      ))}
    </svg>
  );
}
