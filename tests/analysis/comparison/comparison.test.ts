import { describe, expect, it } from 'vitest';
import {
  logChange,
  logRate,
  pooledMean,
  predictiveContrast,
} from '../../../src/analysis/comparison/predictive-contrast.ts';
import { findSimilarPlaces, gradeMatch } from '../../../src/analysis/comparison/similar-places.ts';
import { deriveStudyPlaces } from '../../../src/analysis/grid/study-places.ts';
import { Random } from '../../../src/numerics/random/random.ts';
import { readDemo, readDemoJson } from '../../demo.ts';

// The BCG vaccine trials (Colditz et al. 1994), the usual worked example: cases and others, vaccinated and not.
const BCG = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
] as const;

describe('the mean of similar places', () => {
  it('gives the published random-effects mean of the BCG trials (DerSimonian & Laird)', () => {
    const estimates = BCG.map(([a, b, c, d]) => ({
      value: Math.log(a / (a + b) / (c / (c + d))),
      variance: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
    }));
    const { mean, variance, betweenVariance } = pooledMean(estimates);
    // metafor, rma(method = "DL"): estimate −0.7141, se 0.1787, tau² 0.3088.
    expect(mean).toBeCloseTo(-0.7141, 4);
    expect(Math.sqrt(variance)).toBeCloseTo(0.1787, 4);
    expect(betweenVariance).toBeCloseTo(0.3088, 4);
  });
});

describe('one place against similar ones', () => {
  it('calls a place like the others like the others, in about 95 of 100 cases', () => {
    const random = new Random(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    const poisson = (mean: number) => {
      let n = 0;
      for (let left = Math.exp(-mean), p = random.uniform(); p > left; p *= random.uniform()) n++;
      return n;
    };
    let inside = 0;
    for (let i = 0; i < 600; i++) {
      const [place, ...others] = Array.from({ length: 9 }, () => logRate(poisson(40 * Math.exp(0.4 * normal())), 1));
      const { low, high } = predictiveContrast(place!, others);
      if (low <= 1 && high >= 1) inside++;
    }
    expect(inside / 600).toBeGreaterThan(0.9);
    expect(inside / 600).toBeLessThan(0.99);
  });

  it('finds a place with three times as much, and a change that the others did not have', () => {
    const others = [40, 44, 38, 41, 39, 43].map((n) => logRate(n, 1));
    const more = predictiveContrast(logRate(120, 1), others);
    expect(more.ratio).toBeCloseTo(120.5 / 41.3, 1);
    expect(more.low).toBeGreaterThan(1.5);
    const steady = [40, 44, 38, 41].map((n) => logChange(n, n, [12, 12]));
    expect(predictiveContrast(logChange(100, 20, [12, 12]), steady).high).toBeLessThan(1);
    expect(() => predictiveContrast(logRate(1, 1), others.slice(0, 2))).toThrow('method.error.tooFew');
  });
});

it('finds places of like function in the demo, apart from each other and from the reception centre', async () => {
  const { layers } = await readDemo();
  const { azc } = readDemoJson('truth.json') as { azc: { entrance: [number, number] } };
  const found = findSimilarPlaces(azc.entrance, deriveStudyPlaces(layers), {
    radiusMetres: 400,
    wanted: 8,
    avoid: [],
    stations: [],
  });
  expect(found.similar).toHaveLength(8);
  const all = [found.place, ...found.similar];
  for (let i = 0; i < all.length; i++)
    for (let j = 0; j < i; j++)
      expect(Math.hypot(all[i]!.x - all[j]!.x, all[i]!.y - all[j]!.y)).toBeGreaterThanOrEqual(800);
  expect(gradeMatch(found).every(({ grade }) => grade !== 'poor')).toBe(true);
});
