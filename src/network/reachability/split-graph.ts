import { appendPart, pointOnEdge } from '../graph/edge-geometry.ts';
import { assembleStreetGraph, EdgePartList, type NetworkPoint, type StreetGraph } from '../graph/street-graph.ts';
import type { NetworkPath } from '../paths/path-search.ts';
import { joinPaths } from '../routes/join-paths.ts';
import { AreaLocator, type ClosedArea } from './closed-area.ts';

/** Cuts nearer to each other than this are one. */
const SLIVER_METRES = 0.01;

/** A graph cut at the border of an area, so that every edge lies wholly inside or wholly outside. */
export interface SplitGraph {
  readonly graph: StreetGraph;
  /** 1 for edges inside the area. */
  readonly closed: Uint8Array;
  /** The edge of the uncut graph, and where on it the piece begins. */
  readonly originEdge: Uint32Array;
  readonly originFromMetres: Float64Array;
  /** edges of the uncut graph + 1: edge e became the pieces pieceStarts[e] … pieceStarts[e + 1] - 1. */
  readonly pieceStarts: Uint32Array;
}

/** Nodes of the uncut graph keep their numbers; new ones at the border follow. */
export function splitAtArea(graph: StreetGraph, area: ClosedArea): SplitGraph {
  const locator = new AreaLocator(area);
  const pieces = { edge: [] as number[], from: [] as number[], to: [] as number[], closed: [] as number[] };
  const pieceStarts = new Uint32Array(graph.edgeCount + 1);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    for (const [from, to, closed] of piecesOf(graph, edge, locator)) {
      pieces.edge.push(edge);
      pieces.from.push(from);
      pieces.to.push(to);
      pieces.closed.push(closed ? 1 : 0);
    }
    pieceStarts[edge + 1] = pieces.edge.length;
  }
  return {
    graph: assemblePieces(graph, pieces),
    closed: Uint8Array.from(pieces.closed),
    originEdge: Uint32Array.from(pieces.edge),
    originFromMetres: Float64Array.from(pieces.from),
    pieceStarts,
  };
}

function piecesOf(graph: StreetGraph, edge: number, locator: AreaLocator): [number, number, boolean][] {
  const length = graph.edgeLengthMetres[edge]!;
  const cuts = cutsOf(graph, edge, locator);
  const ends = [...cuts.filter((cut) => cut > SLIVER_METRES && cut < length - SLIVER_METRES), length];
  const pieces: [number, number, boolean][] = [];
  let from = 0;
  for (const to of ends) {
    if (to - from <= SLIVER_METRES && to < length) continue;
    const closed = locator.holds(...pointOnEdge(graph, { edge, offsetMetres: (from + to) / 2 }));
    const last = pieces[pieces.length - 1];
    if (last && last[2] === closed) last[1] = to;
    else pieces.push([from, to, closed]);
    from = to;
  }
  return pieces;
}

function cutsOf(graph: StreetGraph, edge: number, locator: AreaLocator): number[] {
  const cuts: number[] = [];
  let along = 0;
  for (let i = graph.geometryStarts[edge]!; i < graph.geometryStarts[edge + 1]! - 1; i++) {
    const g = graph.geometry;
    const [ax, ay, bx, by] = [g[2 * i]!, g[2 * i + 1]!, g[2 * i + 2]!, g[2 * i + 3]!];
    const length = Math.hypot(bx - ax, by - ay);
    for (const share of locator.meetings(ax, ay, bx, by)) cuts.push(along + share * length);
    along += length;
  }
  return cuts.sort((a, b) => a - b);
}

function assemblePieces(
  graph: StreetGraph,
  { edge, from, to }: { readonly edge: number[]; readonly from: number[]; readonly to: number[] },
): StreetGraph {
  const nodeX = Array.from(graph.nodeX);
  const nodeY = Array.from(graph.nodeY);
  const count = edge.length;
  const edgeFrom = new Uint32Array(count);
  const edgeTo = new Uint32Array(count);
  const geometryStarts = new Uint32Array(count + 1);
  const geometry: number[] = [];
  for (let piece = 0; piece < count; piece++) {
    const original = edge[piece]!;
    const startsInside = from[piece]! > 0;
    edgeFrom[piece] = startsInside ? nodeX.length - 1 : graph.edgeFrom[original]!;
    if (to[piece]! < graph.edgeLengthMetres[original]!) {
      const [x, y] = pointOnEdge(graph, { edge: original, offsetMetres: to[piece]! });
      edgeTo[piece] = nodeX.push(x) - 1;
      nodeY.push(y);
    } else edgeTo[piece] = graph.edgeTo[original]!;
    appendPart(graph, original, from[piece]!, to[piece]!, geometry);
    geometryStarts[piece + 1] = geometry.length / 2;
  }
  const lengths = Float64Array.from(edge, (_, piece) => to[piece]! - from[piece]!);
  return assembleStreetGraph({
    nodeX: Float64Array.from(nodeX),
    nodeY: Float64Array.from(nodeY),
    edgeFrom,
    edgeTo,
    edgeLengthMetres: lengths,
    edgeWalkingCost: Float64Array.from(
      edge,
      (original, piece) => (graph.edgeWalkingCost[original]! * lengths[piece]!) / graph.edgeLengthMetres[original]!,
    ),
    edgeClass: Uint8Array.from(edge, (original) => graph.edgeClass[original]!),
    edgeStreet: Uint32Array.from(edge, (original) => graph.edgeStreet[original]!),
    geometryStarts,
    geometry: Float64Array.from(geometry),
  });
}

/** The same place on the cut graph. */
export function toSplit(split: SplitGraph, { edge, offsetMetres }: NetworkPoint): NetworkPoint {
  let piece = split.pieceStarts[edge]!;
  const last = split.pieceStarts[edge + 1]! - 1;
  while (piece < last && split.originFromMetres[piece + 1]! <= offsetMetres) piece++;
  return { edge: piece, offsetMetres: offsetMetres - split.originFromMetres[piece]! };
}

/** A walk over the cut graph as a walk over the uncut one. */
export function toOriginal(split: SplitGraph, path: NetworkPath): NetworkPath {
  const legs: NetworkPath[] = [];
  for (let i = 0; i < path.parts.length; i++) {
    const piece = path.parts.edge[i]!;
    const start = split.originFromMetres[piece]!;
    const list = new EdgePartList();
    list.add(split.originEdge[piece]!, start + path.parts.fromMetres[i]!, start + path.parts.toMetres[i]!);
    legs.push({ parts: list.toParts(), lengthMetres: 0, cost: 0 });
  }
  return { ...joinPaths(legs), lengthMetres: path.lengthMetres, cost: path.cost };
}

/** Metres of a walk over the cut graph that lie inside the area. */
export function metresInside(split: SplitGraph, { parts }: NetworkPath): number {
  let sum = 0;
  for (let i = 0; i < parts.length; i++) {
    if (split.closed[parts.edge[i]!] === 1) sum += Math.abs(parts.toMetres[i]! - parts.fromMetres[i]!);
  }
  return sum;
}
