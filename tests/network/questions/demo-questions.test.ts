import { beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { deriveNetworkPlace } from '../../../src/domain/place/network-place.ts';
import type { PoiRecord } from '../../../src/domain/place/base-layers.ts';
import {
  snapIncidents,
  summariseSnapping,
  weighRows,
  type NetworkIncidents,
} from '../../../src/network/network-incidents.ts';
import { answerCorridor, comparePeriods } from '../../../src/network/questions/corridor-question.ts';
import { answerDensity, answerNetworkK } from '../../../src/network/questions/density-question.ts';
import { answerIsochrones } from '../../../src/network/questions/isochrone-question.ts';
import { answerHotStretches, answerPatrol } from '../../../src/network/questions/patrol-question.ts';
import { answerReachability } from '../../../src/network/questions/reachability-question.ts';
import { answerRoutes, type RoutesAnswer } from '../../../src/network/questions/routes-question.ts';
import { derivePlaceWalks } from '../../../src/network/routes/place-walks.ts';
import { prepareStreetNetwork, walkAlong, type StreetNetwork } from '../../../src/network/street-network.ts';
import { readDemo } from '../../demo.ts';

let network: StreetNetwork;
let incidents: NetworkIncidents;
let pois: readonly PoiRecord[];
let azc: PoiRecord;
let station: PoiRecord;
let routes: RoutesAnswer;

const only = (kind: PoiRecord['kind']) => pois.find((poi) => poi.kind === kind)!;
const routesTo = (goal: PoiRecord, via: readonly (readonly [number, number])[] = []) =>
  answerRoutes(network, {
    origins: [{ id: 'azc', x: azc.x, y: azc.y, walksPerDay: 200 }],
    destinations: [{ id: 'goal', x: goal.x, y: goal.y, attractiveness: 1, hourShares: null }],
    corrections: via.length > 0 ? [{ originId: 'azc', destinationId: 'goal', via }] : [],
    settings: {},
  }).then(({ answer }) => answer);
const square = (x: number, y: number, half: number) => [
  [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half, x - half, y - half],
];
const lengthOf = (points: ArrayLike<number>) => {
  let metres = 0;
  for (let i = 2; i + 1 < points.length; i += 2) {
    metres += Math.hypot(points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!);
  }
  return metres;
};

beforeAll(async () => {
  const { table, layers } = await readDemo();
  network = prepareStreetNetwork(deriveNetworkPlace(layers)!);
  incidents = snapIncidents(network.locator, table);
  pois = layers.pois!;
  azc = only('azc');
  station = only('station');
  routes = await routesTo(station);
}, 60_000);

describe('questions to the street network of the demo', () => {
  it('is one connected network without rail, and says what was left out', () => {
    expect(network.report.components).toBe(1);
    expect(network.report.notWalkableLines).toBeGreaterThan(0);
    const { snapped, beyondLimit, withoutPlace, rows } = summariseSnapping(incidents);
    expect(snapped + beyondLimit + withoutPlace).toBe(rows);
    expect(beyondLimit / rows).toBeLessThan(0.01);
  });

  it('gives routes whose lines are as long as they say, with shares that add up', () => {
    expect(routes.routes.length).toBeGreaterThan(1);
    expect(routes.routes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const { points, lengthMetres, shortestMetres } of routes.routes) {
      expect(lengthOf(points)).toBeCloseTo(lengthMetres, 3);
      expect(lengthMetres).toBeGreaterThanOrEqual(shortestMetres - 1e-6);
    }
    expect(Math.max(...routes.use.map(({ walksPerDay }) => walksPerDay))).toBeLessThanOrEqual(200 + 1e-6);
  });

  it('takes a kept line back as the same walk', () => {
    for (const { points, lengthMetres } of routes.routes) {
      expect(walkAlong(network, points)!.lengthMetres).toBeCloseTo(lengthMetres, 3);
    }
  });

  it('leads a corrected route by the place it was dragged to', async () => {
    const market = only('supermarket');
    const corrected = await routesTo(station, [[market.x, market.y]]);
    expect(corrected.routes).toHaveLength(1);
    expect(corrected.routes[0]!.corrected).toBe(true);
    const nearest = Math.min(
      ...Array.from({ length: corrected.routes[0]!.points.length / 2 }, (_, i) =>
        Math.hypot(corrected.routes[0]!.points[2 * i]! - market.x, corrected.routes[0]!.points[2 * i + 1]! - market.y),
      ),
    );
    expect(nearest).toBeLessThan(60);
  });

  it('gives bands of reach that together are all street within the limit', () => {
    const bands = answerIsochrones(network, [azc], [400, 800, 1200]);
    let drawn = 0;
    for (const { lines, lengthMetres } of bands) {
      for (let i = 0; i < lines.length; i++) {
        drawn += lengthOf(lines.coordinates.subarray(2 * lines.starts[i]!, 2 * lines.starts[i + 1]!));
      }
      expect(drawn).toBeCloseTo(lengthMetres, 3);
    }
  });

  it('shows the route from the azc only beside comparable streets, the period before and with an interval', async () => {
    const walks = await derivePlaceWalks(network);
    const { points } = routes.routes[0]!;
    const { outcome, period, before } = answerCorridor(network, incidents, walks, {
      points,
      filter: NO_FILTER,
      hours: null,
      settings: { permutations: 199, similarRoutes: 49 },
    });
    if (outcome.kind !== 'compared') throw new Error(outcome.reason);
    expect(period!.to - period!.from).toBe(before!.to - before!.from);
    expect(outcome.report.comparisons.map(({ kind }) => kind)).toEqual(['comparable-streets', 'before']);
    const { low, ratio, high } = outcome.report.comparisons[0].ratioPerStreet!;
    // No more is planted along this route than elsewhere: the interval must hold 1.
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    expect(ratio).toBeGreaterThan(0);
  });

  it('refuses a route of which too few records take part', () => {
    const { outcome } = answerCorridor(network, incidents, null, {
      points: routes.routes[0]!.points,
      filter: { ...NO_FILTER, categories: [] },
      hours: null,
      settings: {},
    });
    expect(outcome.kind).toBe('refused');
  });

  it('compares whole weeks, and no period before that the data do not have', () => {
    const weights = weighRows(incidents.table, NO_FILTER);
    const whole = comparePeriods(incidents.table, weights, null)!;
    expect((whole.period.to - whole.period.from) % (7 * 86_400_000)).toBe(0);
    const early = { from: Date.UTC(2024, 0, 8), to: Date.UTC(2024, 5, 1) };
    expect(comparePeriods(incidents.table, weights, early)!.before).toBeNull();
  });

  it('tells what a closed area cuts off, and opens a route through it at least loss', async () => {
    const rings = square(azc.x, azc.y, 250).map((ring) => ring.map((value) => value));
    const answer = await answerReachability(network, incidents, {
      rings: square(station.x, station.y, 200),
      borderStreetsBelong: true,
      origins: [{ id: 'azc', x: azc.x, y: azc.y }],
      destinations: [{ id: 'station', x: station.x, y: station.y }],
      corridor: { widthMetres: 10 },
      filter: NO_FILTER,
    });
    expect(answer.rows[0]!.status).toBe('inside');
    const [proposed] = answer.corridors;
    expect(proposed!.kind).toBe('proposed');
    const { weightLost, lowerBoundWeightLost, weightInArea } = proposed!.corridor!;
    expect(weightLost).toBeGreaterThanOrEqual(lowerBoundWeightLost - 1e-9);
    expect(weightLost).toBeLessThan(weightInArea);
    const home = await answerReachability(network, incidents, {
      rings,
      borderStreetsBelong: true,
      origins: [{ id: 'own-start', x: azc.x, y: azc.y }],
      destinations: [{ id: 'station', x: station.x, y: station.y }],
      corridor: null,
      filter: NO_FILTER,
    });
    expect(home.originsInside).toEqual(['own-start']);
    expect(home.corridors).toEqual([]);
  });

  it('puts density where the records are: the busiest stretch far above the mean', async () => {
    const answer = await answerDensity(network, incidents, {
      method: 'discontinuous',
      kernel: 'quartic',
      bandwidthMetres: 100,
      lixelMetres: 25,
      filter: { ...NO_FILTER, sources: [incidents.table.sources[0]!] },
    });
    expect(answer.highest).toBeGreaterThan(10 * answer.mean);
    expect(answer.lines.length).toBe(answer.per100Metres.length);
  });

  it('will not compute K for too many or too few records', async () => {
    const settings = { distancesMetres: [100], simulations: 0, seed: 1 };
    const ask = (filter: typeof NO_FILTER) => answerNetworkK(network, incidents, { filter, ...settings });
    expect((await ask(NO_FILTER)).kind).toBe('refused');
    expect((await ask({ ...NO_FILTER, categories: [] })).kind).toBe('refused');
  });

  it('plans a round within its minutes that calls at the azc', () => {
    const stretches = answerHotStretches(network, incidents, {
      filter: NO_FILTER,
      hours: [20, 21, 22],
      stretchMetres: 100,
      most: 8,
    });
    expect(stretches).toHaveLength(8);
    const answer = answerPatrol(network, {
      start: station,
      end: station,
      segments: stretches.map(({ segment }) => segment),
      visits: [{ id: 'azc', x: azc.x, y: azc.y, dwellMinutes: 15 }],
      minutes: 120,
      metresPerMinute: 67,
      settings: {},
    });
    if (answer.kind !== 'planned') throw new Error(answer.reason);
    expect(answer.round.minutes).toBeLessThanOrEqual(120 + 1e-6);
    expect(answer.round.stops.some(({ kind }) => kind === 'visit')).toBe(true);
    const walked = answer.round.streets.reduce((sum, { metres }) => sum + metres, 0);
    expect(walked).toBeCloseTo(answer.round.walkedMetres, 3);
  });
});
