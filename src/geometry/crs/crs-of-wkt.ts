import proj4 from 'proj4';
import { crsByEpsg, RD_NEW, WGS84, type Crs } from './known-crs.ts';
import { pointTransform } from './transform.ts';

/** Names by which programs write systems without their EPSG code, as in the .prj of a shapefile. */
const NAMES: readonly (readonly [name: RegExp, epsg: (match: RegExpExecArray) => number])[] = [
  [/^(amersfoort[ _/]*)?rd[ _]?new|rijksdriehoek|amersfoort.*rd/i, () => 28992],
  [/^(rd_?new|double_stereographic|netherlands.*rd)/i, () => 28992],
  [
    /^wgs[ _]?(19)?84[ _/]*utm[ _]zone[ _]?(\d{1,2})([ns])?/i,
    (m) => (/s/i.test(m[3] ?? '') ? 32700 : 32600) + Number(m[2]),
  ],
  [/^etrs[ _]?(19)?89[ _/]*utm[ _]zone[ _]?(\d{1,2})/i, (m) => 25800 + Number(m[2])],
  [/^etrs[ _]?(19)?89[ _/]*laea/i, () => 3035],
  [/^wgs[ _]?(19)?84[ _/]*(web[ _]mercator|pseudo[ -]?mercator)|popular_visualisation|web_mercator/i, () => 3857],
  [/^belge[ _]?(1972|72)?[ _/]*(belgian[ _])?lambert|belge lambert 72/i, () => 31370],
  [/^british[ _]national[ _]grid|osgb.*national/i, () => 27700],
  [/^(gcs[ _])?etrs[ _]?(19)?89$|etrs89$/i, () => 4258],
  [/^(gcs[ _])?wgs[ _]?(19)?84$/i, () => 4326],
];

/**
 * The system that well-known text describes. Its EPSG code or name counts before its figures: a .prj without datum shift,
 * as ArcGIS writes it for RD, would put points 100 m off. null when neither it nor proj4 can make something of it.
 */
export function crsOfWkt(wkt: string): Crs | null {
  const authority =
    /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(wkt) ??
    /ID\s*\[\s*"EPSG"\s*,\s*(\d+)\s*\]\s*\]\s*$/i.exec(wkt);
  const byCode = authority ? crsByEpsg(Number(authority[1])) : null;
  if (byCode) return byCode;
  const name = /^\s*\w+\s*\[\s*"([^"]+)"/.exec(wkt)?.[1] ?? '';
  for (const [pattern, epsg] of NAMES) {
    const match = pattern.exec(name);
    const found = match && crsByEpsg(epsg(match));
    if (found) return found;
  }
  return describedBy(wkt, name);
}

/** A system that is not known here, by the figures of the text itself. */
function describedBy(wkt: string, name: string): Crs | null {
  try {
    proj4(wkt);
  } catch {
    return null;
  }
  const geographic = /^\s*(GEOGCS|GEOGCRS|GEODCRS|GEOGRAPHICCRS)/i.test(wkt);
  const crs: Crs = {
    epsg: 0,
    name,
    definition: wkt,
    kind: geographic ? 'geographic' : 'planar',
    metric: !geographic && /UNIT\s*\[\s*"(met(er|re)|m)"\s*,\s*1(\.0*)?\s*[\],]/i.test(wkt),
    area: [-180, -90, 180, 90],
  };
  // proj4 accepts some texts that it cannot compute with.
  const [x] = pointTransform(WGS84, crs)(RD_NEW.area[0] + 2, RD_NEW.area[1] + 1);
  return Number.isFinite(x) ? crs : null;
}
