import { beforeAll, describe, expect, it } from 'vitest';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { deriveStudyPlaces } from '../../../src/analysis/grid/study-places.ts';
import { deriveZoneFacts, ringAround } from '../../../src/analysis/zone/derive-zone-facts.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../../src/domain/incident/incident-table.ts';
import type { BaseLayers } from '../../../src/domain/place/base-layers.ts';
import { ringsOf } from '../../../src/domain/place/polygon-rings.ts';
import { findMeasure } from '../../../src/domain/measure/catalogue.ts';
import type { CheckId, CheckOutcome } from '../../../src/domain/plan-checks/check.ts';
import { runChecks } from '../../../src/domain/plan-checks/run-checks.ts';
import { readThresholds } from '../../../src/domain/plan-checks/thresholds.ts';
import { createZone } from '../../../src/domain/zone/zone.ts';
import { describeBoundary } from '../../../src/geometry/boundary-text/boundary-text.ts';
import { streetLinesOf } from '../../../src/geometry/boundary-text/street-lines.ts';
import { createStreetFinder } from '../../../src/geometry/nearest/nearest-street.ts';
import { boxOf, circleRing } from '../../../src/geometry/rings/ring-measures.ts';
import { readDemo } from '../../demo.ts';

/** Areas that nobody should decide on, drawn on the demo municipality with the facts as the screen works them out. */
let demo: { readonly table: IncidentTable; readonly layers: BaseLayers };
let engine: ReturnType<typeof createBrushEngine>;
beforeAll(async () => {
  demo = await readDemo();
  engine = createBrushEngine(demo.table, {
    places: deriveStudyPlaces(demo.layers),
    settings: DEFAULT_HOTSPOT_SETTINGS,
  });
}, 60_000);

const MEASURE = findMeasure('rep.gebiedsverbod.apv')!;
const FILTER = { period: null, hoursOfWeek: null, categories: null, sources: null, area: null };

function judge(rings: number[][]): {
  readonly outcome: Readonly<Partial<Record<CheckId, CheckOutcome>>>;
  readonly keys: readonly string[];
} {
  const zone = createZone({
    id: 'z',
    name: 'Proef',
    measureId: MEASURE.id,
    rings,
    grounds: { filter: FILTER, text: 'Geregistreerde overlast op deze plek.' },
  });
  const { layers, table } = demo;
  const result = engine.step(NO_FILTER, 1, { rescale: true });
  const thresholds = readThresholds();
  const metres = thresholds('g10.ringMetres').value!;
  const around = ringAround(rings, metres);
  const facts = deriveZoneFacts({
    zone,
    zones: [zone],
    layers,
    today: '2026-11-24',
    inside: engine.inspectArea(
      rings.map((ring) => Float64Array.from(ring)),
      NO_FILTER,
    ),
    result,
    boundary: describeBoundary(rings, createStreetFinder(layers.streets), streetLinesOf(layers.streets)),
    reachability: null,
    around:
      around.length > 0
        ? {
            rings: around,
            metres,
            incidents: engine.inspectArea(
              around.map((ring) => Float64Array.from(ring)),
              NO_FILTER,
            ).incidents,
          }
        : null,
    markers: [],
    lastMonthIncomplete: false,
    allRows: table.length,
  });
  const checks = runChecks({ zone, measure: MEASURE, facts, thresholds });
  return {
    outcome: Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome])),
    keys: checks.flatMap(({ findings }) => findings.map(({ key }) => key)),
  };
}

const square = (x: number, y: number, side: number) => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];
const placesOf = (...kinds: readonly string[]) => demo.layers.pois!.filter(({ kind }) => kinds.includes(kind));

describe('nasty areas', () => {
  it('that cross themselves are no area', () => {
    const { x, y } = placesOf('station')[0]!;
    const { outcome, keys } = judge([[x, y, x + 200, y + 200, x + 200, y, x, y + 200, x, y]]);
    expect(outcome.G1).toBe('fail');
    expect(keys.some((key) => key.startsWith('checks.g1.'))).toBe(true);
  });

  it('across the border reach over ground of another mayor', () => {
    const own = demo.layers.areas!.records.findIndex(({ kind }) => kind === 'municipality');
    const [west, south, , north] = boxOf(ringsOf(demo.layers.areas!.shapes, own));
    const { outcome, keys } = judge([square(west - 300, (south + north) / 2, 600)]);
    expect(outcome.G1).toBe('fail');
    expect(keys).toContain('checks.g1.outside');
    expect(outcome.G11).toBe('warning');
  });

  it('over a school and a house of worship name what lies in them', () => {
    const school = placesOf('school')[0]!;
    const { outcome } = judge([circleRing(school.x, school.y, 250)]);
    expect(['warning', 'fail']).toContain(outcome.G2);
  });

  it('where nothing is registered have no ground', () => {
    const [west, , , north] = boxOf(ringsOf(demo.layers.areas!.shapes, 0));
    const { outcome } = judge([square(west + 20, north - 60, 30)]);
    expect(outcome.G3).toBe('fail');
  });

  it('around the reception site take in what must stay reachable', () => {
    const azc = placesOf('azc')[0]!;
    const { outcome, keys } = judge([circleRing(azc.x, azc.y, 200)]);
    expect(outcome.G2).not.toBe('pass');
    expect(keys.join(' ')).toContain('checks.g2.');
  });
});
