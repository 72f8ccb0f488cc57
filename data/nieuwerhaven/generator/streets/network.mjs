/** All streets and paths together, named, noded, cut off at the municipal border and checked for loose parts. */
import { parallel, resample, simplify, smooth } from '../lib/curves.mjs';
import { distance, insideRing, lineLength } from '../lib/geometry.mjs';
import { nodeLines, snapEnds } from '../lib/planar.mjs';
import * as sketch from '../plan/town-plan.mjs';

const LOOSE_END_METRES = 14;
const SPECK_METRES = 1;

function cycleTracks(masterLines) {
  return sketch.CYCLE_TRACKS.map(([id, offset]) => {
    const road = masterLines.find((line) => line.id === id);
    return {
      id: `fietspad-${id}${offset}`,
      kind: 'street',
      roadClass: 'cycleway',
      name: road.name,
      points: parallel(resample(road.points, 14), offset),
    };
  });
}

function roundabouts() {
  return sketch.ROUNDABOUTS.map(({ id, name, at, radius }) => {
    const points = [];
    for (let i = 0; i <= 24; i++)
      points.push([at[0] + radius * Math.cos((i * Math.PI) / 12), at[1] + radius * Math.sin((i * Math.PI) / 12)]);
    return { id, kind: 'street', roadClass: 'secondary', name, points, closed: true };
  });
}

/** Marks of each node's component: keeps what hangs together with most street length. */
function largestComponent(nodes, edges) {
  const parent = nodes.map((_, i) => i);
  const find = (i) => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const e of edges) parent[find(e.a)] = find(e.b);
  const lengths = new Map();
  for (const e of edges) lengths.set(find(e.a), (lengths.get(find(e.a)) ?? 0) + lineLength(e.points));
  const best = [...lengths].reduce((p, q) => (q[1] > p[1] ? q : p))[0];
  return edges.filter((e) => find(e.a) === best);
}

/** Draws the ends of edges of a few decimetres together: they are one crossing, told apart only by rounding. */
function withoutSpecks({ nodes, edges }) {
  const parent = nodes.map((_, i) => i);
  const find = (i) => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const isSpeck = (e) => e.line.kind === 'street' && lineLength(e.points) < SPECK_METRES;
  for (const e of edges) if (isSpeck(e)) parent[find(e.a)] = find(e.b);
  const kept = edges
    .filter((e) => !isSpeck(e))
    .map((e) => {
      const [a, b] = [find(e.a), find(e.b)];
      return { ...e, a, b, points: [nodes[a], ...e.points.slice(1, -1), nodes[b]] };
    });
  return { nodes, edges: kept };
}

function withoutStubs(nodes, edges) {
  const degree = new Int32Array(nodes.length);
  for (const e of edges) {
    degree[e.a]++;
    degree[e.b]++;
  }
  return edges.filter((e) => (degree[e.a] > 1 && degree[e.b] > 1) || lineLength(e.points) >= LOOSE_END_METRES);
}

/**
 * The walkable network: { nodes, edges: [{ id, a, b, points, name, roadClass, length }] }. Railway and borders are not
 * in it; canals and railway are crossed only where the plan draws a bridge, crossing or tunnel.
 */
export function buildNetwork(master, districtStreets, laterPaths = []) {
  const main = master.lines.filter((line) => line.kind === 'street');
  const paths = sketch.PATHS.map((p) => ({
    ...p,
    points: p.straight
      ? resample(p.points, 25)
      : p.round
        ? smooth(p.points.slice(0, -1), { closed: true }).concat([p.points[0]])
        : smooth(p.points),
  }));
  const extras = snapEnds(
    [
      ...main.map((line) => ({ ...line, freeEnds: true })),
      ...paths.map((p) => ({ ...p, closed: p.round || (p.straight && p.id === 'azc-rond') })),
      ...cycleTracks(main),
    ],
    24,
  ).slice(main.length);
  const district = districtStreets.map((s) => ({ ...s, kind: 'street' }));
  const border = resample([...sketch.MUNICIPALITY, sketch.MUNICIPALITY[0]], 200);
  const lines = [
    ...main,
    ...district,
    ...extras,
    ...roundabouts(),
    ...laterPaths.map((p) => ({ ...p, kind: 'street' })),
    { kind: 'border', points: border },
  ];
  const graph = withoutSpecks(nodeLines(lines));
  const inRoundabout = (p) => sketch.ROUNDABOUTS.some((r) => distance(p, r.at) < r.radius - 0.5);
  let edges = graph.edges.filter((e) => {
    const i = Math.floor((e.points.length - 1) / 2);
    const middle = [(e.points[i][0] + e.points[i + 1][0]) / 2, (e.points[i][1] + e.points[i + 1][1]) / 2];
    return e.line.kind === 'street' && insideRing(middle, sketch.MUNICIPALITY) && !inRoundabout(middle);
  });
  edges = largestComponent(graph.nodes, withoutStubs(graph.nodes, withoutStubs(graph.nodes, edges)));
  return {
    nodes: graph.nodes,
    edges: edges.map((e, index) => ({
      id: index,
      a: e.a,
      b: e.b,
      points: simplify(e.points, 0.2),
      name: e.line.name,
      roadClass: e.line.roadClass,
      length: lineLength(e.points),
      lineId: e.line.id ?? null,
    })),
  };
}
