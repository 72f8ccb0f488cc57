/** What a long read needs of the thread it runs on; a worker's `Task` fits. */
export interface ReadTask {
  /** Message key of the stage and the part done, 0–1, or null when the end is not known. */
  progress(progress: { readonly stage: string; readonly fraction: number | null }): void;
  /** Lets messages in; throws an AbortError when cancelled. Called every 20–50 ms of work. */
  breathe(): Promise<void>;
}
