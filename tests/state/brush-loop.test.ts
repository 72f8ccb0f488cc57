import { describe, expect, it, vi } from 'vitest';
import type { BrushResult } from '../../src/analysis/brush/brush-contract.ts';
import { NO_FILTER } from '../../src/domain/incident/incident-filter.ts';
import { createBrushLoop } from '../../src/state/brush-loop.ts';

const filterAt = (from: number) => ({ ...NO_FILTER, period: { from, to: from + 1 } });

describe('brush loop', () => {
  it('keeps one step under way and then takes the newest filter only', async () => {
    const asked: number[] = [];
    const answers: (() => void)[] = [];
    const results: number[] = [];
    const loop = createBrushLoop({
      step: (filter, filterNumber) =>
        new Promise((resolve) => {
          asked.push(filter.period!.from);
          answers.push(() => resolve({ filterNumber } as BrushResult));
        }),
      onResult: ({ filterNumber }) => results.push(filterNumber),
      onError: (error) => expect.unreachable(String(error)),
      onRest: () => {},
    });
    for (let i = 1; i <= 5; i++) loop.request(filterAt(i), true);
    expect(asked).toEqual([1]);
    answers[0]!();
    await vi.waitFor(() => expect(asked).toEqual([1, 5]));
    answers[1]!();
    await vi.waitFor(() => expect(results).toEqual([1, 2]));
    loop.stop();
  });

  it('tells an error, goes on, and calls when the hand rests', async () => {
    vi.useFakeTimers();
    const errors: unknown[] = [];
    const rested = vi.fn();
    const loop = createBrushLoop({
      step: () => Promise.reject(new Error('no')),
      onResult: () => {},
      onError: (e) => errors.push(e),
      onRest: rested,
      restMs: 100,
    });
    loop.request(NO_FILTER, true);
    await vi.advanceTimersByTimeAsync(60);
    loop.request(NO_FILTER, true);
    await vi.advanceTimersByTimeAsync(60);
    expect(rested).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60);
    expect(rested).toHaveBeenCalledOnce();
    expect(errors).toHaveLength(2);
    vi.useRealTimers();
  });
});
