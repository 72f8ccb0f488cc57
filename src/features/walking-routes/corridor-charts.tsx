import { useTexts } from '../../i18n/index.ts';
import type { CorridorProfile } from '../../network/corridor/corridor-types.ts';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { useSize } from '../../ui/charts/use-size.ts';
import styles from './walking-routes.module.css';

const HEIGHT = 132;
const AXIS = 22;
const LEFT = 26;

/** Half-width of the 95 % range of a count around its expectation, widened by the dispersion found elsewhere. */
const halfRange = (expected: number, dispersion: number) => 1.96 * Math.sqrt(expected * Math.max(1, dispersion));

interface ChartProps {
  readonly recorded: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
  readonly dispersion: number;
  /** Text of each n-th position below the axis. */
  readonly tick: (i: number) => string | null;
  readonly label: string;
  readonly describe: (i: number) => string;
}

/** Bars of what was recorded over a band of what comparable streets would give. Neither is drawn without the other. */
function BandChart({ recorded, expected, dispersion, tick, label, describe }: ChartProps) {
  const { count } = useTexts();
  const [box, width] = useSize<HTMLDivElement>();
  const n = recorded.length;
  const high = (i: number) => expected[i]! + halfRange(expected[i]!, dispersion);
  const low = (i: number) => Math.max(0, expected[i]! - halfRange(expected[i]!, dispersion));
  const top = Math.max(1, ...Array.from({ length: n }, (_, i) => Math.max(recorded[i]!, high(i))));
  const step = Math.max(0, width - LEFT) / n;
  const x = (i: number) => LEFT + i * step;
  const y = (value: number) => (HEIGHT - AXIS) * (1 - value / top);
  const stair = (value: (i: number) => number) =>
    Array.from({ length: n }, (_, i) => `${x(i)},${y(value(i))} ${x(i + 1)},${y(value(i))}`).join(' ');
  const back = Array.from({ length: n }, (_, k) => n - 1 - k)
    .map((i) => `${x(i + 1)},${y(low(i))} ${x(i)},${y(low(i))}`)
    .join(' ');
  return (
    <div ref={box}>
      {width > 0 && (
        <svg className={styles.chart} width={width} height={HEIGHT} role="img" aria-label={label}>
          {Array.from({ length: n }, (_, i) => (
            <g key={i}>
              <title>{describe(i)}</title>
              <rect x={x(i)} y={0} width={step} height={HEIGHT - AXIS} fill="transparent" />
              <rect
                className={styles.bar}
                x={x(i) + step * 0.18}
                width={step * 0.64}
                y={y(recorded[i]!)}
                height={Math.max(0, y(0) - y(recorded[i]!))}
              />
            </g>
          ))}
          <polygon className={styles.band} points={`${stair(high)} ${back}`} pointerEvents="none" />
          <polyline className={styles.line} points={stair((i) => expected[i]!)} pointerEvents="none" />
          <line className={styles.axis} x1={LEFT} x2={width} y1={y(0)} y2={y(0)} />
          <text x={0} y={10}>
            {count(top)}
          </text>
          <text x={0} y={y(0)}>
            0
          </text>
          {Array.from({ length: n }, (_, i) => tick(i)).map(
            (text, i) =>
              text !== null && (
                <text key={i} x={x(i)} y={HEIGHT - 6}>
                  {text}
                </text>
              ),
          )}
        </svg>
      )}
    </div>
  );
}

function Key() {
  const { t } = useTexts();
  return (
    <p className={styles.key}>
      <span>
        <svg className={styles.swatch} aria-hidden>
          <rect className={styles.bar} width={12} height={10} />
        </svg>
        {t('routes.chart.recorded')}
      </span>
      <span>
        <svg className={styles.swatch} aria-hidden>
          <rect className={styles.band} width={12} height={10} />
          <line className={styles.line} x2={12} y1={5} y2={5} />
        </svg>
        {t('routes.chart.expected')}
      </span>
    </p>
  );
}

/** Recorded incidents by distance from the origin, over the band of comparable streets; the same as a table. */
export function DistanceProfile({
  profile,
  dispersion,
}: {
  readonly profile: CorridorProfile;
  readonly dispersion: number;
}) {
  const { t, count, number } = useTexts();
  const { stepMetres, incidents, expected, streetMetres } = profile;
  const every = Math.max(1, Math.ceil(incidents.length / 6));
  const describe = (i: number) =>
    t('routes.chart.step', {
      from: count(i * stepMetres),
      to: count((i + 1) * stepMetres),
      n: number(incidents[i]!, 1),
      expected: number(expected[i]!, 1),
    });
  return (
    <>
      <BandChart
        recorded={incidents}
        expected={expected}
        dispersion={dispersion}
        tick={(i) => (i % every === 0 ? `${count(i * stepMetres)} m` : null)}
        label={t('routes.chart.profileLabel')}
        describe={describe}
      />
      <Key />
      <Disclosure title={t('routes.chart.asTable')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('routes.chart.distance')}</th>
              <th scope="col">{t('routes.chart.street')}</th>
              <th scope="col">{t('routes.chart.recorded')}</th>
              <th scope="col">{t('routes.chart.expectedShort')}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from(incidents, (value, i) => (
              <tr key={i}>
                <th scope="row">
                  {count(i * stepMetres)}–{count((i + 1) * stepMetres)} m
                </th>
                <td>{count(streetMetres[i]!)} m</td>
                <td>{number(value, Number.isInteger(value) ? 0 : 1)}</td>
                <td>{number(expected[i]!, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </>
  );
}

/** Recorded incidents on the route by hour of the day, over what comparable streets would give. */
export function HourProfile({ profile: { hours, expectedHours } }: { readonly profile: CorridorProfile }) {
  const { t, number } = useTexts();
  return (
    <BandChart
      recorded={hours}
      expected={expectedHours}
      dispersion={1}
      tick={(i) => (i % 6 === 0 ? t('routes.chart.hour', { hour: i }) : null)}
      label={t('routes.chart.hoursLabel')}
      describe={(i) =>
        t('routes.chart.hourStep', {
          from: i,
          to: i + 1,
          n: number(hours[i]!, 1),
          expected: number(expectedHours[i]!, 1),
        })
      }
    />
  );
}
