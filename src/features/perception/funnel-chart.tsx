import type { FunnelResult } from '../../analysis/rates/funnel.ts';
import { useTexts } from '../../i18n/index.ts';
import styles from './perception.module.css';

interface Props {
  readonly areas: readonly { readonly name: string; readonly count: number; readonly population: number }[];
  readonly result: FunnelResult;
  readonly label: string;
  readonly axis: string;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [330, 230, 30, 32, 8];
const STEPS = 60;

/** Rates against population with the limits of chance; every point is also a row of the table below it. */
export function FunnelChart({ areas, result, label, axis }: Props) {
  const { number, count } = useTexts();
  const widest = 1.05 * Math.max(...areas.map(({ population }) => population));
  const highest = 1.1 * Math.max(result.rate * 2, ...areas.map(({ count: n, population }) => n / population));
  const x = (population: number) => LEFT + (population / widest) * (WIDTH - LEFT - 8);
  const y = (rate: number) => TOP + (1 - Math.min(rate, highest) / highest) * (HEIGHT - TOP - BOTTOM);
  const populations = Array.from({ length: STEPS }, (_, i) => (widest * (i + 1)) / STEPS);
  const line = (probability: 0.95 | 0.998, side: 'low' | 'high') =>
    populations
      .map((p, i) => `${i ? 'L' : 'M'}${x(p).toFixed(1)} ${y(result.limits(p, probability)[side]).toFixed(1)}`)
      .join('');
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {([0.95, 0.998] as const).flatMap((probability) =>
        (['low', 'high'] as const).map((side) => (
          <path
            key={`${probability}${side}`}
            d={line(probability, side)}
            fill="none"
            stroke="var(--line-strong)"
            strokeDasharray={probability === 0.95 ? '4 3' : undefined}
          />
        )),
      )}
      <line x1={LEFT} x2={WIDTH - 8} y1={y(result.rate)} y2={y(result.rate)} stroke="var(--ink-muted)" />
      {areas.map(({ name, count: n, population }, i) => {
        const isInside = result.positions[i] === 'inside';
        return (
          <circle
            key={name}
            cx={x(population)}
            cy={y(n / population)}
            r={isInside ? 3 : 4.5}
            fill={isInside ? 'var(--accent-line)' : 'var(--accent)'}
          >
            <title>{`${name}: ${number((1000 * n) / population, 1)} (${count(n)})`}</title>
          </circle>
        );
      })}
      {[0, highest / 2.2, highest / 1.1].map((rate) => (
        <text key={rate} x={LEFT - 4} y={y(rate) + 4} textAnchor="end" fontSize={11} fill="var(--ink-muted)">
          {number(1000 * rate)}
        </text>
      ))}
      {[0.5, 1].map((part) => (
        <text
          key={part}
          x={x((part * widest) / 1.05)}
          y={HEIGHT - BOTTOM + 14}
          textAnchor={part === 1 ? 'end' : 'middle'}
          fontSize={11}
          fill="var(--ink-muted)"
        >
          {count((part * widest) / 1.05)}
        </text>
      ))}
      <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end" fontSize={11} fill="var(--ink-muted)">
        {axis}
      </text>
    </svg>
  );
}
