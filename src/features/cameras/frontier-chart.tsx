import { useTexts } from '../../i18n/index.ts';
import styles from './cameras.module.css';

export interface ChartPoint {
  readonly key: string;
  readonly x: number;
  /** Share covered, 0–1. */
  readonly y: number;
  readonly label: string;
}

interface Props {
  readonly title: string;
  readonly xLabel: string;
  readonly points: readonly ChartPoint[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [360, 220, 44, 40, 12, 14];

/** Share of registrations in view against what it takes; each point is a choice of sites and can be taken. */
export function FrontierChart({ title, xLabel, points, chosen, onChoose }: Props) {
  const { share, count } = useTexts();
  const most = Math.max(1, ...points.map(({ x }) => x));
  const top = Math.max(0.1, Math.ceil(10 * Math.max(...points.map(({ y }) => y))) / 10);
  const toX = (x: number) => LEFT + (x / most) * (WIDTH - LEFT - RIGHT);
  const toY = (y: number) => HEIGHT - BOTTOM - (y / top) * (HEIGHT - BOTTOM - TOP);
  const ordered = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const ticks = [...new Set([0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * most)))];
  return (
    <figure>
      <figcaption>
        <h3>{title}</h3>
      </figcaption>
      <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={title}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line
              className={styles['grid-line']}
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={toY(part * top)}
              y2={toY(part * top)}
            />
            <text x={LEFT - 6} y={toY(part * top) + 4} textAnchor="end">
              {share(part * top)}
            </text>
          </g>
        ))}
        <line className={styles.axis} x1={LEFT} x2={WIDTH - RIGHT} y1={toY(0)} y2={toY(0)} />
        {ticks.map((tick) => (
          <text key={tick} x={toX(tick)} y={toY(0) + 16} textAnchor="middle">
            {count(tick)}
          </text>
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle">
          {xLabel}
        </text>
        <polyline className={styles.curve} points={ordered.map(({ x, y }) => `${toX(x)},${toY(y)}`).join(' ')} />
        {ordered.map(({ key, x, y, label }) => (
          <circle
            key={key}
            className={`${styles.point} ${key === chosen ? styles.chosen : ''}`}
            cx={toX(x)}
            cy={toY(y)}
            r={key === chosen ? 7 : 5}
            role="button"
            tabIndex={0}
            aria-label={label}
            aria-pressed={key === chosen}
            onClick={() => onChoose(key)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                onChoose(key);
              }
            }}
          >
            <title>{label}</title>
          </circle>
        ))}
      </svg>
    </figure>
  );
}
