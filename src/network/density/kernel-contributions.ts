import type { StreetGraph } from '../graph/street-graph.ts';
import { PathSearch } from '../paths/path-search.ts';
import type { EdgePlaces } from '../snapping/edge-places.ts';
import type { Pause } from '../pause.ts';
import { kernelShape, tailMassTable, type NetworkKernel } from './network-kernels.ts';
import { followSplits, halfEdgesOf, Passages, type SplitMethod } from './split-paths.ts';

export type DensityMethod = 'simple' | SplitMethod;

export interface ContributionSettings {
  readonly method: DensityMethod;
  readonly kernel: NetworkKernel;
  /** One bandwidth, or one for each event. */
  readonly bandwidthMetres: number | Float64Array;
  /** Share of one event's mass below which a tail over the equal-split paths may be left out. */
  readonly tailTolerance: number;
}

/** Receives the kernel's density per metre (unit mass) of an event at a sample; called once or more for a pair. */
export type ContributionVisitor = (event: number, sample: number, densityPerMetre: number) => void;

const EDGES_BETWEEN_PAUSES = 64;

/**
 * Visits every pair of event and sample within reach. Works edge by edge: the streets around an edge are searched once
 * for all events on it. Returns, by event, an upper bound for the mass that the tail tolerance left out.
 */
export async function visitContributions(
  graph: StreetGraph,
  events: EdgePlaces,
  samples: EdgePlaces,
  settings: ContributionSettings,
  visit: ContributionVisitor,
  pause?: Pause,
): Promise<Float64Array> {
  const bandwidths = bandwidthsOf(events.length, settings.bandwidthMetres);
  const leftOut = new Float64Array(events.length);
  const visitEdge =
    settings.method === 'simple'
      ? simpleVisitor(graph, events, samples, bandwidths, settings, visit)
      : splitVisitor(graph, events, samples, bandwidths, { ...settings, method: settings.method }, visit, leftOut);
  let sincePause = 0;
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (events.starts[edge] === events.starts[edge + 1]) continue;
    visitEdge(edge);
    if (pause && ++sincePause % EDGES_BETWEEN_PAUSES === 0) await pause(edge / graph.edgeCount);
  }
  return leftOut;
}

function bandwidthsOf(count: number, given: number | Float64Array): Float64Array {
  const bandwidths = typeof given === 'number' ? new Float64Array(count).fill(given) : given;
  if (bandwidths.length !== count) throw new RangeError('one bandwidth an event is needed');
  if (bandwidths.some((bandwidth) => !(bandwidth > 0))) throw new RangeError('bandwidths must be positive');
  return bandwidths;
}

/** Shortest network distance (Xie and Yan 2008): mass is not kept at junctions, each branch gets the whole kernel. */
function simpleVisitor(
  graph: StreetGraph,
  events: EdgePlaces,
  samples: EdgePlaces,
  bandwidths: Float64Array,
  { kernel }: ContributionSettings,
  visit: ContributionVisitor,
): (edge: number) => void {
  const shape = kernelShape(kernel);
  const fromSearch = new PathSearch(graph);
  const toSearch = new PathSearch(graph);
  const seen = new Int32Array(graph.edgeCount).fill(-1);
  return (edge) => {
    const length = graph.edgeLengthMetres[edge]!;
    const first = events.starts[edge]!;
    const last = events.starts[edge + 1]!;
    let reach = 0;
    for (let i = first; i < last; i++) reach = Math.max(reach, bandwidths[events.order[i]!]!);
    fromSearch.runFromNode(graph.edgeFrom[edge]!, { limit: reach });
    toSearch.runFromNode(graph.edgeTo[edge]!, { limit: reach });
    const visitSamplesOn = (other: number) => {
      if (seen[other] === edge) return;
      seen[other] = edge;
      const otherLength = graph.edgeLengthMetres[other]!;
      const [u, v] = [graph.edgeFrom[other]!, graph.edgeTo[other]!];
      for (let k = samples.starts[other]!; k < samples.starts[other + 1]!; k++) {
        const sample = samples.order[k]!;
        const along = samples.offsetMetres[sample]!;
        const rest = otherLength - along;
        const fromEnd = Math.min(fromSearch.nodeCost[u]! + along, fromSearch.nodeCost[v]! + rest);
        const toEnd = Math.min(toSearch.nodeCost[u]! + along, toSearch.nodeCost[v]! + rest);
        for (let i = first; i < last; i++) {
          const event = events.order[i]!;
          const offset = events.offsetMetres[event]!;
          let distance = Math.min(offset + fromEnd, length - offset + toEnd);
          if (other === edge) distance = Math.min(distance, Math.abs(offset - along));
          const bandwidth = bandwidths[event]!;
          if (distance <= bandwidth) visit(event, sample, shape(distance / bandwidth) / bandwidth);
        }
      }
    };
    visitSamplesOn(edge);
    for (const search of [fromSearch, toSearch]) {
      for (let i = 0; i < search.reachedCount; i++) {
        const node = search.reached[i]!;
        const end = graph.adjacencyStarts[node + 1]!;
        for (let slot = graph.adjacencyStarts[node]!; slot < end; slot++) visitSamplesOn(graph.adjacencyEdge[slot]!);
      }
    }
  };
}

function splitVisitor(
  graph: StreetGraph,
  events: EdgePlaces,
  samples: EdgePlaces,
  bandwidths: Float64Array,
  { method, kernel, tailTolerance }: ContributionSettings & { readonly method: SplitMethod },
  visit: ContributionVisitor,
  leftOut: Float64Array,
): (edge: number) => void {
  const shape = kernelShape(kernel);
  const tailMass = tailMassTable(kernel);
  const halfEdges = halfEdgesOf(graph);
  const passages = new Passages();

  const visitOwnEdge = (edge: number, event: number) => {
    const bandwidth = bandwidths[event]!;
    for (let k = samples.starts[edge]!; k < samples.starts[edge + 1]!; k++) {
      const sample = samples.order[k]!;
      const distance = Math.abs(samples.offsetMetres[sample]! - events.offsetMetres[event]!);
      if (distance <= bandwidth) visit(event, sample, shape(distance / bandwidth) / bandwidth);
    }
  };
  const visitPassages = (event: number, toEnd: number) => {
    const bandwidth = bandwidths[event]!;
    for (let p = 0; p < passages.count; p++) {
      const start = toEnd + passages.distance[p]!;
      if (start > bandwidth) continue;
      const other = passages.edge[p]!;
      const share = passages.share[p]! / bandwidth;
      const atFrom = passages.enteredAtFrom[p] === 1;
      const length = graph.edgeLengthMetres[other]!;
      for (let k = samples.starts[other]!; k < samples.starts[other + 1]!; k++) {
        const sample = samples.order[k]!;
        const along = samples.offsetMetres[sample]!;
        const distance = start + (atFrom ? along : length - along);
        if (distance <= bandwidth) visit(event, sample, share * shape(distance / bandwidth));
      }
    }
  };

  return (edge) => {
    const length = graph.edgeLengthMetres[edge]!;
    const first = events.starts[edge]!;
    const last = events.starts[edge + 1]!;
    for (let i = first; i < last; i++) visitOwnEdge(edge, events.order[i]!);
    for (const leavesAtFrom of [true, false]) {
      const toEndOf = (event: number) =>
        leavesAtFrom ? events.offsetMetres[event]! : length - events.offsetMetres[event]!;
      // One search serves all events on the edge: it goes as far as the one that reaches furthest past this end.
      let reach = 0;
      let widest = 0;
      let nearest = Infinity;
      for (let i = first; i < last; i++) {
        const event = events.order[i]!;
        reach = Math.max(reach, bandwidths[event]! - toEndOf(event));
        widest = Math.max(widest, bandwidths[event]!);
        nearest = Math.min(nearest, toEndOf(event));
      }
      if (reach <= 0) continue;
      const tail = (distance: number) => tailMass((nearest + distance) / widest);
      followSplits(graph, halfEdges, method, edge, leavesAtFrom, reach, tail, tailTolerance, passages);
      for (let i = first; i < last; i++) {
        const event = events.order[i]!;
        leftOut[event]! += passages.leftOut;
        visitPassages(event, toEndOf(event));
      }
    }
  };
}
