/**
 * How a long piece of storage work reports progress and lets itself be stopped. A structural subset of the `Task` of the
 * worker protocol, so that a worker hands its task on as it is.
 */
export interface LongTask {
  readonly signal: AbortSignal;
  /** `stage` is a message key; `fraction` runs from 0 to 1, or is null when the end is not known. */
  progress(progress: { readonly stage: string; readonly fraction: number | null }): void;
  /** Lets messages (a cancellation among them) in; rejects when cancelled. */
  breathe(): Promise<void>;
}
