import { beforeAll, describe, expect, it } from 'vitest';
import { findRegularities } from '../../../src/analysis/data-critique/regularities.ts';
import { findReportingChanges } from '../../../src/analysis/data-critique/reporting-change.ts';
import { wholeMonthsBySource } from '../../../src/analysis/months/months-by-source.ts';
import { outcomeOf, outcomeWithout } from '../../../src/analysis/data-critique/without.ts';
import { deriveStudyPlaces } from '../../../src/analysis/grid/study-places.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { createIncidentTable, TimePrecision } from '../../../src/domain/incident/incident-table.ts';
import { Random } from '../../../src/numerics/random/random.ts';
import { readDemo, readDemoJson } from '../../demo.ts';

/** Counts around a mean, scattered as Poisson counts are. */
function poisson(mean: number, random: Random): number {
  let n = 0;
  for (let left = Math.exp(-mean), p = random.uniform(); p > left; p *= random.uniform()) n++;
  return n;
}

describe('a change of reporting', () => {
  it('is claimed for the source that begins, in the month it begins, and for no other', () => {
    const random = new Random(7);
    const steady = [60, 40, 90].map((mean) => Array.from({ length: 24 }, () => poisson(mean, random)));
    const begins = Array.from({ length: 24 }, (_, m) => (m < 10 ? 0 : poisson(35, random)));
    const { changes } = findReportingChanges([...steady, begins]);
    expect(changes).toMatchObject([{ source: 3, month: 10, kind: 'starts', before: 0 }]);
  });

  it('is not claimed when all sources rise together: then more happened', () => {
    const random = new Random(3);
    const rows = [60, 40].map((mean) =>
      Array.from({ length: 24 }, (_, m) => poisson(m < 12 ? mean : 2 * mean, random)),
    );
    expect(findReportingChanges(rows).changes).toEqual([]);
  });

  it('raises few false alarms for steady sources', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed);
      const rows = [30, 50, 20].map((mean) => Array.from({ length: 18 }, () => poisson(mean, random)));
      alarms += findReportingChanges(rows, { permutations: 199 }).changes.length;
    }
    expect(alarms).toBeLessThanOrEqual(3);
  });

  it('tells the two of a pair apart by what each did itself', () => {
    const random = new Random(5);
    const steady = Array.from({ length: 20 }, () => poisson(100, random));
    const stops = Array.from({ length: 20 }, (_, m) => (m < 12 ? poisson(50, random) : 0));
    expect(findReportingChanges([steady, stops]).changes).toMatchObject([{ source: 1, kind: 'stops', month: 12 }]);
  });
});

describe('regularities', () => {
  it('marks the later of two reports at one place within the hour, and the address that reports much', () => {
    const table = createIncidentTable(30, ['a'], ['app']);
    const day = Date.UTC(2025, 0, 6, 12, 7);
    for (let row = 0; row < 30; row++) {
      table.x[row] = row < 26 ? 100 : 100 + 50 * row;
      table.y[row] = 100;
      table.start[row] = table.end[row] = day + (row < 26 ? row * 3 * 3_600_000 : 0);
      table.precision[row] = TimePrecision.minute;
    }
    table.start[1] = table.start[0]! + 59 * 60_000;
    const { rows } = findRegularities(table);
    expect(rows.repeats[0]).toBe(0);
    expect(rows.repeats[1]).toBe(1);
    expect([...rows.samePlace].filter(Boolean)).toHaveLength(26);
    expect([...rows.wholeHours].filter(Boolean)).toHaveLength(0);
  });
});

describe('the demo', () => {
  let demo: Awaited<ReturnType<typeof readDemo>>;
  beforeAll(async () => {
    demo = await readDemo();
  });

  it('shows the planted reporting change and none for another source', () => {
    const { table } = demo;
    const { counts, monthStarts } = wholeMonthsBySource(table);
    const truth = readDemoJson('truth.json') as { reportingChange: { source: string; start: string } };
    const { changes } = findReportingChanges(counts);
    expect(changes).toMatchObject([{ kind: 'starts' }]);
    expect(monthStarts[changes[0]!.month]).toBe(Date.parse(truth.reportingChange.start));
    expect(table.sources[changes[0]!.source]).toContain(truth.reportingChange.source);
  });

  it('loses the hotspot on the head office, and no other, when pile-ups are left out', () => {
    const { table, layers } = demo;
    const { pileUp } = readDemoJson('truth.json') as { pileUp: { point: [number, number] } };
    const question = { filter: NO_FILTER, settings: DEFAULT_HOTSPOT_SETTINGS, places: deriveStudyPlaces(layers) };
    const whole = outcomeOf(table, question);
    const marks = findRegularities(table).rows;
    const { goneIds } = outcomeWithout(whole, table, marks.pileUps, question);
    const gone = whole.hotspots.filter(({ id }) => goneIds.includes(id));
    expect(gone).toHaveLength(1);
    const [x, y] = gone[0]!.centre;
    expect(Math.hypot(x - pileUp.point[0], y - pileUp.point[1])).toBeLessThan(250);
  });
});
