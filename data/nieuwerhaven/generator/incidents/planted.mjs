/**
 * What was planted on top of the background: places with more incidents than their street's use explains, each with its
 * polygon, period, hours and parts. Counts are expected rows a month at season 1.
 */
import { band, smooth, subline } from '../lib/curves.mjs';
import { insideRing, lineLength, ringArea } from '../lib/geometry.mjs';
import { STREETS } from '../plan/town-plan.mjs';
import { minutesOf } from './calendar.mjs';

const circle = ([x, y], radius) =>
  Array.from({ length: 24 }, (_, i) => [
    x + radius * Math.cos((i * Math.PI) / 12),
    y + radius * Math.sin((i * Math.PI) / 12),
  ]);
const part = (source, name, perMonth, more = {}) => ({ source, name, perMonth, ...more });

function streetBand(id, from, to, halfWidth) {
  const line = smooth(STREETS.find((s) => s.id === id).points);
  const length = lineLength(line);
  const ring = band(subline(line, from * length, to * length), halfWidth);
  return ringArea(ring) > 0 ? ring : ring.reverse();
}

export const MEASURE = {
  start: [2025, 3, 1],
  effectShare: 0.8,
  displacedShareOfPrevented: 0.25,
};

const nightParts = (scale) => [
  part('politie', 'Overlast alcohol/drugs', 7 * scale),
  part('politie', 'Mishandeling', 3 * scale),
  part('politie', 'Vernieling', 2.5 * scale),
  part('politie', 'Overlast jeugd', 3 * scale),
  part('boa', 'Alcoholgebruik openbare ruimte', 6 * scale),
  part('boa', 'Wildplassen', 3.5 * scale),
];

/** Planted places. `trend(monthIndex)` scales the monthly count; month 0 is January 2024. */
export function plantedPlaces(town) {
  const flat = town.site.buildings
    .filter((b) => b.flat && b.buurt === '0601')
    .sort((a, b) => b.dwellings - a.dwellings)[0];
  const parkAndRide = town.site.buildings.find((b) => b.name === 'P+R Spoorlaan');
  const pavilion = town.site.buildings.find((b) => b.name === 'Paviljoen Stadsvijver');
  const measureMonth = (MEASURE.start[0] - 2024) * 12 + MEASURE.start[1] - 1;
  const after = (m) => m >= measureMonth;
  const nightTotal = nightParts(1).reduce((sum, p) => sum + p.perMonth, 0);
  const displaced = MEASURE.effectShare * MEASURE.displacedShareOfPrevented;
  return [
    {
      id: 'stationsplein',
      name: 'Stationsplein',
      ring: [
        [372, -112],
        [464, -112],
        [468, 36],
        [372, 38],
      ],
      hours: 'nightlife',
      season: 'flat',
      parts: [
        part('politie', 'Overlast alcohol/drugs', 6),
        part('politie', 'Mishandeling', 3.5),
        part('politie', 'Openlijk geweld tegen personen', 2),
        part('politie', 'Bedreiging', 2),
        part('politie', 'Overlast jeugd', 2),
        part('ov', 'Overlast op halte of station', 5),
      ],
    },
    {
      id: 'winkelstraat',
      name: 'Winkelstraat',
      ring: streetBand('winkelstraat', 0.12, 0.76, 15),
      hours: 'shop',
      season: 'flat',
      parts: [
        part('politie', 'Winkeldiefstal', 19, { appEffect: true }),
        part('winkeliers', 'Winkeldiefstal', 29),
        part('winkeliers', 'Overlast in of bij winkel', 8),
        part('politie', 'Zakkenrollerij', 2),
      ],
    },
    {
      id: 'stadspark',
      name: 'Stadspark, bij het paviljoen',
      ring: circle(pavilion.centre, 55),
      hours: 'youth',
      season: 'parkSummer',
      parts: [
        part('politie', 'Overlast jeugd', 7),
        part('boa', 'Jeugdoverlast', 5),
        part('meldingen', 'Overlast door jongeren', 4.5),
        part('meldingen', 'Zwerfafval en bijplaatsing', 3),
        part('politie', 'Vernieling', 1.2),
      ],
    },
    {
      id: 'fietsenstalling-flat',
      name: `Fietsenstalling flat ${flat.street.name}`,
      ring: circle(flat.centre, 38),
      hours: 'night',
      season: 'flat',
      parts: [part('politie', 'Fietsendiefstal', 6.5, { found: 9 })],
    },
    {
      id: 'parkeren-spoorlaan',
      name: 'P+R Spoorlaan',
      ring: circle(parkAndRide.centre, 60),
      hours: 'office',
      season: 'flat',
      emerging: true,
      trend: (m) => (m < 18 ? 0 : [4, 7, 10, 13, 16, 18][m - 18] / 10),
      parts: [
        part('politie', 'Diefstal uit/vanaf motorvoertuig', 8, { found: 8 }),
        part('politie', 'Vernieling', 2, { found: 8 }),
      ],
    },
    {
      id: 'binnenhaven',
      name: 'Binnenhaven',
      ring: [
        [-322, -36],
        [-150, -36],
        [-148, 58],
        [-322, 62],
      ],
      hours: 'nightlife',
      season: 'flat',
      vanishing: true,
      trend: (m) => (after(m) ? 1 - MEASURE.effectShare : 1),
      parts: nightParts(1),
    },
    {
      id: 'havenbrug',
      name: 'Westersingel bij de Havenbrug',
      ring: circle([-372, 28], 40),
      hours: 'nightlife',
      season: 'flat',
      displaced: true,
      trend: (m) => (after(m) ? displaced : 0),
      parts: nightParts(1),
    },
    {
      id: 'kerkstraat',
      name: 'Kerkstraat',
      ring: streetBand('kerkstraat', 0.3, 0.96, 17),
      hours: 'nightlife',
      season: 'flat',
      control: true,
      parts: nightParts(0.9),
    },
  ].map((place) => ({
    trend: () => 1,
    ...place,
    expectedPerMonth: place.parts.reduce((s, p) => s + p.perMonth, 0),
    nightTotal,
  }));
}

/** A point on open ground in the place, never outside its polygon. */
export function pointInPlace(place, site, random) {
  const xs = place.ring.map((p) => p[0]);
  const ys = place.ring.map((p) => p[1]);
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  for (let i = 0; i < 400; i++) {
    const p = [random.between(minX, maxX), random.between(minY, maxY)];
    if (insideRing(p, place.ring) && site.isOpen(p)) return p;
  }
  throw new Error(`No point found in ${place.name}`);
}

/** The chain whose shop thefts are all booked on its head office: coordinate, count and period. */
export const PILE_UP = { chain: 'Grutter', point: [1268, 612], rows: 168, name: 'Hoofdkantoor Grutter, Ketelweg' };

export const monthStart = (index) => minutesOf(2024 + Math.floor(index / 12), (index % 12) + 1);
