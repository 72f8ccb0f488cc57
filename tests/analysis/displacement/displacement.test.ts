import { describe, expect, it } from 'vitest';
import { displacementQuotient } from '../../../src/analysis/displacement/displacement-quotient.ts';
import { weightedDisplacementDifference } from '../../../src/analysis/displacement/weighted-displacement-difference.ts';

const published = {
  control: [308, 318],
  treated: [207, 110],
  displacementControl: [150, 140],
  displacementTreated: [178, 157],
  weight: 1,
} as const;

describe('displacement', () => {
  it('weighted displacement difference is that of the paper (Wheeler & Ratcliffe 2018, Crime Science 7:11)', () => {
    const result = weightedDisplacementDifference([published]);
    expect(result.total.estimate).toBe(-118);
    expect(result.total.standardError).toBeCloseTo(Math.sqrt(1568), 12);
    expect(result.z).toBeCloseTo(-2.98, 2);
    expect([Math.round(result.low), Math.round(result.high)]).toEqual([-196, -40]);
    expect(result.smallestCount).toBe(110);
  });

  it('weighs harm: twice the weight doubles estimate and error', () => {
    const once = weightedDisplacementDifference([published]);
    const twice = weightedDisplacementDifference([{ ...published, weight: 2 }]);
    expect(twice.total.estimate).toBe(2 * once.total.estimate);
    expect(twice.z).toBeCloseTo(once.z, 12);
  });

  it('wants both displacement areas or neither', () => {
    expect(() => weightedDisplacementDifference([{ ...published, displacementControl: null }])).toThrow('oneOfTwo');
  });

  it('withholds the quotient where the response area did no better than its control', () => {
    const result = displacementQuotient({ response: [100, 120], control: [200, 200], buffer: [50, 40] });
    expect(result).toMatchObject({ quotient: null, band: 'withheld', formulaValue: -0.5, totalNetEffect: -10 });
    const bands = [
      [157, 'diffusion'],
      [60, 'diffusion-above-response'],
      [300, 'displacement-above-response'],
    ] as const;
    for (const [after, band] of bands) {
      expect(displacementQuotient({ response: [207, 110], control: [308, 318], buffer: [178, after] }).band).toBe(band);
    }
    expect(() => displacementQuotient({ response: [10, 5], control: [0, 4], buffer: [3, 3] })).toThrow('zeroControl');
  });
});
