import { RD_NEW, WGS84 } from '../../geometry/crs/known-crs.ts';
import { pointTransform } from '../../geometry/crs/transform.ts';
import { compareNumber, type Comparer } from './compare-quantity.ts';
import { isObject, numberOf, pick, requiredNumber, type JsonObject } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const LATITUDE = ['etrs89_lat', 'lat', 'latitude', 'wgs84_lat', 'phi'];
const LONGITUDE = ['etrs89_lon', 'lon', 'longitude', 'wgs84_lon', 'lambda'];
const X = ['rd_x', 'x', 'easting'];
const Y = ['rd_y', 'y', 'northing'];

/** RD New to and from degrees, by the seven parameters: within 0.25 m of the certified method, which has a grid besides. */
export const verifyProjection: Verifier = {
  id: 'rd-new',
  names: /rd.?new|rdnap|28992|etrs89/i,
  fits: (input) => pick(input, ...LATITUDE) !== undefined || pick(input, ...X) !== undefined,
  recognises: (input) => input.etrs89_lat !== undefined || input.rd_x !== undefined,
  run: (input, { expected }) => {
    const metres = toleranceMetres(expected);
    if (pick(input, ...LATITUDE) !== undefined) {
      const [x, y] = pointTransform(WGS84, RD_NEW)(
        requiredNumber(input, ...LONGITUDE),
        requiredNumber(input, ...LATITUDE),
      );
      return [
        { match: /x$|easting/, value: () => within(x, metres) },
        { match: /y$|northing/, value: () => within(y, metres) },
      ];
    }
    const [longitude, latitude] = pointTransform(RD_NEW, WGS84)(
      requiredNumber(input, ...X),
      requiredNumber(input, ...Y),
    );
    const degrees = metres / 111_195;
    return [
      { match: /lat|phi/, value: () => within(latitude, degrees) },
      { match: /lon|lambda/, value: () => within(longitude, degrees / Math.cos((latitude * Math.PI) / 180)) },
    ];
  },
};

/** The tolerance for a conversion without the correction grid. */
function toleranceMetres(expected: JsonObject): number {
  const given = expected.tolerance_m ?? expected.tolerance;
  const own = isObject(given) ? pick(given, 'without_grid_7_parameter', 'without_grid') : given;
  return own === undefined || (isObject(given) && typeof own !== 'number') ? 0.25 : numberOf(own, 'tolerance_m');
}

function within(value: number, metres: number): Comparer {
  return {
    compare: (expected) => {
      const tolerance = { absolute: metres, relative: 0, band: null, asPrinted: false };
      const comparison = compareNumber(value, numberOf(expected, 'expected'), tolerance, false);
      return { ...comparison, note: comparison.note ?? 'noGrid' };
    },
  };
}
