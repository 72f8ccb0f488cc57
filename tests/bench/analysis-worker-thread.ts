/** The browser's analysis worker, its module unchanged, in a thread of Node. */
import { parentPort, type TransferListItem } from 'node:worker_threads';

const port = parentPort!;
Object.assign(globalThis, {
  addEventListener: (_type: string, listener: (event: { data: unknown }) => void) =>
    port.on('message', (data) => listener({ data })),
  postMessage: (message: unknown, transfer: TransferListItem[]) => port.postMessage(message, transfer),
});
await import('../../src/workers/analysis-worker.ts');
