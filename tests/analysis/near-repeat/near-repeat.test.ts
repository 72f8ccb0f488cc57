import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandLabels, bandOf, type Bands } from '../../../src/analysis/near-repeat/bands.ts';
import { nearRepeatChains } from '../../../src/analysis/near-repeat/near-repeat-chains.ts';
import { nearRepeat, type NearRepeatOptions } from '../../../src/analysis/near-repeat/near-repeat.ts';
import { listClosePairs } from '../../../src/analysis/near-repeat/close-pairs.ts';
import { createPairCounter } from '../../../src/analysis/near-repeat/pair-counter.ts';
import { Random } from '../../../src/numerics/random/random.ts';
import { shuffle } from '../../../src/numerics/random/shuffle.ts';
import { unwatchedTask } from '../../../src/analysis/task.ts';

/** Straight from the definition: every pair, every band compared with both borders. */
function tableByDefinition(x: number[], y: number[], t: number[], { space, time, metric }: NearRepeatOptions) {
  const holds = ({ breaks, interval }: Bands, band: number, v: number) => {
    const from = breaks[band]!;
    const to = breaks[band + 1]!;
    if (interval === '[a,b)') return v >= from && v < to;
    return (band === 0 ? v >= from : v > from) && v <= to;
  };
  const table: number[] = [];
  for (let row = 0; row < space.breaks.length - 1; row++) {
    for (let column = 0; column < time.breaks.length - 1; column++) {
      let count = 0;
      for (let i = 0; i < x.length; i++) {
        for (let j = i + 1; j < x.length; j++) {
          const dx = Math.abs(x[i]! - x[j]!);
          const dy = Math.abs(y[i]! - y[j]!);
          const d = metric === 'manhattan' ? dx + dy : Math.sqrt(dx * dx + dy * dy);
          if (holds(space, row, d) && holds(time, column, Math.abs(t[i]! - t[j]!))) count++;
        }
      }
      table.push(count);
    }
  }
  return table;
}

const breaks = (max: number) =>
  fc
    .tuple(fc.uniqueArray(fc.integer({ min: 0, max }), { minLength: 2, maxLength: 7 }), fc.boolean())
    .map(([list, open]) => [...list.sort((a, b) => a - b), ...(open ? [Infinity] : [])]);
const interval = fc.constantFrom('[a,b)' as const, '(a,b]' as const);

describe('near repeat', () => {
  it('counts pairs as the definition does, whatever the bands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30 })),
          {
            minLength: 2,
            maxLength: 30,
          },
        ),
        breaks(12),
        breaks(15),
        interval,
        fc.constantFrom('euclidean' as const, 'manhattan' as const),
        fc.constantFrom(0, 0.25),
        async (points, spaceBreaks, timeBreaks, kind, metric, fraction) => {
          const x = points.map((p) => p[0]);
          const y = points.map((p) => p[1]);
          // With a fraction the times are not whole numbers, and the other way of counting runs.
          const t = points.map((p, i) => p[2] + (i % 3) * fraction);
          const options: NearRepeatOptions = {
            space: { breaks: spaceBreaks, interval: kind },
            time: { breaks: timeBreaks, interval: kind },
            metric,
            permutations: 3,
            seed: 1,
          };
          const result = await nearRepeat(x, y, t, options, unwatchedTask());
          expect([...result.observed]).toEqual(tableByDefinition(x, y, t, options));
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });

  it('permutes fairly: mean and p-values equal those over every order of the times', async () => {
    const x = [0, 1, 2, 10, 11, 30];
    const y = [0, 0, 1, 10, 10, 30];
    const t = [0, 1, 1, 5, 6, 20];
    const options: NearRepeatOptions = {
      space: { breaks: [0, 3, Infinity], interval: '[a,b)' },
      time: { breaks: [0, 2, Infinity], interval: '[a,b)' },
      metric: 'euclidean',
      permutations: 20_000,
      seed: 7,
    };
    const result = await nearRepeat(x, y, t, options, unwatchedTask());
    const orders = [...permutationsOf(t)].map((order) => tableByDefinition(x, y, order, options));
    for (let cell = 0; cell < 4; cell++) {
      const mean = orders.reduce((sum, table) => sum + table[cell]!, 0) / orders.length;
      const tail = orders.filter((table) => table[cell]! >= result.observed[cell]!).length / orders.length;
      expect(Math.abs(result.mean[cell]! / mean - 1)).toBeLessThan(0.02);
      expect(Math.abs(result.p[cell]! - tail)).toBeLessThan(0.015);
      expect(result.expected[cell]).toBeCloseTo(mean, 10);
    }
  });

  it('repeats with its seed and stops when cancelled', async () => {
    const x = Array.from({ length: 400 }, (_, i) => (i * 37) % 101);
    const y = Array.from({ length: 400 }, (_, i) => (i * 53) % 97);
    const t = Array.from({ length: 400 }, (_, i) => (i * 11) % 60);
    const options: NearRepeatOptions = {
      space: { breaks: [0, 5, 20], interval: '[a,b)' },
      time: { breaks: [0, 1, 7], interval: '[a,b)' },
      metric: 'euclidean',
      permutations: 99,
      seed: 3,
    };
    const run = (seed: number) => nearRepeat(x, y, t, { ...options, seed }, unwatchedTask());
    expect((await run(3)).mean).toEqual((await run(3)).mean);
    expect((await run(3)).mean).not.toEqual((await run(4)).mean);
    const controller = new AbortController();
    const stages: string[] = [];
    const task = {
      signal: controller.signal,
      progress: ({ stage }: { stage: string }) => {
        stages.push(stage);
        controller.abort(new DOMException('cancelled', 'AbortError'));
      },
      breathe: () => Promise.resolve(),
    };
    await expect(nearRepeat(x, y, t, { ...options, permutations: 1_000_000 }, task)).rejects.toThrow('cancelled');
    expect(stages).toEqual(['method.stage.permutations']);
  });

  it('refuses bands that are none', async () => {
    const run = (spaceBreaks: number[]) =>
      nearRepeat(
        [0, 1],
        [0, 1],
        [0, 1],
        {
          space: { breaks: spaceBreaks, interval: '[a,b)' },
          time: { breaks: [0, 1], interval: '[a,b)' },
          metric: 'euclidean',
          permutations: 1,
          seed: 1,
        },
        unwatchedTask(),
      );
    await expect(run([0])).rejects.toThrow('method.error.breaks');
    await expect(run([5, 1])).rejects.toThrow('method.error.breaks');
    await expect(run([-1, 1])).rejects.toThrow('method.error.breaks');
  });
});

describe('counting pairs near in time', () => {
  it('gives the same in eight, four and two lanes as one by one', () => {
    const random = new Random(12);
    const n = 700;
    const draw = (size: number) => Array.from({ length: n }, () => Math.floor(random.uniform() * size));
    const x = draw(60);
    const y = draw(60);
    const pairs = listClosePairs(x, y, { breaks: [1, 4, 9, Infinity], interval: '[a,b)' }, 'euclidean');
    for (const [lanes, unit] of [
      [8, 1],
      [4, 1000],
      [2, 0.37],
    ] as const) {
      const times = draw(200).map((t) => t * unit);
      const thresholds = Float64Array.from([0, 1, 7.5, 30], (limit) => limit * unit);
      const fast = createPairCounter(pairs, times, thresholds);
      const plain = createPairCounter(pairs, times, thresholds, false);
      expect([fast.lanes, plain.lanes]).toEqual([lanes, 1]);
      const dealt = Float64Array.from(times);
      const expected: number[][] = [];
      for (let lane = 0; lane < lanes; lane++) {
        shuffle(dealt, random);
        fast.deal(lane, dealt);
        plain.deal(0, dealt);
        expected.push([...plain.count()[0]!]);
      }
      expect(fast.count().map((counts) => [...counts])).toEqual(expected);
    }
  });

  it('does not overflow its small counters', () => {
    // 400 incidents on one spot at one time: 79,800 pairs in a group, more than a 16-bit counter holds.
    const zeros = new Array<number>(400).fill(0);
    const pairs = listClosePairs(zeros, zeros, { breaks: [0, 1], interval: '[a,b)' }, 'euclidean');
    const counter = createPairCounter(pairs, zeros, Float64Array.of(0, 1));
    for (let lane = 0; lane < counter.lanes; lane++) counter.deal(lane, Float64Array.from(zeros));
    expect([...counter.count()[3]!]).toEqual([0, 79_800, 0, 0]);
  });
});

describe('bands', () => {
  it('are labelled by what they hold: 0 means the same day', () => {
    const days = bandLabels({ breaks: [0, 1, 8, Infinity], interval: '[a,b)' });
    expect(days.map(({ firstWhole, lastWhole }) => [firstWhole, lastWhole])).toEqual([
      [0, 0],
      [1, 7],
      [8, Infinity],
    ]);
    const closed = bandLabels({ breaks: [0, 100, 200], interval: '(a,b]' });
    expect(closed.map((l) => [l.fromIncluded, l.toIncluded, l.firstWhole, l.lastWhole])).toEqual([
      [true, true, 0, 100],
      [false, true, 101, 200],
    ]);
  });

  it('hold each value once', () => {
    fc.assert(
      fc.property(breaks(20), interval, fc.integer({ min: 0, max: 30 }), (list, kind, value) => {
        const bands = { breaks: list, interval: kind };
        const band = bandOf(bands, value);
        const label = bandLabels(bands)[band];
        if (label) expect(value >= label.firstWhole && value <= label.lastWhole).toBe(true);
        else if (band < 0) expect(value).toBeLessThan(list[0]!);
        else expect(value).toBeGreaterThanOrEqual(list[list.length - 1]!);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

describe('chains of near repeats', () => {
  it('equal the published examples of strings', () => {
    const s = [0, 0, 0, 4, 4];
    const line = [1, 2, 3, 4, 5];
    const options = { distanceMetres: 2, duration: 1, borderIncluded: false };
    expect([...nearRepeatChains(line, [0, 0, 0, 0, 0], s, options).chain]).toEqual([0, 0, 0, 1, 1]);
    expect([...nearRepeatChains(s, s, line, { ...options, distanceMetres: 1, duration: 2 }).chain]).toEqual([
      0, 0, 0, 1, 1,
    ]);
    const ten = Array.from({ length: 10 }, (_, i) => i + 1);
    const zero = ten.map(() => 0);
    const three = ten.map((i) => 3 * i);
    const alone = nearRepeatChains(ten, zero, three, { distanceMetres: 1, duration: 1, borderIncluded: false });
    expect(Math.max(...alone.sizes)).toBe(1);
    const together = nearRepeatChains(ten, zero, three, { distanceMetres: 2, duration: 6, borderIncluded: false });
    expect([...together.sizes]).toEqual([10]);
    expect([together.first[0], together.last[0]]).toEqual([3, 30]);
  });

  it('are the connected parts of the graph of all close pairs', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 9 })),
          { maxLength: 25 },
        ),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (points, distanceMetres, duration, borderIncluded) => {
          const near = (a: number[], b: number[]) => {
            const d = Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
            const dt = Math.abs(a[2]! - b[2]!);
            return borderIncluded ? d <= distanceMetres && dt <= duration : d < distanceMetres && dt < duration;
          };
          const label = points.map((_, i) => i);
          for (let changed = true; changed;) {
            changed = false;
            points.forEach((a, i) =>
              points.forEach((b, j) => {
                if (near(a, b) && label[i]! > label[j]!) {
                  label[i] = label[j]!;
                  changed = true;
                }
              }),
            );
          }
          const ids = [...new Set(label)].sort((a, b) => a - b);
          const result = nearRepeatChains(
            points.map((p) => p[0]),
            points.map((p) => p[1]),
            points.map((p) => p[2]),
            {
              distanceMetres,
              duration,
              borderIncluded,
            },
          );
          expect([...result.chain]).toEqual(label.map((l) => ids.indexOf(l)));
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });
});

function* permutationsOf(values: readonly number[]): Generator<number[]> {
  if (values.length <= 1) yield [...values];
  for (let i = 0; i < values.length && values.length > 1; i++) {
    for (const tail of permutationsOf([...values.slice(0, i), ...values.slice(i + 1)])) yield [values[i]!, ...tail];
  }
}
