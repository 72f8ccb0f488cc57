import type { ProjectCrs } from '../../domain/place/project-crs.ts';

/** A coordinate reference system that a file may be in. */
export interface Crs extends ProjectCrs {
  /** Geographic: degrees, x = longitude. Planar: `definition` gives metres unless `metric` is false. */
  readonly kind: 'geographic' | 'planar';
  readonly metric: boolean;
  /** Area of use in degrees: [west, south, east, north]. */
  readonly area: readonly [west: number, south: number, east: number, north: number];
}

type Area = Crs['area'];

const planar = (epsg: number, name: string, definition: string, area: Area, metric = true): Crs => ({
  epsg,
  name,
  definition,
  kind: 'planar',
  metric,
  area,
});

export const WGS84: Crs = {
  epsg: 4326,
  name: 'WGS 84',
  definition: '+proj=longlat +datum=WGS84 +no_defs',
  kind: 'geographic',
  metric: false,
  area: [-180, -90, 180, 90],
};

/**
 * RD New with the seven parameters of EPSG:15934 (coordinate-frame signs turned to proj4's position-vector ones).
 * Within 0.25 m of RDNAPTRANS, which uses a correction grid besides.
 */
export const RD_NEW: Crs = planar(
  28992,
  'RD New',
  '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
    '+towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m +no_defs',
  [3.2, 50.7, 7.3, 53.7],
);

const OTHERS: readonly Crs[] = [
  WGS84,
  RD_NEW,
  {
    epsg: 4258,
    name: 'ETRS89',
    definition: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs',
    kind: 'geographic',
    metric: false,
    area: [-16, 32, 41, 84],
  },
  planar(
    3857,
    'Web Mercator',
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
    [-180, -85, 180, 85],
  ),
  planar(
    3035,
    'ETRS89 LAEA Europe',
    '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
    [-16, 32, 41, 72],
  ),
  planar(
    27700,
    'British National Grid',
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
    [-8.8, 49.8, 2, 61],
  ),
  planar(
    31370,
    'Belge Lambert 72',
    '+proj=lcc +lat_0=90 +lon_0=4.36748666666667 +lat_1=51.1666672333333 +lat_2=49.8333339 +x_0=150000.013 +y_0=5400088.438 +ellps=intl +towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747 +units=m +no_defs',
    [2.5, 49.5, 6.4, 51.5],
  ),
  planar(
    3812,
    'Belgian Lambert 2008',
    '+proj=lcc +lat_0=50.797815 +lon_0=4.35921583333333 +lat_1=49.8333333333333 +lat_2=51.1666666666667 +x_0=649328 +y_0=665262 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
    [2.5, 49.5, 6.4, 51.5],
  ),
  planar(
    2154,
    'RGF93 Lambert-93',
    '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
    [-5.2, 41, 9.6, 51.2],
  ),
  planar(
    2056,
    'CH1903+ / LV95',
    '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m +no_defs',
    [5.9, 45.8, 10.5, 47.9],
  ),
  planar(
    21781,
    'CH1903 / LV03',
    '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=600000 +y_0=200000 +ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m +no_defs',
    [5.9, 45.8, 10.5, 47.9],
  ),
  planar(
    2263,
    'NAD83 / New York Long Island (ft)',
    '+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
    [-74.3, 40.4, -71.8, 41.3],
    false,
  ),
  planar(
    3435,
    'NAD83 / Illinois East (ft)',
    '+proj=tmerc +lat_0=36.6666666666667 +lon_0=-88.3333333333333 +k=0.999975 +x_0=300000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
    [-89.3, 37, -87, 42.5],
    false,
  ),
];

const BY_EPSG = new Map(OTHERS.map((crs) => [crs.epsg, crs]));

/** The UTM zone number of a longitude in degrees (without the exceptions of Norway and Svalbard). */
export const utmZoneOf = (longitude: number): number =>
  Math.min(60, Math.max(1, Math.floor((longitude + 180) / 6) + 1));

/** UTM on WGS 84 (EPSG 326zz north, 327zz south). */
export function utmOnWgs84(zone: number, south: boolean): Crs {
  const west = zone * 6 - 186;
  return planar(
    (south ? 32700 : 32600) + zone,
    `UTM ${zone}${south ? 'S' : 'N'}`,
    `+proj=utm +zone=${zone}${south ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`,
    south ? [west, -80, west + 6, 0] : [west, 0, west + 6, 84],
  );
}

function utmOnRegionalDatum(epsg: number): Crs | null {
  const zone = epsg % 100;
  const west = zone * 6 - 186;
  const area: Area = [west, 0, west + 6, 84];
  if (epsg >= 25828 && epsg <= 25838) {
    return planar(
      epsg,
      `ETRS89 / UTM ${zone}N`,
      `+proj=utm +zone=${zone} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`,
      area,
    );
  }
  if (epsg >= 26901 && epsg <= 26923) {
    return planar(epsg, `NAD83 / UTM ${zone}N`, `+proj=utm +zone=${zone} +datum=NAD83 +units=m +no_defs`, area);
  }
  return null;
}

/** The system with this EPSG code, or null when it is not among those that are known here. */
export function crsByEpsg(epsg: number): Crs | null {
  const known = BY_EPSG.get(epsg);
  if (known) return known;
  if (epsg === 7415) return RD_NEW; // RD New with NAP heights
  if (epsg === 4979 || epsg === 4937) return WGS84;
  if (epsg >= 32601 && epsg <= 32660) return utmOnWgs84(epsg - 32600, false);
  if (epsg >= 32701 && epsg <= 32760) return utmOnWgs84(epsg - 32700, true);
  return utmOnRegionalDatum(epsg);
}

/** Systems to try on planar coordinates of unknown origin, most likely first. */
export function planarCandidates(): readonly Crs[] {
  const zones = Array.from({ length: 60 }, (_, index) => index + 1);
  const near = [31, 32, 30, 29, 33, 34, 28, 35];
  return [
    RD_NEW,
    ...OTHERS.filter((crs) => crs.kind === 'planar' && crs.epsg !== RD_NEW.epsg && crs.epsg !== 3857),
    ...near.map((zone) => utmOnRegionalDatum(25800 + zone)).filter((crs) => crs !== null),
    ...Array.from({ length: 23 }, (_, index) => utmOnRegionalDatum(26901 + index)!).slice(6, 22),
    ...zones.filter((zone) => zone > 22 || zone < 7).map((zone) => utmOnWgs84(zone, false)),
    ...zones.map((zone) => utmOnWgs84(zone, true)),
    BY_EPSG.get(3857)!,
  ];
}
