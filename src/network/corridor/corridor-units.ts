import Flatbush from 'flatbush';
import { lineThroughParts, pointOnEdge } from '../graph/edge-geometry.ts';
import { nearestOnSegment } from '../graph/segment-boxes.ts';
import type { StreetGraph } from '../graph/street-graph.ts';
import { uniteIntervals } from '../paths/intervals.ts';
import type { NetworkPath } from '../paths/path-search.ts';
import { STREET_FUNCTIONS } from './street-function.ts';

export const UnitRole = { comparison: 0, route: 1, guard: 2 } as const;

/** Short pieces of street, each either on the route, near it, or elsewhere. Units of an edge lie together, ascending. */
export interface CorridorUnits {
  readonly length: number;
  readonly edge: Uint32Array;
  readonly fromMetres: Float64Array;
  readonly toMetres: Float64Array;
  readonly role: Uint8Array;
  /** Lies on the line of the route itself, not merely beside it. */
  readonly onLine: Uint8Array;
  /** Metres from the start along the route, for units of the route; NaN elsewhere. */
  readonly alongMetres: Float64Array;
  /** Kind of street: street class × functions + function. */
  readonly stratum: Uint16Array;
  /** edges + 1. */
  readonly starts: Uint32Array;
}

export function deriveCorridorUnits(
  graph: StreetGraph,
  route: NetworkPath,
  streetFunctions: Uint8Array | null,
  settings: { readonly reachMetres: number; readonly guardMetres: number; readonly unitMetres: number },
): CorridorUnits {
  const onRoute = routeIntervals(route);
  const edge: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const onLine: number[] = [];
  const starts = new Uint32Array(graph.edgeCount + 1);
  for (let e = 0; e < graph.edgeCount; e++) {
    for (const [start, end, isRoute] of cutAtRoute(graph.edgeLengthMetres[e]!, onRoute.get(e) ?? [])) {
      const count = Math.max(1, Math.ceil((end - start) / settings.unitMetres - 1e-9));
      for (let i = 0; i < count; i++) {
        edge.push(e);
        from.push(start + ((end - start) * i) / count);
        to.push(start + ((end - start) * (i + 1)) / count);
        onLine.push(isRoute ? 1 : 0);
      }
    }
    starts[e + 1] = edge.length;
  }
  const length = edge.length;
  const role = new Uint8Array(length);
  const along = new Float64Array(length).fill(NaN);
  const nearest = routeLocator(lineThroughParts(graph, route.parts));
  const limit = Math.max(settings.guardMetres, settings.reachMetres, 0.01);
  for (let unit = 0; unit < length; unit++) {
    const nearTo = (offsetMetres: number) => nearest(...pointOnEdge(graph, { edge: edge[unit]!, offsetMetres }), limit);
    const middle = nearTo((from[unit]! + to[unit]!) / 2);
    const ends = middle && middle.distance <= settings.reachMetres ? [nearTo(from[unit]!), nearTo(to[unit]!)] : [];
    // Beside the route lies what runs along it: near over its whole length, and not before its start or past its end.
    const beside =
      ends.length === 2 &&
      ends.every((end) => end && end.distance <= settings.reachMetres) &&
      middle!.along > 0 &&
      middle!.along < route.lengthMetres - 1e-6;
    if (onLine[unit] === 1 || beside) {
      role[unit] = UnitRole.route;
      along[unit] = middle?.along ?? 0;
    } else if (middle) role[unit] = UnitRole.guard;
  }
  return {
    length,
    edge: Uint32Array.from(edge),
    fromMetres: Float64Array.from(from),
    toMetres: Float64Array.from(to),
    role,
    onLine: Uint8Array.from(onLine),
    alongMetres: along,
    stratum: Uint16Array.from(edge, (e) => stratumOf(graph.edgeClass[e]!, streetFunctions?.[e] ?? 0)),
    starts,
  };
}

export const stratumOf = (streetClass: number, streetFunction: number): number =>
  streetClass * STREET_FUNCTIONS.length + streetFunction;

/** The unit that holds a place on an edge; a place on a border belongs to the later unit. */
export function unitAt(units: CorridorUnits, edge: number, offsetMetres: number): number {
  let low = units.starts[edge]!;
  let high = units.starts[edge + 1]! - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units.fromMetres[middle]! <= offsetMetres) low = middle;
    else high = middle - 1;
  }
  return low;
}

function routeIntervals({ parts }: NetworkPath): Map<number, [number, number][]> {
  const intervals = new Map<number, [number, number][]>();
  for (let i = 0; i < parts.length; i++) {
    const list = intervals.get(parts.edge[i]!) ?? [];
    const [a, b] = [parts.fromMetres[i]!, parts.toMetres[i]!];
    list.push([Math.min(a, b), Math.max(a, b)]);
    intervals.set(parts.edge[i]!, list);
  }
  for (const [edge, list] of intervals) intervals.set(edge, uniteIntervals(list));
  return intervals;
}

/** Pieces of [0, length], cut where the route begins and ends; slivers under a millimetre are not cut off. */
function cutAtRoute(length: number, intervals: readonly [number, number][]): [number, number, boolean][] {
  const pieces: [number, number, boolean][] = [];
  let at = 0;
  for (const [from, to] of intervals) {
    if (from > at + 0.001) pieces.push([at, from, false]);
    pieces.push([from > at + 0.001 ? from : at, to, true]);
    at = to;
  }
  if (length > at + 0.001 || pieces.length === 0) pieces.push([at, length, false]);
  else pieces[pieces.length - 1]![1] = length;
  return pieces;
}

/** Finds the nearest point of a line: its distance and how far along the line it lies. */
function routeLocator(line: Float64Array) {
  const count = line.length / 2 - 1;
  const tree = new Flatbush(Math.max(1, count));
  const alongStart = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    const [x0, y0, x1, y1] = [line[2 * i]!, line[2 * i + 1]!, line[2 * i + 2]!, line[2 * i + 3]!];
    tree.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    alongStart[i + 1] = alongStart[i]! + Math.hypot(x1 - x0, y1 - y0);
  }
  if (count < 1) tree.add(NaN, NaN, NaN, NaN);
  tree.finish();
  return (x: number, y: number, limit: number): { distance: number; along: number } | null => {
    let best: { distance: number; along: number } | null = null;
    for (const i of tree.search(x - limit, y - limit, x + limit, y + limit).sort((a, b) => a - b)) {
      const near = nearestOnSegment(x, y, line[2 * i]!, line[2 * i + 1]!, line[2 * i + 2]!, line[2 * i + 3]!);
      if (near.distance > limit || (best && near.distance >= best.distance)) continue;
      best = {
        distance: near.distance,
        along: alongStart[i]! + near.along * (alongStart[i + 1]! - alongStart[i]!),
      };
    }
    return best;
  };
}
