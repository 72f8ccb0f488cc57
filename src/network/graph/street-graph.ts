import { STREET_CLASSES, type StreetClass } from '../../domain/place/base-layers.ts';

/**
 * Streets as an undirected graph in flat arrays. Nodes are junctions and street ends, edges are the pieces of street
 * between them. On foot there are no one-way streets, so an edge works both ways. Coordinates are project metres.
 */
export interface StreetGraph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** n values each. */
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** End nodes; an edge may be a loop (from = to), and two nodes may share several edges. */
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  /** Length along the geometry. */
  readonly edgeLengthMetres: Float64Array;
  /** Metres as a walker feels them: length × the weight of the street class. Used for route choice, never for distance. */
  readonly edgeWalkingCost: Float64Array;
  /** Index into `STREET_CLASSES`. */
  readonly edgeClass: Uint8Array;
  /** Index of the line (and `StreetRecord`) that the edge is a piece of. */
  readonly edgeStreet: Uint32Array;
  /** e + 1 point indices: edge i has the points geometryStarts[i] … geometryStarts[i + 1] - 1, from `from` to `to`. */
  readonly geometryStarts: Uint32Array;
  readonly geometry: Float64Array;
  /** n + 1: node i has the half-edges adjacencyStarts[i] … adjacencyStarts[i + 1] - 1 (a loop counts twice). */
  readonly adjacencyStarts: Uint32Array;
  readonly adjacencyEdge: Uint32Array;
  /** The node at the other end of the half-edge. */
  readonly adjacencyNode: Uint32Array;
}

/** A place on the network: metres along an edge, measured from its `from` node. */
export interface NetworkPoint {
  readonly edge: number;
  readonly offsetMetres: number;
}

/** n pieces of edges, offsets in metres from the edge's `from` node. On paths `from` > `to` means: walked backwards. */
export interface EdgeParts {
  readonly length: number;
  readonly edge: Uint32Array;
  readonly fromMetres: Float64Array;
  readonly toMetres: Float64Array;
}

export interface EdgeColumns {
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeLengthMetres: Float64Array;
  readonly edgeWalkingCost: Float64Array;
  readonly edgeClass: Uint8Array;
  readonly edgeStreet: Uint32Array;
  readonly geometryStarts: Uint32Array;
  readonly geometry: Float64Array;
}

/** Completes the edge columns with the adjacency. Half-edges of a node lie in order of edge number. */
export function assembleStreetGraph(columns: EdgeColumns): StreetGraph {
  const nodeCount = columns.nodeX.length;
  const edgeCount = columns.edgeFrom.length;
  const adjacencyStarts = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < edgeCount; edge++) {
    adjacencyStarts[columns.edgeFrom[edge]! + 1]!++;
    adjacencyStarts[columns.edgeTo[edge]! + 1]!++;
  }
  for (let node = 0; node < nodeCount; node++) adjacencyStarts[node + 1]! += adjacencyStarts[node]!;
  const next = adjacencyStarts.slice(0, nodeCount);
  const adjacencyEdge = new Uint32Array(2 * edgeCount);
  const adjacencyNode = new Uint32Array(2 * edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const from = columns.edgeFrom[edge]!;
    const to = columns.edgeTo[edge]!;
    const out = next[from]!++;
    adjacencyEdge[out] = edge;
    adjacencyNode[out] = to;
    const back = next[to]!++;
    adjacencyEdge[back] = edge;
    adjacencyNode[back] = from;
  }
  return { nodeCount, edgeCount, ...columns, adjacencyStarts, adjacencyEdge, adjacencyNode };
}

export const className = (graph: StreetGraph, edge: number): StreetClass => STREET_CLASSES[graph.edgeClass[edge]!]!;

/** Number of half-edges at a node: 1 at a dead end, 3 or more at a junction. */
export const degreeOf = (graph: StreetGraph, node: number): number =>
  graph.adjacencyStarts[node + 1]! - graph.adjacencyStarts[node]!;

export function totalLengthMetres(graph: StreetGraph): number {
  let sum = 0;
  for (let edge = 0; edge < graph.edgeCount; edge++) sum += graph.edgeLengthMetres[edge]!;
  return sum;
}

/** Collects pieces of edges and hands them out as arrays. */
export class EdgePartList {
  private readonly edges: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(edge: number, fromMetres: number, toMetres: number): void {
    this.edges.push(edge);
    this.starts.push(fromMetres);
    this.ends.push(toMetres);
  }

  toParts(): EdgeParts {
    return {
      length: this.edges.length,
      edge: Uint32Array.from(this.edges),
      fromMetres: Float64Array.from(this.starts),
      toMetres: Float64Array.from(this.ends),
    };
  }
}

export function partsLengthMetres(parts: EdgeParts): number {
  let sum = 0;
  for (let i = 0; i < parts.length; i++) sum += Math.abs(parts.toMetres[i]! - parts.fromMetres[i]!);
  return sum;
}
