import { describe, expect, it } from 'vitest';
import { visibleChange } from '../../../src/analysis/power/visible-change.ts';
import { Random } from '../../../src/numerics/random/random.ts';

const nineAMonth = {
  treatedBefore: 54,
  treatedAfter: 54,
  controlBefore: 54,
  controlAfter: 54,
  significance: 0.1,
  power: 0.8,
};

describe('smallest visible change', () => {
  it('is about 62 % with nine incidents a month, six months before and after, and an equal control', () => {
    expect(visibleChange(nineAMonth).smallestFall).toBeCloseTo(0.62, 2);
  });

  it('is what simulation sees', () => {
    const random = new Random(8);
    const fall = visibleChange(nineAMonth).smallestFall!;
    let seen = 0;
    for (let k = 0; k < 4000; k++) {
      const [a, b, c, d] = [
        random.poisson(54),
        random.poisson(54 * (1 - fall)),
        random.poisson(54),
        random.poisson(54),
      ] as const;
      if ((b - a - (d - c)) / Math.sqrt(a + b + c + d) < -1.6449) seen++;
    }
    expect(seen / 4000).toBeCloseTo(0.8, 1);
  });

  it('says when even a fall to nothing would go unseen', () => {
    const few = { ...nineAMonth, treatedBefore: 2, treatedAfter: 2, controlBefore: 2, controlAfter: 2 };
    expect(visibleChange(few).smallestFall).toBeNull();
  });
});
