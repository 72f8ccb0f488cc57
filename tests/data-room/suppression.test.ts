import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSmallCounts } from '../../src/data/suppression/suppress-small-counts.ts';

const counted = fc
  .array(fc.tuple(fc.oneof(fc.nat(12), fc.nat(300)), fc.constantFrom('A', 'B', 'C')), { minLength: 1, maxLength: 14 })
  .map((rows) => ({ counts: rows.map(([count]) => count), groups: rows.map(([, group]) => group) }));

describe('suppression of small counts', () => {
  it('withholds every small count, and none can be found from the totals', () => {
    fc.assert(
      fc.property(counted, fc.constantFrom(3, 5, 10), ({ counts, groups }, k) => {
        const withheld = suppressSmallCounts(counts, groups, k);
        counts.forEach((count, i) => {
          if (count > 0 && count < k) expect(withheld[i]).toBe(true);
        });
        const lines = [...new Set(groups)].map((group) => counts.map((_, i) => i).filter((i) => groups[i] === group));
        for (const line of [...lines, counts.map((_, i) => i)]) {
          const hidden = line.filter((i) => withheld[i]);
          if (hidden.length === 0 || hidden.length === line.length) continue;
          // Total less what is shown is a sum of at least two counts and not itself small.
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, i) => sum + counts[i]!, 0)).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shows everything when nothing is small, and zeros', () => {
    expect(suppressSmallCounts([0, 10, 55], ['A', 'A', 'B'], 10)).toEqual([false, false, false]);
  });

  it('gives up the next smallest beside a single small count', () => {
    expect(suppressSmallCounts([4, 40, 20, 100], ['A', 'A', 'A', 'B'], 10)).toEqual([true, false, true, false]);
  });
});
