import type { BaseLayers } from '../../domain/place/base-layers.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { Bounds } from '../../geometry/projection/lattice.ts';
import { createPlanarProjection } from '../../geometry/projection/planar-projection.ts';
import { deriveTileFeatures } from './tiles/base-features.ts';
import { buildTile } from './tiles/tile-builder.ts';
import type { TileFeatures } from './tiles/tile-features.ts';

export interface PrepareTiles {
  readonly kind: 'prepare';
  readonly id: number;
  readonly crs: ProjectCrs;
  readonly bounds: Bounds;
  readonly base: BaseLayers;
}
export interface MakeTile {
  readonly kind: 'tile';
  readonly id: number;
  readonly z: number;
  readonly x: number;
  readonly y: number;
}
export type TileRequest = PrepareTiles | MakeTile;
export interface TileAnswer {
  readonly id: number;
  /** The tile; null after `prepare`. */
  readonly bytes: ArrayBuffer | null;
  readonly error: string | null;
}

interface TilePort {
  postMessage(message: TileAnswer, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<TileRequest>) => void): void;
}

/** Answers `prepare` and `tile` messages at `port`, in the order in which they come. */
export function serveTiles(port: TilePort): void {
  let features: readonly TileFeatures[] = [];
  port.addEventListener('message', ({ data }) => {
    try {
      if (data.kind === 'prepare') {
        features = deriveTileFeatures(data.base, createPlanarProjection(data.crs, data.bounds).projectToMercator);
        port.postMessage({ id: data.id, bytes: null, error: null }, []);
      } else {
        const bytes = buildTile(features, data.z, data.x, data.y).buffer;
        port.postMessage({ id: data.id, bytes, error: null }, [bytes]);
      }
    } catch (cause) {
      port.postMessage({ id: data.id, bytes: null, error: String(cause) }, []);
    }
  });
}
