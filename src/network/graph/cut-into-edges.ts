import type { VertexLines } from './vertex-lines.ts';

/** A piece of line between two nodes, as vertex numbers. */
export interface EdgeRun {
  readonly source: number;
  readonly vertices: readonly number[];
}

/** Cuts the lines at their ends and at every vertex that is passed more than once. */
export function cutIntoEdges(lines: VertexLines): EdgeRun[] {
  const uses = new Uint32Array(lines.vertices.length);
  for (const vertex of lines.vertex) uses[vertex]!++;
  const edges: EdgeRun[] = [];
  for (let i = 0; i < lines.source.length; i++) {
    const last = lines.starts[i + 1]! - 1;
    let run = [lines.vertex[lines.starts[i]!]!];
    for (let position = lines.starts[i]! + 1; position <= last; position++) {
      const vertex = lines.vertex[position]!;
      run.push(vertex);
      if (uses[vertex]! > 1 || position === last) {
        edges.push({ source: lines.source[i]!, vertices: run });
        run = [vertex];
      }
    }
  }
  return edges;
}

/** Leaves out later edges that run over exactly the same vertices, in either direction. */
export function withoutDuplicates(edges: readonly EdgeRun[]): { edges: EdgeRun[]; duplicates: number } {
  const seen = new Set<string>();
  const kept = edges.filter((edge) => {
    const ahead = edge.vertices.join(' ');
    const back = [...edge.vertices].reverse().join(' ');
    const key = ahead < back ? ahead : back;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { edges: kept, duplicates: edges.length - kept.length };
}
