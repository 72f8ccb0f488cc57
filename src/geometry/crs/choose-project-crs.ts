import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { RD_NEW, utmOnWgs84, utmZoneOf, type Crs } from './known-crs.ts';
import { isInNetherlands } from './netherlands.ts';

const asProjectCrs = ({ epsg, name, definition }: Crs): ProjectCrs => ({ epsg, name, definition });

/**
 * The planar system for a project whose first data lie at these places (degrees): RD New when at least half lies in the
 * Netherlands; else the file's own system when that is planar and in metres; else the UTM zone of the median place.
 */
export function chooseProjectCrs(longitudes: ArrayLike<number>, latitudes: ArrayLike<number>, source: Crs): ProjectCrs {
  const lon: number[] = [];
  const lat: number[] = [];
  let inside = 0;
  for (let i = 0; i < longitudes.length; i++) {
    if (!Number.isFinite(longitudes[i]!) || !Number.isFinite(latitudes[i]!)) continue;
    lon.push(longitudes[i]!);
    lat.push(latitudes[i]!);
    if (isInNetherlands(longitudes[i]!, latitudes[i]!)) inside++;
  }
  if (lon.length === 0 || inside * 2 >= lon.length) return asProjectCrs(RD_NEW);
  // Web Mercator is planar and says metres, but its metres are not those on the ground.
  if (source.kind === 'planar' && source.metric && source.epsg !== 3857) return asProjectCrs(source);
  return asProjectCrs(utmOnWgs84(utmZoneOf(median(lon)), median(lat) < 0));
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1]!;
}
