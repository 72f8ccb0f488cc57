import type { GeoFormat } from '../geo/geo-layer.ts';
import type { PlaceRole, RoleSource } from './recognise-role.ts';
import type { SourceCrs } from './source-crs.ts';

/** Why a feature was not taken; texts under `import.leftOut.*`. */
export type LeftOutReason =
  | 'noShape'
  | 'damagedShape'
  | 'unusedShape'
  | 'noRole'
  | 'wrongShape'
  | 'noPlace'
  | 'noExtent'
  | 'waterPart'
  | 'events';

/** What became of one layer of a file. Plain JSON: it is kept with the project. */
export interface PlaceLayerReport {
  readonly name: string;
  readonly format: GeoFormat;
  readonly features: number;
  /** Features that became something; one may have become several things. */
  readonly kept: number;
  /** Rows by role; `by` tells whether attributes said so or the layer's name and other features. */
  readonly roles: readonly { readonly role: PlaceRole; readonly rows: number; readonly by: RoleSource }[];
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly features: number; readonly first: number }[];
  readonly crs: {
    readonly name: string;
    readonly epsg: number;
    readonly by: SourceCrs['by'];
    readonly swapped: boolean;
  };
  /** Encoding of the text where the file does not fix it. */
  readonly encoding: string | null;
}

export interface PlacesReport {
  readonly version: 1;
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly layers: readonly PlaceLayerReport[];
}

/** Counts what was left out of a layer, by reason, with the first feature (counted from 1) that it befell. */
export class LeftOut {
  private readonly counts = new Map<LeftOutReason, { features: number; first: number }>();

  add(reason: LeftOutReason, index: number): void {
    const known = this.counts.get(reason);
    if (known) known.features++;
    else this.counts.set(reason, { features: 1, first: index + 1 });
  }

  list(): PlaceLayerReport['leftOut'] {
    return [...this.counts].map(([reason, { features, first }]) => ({ reason, features, first }));
  }
}
