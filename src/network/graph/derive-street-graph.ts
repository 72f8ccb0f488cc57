import { STREET_CLASSES, type LineSet, type StreetRecord } from '../../domain/place/base-layers.ts';
import { deriveComponents, type NetworkComponents } from './components.ts';
import { nodeAtCrossings } from './crossings.ts';
import { cutIntoEdges, withoutDuplicates, type EdgeRun } from './cut-into-edges.ts';
import { snapLooseEnds } from './end-snapping.ts';
import { assembleStreetGraph, totalLengthMetres, type StreetGraph } from './street-graph.ts';
import { readVertexLines } from './vertex-lines.ts';
import type { VertexIndex } from './vertex-index.ts';
import { DEFAULT_WALKING_WEIGHTS, weightsByClassNumber, type WalkingWeights } from './walking-weights.ts';

export interface StreetGraphOptions {
  /**
   * 'shared-vertices' joins streets only where they have a vertex in common (right for NWB, BGT, TOP10NL and
   * OpenStreetMap); 'geometric' also joins them where they merely cross or touch, layers respected.
   */
  readonly crossings: 'shared-vertices' | 'geometric';
  /** Layer of each line (0 = ground, 1 = bridge, -1 = tunnel); null = unknown, all on one level. */
  readonly layers: Int8Array | null;
  /** A loose end this near to another street is tied to it; 0 = never. */
  readonly snapToleranceMetres: number;
  readonly weights: WalkingWeights;
}

export const DEFAULT_STREET_GRAPH_OPTIONS: StreetGraphOptions = {
  crossings: 'shared-vertices',
  layers: null,
  snapToleranceMetres: 1,
  weights: DEFAULT_WALKING_WEIGHTS,
};

/** What was done to the lines, for the import report. */
export interface StreetGraphReport {
  readonly lines: number;
  /** Lines with a broken coordinate or without two distinct points. */
  readonly degenerateLines: number;
  /** Lines of classes that are closed to walkers. */
  readonly notWalkableLines: number;
  readonly crossingsNoded: number;
  readonly crossingsOnDifferentLayers: number;
  readonly endsSnapped: number;
  readonly duplicateEdges: number;
  readonly nodes: number;
  readonly edges: number;
  readonly lengthMetres: number;
  readonly components: number;
  readonly shareOfLengthInLargestComponent: number;
}

export interface StreetGraphResult {
  readonly graph: StreetGraph;
  readonly components: NetworkComponents;
  readonly report: StreetGraphReport;
}

/**
 * Builds the walking graph of a set of street lines in project metres. The same lines in the same order always give the
 * same node and edge numbers. Throws a RangeError when records or layers do not fit the lines.
 */
export function deriveStreetGraph(
  lines: LineSet,
  records: readonly StreetRecord[],
  options: Partial<StreetGraphOptions> = {},
): StreetGraphResult {
  const settings = { ...DEFAULT_STREET_GRAPH_OPTIONS, ...options };
  if (records.length !== lines.length) throw new RangeError('one street record a line is needed');
  if (settings.layers && settings.layers.length !== lines.length) throw new RangeError('one layer a line is needed');
  const weights = weightsByClassNumber(settings.weights);
  const classes = Uint8Array.from(records, (record) => STREET_CLASSES.indexOf(record.class));
  const walkable = Array.from(records.keys()).filter((line) => !Number.isNaN(weights[classes[line]!]!));
  const read = readVertexLines(lines, walkable);
  const crossed =
    settings.crossings === 'geometric'
      ? nodeAtCrossings(read.lines, settings.layers)
      : { lines: read.lines, noded: 0, onDifferentLayers: 0 };
  const tied = snapLooseEnds(crossed.lines, settings.snapToleranceMetres, settings.layers);
  const { edges, duplicates } = withoutDuplicates(cutIntoEdges(tied.lines));
  const graph = graphOf(edges, tied.lines.vertices, classes, weights);
  const components = deriveComponents(graph);
  return {
    graph,
    components,
    report: {
      lines: lines.length,
      degenerateLines: read.degenerate,
      notWalkableLines: lines.length - walkable.length,
      crossingsNoded: crossed.noded,
      crossingsOnDifferentLayers: crossed.onDifferentLayers,
      endsSnapped: tied.snapped,
      duplicateEdges: duplicates,
      nodes: graph.nodeCount,
      edges: graph.edgeCount,
      lengthMetres: totalLengthMetres(graph),
      components: components.count,
      shareOfLengthInLargestComponent: components.shareOfLengthInLargest,
    },
  };
}

function graphOf(
  edges: readonly EdgeRun[],
  vertices: VertexIndex,
  classes: Uint8Array,
  weights: Float64Array,
): StreetGraph {
  const nodeOf = new Map<number, number>();
  const nodeX: number[] = [];
  const nodeY: number[] = [];
  const nodeAt = (vertex: number): number => {
    let node = nodeOf.get(vertex);
    if (node === undefined) {
      nodeOf.set(vertex, (node = nodeX.length));
      nodeX.push(vertices.x[vertex]!);
      nodeY.push(vertices.y[vertex]!);
    }
    return node;
  };
  const count = edges.length;
  const edgeFrom = new Uint32Array(count);
  const edgeTo = new Uint32Array(count);
  const edgeLengthMetres = new Float64Array(count);
  const edgeWalkingCost = new Float64Array(count);
  const geometryStarts = new Uint32Array(count + 1);
  const geometry = new Float64Array(2 * edges.reduce((sum, edge) => sum + edge.vertices.length, 0));
  let point = 0;
  edges.forEach((edge, i) => {
    edgeFrom[i] = nodeAt(edge.vertices[0]!);
    edgeTo[i] = nodeAt(edge.vertices[edge.vertices.length - 1]!);
    let length = 0;
    edge.vertices.forEach((vertex, k) => {
      geometry[2 * point] = vertices.x[vertex]!;
      geometry[2 * point + 1] = vertices.y[vertex]!;
      if (k > 0) {
        length += Math.hypot(
          geometry[2 * point]! - geometry[2 * point - 2]!,
          geometry[2 * point + 1]! - geometry[2 * point - 1]!,
        );
      }
      point++;
    });
    geometryStarts[i + 1] = point;
    edgeLengthMetres[i] = length;
    edgeWalkingCost[i] = length * weights[classes[edge.source]!]!;
  });
  return assembleStreetGraph({
    nodeX: Float64Array.from(nodeX),
    nodeY: Float64Array.from(nodeY),
    edgeFrom,
    edgeTo,
    edgeLengthMetres,
    edgeWalkingCost,
    edgeClass: Uint8Array.from(edges, (edge) => classes[edge.source]!),
    edgeStreet: Uint32Array.from(edges, (edge) => edge.source),
    geometryStarts,
    geometry,
  });
}
