import type { GeoFeature, Properties, Shape } from './geo-layer.ts';

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
}

class Damaged extends Error {}

/** A feature from GeoJSON's own form; attributes by `pick`. */
export function featureOf(
  properties: Readonly<Record<string, unknown>>,
  geometry: Geometry | null,
  pick: (name: string) => string | null,
): GeoFeature {
  const picked = pickProperties(properties, pick);
  if (!geometry) return { properties: picked, shape: null, flaw: 'noShape' };
  try {
    const shape = shapeOf(geometry);
    return { properties: picked, shape, flaw: shape ? null : 'unusedShape' };
  } catch (cause) {
    if (cause instanceof Damaged) return { properties: picked, shape: null, flaw: 'damagedShape' };
    throw cause;
  }
}

export function pickProperties(
  properties: Readonly<Record<string, unknown>>,
  pick: (name: string) => string | null,
): Properties {
  const picked: Record<string, unknown> = {};
  for (const name in properties) {
    const known = pick(name);
    if (known !== null) picked[known] = properties[name];
  }
  return picked;
}

function shapeOf({ type, coordinates, geometries }: Geometry): Shape | null {
  switch (type) {
    case 'Point':
      return { kind: 'point', point: flatten([coordinates]) };
    case 'MultiPoint':
      return list(coordinates).length === 1 ? { kind: 'point', point: flatten(coordinates) } : null;
    case 'LineString':
      return { kind: 'line', lines: [flatten(coordinates)] };
    case 'MultiLineString':
      return { kind: 'line', lines: list(coordinates).map(flatten) };
    case 'Polygon':
      return { kind: 'polygon', polygons: [list(coordinates).map(flatten)] };
    case 'MultiPolygon':
      return { kind: 'polygon', polygons: list(coordinates).map((part) => list(part).map(flatten)) };
    case 'GeometryCollection': {
      const parts = list(geometries) as Geometry[];
      return parts.length === 1 && parts[0] ? shapeOf(parts[0]) : null;
    }
    default:
      return null;
  }
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Damaged();
  return value;
}

function flatten(positions: unknown): Float64Array {
  const points = list(positions);
  const flat = new Float64Array(2 * points.length);
  for (let i = 0; i < points.length; i++) {
    const [x, y] = list(points[i]);
    if (typeof x !== 'number' || typeof y !== 'number') throw new Damaged();
    flat[2 * i] = x;
    flat[2 * i + 1] = y;
  }
  return flat;
}
