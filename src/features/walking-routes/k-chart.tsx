import { useTexts } from '../../i18n/index.ts';
import type { NetworkK } from '../../network/density/network-k.ts';
import { useSize } from '../../ui/charts/use-size.ts';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import styles from './walking-routes.module.css';

const HEIGHT = 140;
const AXIS = 20;

/** K along the streets with the envelope of random patterns, as sentence, line and table. */
export function KChart({ k }: { readonly k: NetworkK }) {
  const { t, number, count } = useTexts();
  const [box, width] = useSize<HTMLDivElement>();
  const { distancesMetres, observed, simulated, pValue } = k;
  const furthest = distancesMetres[distancesMetres.length - 1]!;
  const top = Math.max(...observed, ...(simulated?.high ?? []));
  const x = (i: number) => (distancesMetres[i]! / furthest) * width;
  const y = (value: number) => (HEIGHT - AXIS) * (1 - value / top);
  const points = (values: Float64Array) => Array.from(values, (value, i) => `${x(i)},${y(value)}`).join(' ');
  const above = simulated ? distancesMetres.filter((_, i) => observed[i]! > simulated.high[i]!) : [];
  return (
    <>
      <p>
        {t(above.length > 0 ? 'routes.k.closer' : 'routes.k.chance', {
          from: above[0] ?? 0,
          to: above[above.length - 1] ?? 0,
          n: count(k.events),
          p: number(pValue ?? 1, 2),
        })}
      </p>
      <div ref={box}>
        {width > 0 && simulated && (
          <svg className={styles.chart} width={width} height={HEIGHT} role="img" aria-label={t('routes.k.title')}>
            <polygon
              className={styles.band}
              points={`${points(simulated.high)} ${Array.from(simulated.low, (_, i) => simulated.low.length - 1 - i)
                .map((i) => `${x(i)},${y(simulated.low[i]!)}`)
                .join(' ')}`}
            />
            <polyline className={styles.dash} points={points(simulated.mean)} />
            <polyline className={styles.line} points={points(observed)} />
            <line className={styles.axis} x1={0} x2={width} y1={y(0)} y2={y(0)} />
            <text x={0} y={HEIGHT - 4}>
              0
            </text>
            <text x={width} y={HEIGHT - 4} textAnchor="end">
              {count(furthest)} m
            </text>
          </svg>
        )}
      </div>
      <Disclosure title={t('routes.chart.asTable')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('routes.chart.distance')}</th>
              <th scope="col">K</th>
              <th scope="col">{t('routes.k.random')}</th>
            </tr>
          </thead>
          <tbody>
            {distancesMetres.map((metres, i) => (
              <tr key={metres}>
                <th scope="row">{metres} m</th>
                <td>{count(observed[i]!)}</td>
                <td>{simulated ? `${count(simulated.low[i]!)}–${count(simulated.high[i]!)}` : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </>
  );
}
