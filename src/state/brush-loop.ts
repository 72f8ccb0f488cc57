import type { BrushResult } from '../analysis/brush/brush-contract.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';

interface Options {
  /** Computes one step; rejects with an AbortError when a newer one has overtaken it. */
  readonly step: (filter: IncidentFilter, filterNumber: number, moving: boolean) => Promise<BrushResult>;
  readonly onResult: (result: BrushResult, moving: boolean) => void;
  readonly onError: (error: unknown) => void;
  /** Called when no filter has moved for `restMs`. */
  readonly onRest: () => void;
  readonly restMs?: number;
  readonly setTimer?: (call: () => void, ms: number) => unknown;
  readonly clearTimer?: (timer: never) => void;
}

/**
 * Keeps one step under way and remembers only the newest filter meanwhile: the picture follows the hand without a queue
 * of outdated work behind it.
 */
export function createBrushLoop({
  step,
  onResult,
  onError,
  onRest,
  restMs = 350,
  setTimer = setTimeout,
  clearTimer = clearTimeout,
}: Options) {
  let number = 0;
  let busy = false;
  let next: { readonly filter: IncidentFilter; readonly moving: boolean } | null = null;
  let rest: unknown = null;

  async function run(): Promise<void> {
    if (busy || !next) return;
    const { filter, moving } = next;
    next = null;
    busy = true;
    try {
      onResult(await step(filter, ++number, moving), moving);
    } catch (error) {
      if ((error as Error).name !== 'AbortError') onError(error);
    } finally {
      busy = false;
      if (next) void run();
    }
  }

  return {
    /** Asks for the picture under a filter; `moving` while the hand is still at it. */
    request(filter: IncidentFilter, moving: boolean): void {
      next = { filter, moving };
      if (rest !== null) clearTimer(rest as never);
      rest = setTimer(() => {
        rest = null;
        onRest();
      }, restMs);
      void run();
    },
    stop(): void {
      next = null;
      if (rest !== null) clearTimer(rest as never);
    },
  };
}
