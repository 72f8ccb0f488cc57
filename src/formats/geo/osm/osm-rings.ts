import type { OsmRelation, OsmStore } from './osm-store.ts';

/**
 * Rings of a multipolygon or boundary relation: its ways tied together where they end in the same node.
 * @returns the polygons, and whether ways were missing or left over (an extract cuts through what lies on its edge)
 */
export function assemblePolygons(
  store: OsmStore,
  { members }: OsmRelation,
): { readonly polygons: Float64Array[][]; readonly isWhole: boolean } {
  const ways = members.map(({ way, isInner }) => ({ way: store.wayOf(way), isInner }));
  const present = ways.flatMap(({ way, isInner }) => (way ? [{ nodes: store.nodesOf(way), isInner }] : []));
  const outer = tieRings(present.filter(({ isInner }) => !isInner).map(({ nodes }) => nodes));
  const inner = tieRings(present.filter(({ isInner }) => isInner).map(({ nodes }) => nodes));
  const outerRings = outer.rings.map((ring) => store.lineOf(ring)).filter((ring) => ring.length >= 8);
  const polygons = outerRings.map((ring) => [ring]);
  for (const ring of inner.rings) {
    const hole = store.lineOf(ring);
    if (hole.length < 8) continue;
    const around = polygons.find(([outerRing]) => holdsPoint(outerRing!, hole[0]!, hole[1]!)) ?? polygons[0];
    around?.push(hole);
  }
  return { polygons, isWhole: present.length === ways.length && outer.isWhole && inner.isWhole };
}

/** Ties lines to closed rings by their end nodes, turning them round where needed. */
function tieRings(lines: readonly Float64Array[]): { readonly rings: Float64Array[]; readonly isWhole: boolean } {
  const rings: Float64Array[] = [];
  const byEnd = new Map<number, Set<number>>();
  const open = new Set<number>();
  lines.forEach((line, i) => {
    if (line.length < 2) return;
    if (line[0] === line.at(-1)) return void rings.push(line);
    open.add(i);
    for (const end of [line[0]!, line.at(-1)!]) byEnd.set(end, (byEnd.get(end) ?? new Set()).add(i));
  });
  let isWhole = true;
  for (const first of open) {
    open.delete(first);
    const nodes = [...lines[first]!];
    while (nodes[0] !== nodes.at(-1)) {
      const next = [...(byEnd.get(nodes.at(-1)!) ?? [])].find((i) => open.has(i));
      if (next === undefined) break;
      open.delete(next);
      const line = [...lines[next]!];
      if (line[0] !== nodes.at(-1)) line.reverse();
      for (let i = 1; i < line.length; i++) nodes.push(line[i]!);
    }
    if (nodes[0] === nodes.at(-1)) rings.push(Float64Array.from(nodes));
    else isWhole = false;
  }
  return { rings, isWhole };
}

/** Even–odd rule. */
function holdsPoint(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
