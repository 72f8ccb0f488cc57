import { PointKind, dbscan, type DbscanResult } from '../clustering/dbscan.ts';
import { dbscanFromNeighbours } from '../clustering/dbscan-from-neighbours.ts';
import { neighboursFromLists, type Neighbours } from '../spatial-autocorrelation/neighbours.ts';
import type { Comparer } from './compare-quantity.ts';
import {
  MalformedCaseError,
  optionalNumber,
  pick,
  pointsOf,
  requiredNumber,
  type Json,
  type JsonObject,
} from './reference-case.ts';
import { groupLabels, listOf, words } from './special-comparers.ts';
import type { Verifier } from './verifier.ts';

const RADIUS = ['eps', 'distance', 'maxDistance', 'max_distance', 'radius', 'epsilon', 'radius_m', 'radiusMetres'];
const MINIMUM = ['min_samples', 'minPoints', 'min_points', 'minPts', 'min_pts', 'minimumPoints', 'k'];

/** Kilometres in the units that Turf knows. */
const KILOMETRES: Readonly<Record<string, number>> = {
  kilometers: 1,
  kilometres: 1,
  km: 1,
  meters: 0.001,
  metres: 0.001,
  m: 0.001,
  miles: 1.609344,
  nauticalmiles: 1.852,
  feet: 0.0003048,
  yards: 0.0009144,
};

/** DBSCAN in the plane, or on the globe where the case gives longitudes and latitudes. */
export const verifyDbscan: Verifier = {
  id: 'dbscan',
  names: /dbscan/i,
  fits: (input) => (pointsOf(input) !== null || Array.isArray(lonlatOf(input))) && pick(input, ...RADIUS) !== undefined,
  recognises: (input) => verifyDbscan.fits(input) && pick(input, ...MINIMUM.slice(0, -1)) !== undefined,
  run: (input) => {
    const radius = requiredNumber(input, ...RADIUS);
    // Turf's default is 3, and everyone's convention counts the point itself.
    const minimum = optionalNumber(input, 3, ...MINIMUM);
    const lonlat = lonlatOf(input);
    const spherical = Array.isArray(lonlat) || input.metric === 'haversine';
    const points = spherical ? null : pointsOf(input)!;
    const neighbours = spherical
      ? neighboursOnSphere(pointsOf({ points: lonlat ?? input.points })!, radiusOnUnitSphere(input, radius))
      : null;
    const result = neighbours
      ? dbscanFromNeighbours(neighbours, minimum, radius)
      : dbscan(points!.x, points!.y, { radiusMetres: radius, minimumPoints: minimum });
    return rulesOf(result, neighbours, points, radius);
  },
};

const lonlatOf = (input: JsonObject) => pick(input, 'lonlat', 'lon_lat', 'lnglat', 'geographic_points');

function rulesOf(
  result: DbscanResult,
  neighbours: Neighbours | null,
  points: { readonly x: Float64Array; readonly y: Float64Array } | null,
  radius: number,
) {
  const { cluster, kind, sizes } = result;
  const members = (wanted: number) => Array.from(kind.keys()).filter((i) => kind[i] === wanted);
  const near = (i: number, j: number) =>
    neighbours
      ? neighbours.indices.subarray(neighbours.starts[i], neighbours.starts[i + 1]).includes(j)
      : (points!.x[i]! - points!.x[j]!) ** 2 + (points!.y[i]! - points!.y[j]!) ** 2 <= radius * radius;
  return [
    { match: /kind|dbscan_type|point_type/, value: () => words(Array.from(kind, (k) => KIND_NAMES[k]!)) },
    { match: /core_(sample_)?indices|core_ids/, value: () => members(PointKind.core) },
    { match: /sizes/, value: () => sizes },
    { match: /labels|cluster_?ids?|clusters?_of|assign/, value: () => labelsWithFreeBorders(cluster, kind, near) },
    { match: /n_?clusters|number_of_clusters|clusters$/, value: () => sizes.length },
    { match: /noise/, value: () => members(PointKind.noise).length },
    { match: /(^|[._])core/, value: () => members(PointKind.core).length },
    { match: /edge|border/, value: () => members(PointKind.border).length },
  ];
}

const KIND_NAMES = ['noise', 'edge', 'core'] as const;

/** Core and noise points exactly; a border point may be in any cluster with a core point within its radius. */
function labelsWithFreeBorders(
  cluster: Int32Array,
  kind: Uint8Array,
  near: (i: number, j: number) => boolean,
): Comparer {
  const border = new Set(Array.from(kind.keys()).filter((i) => kind[i] === PointKind.border));
  const fixed = groupLabels(cluster, border);
  return {
    compare: (expected, tolerance) => {
      const result = fixed.compare(expected, tolerance);
      const labels = listOf(expected);
      const astray = [...border].filter((i) => !touches(i, labels, kind, near)).length;
      return { ...result, difference: result.difference + astray, pass: result.pass && astray === 0 };
    },
  };
}

function touches(
  i: number,
  labels: readonly Json[],
  kind: Uint8Array,
  near: (i: number, j: number) => boolean,
): boolean {
  return labels.some((label, j) => kind[j] === PointKind.core && label === labels[i] && near(i, j));
}

function radiusOnUnitSphere(input: JsonObject, radius: number): number {
  if (typeof input.units !== 'string') {
    // sklearn's haversine works in radians.
    return input.metric === 'haversine' && input.lonlat === undefined
      ? radius
      : radius / optionalNumber(input, 6371.0088, 'earth_radius_km');
  }
  if (/radian/.test(input.units)) return radius;
  if (/degree/.test(input.units)) return (radius * Math.PI) / 180;
  const kilometres = KILOMETRES[input.units.toLowerCase()];
  if (!kilometres) throw new MalformedCaseError(`units ${input.units} are not known`);
  return (radius * kilometres) / optionalNumber(input, 6371.0088, 'earth_radius_km');
}

/** Every pair by the haversine; for the few hundred points of a published case. */
function neighboursOnSphere(
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  radius: number,
): Neighbours {
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
  const lists = Array.from(x, (): number[] => []);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const a =
        Math.sin(toRadians(y[j]! - y[i]!) / 2) ** 2 +
        Math.sin(toRadians(x[j]! - x[i]!) / 2) ** 2 * Math.cos(toRadians(y[i]!)) * Math.cos(toRadians(y[j]!));
      if (2 * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a)) > radius) continue;
      lists[i]!.push(j);
      lists[j]!.push(i);
    }
  }
  return neighboursFromLists(lists);
}
