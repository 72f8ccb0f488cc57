/** Shortest walk over the network, by plain Dijkstra; used once to state a distance in the truth. */
import { distance } from '../lib/geometry.mjs';

const nearestNode = (network, used, p) => {
  let best = null;
  for (const n of used) {
    const d = distance(network.nodes[n], p);
    if (!best || d < best.d) best = { n, d };
  }
  return best.n;
};

/** { length, streets, edges }: metres from the node nearest to `from` to the one nearest to `to`, names and edges walked along. */
export function shortestWalk(network, from, to) {
  const neighbours = new Map();
  for (const e of network.edges) {
    if (e.roadClass === 'primary') continue;
    for (const [a, b] of [
      [e.a, e.b],
      [e.b, e.a],
    ])
      neighbours.set(a, [...(neighbours.get(a) ?? []), { to: b, edge: e }]);
  }
  const used = [...neighbours.keys()];
  const [start, goal] = [nearestNode(network, used, from), nearestNode(network, used, to)];
  const reached = new Map([[start, { length: 0, edge: null, before: null }]]);
  const open = new Set([start]);
  while (open.size > 0) {
    let at = null;
    for (const n of open) if (at === null || reached.get(n).length < reached.get(at).length) at = n;
    open.delete(at);
    if (at === goal) break;
    for (const { to: next, edge } of neighbours.get(at)) {
      const length = reached.get(at).length + edge.length;
      if (length >= (reached.get(next)?.length ?? Infinity)) continue;
      reached.set(next, { length, edge, before: at });
      open.add(next);
    }
  }
  const streets = [];
  const edges = [];
  for (let n = goal; reached.get(n)?.edge; n = reached.get(n).before) {
    const { name } = reached.get(n).edge;
    edges.push(reached.get(n).edge);
    if (streets[streets.length - 1] !== name) streets.push(name);
  }
  return { length: reached.get(goal).length, streets: streets.reverse(), edges };
}
