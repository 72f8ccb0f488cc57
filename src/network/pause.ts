/**
 * Long computations wait for this now and then, with the share done (0–1), so that a worker can report progress, let a
 * cancellation in (throw) and stay responsive. Left out, they run through in one go.
 */
export type Pause = (fraction: number) => Promise<void>;
