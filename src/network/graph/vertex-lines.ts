import type { LineSet } from '../../domain/place/base-layers.ts';
import { VertexIndex } from './vertex-index.ts';

/** Lines as runs of vertex numbers. Position p and p + 1 of one line span segment p. */
export interface VertexLines {
  readonly vertices: VertexIndex;
  /** Input line of each run. */
  readonly source: readonly number[];
  /** runs + 1 positions. */
  readonly starts: Uint32Array;
  readonly vertex: Uint32Array;
  /** Run of each position. */
  readonly run: Uint32Array;
}

/** Vertices to be set into segments; `along` in 0–1 orders those on one segment. */
export interface Insertions {
  readonly segment: number[];
  readonly along: number[];
  readonly vertex: number[];
}

export const noInsertions = (): Insertions => ({ segment: [], along: [], vertex: [] });

/** Reads the chosen lines; lines with a broken coordinate or less than two distinct points are counted and left out. */
export function readVertexLines(lines: LineSet, chosen: readonly number[]): { lines: VertexLines; degenerate: number } {
  const vertices = new VertexIndex(lines.coordinates.length / 2);
  const runs: number[][] = [];
  const source: number[] = [];
  for (const line of chosen) {
    const run: number[] = [];
    let broken = false;
    for (let point = lines.starts[line]!; point < lines.starts[line + 1]!; point++) {
      const x = lines.coordinates[2 * point]!;
      const y = lines.coordinates[2 * point + 1]!;
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        broken = true;
        break;
      }
      const vertex = vertices.at(x, y);
      if (run[run.length - 1] !== vertex) run.push(vertex);
    }
    if (broken || run.length < 2) continue;
    runs.push(run);
    source.push(line);
  }
  return { lines: packRuns(vertices, runs, source), degenerate: chosen.length - runs.length };
}

export function packRuns(vertices: VertexIndex, runs: readonly number[][], source: readonly number[]): VertexLines {
  const starts = new Uint32Array(runs.length + 1);
  runs.forEach((run, i) => (starts[i + 1] = starts[i]! + run.length));
  const total = starts[runs.length]!;
  const vertex = new Uint32Array(total);
  const runOf = new Uint32Array(total);
  runs.forEach((run, i) => {
    vertex.set(run, starts[i]);
    runOf.fill(i, starts[i], starts[i + 1]);
  });
  return { vertices, source, starts, vertex, run: runOf };
}

/** The same lines with the insertions set in and each vertex replaced by `replace(vertex)`; repeats drop out. */
export function rewriteLines(
  lines: VertexLines,
  insertions: Insertions,
  replace: (vertex: number) => number = (vertex) => vertex,
): VertexLines {
  const order = Array.from(insertions.segment.keys()).sort(
    (a, b) => insertions.segment[a]! - insertions.segment[b]! || insertions.along[a]! - insertions.along[b]!,
  );
  const runs: number[][] = [];
  const source: number[] = [];
  let next = 0;
  for (let i = 0; i < lines.source.length; i++) {
    const run: number[] = [];
    const push = (vertex: number) => {
      const kept = replace(vertex);
      if (run[run.length - 1] !== kept) run.push(kept);
    };
    for (let position = lines.starts[i]!; position < lines.starts[i + 1]!; position++) {
      push(lines.vertex[position]!);
      for (; next < order.length && insertions.segment[order[next]!] === position; next++) {
        push(insertions.vertex[order[next]!]!);
      }
    }
    if (run.length < 2) continue;
    runs.push(run);
    source.push(lines.source[i]!);
  }
  return packRuns(lines.vertices, runs, source);
}
