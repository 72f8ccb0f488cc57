import type { SourceBox } from '../../formats/incidents/recipe.ts';
import { useTexts } from '../../i18n/index.ts';
import styles from './import.module.css';

interface Props {
  /** Numbers as they stand in the file: [a0, b0, a1, b1, …]. */
  readonly sample: readonly number[];
  readonly swapped: boolean;
  readonly scale: number;
  /** Where places are expected, in the units of the coordinate system. */
  readonly expected: SourceBox | null;
}

const [WIDTH, HEIGHT, EDGE] = [340, 240, 14];

/** A sample of the places under the chosen reading, north up, with the box in which they are expected. */
export function PlacePreview({ sample, swapped, scale, expected }: Props) {
  const { t } = useTexts();
  const points = Array.from({ length: sample.length / 2 }, (_, i) => {
    const pair = [sample[2 * i]! * scale, sample[2 * i + 1]! * scale] as const;
    return swapped ? ([pair[1], pair[0]] as const) : pair;
  }).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (points.length === 0) return null;
  // Strays would make the town a dot: the picture is of the middle, they lie on its edge.
  const middle = (values: number[]) => {
    values.sort((a, b) => a - b);
    return [values[Math.floor(values.length * 0.03)]!, values[Math.ceil(values.length * 0.97) - 1]!] as const;
  };
  const [west, east] = middle(points.map(([x]) => x));
  const [south, north] = middle(points.map(([, y]) => y));
  const unit = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(east - west, 1e-9),
    (HEIGHT - 2 * EDGE) / Math.max(north - south, 1e-9),
  );
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const at = (x: number, y: number) =>
    [
      clamp(WIDTH / 2 + (x - (west + east) / 2) * unit, 4, WIDTH - 4),
      clamp(HEIGHT / 2 - (y - (south + north) / 2) * unit, 4, HEIGHT - 4),
    ] as const;
  const corners = expected && [
    at(expected.west, expected.south),
    at(expected.east, expected.south),
    at(expected.east, expected.north),
    at(expected.west, expected.north),
  ];
  return (
    <svg className={styles.preview} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('importing.preview')}>
      {corners && <path d={`M${corners.map((corner) => corner.join(' ')).join('L')}Z`} />}
      {points.map(([x, y], i) => {
        const [cx, cy] = at(x, y);
        return <circle key={i} cx={cx} cy={cy} r={2} />;
      })}
    </svg>
  );
}
