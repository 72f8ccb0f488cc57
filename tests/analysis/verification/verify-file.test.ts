import { describe, expect, it } from 'vitest';
import type { CaseReport, Json } from '../../../src/analysis/verification/reference-case.ts';
import { readReferenceFile, verifyCase } from '../../../src/analysis/verification/verify-file.ts';

const run = (id: string, cases: readonly Json[], index = 0): Promise<CaseReport> =>
  verifyCase(readReferenceFile({ id, method: '', title: '', cases }), index);

const gi = {
  points: [
    [0, 0],
    [1, 0],
    [5, 5],
    [6, 5],
    [20, 20],
  ],
  y: [1, 2, 9, 8, 3],
  threshold: 2,
};

describe('checks against published cases', () => {
  it('find their method under another id, and by an unmistakable input under an unknown one', async () => {
    const wdd = {
      name: 'a',
      input: { control: [20, 20], treated: [20, 10] },
      expected: { est_local: -10, tolerance: 1e-9 },
    };
    for (const id of ['wdd_other_source', 'something_else']) expect((await run(id, [wdd])).status).toBe('passed');
  });

  it('fail on a wrong number, and name it', async () => {
    const report = await run('poisson_e_test_2', [
      { name: 'a', input: { k1: 0, k2: 3 }, expected: { p: 0.05, tolerance: 1e-4 } },
    ]);
    expect(report.status).toBe('failed');
    expect(report.worst).toMatchObject({ quantity: 'p', expected: 0.05, pass: false });
  });

  it('skip what no method covers, and never pass it', async () => {
    const unknown = { name: 'a', input: { sites: [1], k: 2 }, expected: { uncovered: 21 } };
    expect(await run('mclp', [unknown])).toMatchObject({ status: 'skipped', rows: [] });
    const nothingOurs = { name: 'a', input: gi, expected: { join_count: 3, tolerance: 1e-6 } };
    expect(await run('gi_star_7', [nothingOurs])).toMatchObject({ status: 'skipped', notCompared: ['join_count'] });
    expect((await run('gi_star_7', [{ name: 'points only', input: gi }])).status).toBe('skipped');
  });

  it('say what they did not compare', async () => {
    const report = await run('poisson_e_test', [
      { name: 'a', input: { k1: 6, k2: 2 }, expected: { p: 0.1749, other: 7, tolerance: 1e-4 } },
    ]);
    expect(report).toMatchObject({ status: 'passed', notCompared: ['other'] });
  });

  it('fail plainly on a broken case', async () => {
    const broken: readonly Json[] = [
      null,
      { name: 'no input', expected: {} },
      { name: 'text', input: { k1: 'many', k2: 2 }, expected: { p: 0.1 } },
      { name: 'lists', input: { x: [1, 2], y: [1], eps: 3, min_samples: 2 }, expected: { labels: [0, 0] } },
      { name: 'no such case', input: { same_points_as: 9 }, expected: { p: 0.1 } },
    ];
    for (let index = 0; index < broken.length; index++) {
      const report = await run(index === 3 ? 'dbscan' : 'poisson_e_test', broken, index);
      expect(report.status).toBe('failed');
      expect(report.reason).toBeTruthy();
    }
    expect(() => readReferenceFile({ id: 'x' })).toThrow('no list of cases');
  });

  it('reuse the points of another case, with own settings', async () => {
    const base = {
      x: [0, 10, 0, 10],
      y: [0, 0, 50, 50],
      day: [0, 1, 0, 9],
      space_breaks: [0, 20, 'Infinity'],
      time_breaks: [0, 2, 'Infinity'],
    };
    const cases: readonly Json[] = [
      {
        name: 'first',
        input: base,
        expected: {
          observed: [
            [1, 1],
            [2, 2],
          ],
          tolerance: 0,
        },
      },
      {
        name: 'second',
        input: { same_points_as: 0, space_breaks: [0, 60, 'Infinity'], time_breaks: [0, 2, 'Infinity'] },
        expected: {
          observed: [
            [3, 3],
            [0, 0],
          ],
          tolerance: 0,
        },
      },
    ];
    expect((await run('knox_x', cases, 0)).status).toBe('passed');
    expect((await run('knox_x', cases, 1)).status).toBe('passed');
  });

  it('take bands for p-values, in any of their forms', async () => {
    const input = {
      x: [0, 1, 50, 51, 99, 98],
      y: [0, 0, 0, 0, 0, 0],
      day: [0, 0, 30, 30, 80, 80],
      space_breaks: [0, 5, 'Infinity'],
      time_breaks: [0, 2, 'Infinity'],
    };
    const inside: readonly Json[] = [
      { p_band: [0, 1] },
      { p_low: 0, p_high: 1 },
      {
        p_band: [
          [
            [0, 1],
            [0, 1],
          ],
          [
            [0, 1],
            [0, 1],
          ],
        ],
      },
      { p: { low: 0, high: 1 } },
      { p: 0.5, tolerance: { p: 'between 0 and 1' } },
    ];
    for (const expected of inside)
      expect((await run('near_repeat_2', [{ name: 'a', input, expected }])).status).toBe('passed');
    expect((await run('near_repeat_2', [{ name: 'a', input, expected: { p_band: [2, 3] } }])).status).toBe('failed');
  });

  it('want a refusal where the case does', async () => {
    const input = { response: [10, 5], control: [0, 4], buffer: [3, 3] };
    expect((await run('wdq', [{ name: 'a', input, expected: { error: 'division by zero' } }])).status).toBe('passed');
    const fine = { ...input, control: [4, 4] };
    expect((await run('wdq', [{ name: 'a', input: fine, expected: { error: 'division by zero' } }])).status).toBe(
      'failed',
    );
  });

  it('show a published value that is known to be wrong beside the true one, without testing it', async () => {
    const input = {
      x: [0, 0],
      y: [0, 100],
      day: [0, 3],
      space_breaks: [0, 101, 'Infinity'],
      time_breaks: [0, 4, 'Infinity'],
    };
    const expected = {
      observed: [
        [1, 0],
        [0, 0],
      ],
      wrong_but_printed: [
        [0, 1],
        [0, 0],
      ],
      tolerance: 0,
    };
    const report = await run('near_repeat', [
      {
        name: 'a',
        input,
        expected: {
          ...expected,
          observed_printed_by_NRC: [
            [0, 1],
            [0, 0],
          ],
        },
      },
    ]);
    expect(report.status).toBe('passed');
    expect(report.rows.find(({ note }) => note === 'knownWrong')).toMatchObject({ pass: null });
  });
});
