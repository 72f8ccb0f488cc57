/** Points of interest: public buildings, the shops and horeca of the streets, stops, parks, parking. */
import { createRandom } from '../lib/random.mjs';
import { distance, ringArea, ringCentroid } from '../lib/geometry.mjs';
import { pointAlong } from '../lib/curves.mjs';
import { azcPoint } from '../plan/town-plan.mjs';

const words = (text) => text.split(' ');
const SHOP_KINDS = words(
  'Boekhandel Schoenen Mode Kaas Bakkerij Slagerij Bloemen Opticien Juwelier Speelgoed Fietsen Drogist Huishoud Elektronica Kantoor Wijn Thee Chocolade Lederwaren Kapsalon Muziek Gordijnen Lampen Kantoorboek Reisbureau Stoffen Vis Groente Cadeau Sport',
);
const SHOP_NAMES = words(
  'Zilt Kompas Steiger Loods Bries Kade Anker Zeilrif Roer Golf Meeuw Botter Zuiderlicht Horizon Waaier Baken Getij Branding Stuurhut Reling Touw Mast Boei Kiel Sluis',
);
const HORECA = words(
  'Café Eetcafé Restaurant Lunchroom Bar Snackbar Brasserie Koffiehuis Pizzeria Grillroom IJssalon Proeflokaal',
);
const HORECA_NAMES = [
  ...words(
    'Touwslager Kombuis Zwaan Botter Spiering Kletskop Zilvervis Noorderzon Zuidpier Brugwachter Windwijzer Waag Vuurbaak Lichtmatroos Bolder Stuurman Zeebries Lantaarn Gouden_Bot Dolle_Haring Oude_Sluis',
  ).map((name) => `De ${name}`),
  ...words(
    'Vlot Havenlicht Kraaiennest Koggeschip Peperhuis Turfschip Achterdek Roergat Loodsje Ankertje Zeegat Vissersnet Schuim Bezaantje',
  ).map((name) => `Het ${name}`),
].map((name) => name.replace('_', ' '));

const SOORT = {
  station: 'station',
  'bus-stop': 'bushalte',
  supermarket: 'supermarkt',
  shop: 'winkel',
  horeca: 'horeca',
  school: 'school',
  gp: 'huisarts',
  pharmacy: 'apotheek',
  'municipal-office': 'gemeentehuis',
  worship: 'gebedshuis',
  park: 'park',
  library: 'bibliotheek',
  lawyer: 'advocatenkantoor',
  azc: 'azc',
  'community-centre': 'buurthuis',
  sport: 'sportvoorziening',
  parking: 'parkeerterrein',
  police: 'politiebureau',
  lodging: 'hotel',
  other: 'overig',
};

function streetPoi(site, random) {
  const list = [];
  const used = new Set();
  const fresh = (make) => {
    for (let i = 0; i < 60; i++) {
      const name = make();
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
    return make();
  };
  for (const b of site.buildings) {
    if (b.ground === 'winkelfunctie' && (Math.hypot(...b.centre) < 420 || random.chance(0.5))) {
      list.push({
        kind: 'shop',
        name: fresh(() => `${random.pick(SHOP_KINDS)} ${random.pick(SHOP_NAMES)}`),
        point: b.frontPoint,
        building: b,
      });
    }
    if (b.ground === 'horeca') {
      list.push({
        kind: 'horeca',
        name: fresh(() => `${random.pick(HORECA)} ${random.pick(HORECA_NAMES)}`),
        point: b.frontPoint,
        building: b,
      });
    }
  }
  const offices = site.buildings.filter(
    (b) => b.ground === 'kantoorfunctie' && ['01', '02'].includes(b.buurt.slice(0, 2)),
  );
  [
    'Advocatenkantoor Zuidersingel',
    'Advocaten aan de Gracht',
    'Advocatenkantoor De Waag',
    'Rechtshulp Havenkade',
  ].forEach((name, i) => {
    const b = offices[Math.floor(((i + 0.5) * offices.length) / 4)];
    if (b) list.push({ kind: 'lawyer', name, point: b.frontPoint, building: b });
  });
  ['Huisartsenpraktijk De Singel', 'Huisartsenpraktijk Oude Gracht'].forEach((name, i) => {
    const b = offices[Math.floor(((i + 0.2) * offices.length) / 2)];
    if (b) list.push({ kind: 'gp', name, point: b.frontPoint, building: b });
  });
  const rental = site.buildings.filter((b) => b.street?.name === 'Binnenhaven' && !b.ground && !b.name).slice(0, 1);
  for (const b of rental)
    list.push({ kind: 'lodging', name: 'Pension De Sluiswachter', point: b.frontPoint, building: b });
  return list;
}

/** Stops along the roads that buses use, about 420 m apart. */
function busStops(network) {
  const roads = [
    'Oosterweg',
    'Noorderweg',
    'Zuiderweg',
    'Buitenring Noord',
    'Buitenring Zuid',
    'Spoorlaan',
    'Hovenlaan',
    'Noordring',
    'Zuidring',
    'Oostring',
    'Waterrijklaan',
    'Lijnbaan',
    'Eilandenlaan',
    'Turbineweg',
    'Oosterpolderweg',
    'Noorderdwarsweg',
    'Noorderpolderweg',
    'Weidelaan',
    'Weidezoom',
    'Gaardenlaan',
    'Parklaan',
    'Lijsterlaan',
    'Oosterhoflaan',
    'Bongerdlaan',
    'Rietlandenlaan',
  ];
  const stops = [];
  for (const name of roads) {
    const edges = network.edges.filter(
      (e) => e.name === name && e.roadClass !== 'cycleway' && e.length > 45 && Math.hypot(...e.points[0]) < 5200,
    );
    for (const e of edges) {
      const { point, along } = pointAlong(e.points, e.length / 2);
      const gap = Math.hypot(...point) > 2000 ? 900 : 400;
      if (stops.some((s) => distance(s.point, point) < gap)) continue;
      const crossing = network.edges.find(
        (o) =>
          (o.a === e.b || o.b === e.b || o.a === e.a || o.b === e.a) && o.name !== name && o.roadClass !== 'cycleway',
      );
      const label = `Halte ${name}${crossing ? ` / ${crossing.name}` : ''}`;
      stops.push({ kind: 'bus-stop', name: label, point: [point[0] - along[1] * 4.5, point[1] + along[0] * 4.5] });
    }
  }
  stops.push(
    { kind: 'bus-stop', name: 'Busstation Nieuwerhaven', point: [404, -62] },
    { kind: 'bus-stop', name: 'Halte Opvanglocatie', point: azcPoint(120, -8) },
  );
  return stops;
}

/** All points of interest: [{ kind, soort, name, point, building? }]. */
export function buildPoi({ site, network, greens }) {
  const random = createRandom('poi');
  const list = [];
  for (const b of site.buildings)
    if (b.name && b.kind) list.push({ kind: b.kind, name: b.name, point: b.centre, building: b });
  list.push(...streetPoi(site, random), ...busStops(network));
  list.push({ kind: 'azc', name: 'Azc De Weidezoom (ingang)', point: azcPoint(146, 2) });
  for (const green of greens) {
    if (!green.name) continue;
    list.push({ kind: 'park', name: green.name, point: green.at ?? ringCentroid(green.rings[0]) });
  }
  const playgrounds = greens.filter((g) => g.kind === 'plantsoen' && ringArea(g.rings[0]) > 2500).slice(0, 24);
  playgrounds.forEach((g) =>
    list.push({ kind: 'other', name: `Speelplek ${g.street}`, point: ringCentroid(g.rings[0]) }),
  );
  for (const [name, point] of [
    ['Parkeerterrein Havenkade', [-560, 60]],
    ['Parkeerterrein Stadspark', [-640, 300]],
    ['Parkeerterrein Spoorzicht', [545, -90]],
    ['Parkeerterrein Sportpark', [-640, -700]],
    ['Parkeerterrein Zwaaikom', [1030, 270]],
    ['Passantenhaven', [-1045, 75]],
  ]) {
    list.push({ kind: name.startsWith('Park') ? 'parking' : 'other', name, point });
  }
  return list.map((p) => ({ ...p, soort: SOORT[p.kind] }));
}
