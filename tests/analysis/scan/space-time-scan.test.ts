import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/numerics/random/random.ts';
import { logLikelihoodRatio } from '../../../src/analysis/scan/likelihood.ts';
import { spaceTimeScan, type ScanOptions } from '../../../src/analysis/scan/space-time-scan.ts';
import { unwatchedTask } from '../../../src/analysis/task.ts';

function town(n: number, seed: number) {
  const random = new Random(seed);
  const x = Float64Array.from({ length: n }, () => random.below(40) * 25);
  const y = Float64Array.from({ length: n }, () => random.below(40) * 25);
  const times = Float64Array.from({ length: n }, () => random.below(20));
  return { x, y, times };
}

/** Straight from the definition: every circle, every window. */
function strongestByDefinition(
  { x, y, times }: ReturnType<typeof town>,
  radius: number,
  longest: number,
  prospective: boolean,
) {
  const n = x.length;
  const first = Math.min(...times);
  const steps = Math.max(...times) - first + 1;
  let best = 0;
  for (let c = 0; c < n; c++) {
    const distances = Array.from(x, (px, i) => Math.hypot(px - x[c]!, y[i]! - y[c]!));
    for (const reach of new Set(distances.filter((d) => d <= radius))) {
      const inside = Array.from(distances.keys()).filter((i) => distances[i]! <= reach);
      if (inside.length > n / 2) continue;
      for (let from = 0; from < steps; from++) {
        for (let to = prospective ? steps - 1 : from; to < Math.min(steps, from + longest); to++) {
          const inWindow = (i: number) => times[i]! - first >= from && times[i]! - first <= to;
          const total = times.reduce((sum, _, i) => sum + (inWindow(i) ? 1 : 0), 0);
          const count = inside.filter(inWindow).length;
          if (count >= 2 && total <= n / 2)
            best = Math.max(best, logLikelihoodRatio(count, (inside.length * total) / n, n));
        }
      }
    }
  }
  return best;
}

describe('space-time permutation scan', () => {
  it.each([
    ['prospective', 1],
    ['prospective', 2],
    ['retrospective', 1],
    ['retrospective', 2],
  ] as const)('finds the strongest cylinder there is (%s, seed %i)', async (windows, seed) => {
    const data = town(90, seed);
    const options: Partial<ScanOptions> = { windows, maximumSteps: 5, permutations: 1 };
    const { clusters } = await spaceTimeScan(
      data.x,
      data.y,
      data.times,
      { maximumRadiusMetres: 300, ...options },
      unwatchedTask(),
    );
    expect(clusters[0]!.logLikelihoodRatio).toBeCloseTo(
      strongestByDefinition(data, 300, 5, windows === 'prospective'),
      10,
    );
  });

  it('finds a planted outbreak and says who is in it', async () => {
    const { x, y, times } = town(400, 5);
    for (let i = 0; i < 14; i++) {
      x[i] = 500 + (i % 4) * 10;
      y[i] = 500;
      times[i] = 18 + (i % 2);
    }
    const { clusters } = await spaceTimeScan(
      x,
      y,
      times,
      { maximumRadiusMetres: 200, maximumSteps: 5, permutations: 199 },
      unwatchedTask(),
    );
    expect(clusters[0]!.p).toBe(1 / 200);
    expect(Math.hypot(clusters[0]!.x - 515, clusters[0]!.y - 500)).toBeLessThan(60);
    expect(clusters[0]!.from).toBe(18);
    expect([...clusters[0]!.events].filter((event) => event < 14).length).toBe(14);
  });

  it('keeps its level where nothing is', async () => {
    let alarms = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { x, y, times } = town(120, 100 + seed);
      const { clusters } = await spaceTimeScan(
        x,
        y,
        times,
        { maximumRadiusMetres: 200, maximumSteps: 5, permutations: 99, seed },
        unwatchedTask(),
      );
      if ((clusters[0]?.p ?? 1) <= 0.05) alarms++;
    }
    console.info(`space-time scan without clusters: ${alarms} alarms in 40 at the 5 % level`);
    expect(alarms).toBeLessThanOrEqual(6);
  });
});
