import { describe, expect, it } from 'vitest';
import { countWatchRing, cutTerm, proposeMoves } from '../../../src/analysis/covering/flexible-moves.ts';
import { prepareCameraScene, shareOfHours, weighRows } from '../../../src/analysis/covering/camera-scene.ts';
import {
  deriveSitesProblem,
  directionsFor,
  proposeSites,
  spacingFor,
} from '../../../src/analysis/covering/camera-sites.ts';
import { describeViews, weightsInArea } from '../../../src/analysis/covering/view-contents.ts';
import { findWaysIn } from '../../../src/analysis/covering/ways-into-area.ts';
import { createIncidentTable, IncidentFlag, type IncidentTable } from '../../../src/domain/incident/incident-table.ts';
import { HOUR_MS, NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { NO_BASE_LAYERS, type BaseLayers, type PolygonSet } from '../../../src/domain/place/base-layers.ts';
import { findView } from '../../../src/geometry/visibility/view.ts';

const boxes = (list: readonly (readonly [number, number, number, number])[]): PolygonSet => ({
  length: list.length,
  polygonStarts: Uint32Array.from({ length: list.length + 1 }, (_, i) => i),
  ringStarts: Uint32Array.from({ length: list.length + 1 }, (_, i) => 5 * i),
  coordinates: Float64Array.from(list.flatMap(([x0, y0, x1, y1]) => [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0])),
});

/** A street along y = 0, a flat with three homes north of it, a shop behind the flat, a yard south of the street. */
const layers: BaseLayers = {
  ...NO_BASE_LAYERS,
  streets: {
    shapes: {
      length: 2,
      starts: Uint32Array.from([0, 2, 4]),
      coordinates: Float64Array.from([-100, 0, 100, 0, 0, -100, 0, 0]),
    },
    records: [
      { id: 'a', name: 'Dorpsstraat', class: 'residential' },
      { id: 'b', name: 'Havenpad', class: 'footway' },
    ],
  },
  buildings: {
    shapes: boxes([
      [-10, 10, 10, 20],
      [-10, 30, 10, 40],
    ]),
    records: [
      { id: '1', use: 'residential', addresses: 3 },
      { id: '2', use: 'retail', addresses: 1 },
    ],
  },
  addresses: [
    ...[-5, 0, 5].map((x) => ({ x, y: 15, street: 'Dorpsstraat', number: '1', use: 'residential' as const })),
    { x: 0, y: 35, street: 'Dorpsstraat', number: '3', use: 'retail' as const },
  ],
  pois: [{ x: 0, y: 35, kind: 'worship', name: 'Kerkje' }],
  ground: { shapes: boxes([[20, -30, 40, -10]]), records: [{ kind: 'yard', name: '' }] },
};

/** Monday 5 January 2026, 12:00, civil. */
const MONDAY_NOON = Date.UTC(2026, 0, 5, 12);

function rows(list: readonly { x: number; y: number; start?: number; end?: number; flags?: number }[]): IncidentTable {
  const table = createIncidentTable(list.length, ['theft'], ['police']);
  list.forEach(({ x, y, start = MONDAY_NOON, end = start, flags = 0 }, i) => {
    table.x[i] = x;
    table.y[i] = y;
    table.start[i] = start;
    table.end[i] = end;
    table.flags[i] = flags;
  });
  return table;
}
const area = [[-60, -60, 60, -60, 60, 60, -60, 60, -60, -60]];

describe('what a camera sees', () => {
  const table = rows([
    { x: 0, y: 3 },
    { x: 0, y: 15 },
    { x: 0, y: 35 },
    { x: 0, y: 25 },
    { x: 1, y: 3, flags: IncidentFlag.duplicate },
  ]);
  const scene = prepareCameraScene(layers, table);
  const weights = weighRows(table, NO_FILTER, null);
  const look = (directionDegrees: number, masks: Parameters<typeof findView>[2] = []) => {
    const point = { x: 0, y: -20, directionDegrees, viewAngleDegrees: 100, rangeMetres: 80 };
    const view = findView(scene.walls, point, masks);
    return describeViews(scene, [{ view, recognise: findView(scene.walls, { ...point, rangeMetres: 25 }) }], weights);
  };

  it('counts the street before the flat and what is registered in it at its front, not what lies behind it', () => {
    const north = look(0);
    expect(north.incidents).toBe(2);
    expect(north.incidentsRecognised).toBe(1);
    expect(north.hoursOfWeek[12]).toBe(2);
    expect(north.dwellings).toBe(3);
    expect(north.doors).toBe(1);
    expect(north.sensitive).toEqual([]);
    expect(north.streetMetres).toBeCloseTo(2 * 20 * Math.tan((50 * Math.PI) / 180) + 20, 6);
  });

  it('yards are private ground; a mask takes them out of view', () => {
    const east = look(90);
    expect(east.yardSquareMetres).toBeCloseTo(400, 0);
    expect(east.privateShare!).toBeGreaterThan(0.03);
    expect(look(90, [{ fromDegrees: 60, toDegrees: 130, fromMetres: 5 }]).yardSquareMetres).toBeLessThan(5);
  });

  it('two cameras on one place: every incident once, and said to be seen twice', () => {
    const point = { x: 0, y: -20, directionDegrees: 0, viewAngleDegrees: 100, rangeMetres: 80 };
    const view = findView(scene.walls, point);
    const both = describeViews(
      scene,
      [
        { view, recognise: view },
        { view, recognise: view },
      ],
      weights,
    );
    expect([both.incidents, both.incidentsTwice, both.dwellings]).toEqual([2, 2, 3]);
  });

  it('weights: hours that are off take away their part of a time window', () => {
    const noon = new Uint8Array(168);
    noon[12] = 1;
    expect(shareOfHours(noon, MONDAY_NOON, MONDAY_NOON + 4 * HOUR_MS)).toBeCloseTo(0.25);
    const spread = rows([{ x: 0, y: 0, end: MONDAY_NOON + 2 * HOUR_MS }]);
    expect([...weighRows(spread, NO_FILTER, noon)]).toEqual([0.5]);
    expect([...weightsInArea(scene, [[5, 5, 9, 5, 9, 9, 5, 9, 5, 5]], weights)]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('candidate sites', () => {
  const scene = prepareCameraScene(
    layers,
    rows([
      { x: 30, y: 2 },
      { x: 31, y: 2 },
      { x: -50, y: 0 },
      { x: 500, y: 0 },
    ]),
  );
  const weights = weighRows(scene.table, NO_FILTER, null);
  it('lie along streets inside the area, and at masts', () => {
    const sites = proposeSites(
      layers,
      area,
      [
        [10, -40],
        [500, 500],
      ],
      20,
    );
    expect(sites[0]).toMatchObject({ kind: 'mast', x: 10, y: -40 });
    expect(sites.filter(({ kind }) => kind === 'mast')).toHaveLength(1);
    for (const { x, y } of sites) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(60);
    expect(sites.some(({ street }) => street === 'Havenpad')).toBe(true);
    const step = spacingFor(layers, area, [], 8, 200);
    expect(proposeSites(layers, area, [], step).length * 8).toBeLessThanOrEqual(200);
  });

  it('the problem knows what each sees of the incidents inside the area', () => {
    const wish = { viewAngleDegrees: 90, rangeMetres: 60, costEuro: 1000, minimumDistanceMetres: 30 };
    const sites = proposeSites(layers, area, [], 20);
    const { problem, candidates, demandWeight, points } = deriveSitesProblem(scene, area, sites, wish, weights);
    expect([demandWeight, points]).toEqual([3, 3]);
    expect(candidates).toHaveLength(sites.length * directionsFor(90).length);
    const east = candidates.findIndex(
      ({ x, y, directionDegrees }) => Math.abs(x) < 1 && Math.abs(y) < 1 && directionDegrees === 90,
    );
    expect(problem.covers[east]).toHaveLength(2);
    expect(problem.tooNear.length).toBeGreaterThan(0);
  });
});

describe('signs', () => {
  it('one at each way in: both ends of the street, and the path; none where a street only touches', () => {
    const ways = findWaysIn(layers, area);
    expect(ways.map(({ street, x, y }) => [street, Math.round(x), Math.round(y)])).toEqual([
      ['Dorpsstraat', 60, 0],
      ['Havenpad', 0, -60],
      ['Dorpsstraat', -60, 0],
    ]);
    expect(findWaysIn(layers, [[-60, 0, 60, 0, 60, 60, -60, 60, -60, 0]]).every(({ y }) => y === 0)).toBe(true);
    expect(findWaysIn(NO_BASE_LAYERS, area)).toEqual([]);
  });
});

describe('flexible camera', () => {
  const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);
  it('cuts a term into months and takes the same dates of the latest year in the data', () => {
    const periods = cutTerm(day(2027, 1, 1), day(2027, 3, 15), 'month', day(2024, 1, 1), day(2026, 2, 1));
    expect(
      periods.map(({ from, historyFrom }) => [
        new Date(from).toISOString().slice(0, 10),
        new Date(historyFrom).toISOString().slice(0, 10),
      ]),
    ).toEqual([
      ['2027-01-01', '2026-01-01'],
      ['2027-02-01', '2025-02-01'],
      ['2027-03-01', '2025-03-01'],
    ]);
    expect(cutTerm(day(2027, 1, 1), day(2027, 3, 1), 'month', day(2026, 5, 1), day(2026, 8, 1))).toEqual([]);
  });

  it('follows what is registered from one side of the area to the other', () => {
    const table = rows([
      ...Array.from({ length: 5 }, () => ({ x: -50, y: 1, start: day(2026, 1, 9) })),
      ...Array.from({ length: 5 }, () => ({ x: 50, y: 1, start: day(2026, 2, 9) })),
    ]);
    const scene = prepareCameraScene(layers, table);
    const wish = { viewAngleDegrees: 360, rangeMetres: 30, costEuro: 0, minimumDistanceMetres: 0 };
    const periods = cutTerm(day(2027, 1, 1), day(2027, 3, 1), 'month', day(2025, 12, 1), day(2026, 3, 1));
    const weights = weighRows(table, NO_FILTER, null);
    const moves = proposeMoves(scene, area, proposeSites(layers, area, [], 20), wish, weights, periods);
    expect(moves.map(({ seen, incidents }) => [seen, incidents])).toEqual([
      [5, 5],
      [5, 5],
    ]);
    expect(moves[0]!.best!.x).toBeLessThan(-15);
    expect(moves[1]!.best!.x).toBeGreaterThan(15);
    expect(moves[1]!.movedMetres!).toBeGreaterThan(30);
  });

  it('the ring holds what lies outside the area within the distance', () => {
    const table = rows([
      { x: 0, y: 0 },
      { x: 70, y: 0 },
      { x: 300, y: 0 },
    ]);
    const scene = prepareCameraScene(NO_BASE_LAYERS, table);
    expect(countWatchRing(scene, area, 20, weighRows(table, NO_FILTER, null))).toEqual({
      watchMetres: 20,
      inArea: 1,
      inRing: 1,
    });
  });
});
