import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisApi } from '../../../src/workers/analysis-worker.ts';
import { connect, type Client, type Port } from '../../../src/workers/protocol.ts';
import { NO_STUDY_PLACES } from '../../../src/analysis/grid/study-cells.ts';
import { DEFAULT_HOTSPOT_SETTINGS } from '../../../src/domain/hotspot/hotspot.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { transferablesOf } from '../../../src/domain/incident/incident-table.ts';
import { FIRST_DAY, randomIncidents, WIDTH_METRES } from './random-incidents.ts';

const SETTINGS = {
  ...DEFAULT_HOTSPOT_SETTINGS,
  studyArea: 'extent',
  falseDiscoveryRate: 0.1,
  minimumIncidents: 3,
} as const;

/** Runs the worker's module in this thread, its global scope one end of a channel. */
async function startWorker(): Promise<Client<AnalysisApi>> {
  const { port1, port2 } = new MessageChannel();
  Object.assign(globalThis, {
    addEventListener: (_type: string, listener: (event: MessageEvent) => void) => (port1.onmessage = listener),
    postMessage: (message: unknown, transfer: Transferable[]) => port1.postMessage(message, transfer),
  });
  await import('../../../src/workers/analysis-worker.ts');
  const screen: Port = {
    postMessage: (message, transfer) => port2.postMessage(message, transfer),
    addEventListener: (_type, listener) => (port2.onmessage = listener),
  };
  return connect<AnalysisApi>(screen);
}

describe('the analysis worker', () => {
  let worker: Client<AnalysisApi>;
  beforeAll(async () => {
    worker = await startWorker();
  });

  it('says so when it is asked before rows were loaded', async () => {
    await expect(worker.step([NO_FILTER, 1, false])).rejects.toThrow('before any rows');
  });

  it('loads rows without copying them, answers steps, and gives its arrays away', async () => {
    const table = randomIncidents(8, 600);
    await worker.load([table, NO_STUDY_PLACES, SETTINGS], { transfer: transferablesOf(table) });
    expect(table.x.length).toBe(0);
    const result = await worker.step([NO_FILTER, 5, false]);
    expect(result.filterNumber).toBe(5);
    expect(result.incidents).toBeGreaterThan(400);
    expect(result.diagnostics.timings).toHaveProperty('counts');
    const again = await worker.step([NO_FILTER, 6, true]);
    expect(again.cellCounts).toEqual(result.cellCounts);
    expect(again.picture).toEqual(result.picture);
  });

  it('computes the newest step only', async () => {
    const day = (n: number) => ({ ...NO_FILTER, period: { from: FIRST_DAY, to: FIRST_DAY + n * 86_400_000 } });
    const steps = [1, 2, 3, 4, 5].map((n) => worker.step([day(n), n, true]));
    const answers = await Promise.allSettled(steps);
    expect(answers.map(({ status }) => status)).toEqual([...new Array<string>(4).fill('rejected'), 'fulfilled']);
    expect((answers[0] as PromiseRejectedResult).reason).toMatchObject({ name: 'AbortError' });
    expect((answers[4] as PromiseFulfilledResult<{ filterNumber: number }>).value.filterNumber).toBe(5);
  });

  it('tells what lies in an area and in a cell', async () => {
    const everywhere = Float64Array.of(-1, -1, WIDTH_METRES, -1, WIDTH_METRES, WIDTH_METRES, -1, WIDTH_METRES);
    const all = await worker.step([NO_FILTER, 9, false]);
    const area = await worker.inspectArea([[everywhere], NO_FILTER]);
    expect(area.incidents).toBe(all.incidentsOnMap);
    expect(area.categories.reduce((sum, count) => sum + count, 0)).toBe(area.incidents);
    const hotspot = all.hotspots[0]!;
    const inside = await worker.inspectArea([[...hotspot.rings], NO_FILTER]);
    expect(inside.incidents).toBe(hotspot.incidents);
    expect(inside.hoursOfWeek).toEqual(hotspot.hoursOfWeek);
    expect(inside.months).toEqual(hotspot.months);
    const cell = await worker.inspectCell([...hotspot.centre]);
    expect(cell).toMatchObject({ inStudyArea: true, count: all.cellCounts[cell!.cell] });
    expect(await worker.inspectCell([-1e6, 0])).toBeNull();
  });

  it('reports robustness, and stops when cancelled', async () => {
    const stages: string[] = [];
    const result = await worker.robustness([], { onProgress: ({ stage }) => void stages.push(stage) });
    expect(result.hotspots.length).toBeGreaterThan(0);
    expect(stages).toContain('analysis.robustness');
    const controller = new AbortController();
    const stopped = worker.robustness([], { signal: controller.signal });
    controller.abort();
    await expect(stopped).rejects.toThrow('cancelled');
  });
});
