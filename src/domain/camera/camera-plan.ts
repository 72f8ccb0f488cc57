import catalogue from '../../../data/catalogue/cameras.json' with { type: 'json' };

/**
 * Camera surveillance under article 151c of the Gemeentewet: an area that is designated for a term, and cameras that
 * stand in it on dated positions. The area is the legal unit; positions outside it are refused. Plain JSON.
 */

export const CAMERA_MOUNTS = ['mast', 'lamp-post', 'facade', 'mobile-unit'] as const;
export type CameraMount = (typeof CAMERA_MOUNTS)[number];

/** Where a camera stands in a part of the term. Dates are civil days "yyyy-mm-dd", `until` included. */
export interface CameraPosition {
  readonly id: string;
  /** Project metres. */
  readonly x: number;
  readonly y: number;
  /** Compass bearing of the middle of the picture: 0 = north, clockwise. */
  readonly directionDegrees: number;
  /** Null: from the start of the term. */
  readonly from: string | null;
  /** Null: to the end of the term. */
  readonly until: string | null;
  readonly masks: readonly CameraMask[];
}

/** Made black in the picture: compass bearings clockwise from → to, from a distance onward. */
export interface CameraMask {
  readonly id: string;
  readonly fromDegrees: number;
  readonly toDegrees: number;
  readonly fromMetres: number;
}

export interface Camera {
  readonly id: string;
  readonly name: string;
  readonly kind: 'fixed' | 'flexible';
  /** A fixed camera has one. */
  readonly positions: readonly CameraPosition[];
  /** 360 = all round. */
  readonly viewAngleDegrees: number;
  readonly rangeMetres: number;
  readonly heightMetres: number;
  /** Width of the picture in pixels; decides how far observing and recognising go. */
  readonly horizontalPixels: number;
  readonly mount: CameraMount;
  /** Hours of week (0–167, Monday = 0) at which images are watched live. */
  readonly liveHours: readonly number[];
  /** Once, and each year. */
  readonly costEuro: number;
  readonly yearlyCostEuro: number;
}

/** Where it is made known that cameras are used. */
export interface CameraSign {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly street: string;
}

export type CameraAreaSource = 'zone' | 'hotspot' | 'drawn';

export interface CameraPlan {
  readonly id: string;
  readonly name: string;
  readonly areaSource: CameraAreaSource;
  /** Id of the zone or kept hotspot that the area was taken from; null when drawn. */
  readonly areaSourceId: string | null;
  /** Closed rings in project metres; outer counter-clockwise, holes clockwise. */
  readonly area: readonly (readonly number[])[];
  /** Term of the designation, civil days; null = not yet set. */
  readonly from: string | null;
  readonly until: string | null;
  /** Day of the consultation with the public prosecutor (officier van justitie, OvJ). */
  readonly prosecutorConsultedOn: string | null;
  /** Article of the council's by-law that grants the power. */
  readonly byLaw: string;
  /** Reference of the data protection impact assessment. */
  readonly dpiaReference: string;
  readonly retentionDays: number;
  /** Why lighter means are not enough. */
  readonly lighterMeans: string;
  /** Day of the measurement before the start, and the area it is compared with. */
  readonly baselineOn: string | null;
  readonly comparisonArea: string;
  readonly cameras: readonly Camera[];
  /** Poles on which a camera could stand. */
  readonly masts: readonly (readonly [x: number, y: number])[];
  readonly signs: readonly CameraSign[];
  readonly status: 'concept' | 'decision';
}

export const CAMERA_CATALOGUE = catalogue;
/** Longest that images may be kept, days. */
export const MAXIMUM_RETENTION_DAYS = catalogue.retention.maximumDays;

/** A plan for an area, with nothing decided yet. */
export function createCameraPlan(
  given: Pick<CameraPlan, 'id' | 'name' | 'areaSource' | 'areaSourceId' | 'area'>,
): CameraPlan {
  return {
    ...given,
    from: null,
    until: null,
    prosecutorConsultedOn: null,
    byLaw: '',
    dpiaReference: '',
    retentionDays: MAXIMUM_RETENTION_DAYS,
    lighterMeans: '',
    baselineOn: null,
    comparisonArea: '',
    cameras: [],
    masts: [],
    signs: [],
    status: 'concept',
  };
}

/** A camera as it is added, on one position for the whole term. */
export function createCamera(
  given: Pick<Camera, 'id' | 'name'> & { readonly positionId: string; readonly x: number; readonly y: number },
): Camera {
  const { id, name, positionId, x, y } = given;
  const { defaults } = catalogue;
  return {
    id,
    name,
    kind: 'fixed',
    positions: [{ id: positionId, x, y, directionDegrees: 0, from: null, until: null, masks: [] }],
    viewAngleDegrees: defaults.viewAngleDegrees,
    rangeMetres: defaults.rangeMetres,
    heightMetres: defaults.heightMetres,
    horizontalPixels: defaults.horizontalPixels,
    mount: 'mast',
    liveHours: [],
    costEuro: 0,
    yearlyCostEuro: 0,
  };
}

/** Compass bearing folded into 0 … 360. */
export const foldDegrees = (degrees: number): number => ((degrees % 360) + 360) % 360;
