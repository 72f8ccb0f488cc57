import { describe, expect, it } from 'vitest';
import { exactRateRatio, ratioOfRatios, stratifiedRateRatio } from '../../src/numerics/rate-ratio.ts';

describe('rate ratios', () => {
  it('gives the exact interval that the manual of R poisson.test prints for two rates', () => {
    // help(poisson.test), example after Wood: 11 events in 800, 21 in 3011 person-years.
    const { ratio, low, high } = exactRateRatio(11, 800, 6 + 8 + 7, 1083 + 1050 + 878);
    expect(ratio).toBeCloseTo(1.971488, 6);
    expect(low).toBeCloseTo(0.8584264, 6);
    expect(high).toBeCloseTo(4.2772659, 6);
  });

  it('keeps a bound when one count is zero', () => {
    expect(exactRateRatio(0, 1, 8, 1)).toMatchObject({ ratio: 0, low: 0 });
    expect(exactRateRatio(8, 1, 0, 1)).toMatchObject({ ratio: Infinity, high: Infinity });
    // 0 of 8: 1 - 0.025^(1/8) is the upper share.
    const share = 1 - 0.025 ** (1 / 8);
    expect(exactRateRatio(0, 1, 8, 1).high).toBeCloseTo(share / (1 - share), 9);
    expect(() => exactRateRatio(0, 1, 0, 1)).toThrow(RangeError);
  });

  it('pools strata as Mantel–Haenszel does on the British doctors (Doll and Hill 1966, five age groups)', () => {
    const smokers = [
      [32, 52407],
      [104, 43248],
      [206, 28612],
      [186, 12663],
      [102, 5317],
    ] as const;
    const others = [
      [2, 18790],
      [12, 10673],
      [28, 5710],
      [28, 2585],
      [31, 1462],
    ] as const;
    const pooled = stratifiedRateRatio(
      smokers.map(([countOne, exposureOne], i) => ({
        countOne,
        exposureOne,
        countTwo: others[i]![0],
        exposureTwo: others[i]![1],
      })),
    )!;
    // As printed by Stata's manual for `ir deaths smokes pyears, by(age)`.
    expect(pooled.ratio).toBeCloseTo(1.424682, 5);
    expect(pooled.low).toBeCloseTo(1.154703, 5);
    expect(pooled.high).toBeCloseTo(1.757784, 5);
  });

  it('widens with overdispersion and never narrows with underdispersion', () => {
    const stratum = [{ countOne: 30, exposureOne: 10, countTwo: 60, exposureTwo: 40 }];
    const plain = stratifiedRateRatio(stratum)!;
    const wide = stratifiedRateRatio(stratum, 4)!;
    expect(Math.log(wide.high / wide.low)).toBeCloseTo(2 * Math.log(plain.high / plain.low), 9);
    expect(stratifiedRateRatio(stratum, 0.2)).toEqual(plain);
    expect(stratifiedRateRatio([{ countOne: 0, exposureOne: 1, countTwo: 4, exposureTwo: 1 }])).toBeNull();
  });

  it('compares two changes', () => {
    expect(ratioOfRatios(20, 10, 30, 30)!.ratio).toBe(2);
    expect(ratioOfRatios(0, 10, 30, 30)).toBeNull();
  });
});
