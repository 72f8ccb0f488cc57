import type { CameraApi } from './camera-worker.ts';
import type { CritiqueApi } from './critique-worker.ts';
import type { DataApi } from './data-worker.ts';
import type { ImportApi } from './import-worker.ts';
import type { MethodsApi } from './methods-worker.ts';
import type { NetworkApi } from './network-worker.ts';
import type { StorageApi } from './storage-worker.ts';
import type { ZonesApi } from './zones-worker.ts';
import type { Client } from './protocol.ts';

/**
 * The workers that a step starts when it first needs them; main makes them, features call them. A line a worker:
 * `readonly network: () => Client<NetworkApi>;`
 */
export interface WorkerClients {
  readonly importer: () => Client<ImportApi>;
  readonly critique: () => Client<CritiqueApi>;
  readonly cameras: () => Client<CameraApi>;
  readonly zones: () => Client<ZonesApi>;
  readonly network: () => Client<NetworkApi>;
  readonly data: () => Client<DataApi>;
  readonly methods: () => Client<MethodsApi>;
  /** A worker for the time of one file: SQLite gives its memory back only with it. */
  readonly withStorage: <T>(work: (storage: Client<StorageApi>) => Promise<T>) => Promise<T>;
}
