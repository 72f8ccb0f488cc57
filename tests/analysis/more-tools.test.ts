import { beforeAll, describe, expect, it } from 'vitest';
import { unwatchedTask } from '../../src/analysis/task.ts';
import { runTool, type ToolRequest } from '../../src/analysis/tools/tools.ts';
import type { ToolData, ToolFrame, ToolResult } from '../../src/analysis/tools/tool-types.ts';
import { deriveStudyPlaces } from '../../src/analysis/grid/study-places.ts';
import { NO_FILTER } from '../../src/domain/incident/incident-filter.ts';
import { readDemo } from '../demo.ts';

const frame: ToolFrame = {
  filter: NO_FILTER,
  withoutDuplicates: true,
  withoutPileUps: false,
  cellSizeMetres: 125,
  expectation: 'use',
  studyArea: 'built',
  incompleteFrom: null,
  seed: 1,
};

describe('tools on the demo', () => {
  let data: ToolData;
  beforeAll(async () => {
    const { table, layers } = await readDemo();
    data = { table, places: deriveStudyPlaces(layers), streets: layers.streets };
  });
  const run = async (request: ToolRequest): Promise<ToolResult> => runTool(data, frame, request, unwatchedTask());

  it('says that busy cells lie together, with the permutation test beside it', async () => {
    const { sentence, tables, records } = await run({ tool: 'autocorrelation', permutations: 199 });
    expect(sentence.key).toBe('tool.autocorrelation.clustered');
    expect(sentence.values!['p']).toBeCloseTo(1 / 200);
    expect(tables[0]!.rows[0]![1]).toBeGreaterThan(0);
    expect(records.map(({ method }) => method)).toContain('local-moran');
  });

  it('divides by all incidents to nothing of note when the selection is all incidents', async () => {
    const even = await run({ tool: 'ratio', denominator: 'incidents', bandwidthMetres: 300 });
    expect(even.sentence.key).toBe('tool.ratio.none');
    const perHome = await run({ tool: 'ratio', denominator: 'addresses', bandwidthMetres: 300 });
    expect(perHome.sentence.key).toBe('tool.ratio.found');
    for (const [times] of perHome.tables[0]!.rows) expect(times).toBeGreaterThanOrEqual(2);
  });

  it('weighs nothing without weights, and asks for the source of those that are given', async () => {
    const plain = await run({ tool: 'harm', weights: {}, source: '' });
    expect(plain.sentence).toMatchObject({ key: 'tool.harm.unweighed', values: { both: 10, shown: 10 } });
    const category = data.table.categories[0]!;
    await expect(run({ tool: 'harm', weights: { [category]: 50 }, source: ' ' })).rejects.toThrow(
      'tool.error.noHarmSource',
    );
    const weighed = await run({ tool: 'harm', weights: { [category]: 50 }, source: 'Eigen tabel' });
    expect(weighed.tables[0]!.rows[0]![0]).toBe(category);
  });
});
