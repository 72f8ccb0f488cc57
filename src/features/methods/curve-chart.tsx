import type { ToolCurve } from '../../analysis/tools/tool-types.ts';
import { useTexts } from '../../i18n/index.ts';
import { formatMessage } from './format-value.ts';
import styles from './methods.module.css';

const SIZE = 200;

/** A curve over shares, with the diagonal that an even division would give. */
export function CurveChart({ curve }: { readonly curve: ToolCurve }) {
  const texts = useTexts();
  const place = ([x, y]: readonly [number, number]) => `${x * SIZE},${(1 - y) * SIZE}`;
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return (
    <figure className={styles.curve}>
      <svg viewBox={`-30 -8 ${SIZE + 40} ${SIZE + 36}`} role="img" aria-label={formatMessage(curve.title, texts)}>
        {ticks.map((tick) => (
          <g key={tick} className={styles.tick}>
            <line x1={0} x2={SIZE} y1={(1 - tick) * SIZE} y2={(1 - tick) * SIZE} />
            <text x={-5} y={(1 - tick) * SIZE + 3} textAnchor="end">
              {texts.share(tick)}
            </text>
            <text x={tick * SIZE} y={SIZE + 12} textAnchor="middle">
              {texts.share(tick)}
            </text>
          </g>
        ))}
        <line className={styles.diagonal} x1={0} y1={SIZE} x2={SIZE} y2={0} />
        <polyline className={styles.line} points={curve.points.map(place).join(' ')} />
        <text className={styles.axis} x={SIZE / 2} y={SIZE + 25} textAnchor="middle">
          {formatMessage(curve.x, texts)}
        </text>
      </svg>
      <figcaption>{formatMessage(curve.y, texts)}</figcaption>
    </figure>
  );
}
