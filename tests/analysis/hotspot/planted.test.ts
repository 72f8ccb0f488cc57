import { describe, expect, it } from 'vitest';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { DEFAULT_HOTSPOT_SETTINGS, type HotspotSettings } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { createIncidentTable, TimePrecision } from '../../../src/domain/incident/incident-table.ts';
import { unwatchedTask } from '../../../src/analysis/task.ts';
import { randomSource } from '../brush/random-source.ts';

const WIDTH = 5000;
const SETTINGS: HotspotSettings = { ...DEFAULT_HOTSPOT_SETTINGS, studyArea: 'extent' };
const FRIDAY_22 = Date.UTC(2025, 0, 3, 22);
const WEEK = 7 * 86_400_000;

/** Incidents spread evenly, and `planted` more in a street corner of 200 m on Friday nights. */
function incidents(seed: number, even: number, planted: number) {
  const random = randomSource(seed);
  const table = createIncidentTable(even + planted, ['nuisance'], ['boa']);
  for (let row = 0; row < even + planted; row++) {
    const inside = row >= even;
    table.x[row] = inside ? 3000 + random() * 200 : random() * WIDTH;
    table.y[row] = inside ? 1000 + random() * 200 : random() * WIDTH;
    const week = Math.floor(random() * 50) * WEEK;
    table.start[row] = FRIDAY_22 + week + (inside ? random() * 3.5e6 : random() * WEEK);
    table.end[row] = table.start[row]!;
    table.precision[row] = TimePrecision.minute;
  }
  return table;
}

describe('planted truth', () => {
  it('complete randomness: few runs find anything', () => {
    const runs = 200;
    let runsWithClass = 0;
    let runsWithHotspot = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const result = createBrushEngine(incidents(seed, 4000, 0), { settings: SETTINGS }).step(NO_FILTER, 0);
      const { falseDiscoveryRate } = SETTINGS;
      expect(falseDiscoveryRate).toBe(0.05);
      if (result.significance.some((level) => Math.abs(level) >= 2)) runsWithClass++;
      if (result.hotspots.length > 0) runsWithHotspot++;
    }
    console.log(
      `complete randomness, 4,000 incidents on 1,600 cells of 125 m, rate 0.05: ${runsWithClass} of ${runs} runs have a` +
        ` significant cell, ${runsWithHotspot} a hotspot`,
    );
    expect(runsWithHotspot / runs).toBeLessThan(0.25);
  });

  it('finds the planted corner, its hours and its months, and finds it robust', async () => {
    const engine = createBrushEngine(incidents(9, 4000, 150), { settings: SETTINGS });
    const { hotspots, incidents: n } = engine.step(NO_FILTER, 3);
    expect(n).toBe(4150);
    expect(hotspots).toHaveLength(1);
    const [hotspot] = hotspots;
    expect(hotspot!.incidents).toBeGreaterThanOrEqual(150);
    expect(hotspot!.incidentShare).toBeCloseTo(hotspot!.incidents / 4150, 12);
    expect(Math.hypot(hotspot!.centre[0] - 3100, hotspot!.centre[1] - 1100)).toBeLessThan(125);
    expect(hotspot!.peakZ).toBeGreaterThan(5);
    expect(hotspot!.peakAdjustedP).toBeLessThan(1e-6);
    expect(hotspot!.hoursOfWeek[4 * 24 + 22]).toBeGreaterThanOrEqual(150);
    expect(hotspot!.months.reduce((sum, count) => sum + count, 0)).toBe(hotspot!.incidents);
    expect(hotspot!.areaSquareMetres).toBe(hotspot!.cells.length * 125 * 125);
    const stages: (number | null)[] = [];
    const robustness = await engine.estimateRobustness({
      ...unwatchedTask(),
      progress: ({ fraction }) => void stages.push(fraction),
    });
    expect(robustness.filterNumber).toBe(3);
    expect(robustness.settings).toHaveLength(24);
    expect(robustness.hotspots).toHaveLength(1);
    expect(robustness.hotspots[0]!.id).toBe(hotspot!.id);
    expect(robustness.hotspots[0]!.robustness).toBeGreaterThan(0.9);
    expect(stages).toHaveLength(24);
  });

  it('keeps its id when the filter moves and another cell joins', () => {
    const engine = createBrushEngine(incidents(9, 4000, 150), { settings: SETTINGS });
    const before = engine.step(NO_FILTER, 0).hotspots[0]!;
    const period = { from: FRIDAY_22 + 10 * WEEK, to: FRIDAY_22 + 40 * WEEK };
    expect(engine.step({ ...NO_FILTER, period }, 1).hotspots[0]!.id).toBe(before.id);
  });

  it('says plainly that there is none among too few', () => {
    const result = createBrushEngine(incidents(3, 8, 0), { settings: SETTINGS }).step(NO_FILTER, 0);
    expect(result.hotspots).toEqual([]);
  });

  it('stops when robustness is cancelled', async () => {
    const engine = createBrushEngine(incidents(9, 2000, 150), { settings: SETTINGS });
    engine.step(NO_FILTER, 0);
    const task = { ...unwatchedTask(), breathe: () => Promise.reject(new DOMException('cancelled', 'AbortError')) };
    await expect(engine.estimateRobustness(task)).rejects.toThrow('cancelled');
  });
});
