/**
 * Areas: what is worked out while a corner is dragged, at a million incidents, beside the same by looking at every row;
 * and the smaller area, by street blocks and by cells, solved exactly and greedily, on the demo and on the streets of
 * Groningen with made-up incidents.
 */
import loadHighs from 'highs';
import { createBrushEngine } from '../../src/analysis/brush/brush-engine.ts';
import { deriveStudyPlaces } from '../../src/analysis/grid/study-places.ts';
import type { IntegerSolver } from '../../src/analysis/covering/exact-covering.ts';
import { highsSolver } from '../../src/analysis/covering/highs-solver.ts';
import { cutIntoBlocks, cutIntoCells, type AreaPieces } from '../../src/analysis/smaller-area/area-pieces.ts';
import { findSmallerArea } from '../../src/analysis/smaller-area/smaller-area.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../src/domain/incident/incident-filter.ts';
import { blockLinesOf } from '../../src/domain/place/block-lines.ts';
import { areaOfRings, boxOf, circleRing, ringsHold } from '../../src/geometry/rings/ring-measures.ts';
import { readDemo } from '../demo.ts';
import { townIncidents } from './brush-data.ts';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';
import { readStreets } from './shared-streets.ts';

const MILLION = 1_000_000;
const DRAGS = 60;
const SHARES = [0.95, 0.9, 0.8];
const SECONDS_EACH = 8;
const CELLS = 120;

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A circle that grows step by step, as under a hand, over a million rows. */
function whileDragging(): BenchLine {
  const table = townIncidents(MILLION);
  const engine = createBrushEngine(table, { settings: DEFAULT_HOTSPOT_SETTINGS });
  engine.step(NO_FILTER, 1, { rescale: true });
  // The first incident lies in the town; circles around it are what a hand would draw.
  const middle = [table.x[0]!, table.y[0]!] as const;
  const times: number[] = [];
  const peer: number[] = [];
  for (let i = 0; i < DRAGS; i++) {
    const ring = circleRing(...middle, 150 + 4 * i);
    let started = performance.now();
    const { incidents } = engine.inspectArea([Float64Array.from(ring)], NO_FILTER);
    times.push(performance.now() - started);
    if (i % 10 !== 0) continue;
    started = performance.now();
    let inside = 0;
    for (let row = 0; row < table.length; row++) if (ringsHold([ring], table.x[row]!, table.y[row]!)) inside++;
    peer.push(performance.now() - started);
    if (inside !== incidents) throw new Error(`${inside} rows by hand, ${incidents} by the engine`);
  }
  remark(`p95 while dragging ${quantile(times, 0.95).toFixed(1)} ms`);
  return line('incidents in an area, 1 M rows', quantile(times, 0.5), 'ms', 'every row by hand', quantile(peer, 0.5));
}

function smallerArea(name: string, pieces: AreaPieces, drawn: number, solve: IntegerSolver): BenchLine[] {
  return SHARES.flatMap((share) => {
    const started = performance.now();
    const exact = findSmallerArea(pieces, share, solve, SECONDS_EACH);
    const time = performance.now() - started;
    const greedyStart = performance.now();
    const greedy = findSmallerArea(pieces, share, null, SECONDS_EACH);
    const greedyTime = performance.now() - greedyStart;
    if (!exact || !greedy) return [];
    const hectares = (squareMetres: number) => (squareMetres / 1e4).toFixed(2);
    remark(
      `${name}, ${pieces.weight.length} ${pieces.kind}, keeps ${(100 * exact.keptShare).toFixed(0)} %: drawn ` +
        `${hectares(drawn)} ha, found ${hectares(exact.areaSquareMetres)} ha, gap ${(100 * exact.optimalityGap).toFixed(1)} % ` +
        `(greedy ${hectares(greedy.areaSquareMetres)} ha, gap ${(100 * greedy.optimalityGap).toFixed(1)} %)`,
    );
    return [line(`smaller area, ${name}, ${pieces.kind}, ${share}`, time, 'ms', 'greedy', greedyTime)];
  });
}

export async function run(): Promise<BenchLine[]> {
  const solve = highsSolver(await loadHighs());
  const { table, layers } = await readDemo();
  const engine = createBrushEngine(table, { places: deriveStudyPlaces(layers), settings: DEFAULT_HOTSPOT_SETTINGS });
  engine.step(NO_FILTER, 1, { rescale: true });
  const station = layers.pois!.find(({ kind }) => kind === 'station')!;
  const drawn = [circleRing(station.x, station.y, 250)];
  const demo = { x: table.x, y: table.y };
  const demoStreets = blockLinesOf(layers.streets);
  const { name, lines: set } = await readStreets();
  const lines = Array.from({ length: set.length }, (_, i) =>
    set.coordinates.subarray(2 * set.starts[i]!, 2 * set.starts[i + 1]!),
  );
  const [west, south, east, north] = boxOf([set.coordinates]);
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  const next = random(7);
  // Three places where most happens, and a thin spread over all.
  const centres = [0, 1, 2].map(() => [middle[0] + 400 * (next() - 0.5), middle[1] + 400 * (next() - 0.5)] as const);
  const made = { x: [] as number[], y: [] as number[] };
  for (let i = 0; i < 800; i++) {
    const [x, y] = centres[i % 3]!;
    const away = i % 8 === 0 ? 500 : 90;
    made.x.push(x + away * (next() + next() - 1));
    made.y.push(y + away * (next() + next() - 1));
  }
  const square = [circleRing(...middle, 300)];
  return [
    whileDragging(),
    ...smallerArea('demo station', cutIntoBlocks(drawn, demoStreets, demo), areaOfRings(drawn), solve),
    ...smallerArea('demo station', cutIntoCells(drawn, CELLS, demo), areaOfRings(drawn), solve),
    ...smallerArea(name, cutIntoBlocks(square, lines, made), areaOfRings(square), solve),
    ...smallerArea(name, cutIntoCells(square, CELLS, made), areaOfRings(square), solve),
  ];
}
