import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/incident/incident-filter.ts';
import { compareCorridor } from '../../src/network/corridor/compare-corridor.ts';
import type { CorridorInput, CorridorReport } from '../../src/network/corridor/corridor-types.ts';
import { deriveCorridorUnits, unitAt, UnitRole } from '../../src/network/corridor/corridor-units.ts';
import { describeCorridor } from '../../src/network/corridor/describe-corridor.ts';
import { addHourShares } from '../../src/network/corridor/hour-shares.ts';
import { deriveStreetFunctions, STREET_FUNCTIONS } from '../../src/network/corridor/street-function.ts';
import type { StreetGraph } from '../../src/network/graph/street-graph.ts';
import { PathSearch, type NetworkPath } from '../../src/network/paths/path-search.ts';
import { EdgeLocator } from '../../src/network/snapping/edge-locator.ts';
import { uniformStream } from '../../src/numerics/random/uniform-stream.ts';
import { gridGraph, placeAt } from './network-fixtures.ts';

const graph = gridGraph(16, 100);
const day = 365 * DAY_MS;
const period = { from: day, to: 2 * day };
const before = { from: 0, to: day };

function routeBetween(from: [number, number], to: [number, number]): NetworkPath {
  const search = new PathSearch(graph);
  search.run([placeAt(graph, ...from)]);
  return search.pathTo(placeAt(graph, ...to))!;
}
const route = routeBetween([50, 700], [1250, 700]);

/** Incidents strewn evenly over the streets and two years; `more` gives the factor on the route at a moment. */
function strew(count: number, seed: number, more: (hour: number, time: number) => number = () => 1) {
  const random = uniformStream(seed);
  const onRoute = new Set(route.parts.edge);
  const rows: { edge: number; offset: number; time: number }[] = [];
  for (let i = 0; i < count; i++) {
    const edge = Math.floor(random() * graph.edgeCount);
    const time = Math.floor(random() * 2 * 365 * 24) * HOUR_MS;
    const factor = onRoute.has(edge) ? more(Math.floor(time / HOUR_MS) % 24, time) : 1;
    for (let copy = random(); copy < factor; copy++) rows.push({ edge, offset: random() * 100, time });
  }
  return {
    edge: Int32Array.from(rows, (row) => row.edge),
    offsetMetres: Float64Array.from(rows, (row) => row.offset),
    start: Float64Array.from(rows, (row) => row.time),
    end: Float64Array.from(rows, (row) => row.time),
  };
}
const inputOf = (incidents: CorridorInput['incidents'], rest: Partial<CorridorInput> = {}): CorridorInput => ({
  route,
  incidents,
  period,
  before: null,
  hours: null,
  metresPerDayByHour: null,
  streetFunctions: null,
  ...rest,
});
const reportOf = (input: CorridorInput, settings = {}): CorridorReport => {
  const outcome = compareCorridor(graph, input, settings);
  if (outcome.kind !== 'compared') throw new Error(outcome.reason);
  return outcome.report;
};

describe('units of street', () => {
  it('cover every street once, cut where the route begins and ends', () => {
    const units = deriveCorridorUnits(graph, route, null, { reachMetres: 15, guardMetres: 150, unitMetres: 40 });
    let total = 0;
    let routeMetres = 0;
    for (let unit = 0; unit < units.length; unit++) {
      const metres = units.toMetres[unit]! - units.fromMetres[unit]!;
      expect(metres).toBeLessThanOrEqual(40 + 1e-9);
      total += metres;
      if (units.role[unit] === UnitRole.route) routeMetres += metres;
      expect(unitAt(units, units.edge[unit]!, (units.fromMetres[unit]! + units.toMetres[unit]!) / 2)).toBe(unit);
    }
    expect(total).toBeCloseTo(2 * 16 * 15 * 100, 6);
    expect(routeMetres).toBeCloseTo(1200, 6);
  });
});

describe('corridor comparison', () => {
  it('finds a ratio near one where nothing is planted, with an interval that holds it', () => {
    const report = reportOf(inputOf(strew(6000, 3)));
    const [streets] = report.comparisons;
    expect(streets.kind).toBe('comparable-streets');
    expect(streets.ratioPerStreet!.low).toBeLessThan(1);
    expect(streets.ratioPerStreet!.high).toBeGreaterThan(1);
    expect(streets.pValue).toBeGreaterThan(0.05);
    expect(report.dispersion).toBeGreaterThan(0.7);
    expect(report.dispersion).toBeLessThan(1.3);
    expect(report.similarRoutes!.pValue).toBeGreaterThan(0.05);
    // The figure itself: recorded per 100 m per year.
    const rate = (report.route.incidents / 1200) * 100;
    expect(report.route.per100MetresPerYear).toBeCloseTo(rate, 9);
  });

  it('finds a planted doubling, by street, by permutation and among similar routes', () => {
    const report = reportOf(inputOf(strew(6000, 4, () => 2)));
    const [streets] = report.comparisons;
    expect(streets.ratioPerStreet!.ratio).toBeGreaterThan(1.5);
    expect(streets.ratioPerStreet!.low).toBeGreaterThan(1.2);
    expect(streets.pValue).toBe(0.001);
    expect(report.similarRoutes!.pValue).toBeLessThanOrEqual(0.02);
    const { profile } = report;
    expect(profile.streetMetres.reduce((a, b) => a + b)).toBeCloseTo(1200, 6);
    expect(profile.incidents.reduce((a, b) => a + b)).toBeCloseTo(report.route.incidents, 6);
    expect(profile.expected.reduce((a, b) => a + b)).toBeCloseTo(streets.comparison.incidents, 6);
    expect(profile.hours.reduce((a, b) => a + b)).toBeCloseTo(report.route.incidents, 3);
  });

  it('keeps its level: of many empty worlds about one in twenty is called different', () => {
    let called = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const report = reportOf(inputOf(strew(1500, seed + 100)), { permutations: 99, similarRoutes: 0, seed });
      if (report.comparisons[0].pValue <= 0.05) called++;
    }
    expect(called).toBeLessThanOrEqual(8);
  });

  it('sees an evening surplus and a rise against the period before, each against comparable streets', () => {
    const hours = [18, 19, 20, 21, 22, 23];
    const evening = (hour: number, time: number) => (hour >= 18 && time >= period.from ? 3 : 1);
    const report = reportOf(inputOf(strew(20_000, 5, evening), { hours, before }));
    const [, other, earlier] = report.comparisons;
    expect(report.comparisons.map((comparison) => comparison.kind)).toEqual([
      'comparable-streets',
      'other-hours',
      'before',
    ]);
    expect(other!.ratioPerStreet!.low).toBeGreaterThan(1.5);
    expect(other!.changeAgainstComparableStreets!.low).toBeGreaterThan(1.5);
    expect(other!.pValue).toBeLessThan(0.01);
    expect(earlier!.ratioPerStreet!.low).toBeGreaterThan(1.5);
    expect(earlier!.pValue).toBeLessThan(0.01);
    expect(report.notCompared).toEqual([]);
  });

  it('does not call a rise that came everywhere a rise of the route', () => {
    const all = strew(6000, 8);
    // Double every incident of the later year, everywhere.
    const extra = Array.from(all.start.keys()).filter((i) => all.start[i]! >= period.from);
    const both = <T extends Int32Array | Float64Array>(values: T, make: (rows: number[]) => T) =>
      make([...values, ...extra.map((i) => values[i]!)]);
    const doubled = {
      edge: both(all.edge, (rows) => Int32Array.from(rows)),
      offsetMetres: both(all.offsetMetres, (rows) => Float64Array.from(rows)),
      start: both(all.start, (rows) => Float64Array.from(rows)),
      end: both(all.end, (rows) => Float64Array.from(rows)),
    };
    const earlier = reportOf(inputOf(doubled, { before })).comparisons[1]!;
    expect(earlier.ratioPerStreet!.low).toBeGreaterThan(1.2);
    expect(earlier.changeAgainstComparableStreets!.low).toBeLessThan(1);
    expect(earlier.changeAgainstComparableStreets!.high).toBeGreaterThan(1);
  });

  it('compares per metre walked: twice the incidents with twice the walkers is nothing special', () => {
    const onRoute = new Set(route.parts.edge);
    const walked = new Float64Array(graph.edgeCount * 24);
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      walked.fill(onRoute.has(edge) ? 2 : 1, edge * 24, edge * 24 + 24);
    }
    const report = reportOf(
      inputOf(
        strew(8000, 6, () => 2),
        { metresPerDayByHour: walked },
      ),
    );
    const [streets] = report.comparisons;
    expect(streets.ratioPerStreet!.low).toBeGreaterThan(1.2);
    expect(streets.ratioPerMetreWalked!.low).toBeLessThan(1);
    expect(streets.ratioPerMetreWalked!.high).toBeGreaterThan(1);
    expect(report.route.metresWalked).toBeGreaterThan(0);
  });

  it('is the same for the same seed and differs for another', () => {
    const input = inputOf(strew(1500, 9));
    expect(reportOf(input)).toEqual(reportOf(input));
    expect(reportOf(input, { seed: 2 }).similarRoutes).not.toEqual(reportOf(input).similarRoutes);
  });

  it('refuses with a reason rather than giving the route alone', () => {
    const incidents = strew(3000, 3);
    const refusal = (input: CorridorInput, settings = {}) => compareCorridor(graph, input, settings);
    expect(refusal(inputOf(strew(20, 3)))).toMatchObject({
      kind: 'refused',
      reason: 'network.corridor.refused.tooFewIncidents',
    });
    const own = Uint8Array.from({ length: graph.edgeCount }, () => STREET_FUNCTIONS.indexOf('other'));
    for (const edge of route.parts.edge) own[edge] = STREET_FUNCTIONS.indexOf('station');
    expect(refusal(inputOf(incidents, { streetFunctions: own }))).toMatchObject({
      kind: 'refused',
      reason: 'network.corridor.refused.noComparableStreets',
      values: { percent: 100 },
    });
    expect(refusal(inputOf(incidents, { period: { from: 5, to: 5 } }))).toMatchObject({ kind: 'refused' });
    expect(refusal(inputOf(incidents, { hours: [] }))).toMatchObject({ kind: 'refused' });
    const nowhere = routeBetween([50, 700], [50, 700]);
    expect(refusal(inputOf(incidents, { route: nowhere }))).toMatchObject({ kind: 'refused' });
  });

  it('has a type that cannot hold the route without a comparison', () => {
    const report = reportOf(inputOf(strew(3000, 3)));
    // @ts-expect-error: an empty list of comparisons is no report
    const alone: CorridorReport = { ...report, comparisons: [] };
    expect(alone.comparisons).toHaveLength(0);
  });

  it('says it in sentences that name the comparison and end with what is not said', () => {
    const report = reportOf(inputOf(strew(6000, 5), { before, hours: [20, 21] }));
    const keys = describeCorridor(report).map((sentence) => sentence.key);
    expect(keys[0]).toBe('network.corridor.sentence.comparableStreets');
    expect(keys).toContain('network.corridor.sentence.before');
    expect(keys.at(-1)).toBe('network.corridor.sentence.noCause');
  });
});

describe('hours', () => {
  it('spreads a window over its hours and leaves unusable ones out', () => {
    const shares = new Float64Array(24);
    expect(addHourShares(22.5 * HOUR_MS, 25 * HOUR_MS, 24, shares)).toBe(true);
    expect(shares[22]).toBeCloseTo(0.2, 12);
    expect(shares[23]).toBeCloseTo(0.4, 12);
    expect(shares[0]).toBeCloseTo(0.4, 12);
    expect(addHourShares(0, 25 * HOUR_MS, 24, shares)).toBe(false);
    expect(addHourShares(NaN, NaN, 24, shares)).toBe(false);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe('street functions', () => {
  it('take the weightiest point of interest along the street', () => {
    const small: StreetGraph = gridGraph(2);
    const at = (x: number, y: number, kind: 'shop' | 'station' | 'park') => ({ x, y, kind, name: '' });
    const functions = deriveStreetFunctions(small, new EdgeLocator(small), [
      at(50, 10, 'shop'),
      at(40, 10, 'station'),
      at(50, 95, 'shop'),
      at(0, 60, 'park'),
      at(500, 500, 'shop'),
    ]);
    const named = (x: number, y: number) => STREET_FUNCTIONS[functions[placeAt(small, x, y).edge]!];
    expect([named(50, 0), named(50, 100), named(0, 50)]).toEqual(['station', 'shopping', 'other']);
  });
});
