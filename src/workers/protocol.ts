/**
 * The one way between the screen and a worker: typed calls with progress and cancellation.
 *
 * A worker `serve`s an object of functions; the screen `connect`s and calls them by name. Each function gets a `Task`
 * as its last argument: it may report progress and must look at `signal` where it can stop. A thrown error crosses with
 * its `name`, `message` and `details`, so that a typed user error stays one.
 */

export interface Progress {
  /** Message key of the stage, e.g. "import.reading". */
  readonly stage: string;
  /** 0–1, or null when the end is not known. */
  readonly fraction: number | null;
}

export interface Task {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /** Lets messages (a cancellation among them) in; throws when cancelled. Call it every 20–50 ms of work. */
  breathe(): Promise<void>;
  /** Buffers that the answer hands over instead of copying. */
  transfer(...buffers: ArrayBufferLike[]): void;
}

type Served = Record<string, (...args: never[]) => unknown>;
type WithoutTask<Args extends unknown[]> = Args extends [...infer Rest, Task] ? Rest : Args;
export type Client<Api extends object> = {
  [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Result
    ? (args: WithoutTask<Args>, options?: CallOptions) => Promise<Awaited<Result>>
    : never;
};

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly transfer?: readonly ArrayBufferLike[];
}

interface Call {
  readonly kind: 'call';
  readonly id: number;
  readonly name: string;
  readonly args: unknown[];
}
interface Cancel {
  readonly kind: 'cancel';
  readonly id: number;
}
interface Answer {
  readonly kind: 'answer';
  readonly id: number;
  readonly value: unknown;
}
interface Failure {
  readonly kind: 'failure';
  readonly id: number;
  readonly error: WireError;
}
interface Report {
  readonly kind: 'progress';
  readonly id: number;
  readonly progress: Progress;
}
interface WireError {
  readonly name: string;
  readonly message: string;
  readonly details: unknown;
}

/** The part of `Worker`, `MessagePort` and a worker's global scope that is used. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const abortError = () => new DOMException('cancelled', 'AbortError');

/** Answers calls that arrive at `port` with the functions of `api`. */
export function serve(api: object, port: Port): void {
  const running = new Map<number, AbortController>();
  port.addEventListener('message', (event: MessageEvent<Call | Cancel>) => {
    const message = event.data;
    if (message.kind === 'cancel') running.get(message.id)?.abort(abortError());
    if (message.kind === 'call') void answer(message);
  });

  async function answer({ id, name, args }: Call): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const buffers: ArrayBufferLike[] = [];
    const task: Task = {
      signal: controller.signal,
      progress: (progress) => port.postMessage({ kind: 'progress', id, progress } satisfies Report, []),
      breathe: async () => {
        await new Promise((resolve) => setTimeout(resolve, 0));
        controller.signal.throwIfAborted();
      },
      transfer: (...more) => void buffers.push(...more),
    };
    try {
      const call = (api as Served)[name];
      if (!call) throw new TypeError(`the worker serves no "${name}"`);
      const value = await call(...(args as never[]), task as never);
      controller.signal.throwIfAborted();
      port.postMessage({ kind: 'answer', id, value } satisfies Answer, [...new Set(buffers)] as Transferable[]);
    } catch (cause) {
      const error = cause instanceof Error || cause instanceof DOMException ? cause : new Error(String(cause));
      const details = (error as { details?: unknown }).details ?? null;
      port.postMessage(
        { kind: 'failure', id, error: { name: error.name, message: error.message, details } } satisfies Failure,
        [],
      );
    } finally {
      running.delete(id);
    }
  }
}

/** A failure that crossed from a worker; `name` and `details` are those of the original error. */
export class WorkerFailure extends Error {
  constructor(
    name: string,
    message: string,
    readonly details: unknown,
  ) {
    super(message);
    this.name = name;
  }
}

/** A client for the functions that `serve` offers at the other end of `port`. */
export function connect<Api extends object>(port: Port): Client<Api> {
  let last = 0;
  const waiting = new Map<
    number,
    { settle: (message: Answer | Failure) => void; onProgress: ((p: Progress) => void) | undefined }
  >();
  port.addEventListener('message', (event: MessageEvent<Answer | Failure | Report>) => {
    const message = event.data;
    const call = waiting.get(message.id);
    if (!call) return;
    if (message.kind === 'progress') return call.onProgress?.(message.progress);
    waiting.delete(message.id);
    call.settle(message);
  });

  const call = (name: string, args: unknown[], { signal, onProgress, transfer = [] }: CallOptions = {}) =>
    new Promise<unknown>((resolve, reject) => {
      if (signal?.aborted) return reject(abortError());
      const id = ++last;
      const cancel = () => {
        waiting.delete(id);
        port.postMessage({ kind: 'cancel', id } satisfies Cancel, []);
        reject(abortError());
      };
      waiting.set(id, {
        onProgress,
        settle: (message) => {
          signal?.removeEventListener('abort', cancel);
          if (message.kind === 'answer') resolve(message.value);
          else reject(new WorkerFailure(message.error.name, message.error.message, message.error.details));
        },
      });
      signal?.addEventListener('abort', cancel, { once: true });
      port.postMessage({ kind: 'call', id, name, args } satisfies Call, transfer as Transferable[]);
    });

  return new Proxy({} as Client<Api>, {
    get: (_, name) =>
      name === 'then' ? undefined : (args: unknown[], options?: CallOptions) => call(String(name), args, options),
  });
}
