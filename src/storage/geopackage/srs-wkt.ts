import type { ProjectCrs } from '../../domain/place/project-crs.ts';

const DEGREE = 'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]';
const WGS84_ELLIPSOID = 'SPHEROID["WGS 84",6378137,298.257223563]';
const GRS80_ELLIPSOID = 'SPHEROID["GRS 1980",6378137,298.257222101]';

export const WGS84_WKT =
  `GEOGCS["WGS 84",DATUM["WGS_1984",${WGS84_ELLIPSOID},AUTHORITY["EPSG","6326"]],${DEGREE},` +
  'AUTHORITY["EPSG","4326"]]';

/** EPSG:28992 with the parameters of EPSG:15934 to WGS 84 (WKT 1 signs: position vector). */
const RD_NEW_WKT =
  'PROJCS["Amersfoort / RD New",GEOGCS["Amersfoort",DATUM["Amersfoort",' +
  'SPHEROID["Bessel 1841",6377397.155,299.1528128],' +
  'TOWGS84[565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812],' +
  `AUTHORITY["EPSG","6289"]],${DEGREE},AUTHORITY["EPSG","4289"]],PROJECTION["Oblique_Stereographic"],` +
  'PARAMETER["latitude_of_origin",52.1561605555556],PARAMETER["central_meridian",5.38763888888889],' +
  'PARAMETER["scale_factor",0.9999079],PARAMETER["false_easting",155000],PARAMETER["false_northing",463000],' +
  'UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","28992"]]';

/**
 * The WKT 1 definition of a project's planar CRS, for gpkg_spatial_ref_sys. Readers go by the EPSG code beside it; this
 * is for those that do not know the code. RD New and UTM are written out, others carry their proj4 text.
 */
export function wktOf(crs: ProjectCrs): string {
  if (crs.epsg === 28992) return RD_NEW_WKT;
  const zone = /\+proj=utm\b.*\+zone=(\d+)/.exec(crs.definition)?.[1];
  if (zone) return utmWkt(crs, Number(zone));
  const escape = (text: string) => text.replaceAll('"', '');
  return (
    `PROJCS["${escape(crs.name)}",GEOGCS["unknown",DATUM["unknown",${WGS84_ELLIPSOID}],${DEGREE}],` +
    `PROJECTION["custom_proj4"],UNIT["metre",1],EXTENSION["PROJ4","${escape(crs.definition)}"]]`
  );
}

function utmWkt({ epsg, name, definition }: ProjectCrs, zone: number): string {
  const south = definition.includes('+south');
  const [datum, ellipsoid] = definition.includes('GRS80')
    ? ['European_Terrestrial_Reference_System_1989', GRS80_ELLIPSOID]
    : definition.includes('NAD83')
      ? ['North_American_Datum_1983', GRS80_ELLIPSOID]
      : ['WGS_1984', WGS84_ELLIPSOID];
  return (
    `PROJCS["${name}",GEOGCS["${datum}",DATUM["${datum}",${ellipsoid}],${DEGREE}],PROJECTION["Transverse_Mercator"],` +
    `PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${zone * 6 - 183}],PARAMETER["scale_factor",0.9996],` +
    `PARAMETER["false_easting",500000],PARAMETER["false_northing",${south ? 10_000_000 : 0}],UNIT["metre",1],` +
    `AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","${epsg}"]]`
  );
}
