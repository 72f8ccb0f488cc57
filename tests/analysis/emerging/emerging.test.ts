import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmergingClass, emergingClassOf } from '../../../src/analysis/emerging/emerging-classes.ts';
import { emergingHotSpots } from '../../../src/analysis/emerging/emerging-hot-spots.ts';
import { createSpaceTimeCube } from '../../../src/analysis/emerging/space-time-cube.ts';
import { spaceTimeGiStar } from '../../../src/analysis/emerging/space-time-gi-star.ts';
import { Random } from '../../../src/numerics/random/random.ts';
import { localGetisOrd } from '../../../src/analysis/spatial-autocorrelation/getis-ord-points.ts';
import { neighboursFromLists, neighboursWithinBand } from '../../../src/analysis/spatial-autocorrelation/neighbours.ts';

/** '+' hot, '-' cold, '.' neither; oldest first. */
const signs = (pattern: string) => [...pattern].map((c) => ({ '+': 1, '-': -1, '.': 0 })[c]!);

describe('classes of emerging hot spots', () => {
  const { none, consecutive, intensifying, persistent, diminishing, sporadic, oscillating, historical } = EmergingClass;
  it.each([
    ['..........', 0, none],
    ['.........+', 0, EmergingClass.new],
    ['-........+', 0, EmergingClass.new],
    ['.......+++', 0, consecutive],
    ['+......+++', 0, sporadic],
    ['+.+......+', 0, sporadic],
    ['+.+-.....+', 0, oscillating],
    ['.+++++++++', 0, persistent],
    ['++++++++++', 1, intensifying],
    ['.+++++++++', 1, intensifying],
    ['++++++++++', -1, diminishing],
    ['+++++++++.', 0, historical],
    ['+++++++++.', -1, historical],
    ['++++++++..', 0, none],
    ['.........-', 0, -EmergingClass.new],
    ['----------', -1, -intensifying],
    ['----------', 1, -diminishing],
    ['---------.', 0, -historical],
    ['+....-...-', 0, -oscillating],
    ['+', 0, EmergingClass.new],
  ])('%s with trend %i is %i', (pattern, trend, expected) => {
    expect(emergingClassOf(signs(pattern), trend)).toBe(expected);
  });

  it('are mirrored when hot and cold change places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-1, 0, 1), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(-1, 0, 1),
        (series, trend) => {
          const mirrored = emergingClassOf(
            series.map((sign) => -sign),
            -trend,
          );
          expect(mirrored + emergingClassOf(series, trend)).toBe(0);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('Gi* in space and time', () => {
  const lists = [
    [0, 1],
    [0, 1, 2],
    [1, 2, 3],
    [2, 3],
    [4, 0],
  ];
  const neighbours = neighboursFromLists(lists);
  const random = new Random(4);
  const values = Float64Array.from({ length: 15 }, () => random.below(9));

  it('without lag is the plain Gi* of each step', () => {
    const z = spaceTimeGiStar(values, 3, neighbours, { lagSteps: 0, baseline: 'slice' });
    for (let step = 0; step < 3; step++) {
      const plain = localGetisOrd(values.subarray(step * 5, step * 5 + 5), neighbours, 'Gi*').z;
      plain.forEach((expected, i) => expect(z[step * 5 + i]).toBeCloseTo(expected, 12));
    }
  });

  it('over the whole cube is the plain Gi* with neighbours across steps', () => {
    const across: number[][] = [];
    for (let step = 0; step < 3; step++) {
      for (let i = 0; i < 5; i++)
        across.push(lists[i]!.flatMap((j) => (step > 0 ? [step * 5 + j, step * 5 - 5 + j] : [j])));
    }
    const plain = localGetisOrd(values, neighboursFromLists(across), 'Gi*').z;
    const z = spaceTimeGiStar(values, 3, neighbours, { lagSteps: 1, baseline: 'cube' });
    plain.forEach((expected, bin) => expect(z[bin]).toBeCloseTo(expected, 12));
  });

  it('is undetermined where a step has no variation, and wants the place itself', () => {
    const flat = Float64Array.from(values, (value, bin) => (bin < 5 ? 0.1 : value));
    expect([...spaceTimeGiStar(flat, 3, neighbours, { lagSteps: 1, baseline: 'slice' }).subarray(0, 5)]).toEqual(
      new Array(5).fill(NaN),
    );
    const lonely = neighboursFromLists([[1], [0]]);
    expect(() => spaceTimeGiStar([1, 2], 1, lonely, { lagSteps: 0, baseline: 'cube' })).toThrow(
      'method.error.selfMissing',
    );
  });
});

describe('emerging hot spots', () => {
  it('finds planted ones and nothing in a background without any', () => {
    const side = 15;
    const cells = side * side;
    const steps = 12;
    const x = Array.from({ length: cells }, (_, cell) => cell % side);
    const y = Array.from({ length: cells }, (_, cell) => Math.floor(cell / side));
    const neighbours = neighboursWithinBand(x, y, 1.5, true);
    const random = new Random(9);
    const options = {
      lagSteps: 1,
      baseline: 'cube',
      significance: 0.05,
      correction: 'benjamini-hochberg',
      // At 5 % one steady place in twenty has a trend by chance (counted below); this test is about the other parts.
      trendSignificance: 0.001,
      trendOf: 'own-step',
    } as const;
    const empty = Float64Array.from({ length: steps * cells }, () => random.poisson(3));
    const quiet = emergingHotSpots(empty, steps, neighbours, options);
    expect(quiet.kind.filter((kind) => kind !== 0).length).toBeLessThan(3);
    const planted = empty.map((count, bin) => {
      const cell = bin % cells;
      const step = Math.floor(bin / cells);
      const near = (column: number, row: number) => Math.abs(x[cell]! - column) <= 1 && Math.abs(y[cell]! - row) <= 1;
      if (near(3, 3)) return count + random.poisson(9);
      if (near(11, 11) && step >= 10) return count + random.poisson(12);
      return count;
    });
    const found = emergingHotSpots(planted, steps, neighbours, options);
    const kindAt = (column: number, row: number) => found.kind[row * side + column];
    expect(kindAt(3, 3)).toBe(EmergingClass.persistent);
    expect(kindAt(11, 11)).toBe(EmergingClass.consecutive);
    expect(found.hotShare[3 * side + 3]).toBe(1);
    expect(found.parameters.trendTest).toBe('plain');
  });
});

describe('trend of a steady hot spot', () => {
  const side = 11;
  const steps = 12;
  const x = Array.from({ length: side * side }, (_, cell) => cell % side);
  const y = Array.from({ length: side * side }, (_, cell) => Math.floor(cell / side));
  const neighbours = neighboursWithinBand(x, y, 1.5, true);
  const near = (cell: number) => Math.abs(x[cell]! - 5) <= 1 && Math.abs(y[cell]! - 5) <= 1;
  const shareWithTrend = (trendOf: 'own-step' | 'window') => {
    let trends = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed);
      const values = Float64Array.from({ length: steps * side * side }, (_, bin) =>
        random.poisson(near(bin % (side * side)) ? 12 : 3),
      );
      const { kind } = emergingHotSpots(values, steps, neighbours, {
        lagSteps: 1,
        baseline: 'cube',
        significance: 0.05,
        correction: 'benjamini-hochberg',
        trendSignificance: 0.05,
        trendOf,
      });
      if (kind[5 * side + 5] !== EmergingClass.persistent) trends++;
    }
    return trends / 200;
  };

  it('keeps its level by the own steps, and not by the overlapping windows', () => {
    const own = shareWithTrend('own-step');
    const window = shareWithTrend('window');
    console.info(`steady hot spots called rising or falling: own step ${own}, window ${window}`);
    expect(own).toBeLessThan(0.08);
    expect(window).toBeGreaterThan(own);
  });
});

describe('space-time cube', () => {
  it('counts every incident in its cell and step, and says how many it left out', () => {
    const cube = createSpaceTimeCube([0, 1, 1, -1, 2, 0], [0, 30.9, 31, 5, 100, NaN], 3, [0, 31, 59]);
    expect([...cube.counts]).toEqual([1, 1, 0, 0, 1, 0]);
    expect([cube.left, cube.n]).toEqual([3, 3]);
    expect(() => createSpaceTimeCube([], [], 1, [3, 3])).toThrow('method.error.breaks');
  });
});
