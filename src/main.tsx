import '@fontsource-variable/source-sans-3/wght.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { Root } from './app/root.tsx';
import { createEmptyDocument } from './domain/project/empty-document.ts';
import { startTexts } from './i18n/index.ts';
import { createMapController } from './map/map-controller.ts';
import { createProjectStore } from './state/project-store.ts';
import { createSession } from './state/session.ts';
import { createWorkbenchStore } from './state/workbench.ts';
import type { AnalysisApi } from './workers/analysis-worker.ts';
import { analysisPort } from './workers/analysis-port.ts';
import type { CameraApi } from './workers/camera-worker.ts';
import type { CritiqueApi } from './workers/critique-worker.ts';
import type { DataApi } from './workers/data-worker.ts';
import type { ImportApi } from './workers/import-worker.ts';
import type { MethodsApi } from './workers/methods-worker.ts';
import type { NetworkApi } from './workers/network-worker.ts';
import type { WorkerClients } from './workers/clients.ts';
import type { ZonesApi } from './workers/zones-worker.ts';
import { connect, type Client } from './workers/protocol.ts';
import type { StorageApi } from './workers/storage-worker.ts';

const newId = () => crypto.getRandomValues(new Uint32Array(4)).reduce((text, part) => text + part.toString(36), '');
const now = () => new Date().toISOString();

const analysisWorker = new Worker(new URL('./workers/analysis-worker.ts', import.meta.url), { type: 'module' });
const startImportWorker = () => new Worker(new URL('./workers/import-worker.ts', import.meta.url), { type: 'module' });
const importWorker = startImportWorker();

const workbench = createWorkbenchStore();
const project = createProjectStore({
  clock: Date.now,
  newId,
  role: 'analyst',
  document: createEmptyDocument({ id: newId(), name: '', createdAt: now() }),
});
const session = createSession({
  project,
  workbench,
  analysis: analysisPort(connect<AnalysisApi>(analysisWorker)),
  newId,
});

/** SQLite's memory is given back only with its worker, so a worker lives as long as one file. */
async function withStorage<T>(work: (storage: ReturnType<typeof connect<StorageApi>>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./workers/storage-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await work(connect<StorageApi>(worker));
  } finally {
    worker.terminate();
  }
}

/** Starts a worker when it is first asked for. */
function lazy<Api extends object>(start: () => Worker): () => Client<Api> {
  let client: Client<Api> | null = null;
  return () => (client ??= connect<Api>(start()));
}

const importer = connect<ImportApi>(importWorker);
const clients: WorkerClients = {
  withStorage,
  importer: () => importer,
  data: lazy<DataApi>(() => new Worker(new URL('./workers/data-worker.ts', import.meta.url), { type: 'module' })),
  critique: lazy<CritiqueApi>(
    () => new Worker(new URL('./workers/critique-worker.ts', import.meta.url), { type: 'module' }),
  ),
  cameras: lazy<CameraApi>(
    () => new Worker(new URL('./workers/camera-worker.ts', import.meta.url), { type: 'module' }),
  ),
  methods: lazy<MethodsApi>(
    () => new Worker(new URL('./workers/methods-worker.ts', import.meta.url), { type: 'module' }),
  ),
  zones: lazy<ZonesApi>(() => new Worker(new URL('./workers/zones-worker.ts', import.meta.url), { type: 'module' })),
  network: lazy<NetworkApi>(
    () => new Worker(new URL('./workers/network-worker.ts', import.meta.url), { type: 'module' }),
  ),
};

const asked = new URLSearchParams(location.search);
await startTexts(asked.get('lang') === 'en' ? 'en' : 'nl');

createRoot(document.getElementById('root')!).render(
  <Root
    services={{
      project,
      workbench,
      session,
      importer,
      openImporter() {
        const worker = startImportWorker();
        return { importer: connect<ImportApi>(worker), close: () => worker.terminate() };
      },
      withStorage,
      createMap: createMapController,
      newId,
      now,
      clients,
      openDemo: asked.has('demo'),
    }}
  />,
);

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // Without it the app works too, only not without a network.
  navigator.serviceWorker.register('./sw.js').catch(() => undefined);
}
