import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, type TransferListItem } from 'node:worker_threads';
import { build } from 'vite';
import type { AnalysisApi } from '../../src/workers/analysis-worker.ts';
import { connect, type Client } from '../../src/workers/protocol.ts';

export interface RunningWorker {
  readonly client: Client<AnalysisApi>;
  stop(): Promise<void>;
}

/** Bundles the analysis worker and starts it in a thread; the client speaks the same protocol as the screen. */
export async function startAnalysisWorker(): Promise<RunningWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'regiekaart-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./analysis-worker-thread.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  const worker = new Worker(join(folder, 'worker.mjs'));
  const client = connect<AnalysisApi>({
    postMessage: (message, transfer) => worker.postMessage(message, transfer as unknown as TransferListItem[]),
    addEventListener: (_type, listener) =>
      void worker.on('message', (data: unknown) => listener({ data } as MessageEvent)),
  });
  return {
    client,
    stop: async () => {
      await worker.terminate();
      rmSync(folder, { recursive: true });
    },
  };
}
