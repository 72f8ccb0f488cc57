import type { BaseLayers, LineSet, PolygonSet } from './base-layers.ts';

/** The layers of two files together: what both have stands one after the other. */
export function mergeBaseLayers(a: BaseLayers, b: Partial<BaseLayers>): BaseLayers {
  const polygons = (one: PolygonSet | null | undefined, two: PolygonSet | null | undefined) =>
    one && two ? joinPolygons(one, two) : (two ?? one ?? null);
  const shaped = <Row>(one: { shapes: PolygonSet; records: readonly Row[] } | null | undefined, two: typeof one) =>
    one && two
      ? { shapes: joinPolygons(one.shapes, two.shapes), records: [...one.records, ...two.records] }
      : (two ?? one ?? null);
  const rows = <Row>(one: readonly Row[] | null | undefined, two: readonly Row[] | null | undefined) =>
    one && two ? [...one, ...two] : (two ?? one ?? null);
  return {
    areas: shaped(a.areas, b.areas),
    streets:
      a.streets && b.streets
        ? {
            shapes: joinLines(a.streets.shapes, b.streets.shapes),
            records: [...a.streets.records, ...b.streets.records],
          }
        : (b.streets ?? a.streets),
    buildings: shaped(a.buildings, b.buildings),
    addresses: rows(a.addresses, b.addresses),
    water: polygons(a.water, b.water),
    green: polygons(a.green, b.green),
    pois: rows(a.pois, b.pois),
    waterNames: joinNames(a.water, a.waterNames, b.water, b.waterNames),
    greenNames: joinNames(a.green, a.greenNames, b.green, b.greenNames),
    ground: shaped(a.ground, b.ground),
  };
}

type Names = readonly string[] | null | undefined;

/** Names beside polygons: '' for those of a file that had none; null when neither has names. */
function joinNames(
  a: PolygonSet | null | undefined,
  aNames: Names,
  b: PolygonSet | null | undefined,
  bNames: Names,
): readonly string[] | null {
  if (!a || !b) return (b ? bNames : aNames) ?? null;
  if (!aNames && !bNames) return null;
  const filled = (shapes: PolygonSet, names: Names) => names ?? Array.from({ length: shapes.length }, () => '');
  return [...filled(a, aNames), ...filled(b, bNames)];
}

function joinLines(a: LineSet, b: LineSet): LineSet {
  return {
    length: a.length + b.length,
    starts: joinStarts(a.starts, b.starts),
    coordinates: joinCoordinates(a.coordinates, b.coordinates),
  };
}

function joinPolygons(a: PolygonSet, b: PolygonSet): PolygonSet {
  return {
    length: a.length + b.length,
    polygonStarts: joinStarts(a.polygonStarts, b.polygonStarts),
    ringStarts: joinStarts(a.ringStarts, b.ringStarts),
    coordinates: joinCoordinates(a.coordinates, b.coordinates),
  };
}

/** Start indices of b follow on the last of a. */
function joinStarts(a: Uint32Array, b: Uint32Array): Uint32Array {
  const joined = new Uint32Array(a.length + b.length - 1);
  joined.set(a);
  const offset = a.at(-1)!;
  for (let i = 1; i < b.length; i++) joined[a.length + i - 1] = b[i]! + offset;
  return joined;
}

function joinCoordinates(a: Float64Array, b: Float64Array): Float64Array {
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
