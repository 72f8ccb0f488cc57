import { crsByEpsg, WGS84 } from '../../geometry/crs/known-crs.ts';
import { recogniseCrs, type CrsCandidate } from '../../geometry/crs/recognise-crs.ts';
import { pointTransform } from '../../geometry/crs/transform.ts';
import { parseNumber, type DecimalMark } from '../cells/number.ts';
import { encodeText, normaliseWords } from '../cells/text.ts';
import type { RoleGuess } from './guess-roles.ts';
import type { SampledCell } from './profile-collector.ts';
import type { ExaminedColumn } from './profile-columns.ts';
import type { ReadProfile } from './profile.ts';
import type { ImportRecipe, SourceBox } from './recipe.ts';

const PREVIEWED = 300;

function toNumber(cell: SampledCell | undefined, decimal: DecimalMark): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return NaN;
  const bytes = encodeText(cell);
  return parseNumber(bytes, 0, bytes.length, decimal);
}

interface Pairs {
  readonly a: number[];
  readonly b: number[];
  readonly decimal: DecimalMark;
}

function pairsOf(columnOf: (role: string) => ExaminedColumn | undefined): Pairs | null {
  const [x, y, point] = [columnOf('x'), columnOf('y'), columnOf('point')];
  if (point) {
    const pairs = point.kinds.texts
      .map((text) => text.match(/[-+]?\d+(?:\.\d+)?/g)?.map(Number) ?? [])
      .filter(({ length }) => length === 2);
    return { a: pairs.map(([first]) => first!), b: pairs.map(([, second]) => second!), decimal: '.' };
  }
  if (!x || !y) return null;
  const decimal = x.kinds.decimal === ',' || y.kinds.decimal === ',' ? ',' : '.';
  return {
    a: x.sample.map((cell) => toNumber(cell, decimal)),
    b: y.sample.map((cell) => toNumber(cell, decimal)),
    decimal,
  };
}

/** EPSG code that a column name gives away. */
function epsgOfName(name: string): number | null {
  const words = normaliseWords(name);
  if (/\b(rd|rdx|rdy|28992|rijksdriehoek)\b/.test(words)) return 28992;
  return /\b(wgs|wgs84|4326)\b/.test(words) ? 4326 : null;
}

/** How the numbers of the place columns are to be read; null without such columns. */
export function profilePlace(
  columns: readonly ExaminedColumn[],
  roles: ReadonlyMap<string, RoleGuess>,
  declaredEpsg: number | null,
): ReadProfile['place'] {
  const columnOf = (role: string) => columns.find(({ name }) => roles.get(name)?.role === role);
  const pairs = pairsOf(columnOf);
  if (!pairs) return null;
  const x = columnOf('x');
  const meaning = x ? roles.get(x.name)?.meaning : undefined;
  const unit = meaning === 'lon' ? 'degrees' : meaning === 'x' ? 'metres' : null;
  // The pseudo columns of a GeoJSON without a stated system are degrees by the standard, which ranges confirm or not.
  const { candidates, certain } = recogniseCrs(pairs.a, pairs.b, {
    declaredEpsg: declaredEpsg ?? (x ? epsgOfName(x.name) : null),
    unit: x?.name.startsWith('geometry ') ? null : unit,
  });
  const sample: number[] = [];
  const step = Math.max(1, Math.floor(pairs.a.length / PREVIEWED));
  for (let i = 0; i < pairs.a.length && sample.length < 2 * PREVIEWED; i += step) {
    if (Number.isFinite(pairs.a[i]!) && Number.isFinite(pairs.b[i]!)) sample.push(pairs.a[i]!, pairs.b[i]!);
  }
  const first = candidates[0];
  return {
    candidates,
    certain,
    decimal: pairs.decimal,
    sample,
    expected: first ? expectedBox(first, sample) : null,
    shareInNetherlands: first?.shareInNetherlands ?? 0,
  };
}

const RD_BOX: SourceBox = { west: 0, south: 300_000, east: 300_000, north: 625_000 };
const NETHERLANDS_BOX: SourceBox = { west: 3.2, south: 50.7, east: 7.3, north: 53.7 };
const MOSTLY = 0.5;

/** Where places are expected in the units of a candidate: the country, or abroad the middle of the data and room around it. */
export function expectedBox(candidate: CrsCandidate, sample: readonly number[]): SourceBox | null {
  if (candidate.shareInNetherlands >= MOSTLY && candidate.epsg === 28992) return RD_BOX;
  if (candidate.shareInNetherlands >= MOSTLY && candidate.epsg === 4326) return NETHERLANDS_BOX;
  const axis = (offset: number) =>
    sample
      .filter((_, index) => index % 2 === offset)
      .map((value) => value * candidate.scale)
      .sort((p, q) => p - q);
  const [east, north] = candidate.swapped ? [axis(1), axis(0)] : [axis(0), axis(1)];
  if (east.length < 20) return null;
  const span = (values: number[]) => {
    const low = values[Math.floor(values.length * 0.02)]!;
    const high = values[Math.floor(values.length * 0.98)]!;
    const room = Math.max(high - low, 1e-6);
    return [low - room, high + room] as const;
  };
  const [[west, right], [south, top]] = [span(east), span(north)];
  return { west, south, east: right, north: top };
}

/** Longitude and latitude of the sampled numbers under a reading, for the preview map: [lon0, lat0, …]. */
export function previewPlaces(
  sample: readonly number[],
  place: Pick<NonNullable<ImportRecipe['place']>, 'epsg' | 'swapped' | 'scale'>,
): number[] {
  const crs = place.epsg === null ? null : crsByEpsg(place.epsg);
  if (!crs) return [];
  const toDegrees = pointTransform(crs, WGS84);
  const places: number[] = [];
  for (let i = 0; i + 1 < sample.length; i += 2) {
    const [a, b] = [sample[i]! * place.scale, sample[i + 1]! * place.scale];
    if (a === 0 && b === 0) continue;
    const [longitude, latitude] = place.swapped ? toDegrees(b, a) : toDegrees(a, b);
    if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) places.push(longitude, latitude);
  }
  return places;
}
