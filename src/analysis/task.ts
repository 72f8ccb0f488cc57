/**
 * How a long method reports progress and lets itself be stopped. A structural subset of the `Task` of the worker
 * protocol, so that a worker hands its task on as it is, and a test or a script runs the method without a worker.
 */
export interface AnalysisTask {
  readonly signal: AbortSignal;
  /** `stage` is a message key; `fraction` runs from 0 to 1, or is null when the end is not known. */
  progress(progress: { readonly stage: string; readonly fraction: number | null }): void;
  /** Lets messages (a cancellation among them) in; rejects when cancelled. */
  breathe(): Promise<void>;
}

/** A task that nobody watches and nobody stops: the method runs to its end without a pause. */
export function unwatchedTask(): AnalysisTask {
  return { signal: new AbortController().signal, progress: () => undefined, breathe: () => Promise.resolve() };
}

/**
 * Work after which a method lets messages in. The inner rooms have no clock, so methods count elementary steps (a pair
 * looked at, a permutation drawn); this many take some 20–40 ms on an office laptop.
 */
const STEPS_PER_BREATH = 15_000_000;

/** Counts work and breathes in time. */
export interface Pace {
  /** Adds `steps` of work; breathes and reports when enough has gathered. Rejects when the task was cancelled. */
  did(steps: number): Promise<void> | undefined;
}

/** A pace for a stage of `totalSteps` elementary steps (null when unknown). */
export function paceOf(task: AnalysisTask, stage: string, totalSteps: number | null): Pace {
  let done = 0;
  let sinceBreath = 0;
  const breathe = async () => {
    const fraction = totalSteps === null ? null : Math.min(1, done / Math.max(1, totalSteps));
    task.progress({ stage, fraction });
    await task.breathe();
    task.signal.throwIfAborted();
  };
  return {
    did: (steps) => {
      done += steps;
      sinceBreath += steps;
      if (sinceBreath < STEPS_PER_BREATH) return undefined;
      sinceBreath = 0;
      return breathe();
    },
  };
}
