import proj4 from 'proj4';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { createLattice, mapThroughLattice, type Bounds, type Lattice, type PointMap } from './lattice.ts';

/** Spacing of control points: fine enough for 0.1 mm, coarse enough that a country needs a few thousand. */
const SPACING_METRES = 10_000;
const SPACING_DEGREES = 0.1;

/** The project's planar CRS beside WGS84 and Web Mercator, for drawing. Legal geometry never makes this round trip. */
export interface PlanarProjection {
  readonly crs: ProjectCrs;
  /** One point, through proj4 itself: metres → degrees. */
  readonly toLngLat: (x: number, y: number) => readonly [lng: number, lat: number];
  /** One point, through proj4 itself: degrees → metres. */
  readonly toPlanar: (lng: number, lat: number) => readonly [x: number, y: number];
  /** Many points, flat metres → flat degrees. Within 1 mm of proj4 inside the bounds, exact and slow outside. */
  readonly projectToLngLat: (coordinates: ArrayLike<number>) => Float64Array;
  /** Many points, flat degrees → flat metres; same promise. */
  readonly projectToPlanar: (coordinates: ArrayLike<number>) => Float64Array;
  /** Many points, flat metres → Web Mercator in units of the world's width: (0, 0) north-west, (1, 1) south-east. */
  readonly projectToMercator: (coordinates: ArrayLike<number>) => Float64Array;
}

/** Web Mercator position of a point in degrees, as a fraction of the world's width from its north-west corner. */
export function mercatorOf(lng: number, lat: number): readonly [number, number] {
  const limited = Math.min(Math.max(lat, -85.051129), 85.051129);
  const y = Math.log(Math.tan(Math.PI / 4 + (limited * Math.PI) / 360));
  return [lng / 360 + 0.5, 0.5 - y / (2 * Math.PI)];
}

/**
 * Prepares drawing in `crs` around `bounds` (project metres). Tables of control points are made when first needed;
 * each costs a few milliseconds.
 * @throws Error when proj4 does not understand `crs.definition`.
 */
export function createPlanarProjection(crs: ProjectCrs, bounds: Bounds): PlanarProjection {
  const converter = proj4(crs.definition, 'EPSG:4326');
  const toLngLat: PointMap = (x, y) => converter.forward<[number, number]>([x, y]);
  const toPlanar: PointMap = (lng, lat) => converter.inverse<[number, number]>([lng, lat]);
  const toMercator: PointMap = (x, y) => mercatorOf(...toLngLat(x, y));
  const around = grow(bounds);

  let lngLatLattice: Lattice | null = null;
  let mercatorLattice: Lattice | null = null;
  let planarLattice: Lattice | null = null;
  const through = (lattice: Lattice, exact: PointMap, coordinates: ArrayLike<number>) => {
    const output = new Float64Array(coordinates.length);
    mapThroughLattice(lattice, coordinates, output, exact);
    return output;
  };
  return {
    crs,
    toLngLat,
    toPlanar,
    projectToLngLat: (coordinates) =>
      through((lngLatLattice ??= createLattice(toLngLat, around, SPACING_METRES)), toLngLat, coordinates),
    projectToMercator: (coordinates) =>
      through((mercatorLattice ??= createLattice(toMercator, around, SPACING_METRES)), toMercator, coordinates),
    projectToPlanar: (coordinates) =>
      through(
        (planarLattice ??= createLattice(toPlanar, outlineBounds(toLngLat, around), SPACING_DEGREES)),
        toPlanar,
        coordinates,
      ),
  };
}

/** Some room around the data, so that panning a little outside stays on the table. */
function grow({ west, south, east, north }: Bounds): Bounds {
  const margin = Math.max(1000, 0.1 * Math.max(east - west, north - south));
  return { west: west - margin, south: south - margin, east: east + margin, north: north + margin };
}

/** Bounds of the image of a rectangle under `map`, from points along its outline. */
export function outlineBounds(map: PointMap, bounds: Bounds, stepsPerSide = 8): Bounds {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 0; i <= stepsPerSide; i++) {
    const x = bounds.west + ((bounds.east - bounds.west) * i) / stepsPerSide;
    const y = bounds.south + ((bounds.north - bounds.south) * i) / stepsPerSide;
    for (const [px, py] of [
      [x, bounds.south],
      [x, bounds.north],
      [bounds.west, y],
      [bounds.east, y],
    ] as const) {
      const [a, b] = map(px, py);
      west = Math.min(west, a);
      east = Math.max(east, a);
      south = Math.min(south, b);
      north = Math.max(north, b);
    }
  }
  return { west, south, east, north };
}
