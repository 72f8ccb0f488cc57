/**
 * Streets: the graph built, one origin to all nodes, a corridor with 999 permutations, and the density of 20,000 incidents
 * along streets. ngraph.path is not installed; the peer of the search is a straightforward Dijkstra over objects with a
 * binary heap, as such libraries are built, and the peer of the simple density is such a search for each incident, measured on a
 * sample and carried over to all. The corridor and the split kernel have no peer in JavaScript.
 */
import { deriveLixels } from '../../src/network/density/lixels.ts';
import { estimateNetworkDensity } from '../../src/network/density/network-density.ts';
import { compareCorridor } from '../../src/network/corridor/compare-corridor.ts';
import { deriveStreetGraph } from '../../src/network/graph/derive-street-graph.ts';
import type { StreetGraph } from '../../src/network/graph/street-graph.ts';
import { PathSearch } from '../../src/network/paths/path-search.ts';
import { groupByEdge } from '../../src/network/snapping/edge-places.ts';
import { readStreets } from './shared-streets.ts';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';

const INCIDENTS = 20_000;
const YEAR = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2026, 0, 1) };

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const timed = (repeats: number, work: () => void): number => {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return quantile(times, 0.5);
};

interface ObjectNode {
  readonly links: { readonly to: ObjectNode; readonly metres: number }[];
  cost: number;
}

/** The graph as objects, as a graph library holds it. */
function objectGraph(graph: StreetGraph): ObjectNode[] {
  const nodes = Array.from({ length: graph.nodeCount }, (): ObjectNode => ({ links: [], cost: Infinity }));
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [a, b] = [nodes[graph.edgeFrom[edge]!]!, nodes[graph.edgeTo[edge]!]!];
    a.links.push({ to: b, metres: graph.edgeLengthMetres[edge]! });
    b.links.push({ to: a, metres: graph.edgeLengthMetres[edge]! });
  }
  return nodes;
}

function objectDijkstra(nodes: readonly ObjectNode[], origin: number): void {
  for (const node of nodes) node.cost = Infinity;
  const heap: { cost: number; node: ObjectNode }[] = [];
  const push = (item: { cost: number; node: ObjectNode }) => {
    let at = heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.cost <= item.cost) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = item;
  };
  const pop = () => {
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.cost < heap[child]!.cost) child++;
      if (heap[child]!.cost >= last.cost) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  };
  nodes[origin]!.cost = 0;
  push({ cost: 0, node: nodes[origin]! });
  while (heap.length > 0) {
    const { cost, node } = pop();
    if (cost > node.cost) continue;
    for (const { to, metres } of node.links) {
      if (cost + metres >= to.cost) continue;
      to.cost = cost + metres;
      push({ cost: to.cost, node: to });
    }
  }
}

function searchLine(name: string, graph: StreetGraph): BenchLine {
  const search = new PathSearch(graph);
  const nodes = objectGraph(graph);
  const origins = Array.from({ length: 20 }, (_, i) => Math.floor((i * graph.nodeCount) / 20));
  let at = 0;
  const own = timed(40, () => search.runFromNode(origins[at++ % 20]!));
  const peer = timed(40, () => objectDijkstra(nodes, origins[at++ % 20]!));
  search.runFromNode(origins[7]!);
  objectDijkstra(nodes, origins[7]!);
  const worst = nodes.reduce((most, node, i) => {
    const difference = Math.abs(node.cost - search.costToNode(i));
    return Number.isNaN(difference) ? most : Math.max(most, difference);
  }, 0);
  remark(`${name}: largest difference between the two searches ${worst} m`);
  return line(`${name}: 1 origin to all nodes`, own, 'ms', 'Dijkstra over objects', peer);
}

export async function run(): Promise<BenchLine[]> {
  const { name, lines, records } = await readStreets();
  const lineOut: BenchLine[] = [];
  let graph!: StreetGraph;
  const built = timed(3, () => (graph = deriveStreetGraph(lines, records).graph));
  lineOut.push(line(`${name}: graph of ${graph.edgeCount} edges built`, built, 'ms'));
  lineOut.push(searchLine(name, graph));

  const next = random(1);
  const edge = Uint32Array.from({ length: INCIDENTS }, () => Math.floor(next() * graph.edgeCount));
  const offsetMetres = Float64Array.from(edge, (e) => next() * graph.edgeLengthMetres[e]!);
  const start = Float64Array.from(edge, () => YEAR.from + next() * (YEAR.to - YEAR.from));
  const search = new PathSearch(graph);
  search.runFromNode(0);
  const reached = Array.from(search.reached.subarray(0, search.reachedCount));
  const goal = reached.find((node) => search.costToNode(node) > 2000) ?? reached[reached.length - 1]!;
  const route = search.pathToNode(goal)!;
  const corridor = timed(3, () =>
    compareCorridor(
      graph,
      {
        route,
        incidents: { edge: Int32Array.from(edge), offsetMetres, start, end: start },
        period: YEAR,
        before: null,
        hours: null,
        metresPerDayByHour: null,
        streetFunctions: null,
      },
      { permutations: 999 },
    ),
  );
  lineOut.push(line(`${name}: corridor of ${Math.round(route.lengthMetres)} m, 999 permutations`, corridor, 'ms'));

  const events = groupByEdge(graph, edge, offsetMetres);
  const { centres } = deriveLixels(graph, 25);
  const settings = { kernel: 'quartic', bandwidthMetres: 150 } as const;
  for (const method of ['simple', 'discontinuous'] as const) {
    const started = performance.now();
    await estimateNetworkDensity(graph, events, centres, { ...settings, method });
    const own = performance.now() - started;
    const label = `${name}: density of ${INCIDENTS} incidents, ${method}`;
    lineOut.push(
      method === 'simple'
        ? line(label, own, 'ms', 'a search for each incident over objects', simpleDensityPeer(graph, edge))
        : line(label, own, 'ms'),
    );
  }
  return lineOut;
}

/** The obvious way: a search over the whole graph of objects for each incident; 200 of them, times what is left. */
function simpleDensityPeer(graph: StreetGraph, edge: Uint32Array): number {
  const nodes = objectGraph(graph);
  const sample = 200;
  const started = performance.now();
  for (let i = 0; i < sample; i++) objectDijkstra(nodes, graph.edgeFrom[edge[i]!]!);
  return ((performance.now() - started) * INCIDENTS) / sample;
}
