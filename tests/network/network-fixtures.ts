import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { LineSet, StreetClass, StreetRecord } from '../../src/domain/place/base-layers.ts';
import { deriveStreetGraph, type StreetGraphOptions } from '../../src/network/graph/derive-street-graph.ts';
import type { NetworkPoint, StreetGraph } from '../../src/network/graph/street-graph.ts';
import { sharedPath } from '../shared-data.ts';

export type Line = readonly (readonly [number, number])[];

export function lineSet(lines: readonly Line[]): LineSet {
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => (starts[i + 1] = starts[i]! + line.length));
  return { length: lines.length, starts, coordinates: Float64Array.from(lines.flat(2)) };
}

export function records(count: number, classes: readonly StreetClass[] = []): StreetRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `s${i}`,
    name: `street ${i}`,
    class: classes[i] ?? 'residential',
  }));
}

export function graphOf(
  lines: readonly Line[],
  options: Partial<StreetGraphOptions> = {},
  classes: readonly StreetClass[] = [],
) {
  return deriveStreetGraph(lineSet(lines), records(lines.length, classes), options);
}

/** A square lattice of streets, `size` junctions a side. */
export function gridGraph(size: number, spacingMetres = 100, originX = 0, originY = 0): StreetGraph {
  const at = (column: number, row: number) =>
    [originX + column * spacingMetres, originY + row * spacingMetres] as [number, number];
  const lines: Line[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (column + 1 < size) lines.push([at(column, row), at(column + 1, row)]);
      if (row + 1 < size) lines.push([at(column, row), at(column, row + 1)]);
    }
  }
  return graphOf(lines).graph;
}

/** The place on the network nearest to a coordinate, sought by trying every segment. */
export function placeAt(graph: StreetGraph, x: number, y: number): NetworkPoint {
  let best = { edge: -1, offsetMetres: 0, distance: Infinity };
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    let along = 0;
    for (let i = graph.geometryStarts[edge]!; i < graph.geometryStarts[edge + 1]! - 1; i++) {
      const [x0, y0] = [graph.geometry[2 * i]!, graph.geometry[2 * i + 1]!];
      const [dx, dy] = [graph.geometry[2 * i + 2]! - x0, graph.geometry[2 * i + 3]! - y0];
      const length = Math.hypot(dx, dy);
      const share = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (length * length)));
      const distance = Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
      if (distance < best.distance) best = { edge, offsetMetres: along + share * length, distance };
      along += length;
    }
  }
  return { edge: best.edge, offsetMetres: best.offsetMetres };
}

const HIGHWAY_CLASSES: Readonly<Record<string, StreetClass>> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  residential: 'residential',
  unclassified: 'residential',
  living_street: 'living-street',
  pedestrian: 'pedestrian',
  service: 'service',
  track: 'track',
  cycleway: 'cycleway',
  footway: 'footway',
  path: 'path',
  steps: 'steps',
};

export interface RealStreets {
  readonly lines: LineSet;
  readonly records: readonly StreetRecord[];
  readonly layers: Int8Array | null;
}

/** Metres around a point, good to a few parts in 10 000 over a town: enough for a test of topology. */
function localMetres(longitude: number, latitude: number, lon0: number, lat0: number): [number, number] {
  const metresPerDegree = 111_320;
  return [(longitude - lon0) * metresPerDegree * Math.cos((lat0 * Math.PI) / 180), (latitude - lat0) * metresPerDegree];
}

interface StreetFeature {
  properties: { highway?: string };
  geometry: { type: string; coordinates: [number, number][] };
}

/** Groningen's streets of the shared data, or null where that folder is absent. */
export function groningenStreets(): RealStreets | null {
  const path = sharedPath('data/groningen/streets_city.geojson.gz');
  if (!path) return null;
  const collection = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { features: StreetFeature[] };
  const lines = collection.features.map(({ geometry }) =>
    geometry.coordinates.map(([lon, lat]) => localMetres(lon, lat, 6.56, 53.22)),
  );
  const streetRecords = collection.features.map(({ properties }, i) => ({
    id: `g${i}`,
    name: '',
    class: HIGHWAY_CLASSES[properties.highway ?? ''] ?? ('unknown' as const),
  }));
  return { lines: lineSet(lines), records: streetRecords, layers: null };
}

interface OsmEntity {
  id: string;
  loc?: [number, number];
  nodes?: string[];
  tags?: Record<string, string>;
}

/** The streets of Three Rivers (OpenStreetMap) with their layers, or null where the shared folder is absent. */
export function threeRiversStreets(): RealStreets | null {
  const path = sharedPath('data/osm/three_rivers_intro_graph.json.gz');
  if (!path) return null;
  const entities = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as Record<string, OsmEntity>;
  const ways = Object.values(entities).filter((entity) => entity.nodes && entity.tags?.highway);
  const lines = ways.map((way) =>
    way.nodes!.flatMap((id) => {
      const loc = entities[id]?.loc;
      return loc ? [localMetres(loc[0], loc[1], -85.63, 41.945)] : [];
    }),
  );
  return {
    lines: lineSet(lines),
    records: ways.map((way) => ({
      id: way.id,
      name: way.tags?.name ?? '',
      class: HIGHWAY_CLASSES[way.tags!.highway!] ?? 'unknown',
    })),
    layers: Int8Array.from(ways, (way) => Number(way.tags?.layer ?? (way.tags?.bridge === 'yes' ? 1 : 0))),
  };
}
