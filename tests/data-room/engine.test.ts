import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataTables } from '../../src/data/data-tables.ts';
import { createDuckDbEngine } from '../../src/data/engine/duckdb-engine.ts';
import type { NamedQuery, QueryEngine } from '../../src/data/engine/query-engine.ts';
import { encodeArrowStream } from '../../src/data/columns/arrow-stream.ts';
import { NO_FILTER } from '../../src/domain/incident/incident-filter.ts';
import { createIncidentTable } from '../../src/domain/incident/incident-table.ts';
import { openDuckDbInNode, startEngineInNode } from './duckdb-in-node.ts';
import { TOWN } from './random-town.ts';

const ask = (sql: string, values: readonly (string | number | boolean | null)[] = []): NamedQuery<null, unknown> => ({
  name: sql,
  sql,
  bind: () => values,
  read: (columns) => columns.texts('a')[0],
});

describe('the engine', () => {
  let engine: QueryEngine;
  beforeAll(async () => {
    engine = await startEngineInNode();
  });
  afterAll(() => engine.close());

  it('says cleanly that it fetches nothing, and goes on working', async () => {
    for (const sql of [
      "SELECT * FROM read_parquet('a.parquet')",
      "SELECT * FROM read_json('a.json')",
      "SELECT * FROM read_csv('http://localhost:1/a.csv')",
      "SELECT timezone('UTC', TIMESTAMP '2025-01-01 00:00:00') AS a",
      "ATTACH 'elsewhere.duckdb'",
      'LOAD spatial',
      "COPY (SELECT 1) TO 'out.csv'",
      'SET enable_external_access = true',
      'SET autoload_known_extensions = true',
    ]) {
      await expect(engine.query(ask(sql), null)).rejects.toMatchObject({
        name: 'DataError',
        details: { key: 'data.error.query', values: { cause: expect.stringMatching(/Error/) as string } },
      });
      expect(await engine.query(ask("SELECT 'still here' AS a"), null)).toBe('still here');
    }
  });

  it('binds values, whatever stands in them', async () => {
    const nasty = "x'; DROP TABLE area; -- \u0000 ë 🏘";
    expect(await engine.query(ask('SELECT $1::VARCHAR AS a', [nasty.replace('\u0000', '')]), null)).toBe(
      nasty.replace('\u0000', ''),
    );
    expect(await engine.query(ask('SELECT $1::VARCHAR IS NULL AS a', [null]), null)).toBe(true);
  });

  it('loads columns with what is unknown as null, and replaces a table of the same name', async () => {
    await engine.load(
      'sample_rows',
      encodeArrowStream({ a: Float64Array.of(1, NaN, 3), b: Int32Array.of(-1, 5, 6), c: ['één', null, ''] }),
    );
    const read: NamedQuery<null, unknown> = {
      name: 'read',
      sql: 'SELECT * FROM sample_rows',
      bind: () => [],
      read: (columns) => [[...columns.numbers('a')], [...columns.numbers('b')], columns.texts('c')],
    };
    expect(await engine.query(read, null)).toEqual([
      [1, NaN, 3],
      [NaN, 5, 6],
      ['één', null, ''],
    ]);
    await engine.load('sample_rows', encodeArrowStream({ a: new Float64Array(0), b: new Int32Array(0), c: [] }));
    expect(await engine.query(read, null)).toEqual([[], [], []]);
  });

  it('answers questions that are asked at once in their own right', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => engine.query(ask(`SELECT '${i}' AS a`), null)),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  });
});

it('works without areas and without incidents, and fails cleanly before and after', async () => {
  let ended = false;
  const engine = await createDuckDbEngine(await openDuckDbInNode(), () => void (ended = true));
  const tables = createDataTables(engine);
  const everything = { filter: NO_FILTER, withoutDuplicates: false, withoutPileUps: false };
  await expect(tables.countsPerArea(everything, 'district')).rejects.toMatchObject({
    details: { key: 'data.error.closed' },
  });
  await tables.load(createIncidentTable(0), null);
  expect(await tables.countsPerArea(everything, 'district')).toEqual({ areas: [], elsewhere: 0, withoutPlace: 0 });
  expect(await tables.qualityPerSource()).toEqual([]);
  await tables.load(createIncidentTable(3), TOWN);
  expect(await tables.countsPerArea(everything, 'other')).toEqual({ areas: [], elsewhere: 0, withoutPlace: 3 });
  await engine.close();
  expect(ended).toBe(true);
  await expect(tables.qualityPerSource()).rejects.toMatchObject({ details: { key: 'data.error.closed' } });
});
