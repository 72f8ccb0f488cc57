import { totalLengthMetres, type StreetGraph } from '../graph/street-graph.ts';
import { PathSearch } from '../paths/path-search.ts';
import type { EdgePlaces } from '../snapping/edge-places.ts';
import type { Pause } from '../pause.ts';
import { uniformStream } from '../../numerics/random/uniform-stream.ts';

export interface NetworkKSettings {
  /** Ascending walking distances at which K is taken. */
  readonly distancesMetres: readonly number[];
  /** Number of simulated patterns, e.g. 99; 0 = no envelope. */
  readonly simulations: number;
  readonly seed: number;
}

export interface NetworkK {
  readonly distancesMetres: readonly number[];
  /** K by distance, in metres of street. */
  readonly observed: Float64Array;
  /** Mean, smallest and largest K of the simulated patterns; null without simulations. */
  readonly simulated: { readonly mean: Float64Array; readonly low: Float64Array; readonly high: Float64Array } | null;
  /** Rank of the largest departure from the mean among all patterns: one test over all distances together. */
  readonly pValue: number | null;
  readonly events: number;
}

/** Points of several patterns by edge, on each edge in order of pattern. */
interface Patterns {
  readonly starts: Uint32Array;
  readonly offset: Float64Array;
  readonly pattern: Uint32Array;
}

const EDGES_BETWEEN_PAUSES = 64;

/**
 * Network K function (Okabe and Yamada 2001, Geographical Analysis 33: 271–290):
 * K(t) = L / (n (n - 1)) × number of ordered pairs within walking distance t, L the length of all streets. The envelope
 * and the test come from as many events placed at random, evenly along the streets. Needs two events or more, otherwise
 * a RangeError.
 */
export async function estimateNetworkK(
  graph: StreetGraph,
  events: EdgePlaces,
  { distancesMetres, simulations, seed }: NetworkKSettings,
  pause?: Pause,
): Promise<NetworkK> {
  if (events.length < 2) throw new RangeError('the network K function needs two events or more');
  const patterns = drawPatterns(graph, events, simulations, seed);
  const columns = distancesMetres.length;
  const counts = await countPairs(graph, patterns, simulations + 1, distancesMetres, pause);
  const factor = (2 * totalLengthMetres(graph)) / (events.length * (events.length - 1));
  for (let set = 0; set <= simulations; set++) {
    let within = 0;
    for (let k = 0; k < columns; k++) counts[set * columns + k] = within += counts[set * columns + k]! * factor;
  }
  return {
    distancesMetres,
    observed: counts.slice(0, columns),
    simulated: simulations > 0 ? envelopeOf(counts, simulations, columns) : null,
    pValue: simulations > 0 ? largestDepartureTest(counts, simulations, columns) : null,
    events: events.length,
  };
}

function drawPatterns(graph: StreetGraph, events: EdgePlaces, simulations: number, seed: number): Patterns {
  const random = uniformStream(seed);
  const cumulative = new Float64Array(graph.edgeCount + 1);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    cumulative[edge + 1] = cumulative[edge]! + graph.edgeLengthMetres[edge]!;
  }
  const total = events.length * (simulations + 1);
  const edges = new Uint32Array(total);
  const offsets = new Float64Array(total);
  edges.set(events.edge);
  offsets.set(events.offsetMetres);
  for (let i = events.length; i < total; i++) {
    const along = random() * cumulative[graph.edgeCount]!;
    const edge = lastAtMost(cumulative, along, graph.edgeCount - 1);
    edges[i] = edge;
    offsets[i] = along - cumulative[edge]!;
  }
  const starts = new Uint32Array(graph.edgeCount + 1);
  for (const edge of edges) starts[edge + 1]!++;
  for (let edge = 0; edge < graph.edgeCount; edge++) starts[edge + 1]! += starts[edge]!;
  const next = starts.slice(0, graph.edgeCount);
  const offset = new Float64Array(total);
  const pattern = new Uint32Array(total);
  for (let i = 0; i < total; i++) {
    const slot = next[edges[i]!]!++;
    offset[slot] = offsets[i]!;
    pattern[slot] = Math.floor(i / events.length);
  }
  return { starts, offset, pattern };
}

/** Largest index ≤ `limit` whose value is not above `value`. */
function lastAtMost(ascending: Float64Array, value: number, limit: number): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Unordered pairs by pattern and first distance class that holds them. */
async function countPairs(
  graph: StreetGraph,
  patterns: Patterns,
  sets: number,
  distances: readonly number[],
  pause: Pause | undefined,
): Promise<Float64Array> {
  const columns = distances.length;
  const counts = new Float64Array(sets * columns);
  const limit = distances[columns - 1] ?? 0;
  const fromSearch = new PathSearch(graph);
  const toSearch = new PathSearch(graph);
  const seen = new Int32Array(graph.edgeCount).fill(-1);
  const classOf = (distance: number): number => {
    let k = 0;
    while (k < columns && distances[k]! < distance) k++;
    return k;
  };
  const countBetween = (a: number, b: number) => {
    const lengthA = graph.edgeLengthMetres[a]!;
    const lengthB = graph.edgeLengthMetres[b]!;
    const [u, v] = [graph.edgeFrom[b]!, graph.edgeTo[b]!];
    const [fu, fv, tu, tv] = [
      fromSearch.nodeCost[u]!,
      fromSearch.nodeCost[v]!,
      toSearch.nodeCost[u]!,
      toSearch.nodeCost[v]!,
    ];
    let j = patterns.starts[b]!;
    const endB = patterns.starts[b + 1]!;
    for (let i = patterns.starts[a]!; i < patterns.starts[a + 1]!; i++) {
      const set = patterns.pattern[i]!;
      while (j < endB && patterns.pattern[j]! < set) j++;
      const offset = patterns.offset[i]!;
      for (let k = a === b ? i + 1 : j; k < endB && patterns.pattern[k] === set; k++) {
        const other = patterns.offset[k]!;
        const viaFrom = offset + Math.min(fu + other, fv + lengthB - other);
        const viaTo = lengthA - offset + Math.min(tu + other, tv + lengthB - other);
        let distance = Math.min(viaFrom, viaTo);
        if (a === b) distance = Math.min(distance, Math.abs(offset - other));
        if (distance <= limit) counts[set * columns + classOf(distance)]!++;
      }
    }
  };
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (patterns.starts[edge] === patterns.starts[edge + 1]) continue;
    fromSearch.runFromNode(graph.edgeFrom[edge]!, { limit });
    toSearch.runFromNode(graph.edgeTo[edge]!, { limit });
    seen[edge] = edge;
    countBetween(edge, edge);
    for (const search of [fromSearch, toSearch]) {
      for (let i = 0; i < search.reachedCount; i++) {
        const node = search.reached[i]!;
        for (let slot = graph.adjacencyStarts[node]!; slot < graph.adjacencyStarts[node + 1]!; slot++) {
          const other = graph.adjacencyEdge[slot]!;
          if (other < edge || seen[other] === edge) continue;
          seen[other] = edge;
          countBetween(edge, other);
        }
      }
    }
    if (pause && edge % EDGES_BETWEEN_PAUSES === 0) await pause(edge / graph.edgeCount);
  }
  return counts;
}

function envelopeOf(k: Float64Array, simulations: number, columns: number) {
  const mean = new Float64Array(columns);
  const low = new Float64Array(columns).fill(Infinity);
  const high = new Float64Array(columns).fill(-Infinity);
  for (let set = 1; set <= simulations; set++) {
    for (let c = 0; c < columns; c++) {
      const value = k[set * columns + c]!;
      mean[c]! += value / simulations;
      low[c] = Math.min(low[c]!, value);
      high[c] = Math.max(high[c]!, value);
    }
  }
  return { mean, low, high };
}

/** Each pattern's largest distance to the mean of all patterns, ranked; the observed one counts among them. */
function largestDepartureTest(k: Float64Array, simulations: number, columns: number): number {
  const mean = new Float64Array(columns);
  for (let i = 0; i < k.length; i++) mean[i % columns]! += k[i]! / (simulations + 1);
  const departureOf = (set: number) => {
    let largest = 0;
    for (let c = 0; c < columns; c++) largest = Math.max(largest, Math.abs(k[set * columns + c]! - mean[c]!));
    return largest;
  };
  const observed = departureOf(0);
  let asLarge = 1;
  for (let set = 1; set <= simulations; set++) if (departureOf(set) >= observed) asLarge++;
  return asLarge / (simulations + 1);
}
