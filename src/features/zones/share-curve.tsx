import type { SmallerAreaOption } from '../../workers/zones-worker.ts';
import styles from './zones.module.css';

interface Props {
  readonly options: readonly SmallerAreaOption[];
  readonly drawnSquareMetres: number;
  readonly label: string;
  readonly axes: { readonly area: (squareMetres: number) => string; readonly share: (share: number) => string };
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [320, 120, 40, 20, 8, 12];

/** Share that is kept against ground: where the curve is flat, ground can go at little price. */
export function ShareCurve({ options, drawnSquareMetres, label, axes: { area, share } }: Props) {
  const widest = Math.max(drawnSquareMetres, ...options.map(({ areaSquareMetres }) => areaSquareMetres));
  const lowest = Math.min(...options.map(({ keptShare }) => keptShare)) - 0.05;
  const x = (squareMetres: number) => LEFT + (squareMetres / widest) * (WIDTH - LEFT - RIGHT);
  const y = (kept: number) => HEIGHT - BOTTOM - ((kept - lowest) / (1 - lowest)) * (HEIGHT - BOTTOM - TOP);
  const points = [
    ...options.map(({ areaSquareMetres, keptShare }) => ({ areaSquareMetres, keptShare })),
    { areaSquareMetres: drawnSquareMetres, keptShare: 1 },
  ].sort((a, b) => a.areaSquareMetres - b.areaSquareMetres);
  return (
    <svg className={styles.curve} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[1, lowest + 0.05].map((kept) => (
        <g key={kept}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(kept)} y2={y(kept)} />
          <text x={LEFT - 6} y={y(kept) + 4} textAnchor="end">
            {share(kept)}
          </text>
        </g>
      ))}
      <polyline points={points.map((one) => `${x(one.areaSquareMetres)},${y(one.keptShare)}`).join(' ')} />
      {points.map((one, i) => (
        <circle key={i} cx={x(one.areaSquareMetres)} cy={y(one.keptShare)} r={i === points.length - 1 ? 4.5 : 3} />
      ))}
      <text x={LEFT} y={HEIGHT - 4}>
        0
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 4} textAnchor="end">
        {area(widest)}
      </text>
    </svg>
  );
}
