import type { AreaKind, BaseLayers, PolygonSet } from '../../../domain/place/base-layers.ts';
import { ringsContain, signedArea } from '../../rings.ts';
import { ringsOf } from '../../../domain/place/polygon-rings.ts';
import { directionAt, labelPointOf } from './label-point.ts';
import type { Attributes } from './tile-features.ts';

/** A name at a point, project metres. */
export interface PlacedName {
  readonly x: number;
  readonly y: number;
  readonly attributes: Attributes;
  readonly fromZoom: number;
}
/** A name along a short straight line through the middle of a canal. */
export interface NameLine {
  readonly points: readonly number[];
  readonly attributes: Attributes;
}

const AREA_FROM_ZOOM: Readonly<Record<AreaKind, number>> = {
  municipality: 6,
  district: 9,
  neighbourhood: 11,
  other: 11,
};
/** Water that is narrower than this carries its name along its course. */
const NARROW_METRES = 60;
const LINE_METRES = 480;

/**
 * Names of areas. A municipality is named at its largest town rather than in the middle of its fields; an area that is
 * called after the water in it gets no second name.
 */
export function areaNames(
  { shapes, records }: NonNullable<BaseLayers['areas']>,
  builtUp: readonly (readonly Float64Array[])[],
  taken: ReadonlySet<string>,
): PlacedName[] {
  return records.flatMap(({ name, kind }, i) => {
    const rings = ringsOf(shapes, i);
    if (!name || rings.length === 0 || taken.has(name)) return [];
    const { x, y, room } = labelPointOf((kind === 'municipality' && largestWithin(builtUp, rings)) || rings, 20);
    return [{ x, y, attributes: { kind, name, room: Math.round(room) }, fromZoom: AREA_FROM_ZOOM[kind] }];
  });
}

function largestWithin(
  polygons: readonly (readonly Float64Array[])[],
  rings: readonly Float64Array[],
): readonly Float64Array[] | null {
  const inside = polygons.filter(([outer]) => ringsContain(rings, outer![0]!, outer![1]!));
  return inside.sort((a, b) => signedArea(b[0]!) - signedArea(a[0]!))[0] ?? null;
}

/** Names of water or green: in wide areas at a point, in narrow ones along a line. */
export function surfaceNames(
  shapes: PolygonSet,
  names: readonly string[],
): { readonly points: PlacedName[]; readonly lines: NameLine[] } {
  const points: PlacedName[] = [];
  const lines: NameLine[] = [];
  names.forEach((name, i) => {
    const rings = name ? ringsOf(shapes, i) : [];
    if (rings.length === 0) return;
    const { x, y, room } = labelPointOf(rings, 2);
    const attributes = { name, room: Math.round(room) };
    if (room > NARROW_METRES) {
      points.push({ x, y, attributes, fromZoom: room > 400 ? 8 : 12 });
    } else {
      const [dx, dy] = directionAt(rings, x, y).map((part) => (part * LINE_METRES) / 2) as [number, number];
      lines.push({ points: [x - dx, y - dy, x + dx, y + dy], attributes });
    }
  });
  return { points, lines };
}
