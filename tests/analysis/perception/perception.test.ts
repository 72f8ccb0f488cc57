import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createBrushEngine } from '../../../src/analysis/brush/brush-engine.ts';
import { deriveStudyPlaces } from '../../../src/analysis/grid/study-places.ts';
import { compareWithExperience } from '../../../src/analysis/perception/agreement.ts';
import { meanAnswer, shareInterval, underReporting } from '../../../src/analysis/perception/experienced.ts';
import { NO_FILTER } from '../../../src/domain/incident/incident-filter.ts';
import { RD_NEW_CRS } from '../../../src/domain/project/empty-document.ts';
import { importPerception } from '../../../src/formats/survey/import-perception.ts';
import { circleRing } from '../../../src/geometry/rings/ring-measures.ts';
import { studentQuantile } from '../../../src/numerics/special-functions/student.ts';
import { readDemo, readDemoJson } from '../../demo.ts';

describe('intervals of answers', () => {
  it('has Student’s quantiles of the tables', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062, 3);
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281, 4);
    expect(studentQuantile(0.975, 120)).toBeCloseTo(1.9799, 4);
  });
  it('gives the mean with its interval, and nothing where sums are withheld', () => {
    // 4, 6, 7, 7, 8: mean 6.4, s = 1.5166, t(4) = 2.7764.
    const interval = meanAnswer({ n: 5, sum: 32, sumSquares: 16 + 36 + 49 + 49 + 64, below: 0 })!;
    expect(interval.value).toBeCloseTo(6.4);
    expect(interval.high - interval.value).toBeCloseTo((2.7764 * 1.51658) / Math.sqrt(5), 3);
    expect(meanAnswer({ n: 4, sum: null, sumSquares: null, below: null })).toBeNull();
  });
  it('gives Wilson’s published interval of a share', () => {
    // Newcombe 1998, Statistics in Medicine 17:857–872, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    const limits = (r: number, n: number) => [shareInterval(r, n)!.low, shareInterval(r, n)!.high];
    expect(limits(81, 263).map((value) => value.toFixed(4))).toEqual(['0.2553', '0.3662']);
    expect(limits(15, 148).map((value) => value.toFixed(4))).toEqual(['0.0624', '0.1605']);
    expect(limits(0, 20).map((value) => value.toFixed(4))).toEqual(['0.0000', '0.1611']);
    expect(limits(1, 29).map((value) => value.toFixed(4))).toEqual(['0.0061', '0.1718']);
  });
  it('turns a share of reporting into how much happens for each report, and is silent on few', () => {
    const estimate = underReporting(10, 40, 5)!;
    expect(estimate.factor.value).toBe(4);
    expect(estimate.factor.low).toBeLessThan(4);
    expect(estimate.factor.high).toBeGreaterThan(4);
    expect(underReporting(1, 4, 5)).toBeNull();
  });
});

it('does not place a place with too few answers, and puts a doubtful one in the middle', () => {
  const sure = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });
  const { places, matrix, blank } = compareWithExperience([
    { registered: 100, experienced: sure(8) },
    { registered: 2, experienced: sure(3) },
    { registered: 20, experienced: { value: 3, low: 1, high: 9 } },
    { registered: 20, experienced: sure(5) },
    { registered: 50, experienced: null },
  ]);
  expect(places.map(({ mismatch }) => mismatch)).toEqual(['busyButSafe', 'quietButUnsafe', null, null, null]);
  expect(blank).toBe(1);
  expect(matrix.high.high).toBe(1);
  expect(matrix.low.low).toBe(1);
});

it('finds in the demo exactly the two places where registered and experienced differ', async () => {
  const { table, layers } = await readDemo();
  const { mismatch } = readDemoJson('truth.json') as { mismatch: { name: string; meaning: string }[] };
  const bytes = readFileSync(new URL('../../../data/nieuwerhaven/output/enquete.csv.gz', import.meta.url));
  const task = { signal: new AbortController().signal, progress: () => undefined, breathe: () => Promise.resolve() };
  const found = await importPerception(
    new File([bytes], 'enquete.csv.gz'),
    { crs: RD_NEW_CRS, areaCodes: [], stamp: { id: 's', importedAt: '' } },
    { ...task, transfer: () => undefined } as never,
  );
  if (found.kind !== 'survey') throw new Error(found.kind);
  const { survey } = found;
  const engine = createBrushEngine(table, { places: deriveStudyPlaces(layers) });
  const evening = survey.questions.findIndex(({ role }) => role === 'safetyEvening');
  const points = survey.places.flatMap((place, i) => (place.x === null ? [] : [{ ...place, i }]));
  const { places } = compareWithExperience(
    points.map(({ x, y, i }) => ({
      registered: Math.round(engine.inspectArea([Float64Array.from(circleRing(x!, y!, 100))], NO_FILTER).incidents),
      experienced: meanAnswer(
        survey.cells.find(({ place, question, group }) => place === i && question === evening && group === null)!,
      ),
    })),
  );
  const named = places.flatMap((place, k) => (place.mismatch ? [[points[k]!.name, place.mismatch]] : []));
  expect(Object.fromEntries(named)).toEqual({
    [mismatch.find(({ meaning }) => meaning.startsWith('onveilig'))!.name]: 'quietButUnsafe',
    [mismatch.find(({ meaning }) => meaning.startsWith('veilig'))!.name]: 'busyButSafe',
  });
});
