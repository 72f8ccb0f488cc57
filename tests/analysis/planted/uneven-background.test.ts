import { describe, expect, it } from 'vitest';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { createIncidentTable, TimePrecision } from '../../../src/domain/incident/incident-table.ts';
import { Random } from '../../../src/numerics/random/random.ts';

const WIDTH = 5000;
const START = Date.UTC(2025, 0, 6);
const YEAR = 364 * 86_400_000;

/**
 * A town with a busy core: half of all incidents within some 600 m of the centre. One in four is of the kind that is
 * looked at; with `planted`, that many more of this kind on one corner outside the core.
 */
function town(seed: number, all: number, planted: number) {
  const random = new Random(seed);
  const n = all + planted;
  const table = createIncidentTable(n, ['all', 'wanted'], ['police']);
  for (let row = 0; row < n; row++) {
    const core = random.uniform() < 0.5;
    const corner = row >= all;
    const at = (side: number) => (corner ? side : core ? 2500 + random.normal() * 300 : random.uniform() * WIDTH);
    table.x[row] = at(1000 + random.uniform() * 150);
    table.y[row] = at(4000 + random.uniform() * 150);
    table.category[row] = corner || random.uniform() < 0.25 ? 1 : 0;
    table.start[row] = table.end[row] = START + random.uniform() * YEAR;
    table.precision[row] = TimePrecision.minute;
  }
  return table;
}

const found = (seed: number, planted: number, expectation: 'even' | 'incidents') => {
  const settings = { ...DEFAULT_HOTSPOT_SETTINGS, studyArea: 'extent' as const, expectation };
  const { hotspots } = createBrushEngine(town(seed, 8000, planted), { settings }).step(
    { ...NO_FILTER, categories: ['wanted'] },
    0,
  );
  return {
    any: hotspots.length > 0,
    corner: hotspots.some(({ centre: [x, y] }) => Math.hypot(x - 1075, y - 4075) < 200),
    elsewhere: hotspots.some(({ centre: [x, y] }) => Math.hypot(x - 1075, y - 4075) >= 200),
  };
};

const share = (runs: number, holds: (seed: number) => boolean) =>
  Array.from({ length: runs }, (_, k) => holds(k + 1)).filter(Boolean).length / runs;

describe('an uneven but static background', () => {
  it('is called a hotspot without a denominator, and rarely with one', () => {
    const even = share(20, (seed) => found(seed, 0, 'even').any);
    const compared = share(60, (seed) => found(seed, 0, 'incidents').any);
    console.info(
      `busy core, no planted hotspot: a hotspot in ${even} of maps on bare counts, ${compared} compared with all incidents`,
    );
    expect(even).toBeGreaterThan(0.95);
    expect(compared).toBeLessThan(0.25);
  });

  it.each([
    [20, 0.4],
    [40, 0.95],
  ])('a planted corner with %i incidents more is found', (planted, least) => {
    const runs = Array.from({ length: 30 }, (_, k) => found(k + 1, planted, 'incidents'));
    const part = (holds: (run: (typeof runs)[number]) => boolean) => runs.filter(holds).length / runs.length;
    console.info(
      `planted corner of ${planted}: found in ${part(({ corner }) => corner)} of maps, another hotspot in ${part(({ elsewhere }) => elsewhere)}`,
    );
    expect(part(({ corner }) => corner)).toBeGreaterThanOrEqual(least);
  });
});
