import type { StreetGraph } from '../graph/street-graph.ts';
import { PathSearch } from '../paths/path-search.ts';
import { uniformStream, type UniformStream } from '../../numerics/random/uniform-stream.ts';
import type { SimilarRoutes } from './corridor-types.ts';
import { UnitRole, type CorridorUnits } from './corridor-units.ts';

/** Drawn routes are this much shorter or longer than the route at most. */
const LENGTH_TOLERANCE = 0.1;
/** Draws that end nowhere or come near the route are done again, up to so many times the number wanted. */
const ATTEMPTS = 20;

/**
 * Draws shortest routes of about the same length elsewhere on the network and ranks the route's departure from
 * expectation, (recorded - expected) / √expected, among theirs. Two-sided p. Null when fewer than 19 could be drawn.
 */
export function drawSimilarRoutes(
  graph: StreetGraph,
  units: CorridorUnits,
  counted: Float64Array,
  expected: Float64Array,
  routeMetres: number,
  wanted: number,
  seed: number,
): SimilarRoutes | null {
  const byEdge = sumsByEdge(graph, units, counted, expected);
  const route = { counted: 0, expected: 0 };
  for (let unit = 0; unit < units.length; unit++) {
    if (units.onLine[unit] === 0) continue;
    route.counted += counted[unit]!;
    route.expected += expected[unit]!;
  }
  if (route.expected <= 0) return null;
  const search = new PathSearch(graph);
  const random = uniformStream(seed);
  const starts = cumulativeLengths(graph);
  const ratios: number[] = [];
  let atLeast = 1;
  let atMost = 1;
  const own = departure(route.counted, route.expected);
  for (let attempt = 0; attempt < ATTEMPTS * wanted && ratios.length < wanted; attempt++) {
    const drawn = drawRoute(graph, search, random, starts, byEdge, routeMetres);
    if (!drawn) continue;
    ratios.push(drawn.counted / drawn.expected);
    const other = departure(drawn.counted, drawn.expected);
    if (other >= own) atLeast++;
    if (other <= own) atMost++;
  }
  if (ratios.length < 19) return null;
  ratios.sort((a, b) => a - b);
  const quantile = (share: number) => ratios[Math.round(share * (ratios.length - 1))]!;
  return {
    drawn: ratios.length,
    medianRatio: quantile(0.5),
    lowRatio: quantile(0.025),
    highRatio: quantile(0.975),
    routeRatio: route.counted / route.expected,
    pValue: Math.min(1, (2 * Math.min(atLeast, atMost)) / (ratios.length + 1)),
  };
}

const departure = (counted: number, expected: number): number => (counted - expected) / Math.sqrt(expected);

interface EdgeSums {
  readonly counted: Float64Array;
  readonly expected: Float64Array;
  /** 1 where a unit of the edge lies on or near the route. */
  readonly near: Uint8Array;
}

function sumsByEdge(
  graph: StreetGraph,
  units: CorridorUnits,
  countedByUnit: Float64Array,
  expectedByUnit: Float64Array,
): EdgeSums {
  const counted = new Float64Array(graph.edgeCount);
  const expected = new Float64Array(graph.edgeCount);
  const near = new Uint8Array(graph.edgeCount);
  for (let unit = 0; unit < units.length; unit++) {
    const edge = units.edge[unit]!;
    counted[edge]! += countedByUnit[unit]!;
    expected[edge]! += expectedByUnit[unit]!;
    if (units.role[unit] !== UnitRole.comparison) near[edge] = 1;
  }
  return { counted, expected, near };
}

function cumulativeLengths(graph: StreetGraph): Float64Array {
  const cumulative = new Float64Array(graph.edgeCount + 1);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    cumulative[edge + 1] = cumulative[edge]! + graph.edgeLengthMetres[edge]!;
  }
  return cumulative;
}

function drawRoute(
  graph: StreetGraph,
  search: PathSearch,
  random: UniformStream,
  cumulative: Float64Array,
  { counted, expected, near }: EdgeSums,
  routeMetres: number,
): { counted: number; expected: number } | null {
  const place = random() * cumulative[graph.edgeCount]!;
  let edge = 0;
  for (let low = 0, high = graph.edgeCount - 1; low <= high;) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! <= place) {
      edge = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  if (near[edge] === 1) return null;
  search.runFromNode(graph.edgeFrom[edge]!, { limit: routeMetres * (1 + LENGTH_TOLERANCE) });
  const ends: number[] = [];
  for (let i = 0; i < search.reachedCount; i++) {
    const node = search.reached[i]!;
    if (search.nodeCost[node]! >= routeMetres * (1 - LENGTH_TOLERANCE)) ends.push(node);
  }
  if (ends.length === 0) return null;
  const sums = { counted: 0, expected: 0 };
  let node = ends[Math.floor(random() * ends.length)]!;
  for (let via = search.arrivingEdgeOf(node); via >= 0; via = search.arrivingEdgeOf(node)) {
    if (near[via] === 1) return null;
    sums.counted += counted[via]!;
    sums.expected += expected[via]!;
    node = search.nodeBefore(node);
  }
  return sums.expected > 0 ? sums : null;
}
