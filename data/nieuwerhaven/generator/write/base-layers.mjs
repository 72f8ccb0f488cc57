/** The base layers as files, with the attribute names that Dutch sources use. */
import { parallel, simplify } from '../lib/curves.mjs';
import { insideRing } from '../lib/geometry.mjs';
import { areaSize } from '../lib/areas.mjs';
import { MUNICIPALITY_CODE, MUNICIPALITY_NAME } from '../places/areas.mjs';
import { MUNICIPALITY } from '../plan/town-plan.mjs';
import { csv, geoJson, lineOf, multiPolygonOf, pointOf, polygonOf, toRd } from './files.mjs';

const YEAR = 2025;

/** Street class → Dutch road type, OSM highway value, NWB BST_CODE and road authority. */
const ROAD_TYPES = {
  primary: ['provinciale weg', 'primary', 'HR', 'P'],
  secondary: ['gebiedsontsluitingsweg', 'secondary', 'HR', 'G'],
  tertiary: ['wijkontsluitingsweg', 'tertiary', 'RB', 'G'],
  residential: ['woonstraat', 'residential', 'RB', 'G'],
  'living-street': ['woonerf', 'living_street', 'RB', 'G'],
  pedestrian: ['voetgangersgebied', 'pedestrian', 'VZ', 'G'],
  service: ['erftoegangsweg', 'service', 'VBD', 'G'],
  cycleway: ['fietspad', 'cycleway', 'FP', 'G'],
  footway: ['voetpad', 'footway', 'VP', 'G'],
  track: ['landweg', 'track', 'RB', 'W'],
};

function areasFile({ areas, population }) {
  const inhabitants = (keys) => keys.reduce((sum, key) => sum + (population.get(key).inhabitants ?? 0), 0);
  const dwellings = (keys) => keys.reduce((sum, key) => sum + population.get(key).dwellings, 0);
  const feature = (level, unit, keys, own) => ({
    statcode: unit.code,
    statnaam: unit.name,
    GM_CODE: MUNICIPALITY_CODE,
    GM_NAAM: MUNICIPALITY_NAME,
    ...own,
    peiljaar: YEAR,
    regio: level,
    AANT_INW: own.AANT_INW === undefined ? inhabitants(keys) : own.AANT_INW,
    WONINGEN: dwellings(keys),
    OPP_HA: Math.round(unit.areas.reduce((sum, a) => sum + areaSize(a), 0) / 10000),
    geometry: multiPolygonOf(unit.areas),
  });
  const all = areas.buurten.map((b) => b.key);
  return geoJson('gebieden', [
    feature('gemeente', areas.municipality, all, {}),
    ...areas.wijken.map((w) =>
      feature(
        'wijk',
        w,
        all.filter((k) => k.startsWith(w.key)),
        { WK_CODE: w.code, WK_NAAM: w.name },
      ),
    ),
    ...areas.buurten.map((b) =>
      feature('buurt', b, [b.key], {
        WK_CODE: `WK9901${b.key.slice(0, 2)}`,
        BU_CODE: b.code,
        BU_NAAM: b.name,
        AANT_INW: population.get(b.key).inhabitants,
      }),
    ),
  ]);
}

function streetsFile({ network }) {
  return geoJson(
    'wegvakken',
    network.edges.map((e) => {
      const [type, highway, code, authority] = ROAD_TYPES[e.roadClass];
      return {
        WVK_ID: 990100000 + e.id,
        STT_NAAM: e.name,
        wegtype: type,
        highway,
        BST_CODE: code,
        WEGBEHSRT: authority,
        GME_NAAM: MUNICIPALITY_NAME,
        geometry: lineOf(e.points),
      };
    }),
  );
}

const buildingId = (index) => `9901100000${String(index).padStart(6, '0')}`;

function buildingsFile({ site }) {
  return geoJson(
    'panden',
    site.buildings.map((b, index) => {
      const uses = [...new Set((b.addresses ?? []).map((a) => a.use))];
      return {
        identificatie: buildingId(index),
        bouwjaar: b.year,
        gebruiksdoel: uses.length > 0 ? uses.join(',') : b.barn ? 'industriefunctie' : 'overige gebruiksfunctie',
        aantal_verblijfsobjecten: b.addresses?.length ?? 0,
        ...(b.azc ? { bijzonder: 'azc' } : {}),
        geometry: polygonOf({ rings: [b.ring] }),
      };
    }),
  );
}

function addressesFile({ site, addresses }) {
  const indices = new Map(site.buildings.map((b, index) => [b, index]));
  const village = { '0902': 'Oosterlint', '0903': 'Wagenmeer', '0904': 'Tochtwaard' };
  return csv(
    [
      'identificatie',
      'straatnaam',
      'huisnummer',
      'woonplaats',
      'gebruiksdoel',
      'x',
      'y',
      'pandidentificatie',
      'BU_CODE',
    ],
    addresses.map((a, i) => [
      `9901200000${String(i).padStart(6, '0')}`,
      a.street,
      a.number,
      village[a.building.buurt] ?? MUNICIPALITY_NAME,
      a.use,
      ...toRd(a.point).map((v) => v.toFixed(1)),
      buildingId(indices.get(a.building)),
      `BU9901${a.building.buurt}`,
    ]),
    { lineEnd: '\n' },
  );
}

/** Land needs no more points than the eye sees. */
const thinned = (area) => ({ rings: area.rings.map((r) => simplify([...r, r[0]], 0.35).slice(0, -1)) });

/** The railway: two tracks, with a passing track through the station, inside the municipality. */
function railwayFile({ railway }) {
  const inside = railway.filter((p) => insideRing(p, MUNICIPALITY));
  const near = inside.filter((p) => Math.abs(p[1] + 40) < 420);
  const tracks = [
    [parallel(inside, 2.3), 'hoofdspoor'],
    [parallel(inside, -2.3), 'hoofdspoor'],
    [parallel(near, -7), 'zijspoor'],
  ];
  return geoJson(
    'spoorbaan',
    tracks.map(([points, kind]) => ({
      typespoorbaan: 'trein',
      spoor: kind,
      railway: 'rail',
      STT_NAAM: 'Spoorlijn Nieuwerhaven',
      geometry: lineOf(simplify(points, 0.2)),
    })),
  );
}

/** Files of the place itself: [{ file, role, bytes, rows, text }]. */
export function baseLayerFiles(town) {
  const { water, green, terrain, poi } = town;
  const entry = (file, role, bytes, rows) => ({ file, role, bytes, rows });
  return [
    entry('gebieden.geojson.gz', 'areas', areasFile(town), 1 + town.areas.wijken.length + town.areas.buurten.length),
    entry('wegvakken.geojson.gz', 'streets', streetsFile(town), town.network.edges.length),
    entry('spoorbaan.geojson.gz', 'railway', railwayFile(town), 3),
    entry('panden.geojson.gz', 'buildings', buildingsFile(town), town.site.buildings.length),
    entry('adressen.csv.gz', 'addresses', addressesFile(town), town.addresses.length),
    entry(
      'water.geojson.gz',
      'water',
      geoJson(
        'waterdelen',
        water.areas.map((a) => ({ typewater: a.kind, naam: a.name, geometry: polygonOf(thinned(a)) })),
      ),
      water.areas.length,
    ),
    entry(
      'groen.geojson.gz',
      'green',
      geoJson(
        'groen',
        green.map((g) => ({ typelandgebruik: g.kind, naam: g.name ?? '', geometry: polygonOf(thinned(g)) })),
      ),
      green.length,
    ),
    entry(
      'terrein.geojson.gz',
      'landuse',
      geoJson(
        'terrein',
        terrain.map((g) => ({ typelandgebruik: g.kind, naam: g.name ?? '', geometry: polygonOf(thinned(g)) })),
      ),
      terrain.length,
    ),
    entry(
      'voorzieningen.geojson.gz',
      'poi',
      geoJson(
        'voorzieningen',
        poi.map((p, i) => ({
          id: `VZ${String(i + 1).padStart(4, '0')}`,
          naam: p.name,
          soort: p.soort,
          geometry: pointOf(p.point),
        })),
      ),
      poi.length,
    ),
  ];
}
