import { addProtocol, removeProtocol } from 'maplibre-gl';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { Bounds } from '../../geometry/projection/lattice.ts';
import type { TileAnswer, TileRequest } from './tile-server.ts';

/** The project's own tiles: made by a worker, handed to MapLibre through a protocol of this page. No network. */
export interface TileService {
  /** Tile addresses for a MapLibre source; they change with the content, so that old tiles are not kept. */
  readonly tileUrl: () => string;
  /** Replaces the content, unless it is what is there already. Resolves when tiles of it can be made. */
  readonly prepare: (base: BaseLayers, crs: ProjectCrs, bounds: Bounds) => Promise<void>;
  readonly dispose: () => void;
}

/** A request without the number under which it is sent. */
type Unnumbered<Request> = Request extends { id: number } ? Omit<Request, 'id'> : never;

let services = 0;

export function createTileService(): TileService {
  const scheme = `regiekaart-tiles-${++services}`;
  const worker = new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module', name: 'map-tiles' });
  const waiting = new Map<number, { resolve: (answer: TileAnswer) => void; reject: (error: Error) => void }>();
  let last = 0;
  let version = 0;
  let prepared: { readonly content: readonly unknown[]; readonly done: Promise<unknown> } | null = null;
  worker.addEventListener('message', ({ data }: MessageEvent<TileAnswer>) => {
    const request = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === null) request?.resolve(data);
    else request?.reject(new Error(data.error));
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });
  const ask = (request: Unnumbered<TileRequest>) =>
    new Promise<TileAnswer>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });

  addProtocol(scheme, async ({ url }, { signal }) => {
    const [z, x, y] = url.split('/').slice(-3).map(Number) as [number, number, number];
    const { bytes } = await ask({ kind: 'tile', z, x, y });
    signal.throwIfAborted();
    return { data: bytes! };
  });
  return {
    tileUrl: () => `${scheme}://${version}/{z}/{x}/{y}`,
    prepare: async (base, crs, bounds) => {
      // Addresses are not drawn, and there are more of them than of anything else.
      const drawn = { ...base, addresses: null };
      const { west, south, east, north } = bounds;
      const content = [...Object.values(drawn), crs.definition, west, south, east, north];
      if (!prepared || content.some((part, i) => part !== prepared!.content[i])) {
        version++;
        prepared = { content, done: ask({ kind: 'prepare', base: drawn, crs, bounds }) };
      }
      await prepared.done;
    },
    dispose: () => {
      removeProtocol(scheme);
      worker.terminate();
      for (const { reject } of waiting.values()) reject(new DOMException('disposed', 'AbortError'));
      waiting.clear();
    },
  };
}
