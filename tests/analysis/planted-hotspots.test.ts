import { beforeAll, describe, expect, it } from 'vitest';
import { createBrushEngine } from '../../src/analysis/brush/brush-engine.ts';
import type { BrushResult } from '../../src/analysis/brush/brush-contract.ts';
import { cellIndexAt } from '../../src/analysis/grid/cell-grid.ts';
import { deriveStudyPlaces } from '../../src/analysis/grid/study-places.ts';
import { DEFAULT_HOTSPOT_SETTINGS, type HotspotSettings } from '../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER, type IncidentFilter } from '../../src/domain/incident/incident-filter.ts';
import { readDemo, readDemoJson } from '../demo.ts';

/** What the generator planted in Nieuwerhaven, against what the app finds with the settings it starts with. */
interface Truth {
  readonly planted: readonly { readonly id: string; readonly ring: readonly (readonly [number, number])[] }[];
  readonly pileUp: { readonly point: readonly [number, number] };
}

let demo: Awaited<ReturnType<typeof readDemo>>;
const truth = readDemoJson('truth.json') as Truth;

beforeAll(async () => {
  demo = await readDemo();
}, 60_000);

function search(filter: Partial<IncidentFilter> = {}, settings: Partial<HotspotSettings> = {}): BrushResult {
  const engine = createBrushEngine(demo.table, {
    places: deriveStudyPlaces(demo.layers),
    settings: { ...DEFAULT_HOTSPOT_SETTINGS, ...settings },
  });
  return engine.step({ ...NO_FILTER, ...filter }, 1, { rescale: true });
}

/** Index of the hotspot that holds most of a planted ring's corners; −1 when none holds any. */
function holderOf(result: BrushResult, ring: readonly (readonly [number, number])[]): number {
  const votes = result.hotspots.map(({ cells }) => {
    const own = new Set(cells);
    return ring.filter(([x, y]) => own.has(cellIndexAt(result.grid, x, y))).length;
  });
  const most = Math.max(0, ...votes);
  return most === 0 ? -1 : votes.indexOf(most);
}

function score(result: BrushResult) {
  const places = [...truth.planted, { id: 'pileUp', ring: [truth.pileUp.point] }];
  const holders = new Map(places.map(({ id, ring }) => [id, holderOf(result, ring)]));
  const found = [...holders].filter(([, holder]) => holder >= 0).map(([id]) => id);
  const used = new Set(holders.values());
  return { found, falseOnes: result.hotspots.filter((_, i) => !used.has(i)), hotspots: result.hotspots };
}

const category = (name: string) => {
  const index = demo.table.categories.indexOf(name);
  expect(index, name).toBeGreaterThanOrEqual(0);
  return [name];
};

describe('planted hotspots of the demo', () => {
  it('are found with the settings the app starts with, and nothing else is called a hotspot', () => {
    const { found, falseOnes, hotspots } = score(search());
    expect(found).toEqual(expect.arrayContaining(['stationsplein', 'winkelstraat', 'stadspark', 'binnenhaven']));
    expect(falseOnes).toEqual([]);
    expect(hotspots.length).toBeGreaterThanOrEqual(3);
    for (const { areaShare } of hotspots) expect(areaShare).toBeLessThan(0.03);
    for (const { incidents, expectedIncidents } of hotspots)
      expect(incidents).toBeGreaterThan(1.3 * expectedIncidents!);
  });

  it('stand apart on smaller cells: each of the planted places of both years, the emerging one aside', () => {
    const { found, falseOnes } = score(search({}, { cellSizeMetres: 75 }));
    expect(found).toEqual(
      expect.arrayContaining(['stationsplein', 'winkelstraat', 'stadspark', 'binnenhaven', 'kerkstraat', 'pileUp']),
    );
    expect(falseOnes).toEqual([]);
  });

  it('of one category lie where that category was planted', () => {
    expect(score(search({ categories: category('bicycle-theft') })).found).toContain('fietsenstalling-flat');
    expect(score(search({ categories: category('youth-nuisance') })).found).toContain('stadspark');
  });

  it('compared with an even count would be the whole town: the reason that this is not the default', () => {
    const [largest] = search({}, { expectation: 'even', bandMetres: 250 }).hotspots;
    expect(largest!.incidentShare).toBeGreaterThan(0.4);
  });
});
