/** Ribbons of houses and farms along the roads of the polder, and the few houses that stand alone. */
import { lineLength, leftOf, plus, rectangle } from '../lib/geometry.mjs';
import { azcPoint } from '../plan/town-plan.mjs';
import { pointAlong } from '../lib/curves.mjs';

/**
 * Ribbons by road name: centre and reach along the road (metres), mean room between houses, share of farms. The first
 * that holds for a place counts; elsewhere along polder roads a farm stands every few hundred metres.
 */
const RIBBONS = [
  { road: 'Oosterpolderweg', centre: [4230, 497], reach: 900, room: 15, farms: 0.08 },
  { road: 'Middenweg', centre: [4267, 498], reach: 430, room: 18, farms: 0.12 },
  { road: 'Noorderdwarsweg', centre: [788, 2613], reach: 620, room: 17, farms: 0.1 },
  { road: 'Noordeind', centre: [992, 2657], reach: 300, room: 16, farms: 0.1 },
  { road: 'Zuiderdwarsweg', centre: [2812, -2435], reach: 560, room: 22, farms: 0.16 },
  { road: 'Tochtweg', centre: [2811, -2430], reach: 260, room: 26, farms: 0.15 },
  { road: 'Zuiderpolderweg', centre: [97, -2115], reach: 260, room: 30, farms: 0.25 },
];
const FARM_ROADS = [
  'Noorderpolderweg',
  'Zuiderpolderweg',
  'Oosterpolderweg',
  'Middenweg',
  'Noorderdwarsweg',
  'Zuiderdwarsweg',
  'Oosterend',
  'Wagenpad',
  'Tochtweg',
  'Noordeind',
  'Koogweg',
  'Weidezoom',
];

const houseAt = (point, outward, angle, setback, width, depth) =>
  rectangle(plus(point, outward, setback + depth / 2), angle, width, depth);

/** Kept free of ribbons: the terrain of the reception centre and its surroundings. */
const nearReception = (point) => Math.hypot(point[0] - azcPoint(110, 80)[0], point[1] - azcPoint(110, 80)[1]) < 190;

function placeFarm(site, spot, random, attributes) {
  if (nearReception(plus(spot.point, spot.outward, 40))) return false;
  const setback = random.between(22, 34);
  const house = houseAt(spot.point, spot.outward, spot.angle, setback, random.between(11, 15), random.between(13, 18));
  if (!site.fits([house], { extra: 6 })) return false;
  site.add({ ring: house, front: [house[0], house[1]], ...attributes(random), farm: true });
  const yard = plus(spot.point, spot.outward, setback + 38);
  for (let i = 0; i < random.whole(1, 3); i++) {
    const centre = plus(plus(yard, spot.outward, random.between(0, 26)), spot.along, random.between(-34, 34));
    const barn = rectangle(
      centre,
      spot.angle + (random.chance(0.6) ? Math.PI / 2 : 0),
      random.between(26, 52),
      random.between(14, 24),
    );
    if (site.fits([barn], { extra: 6, slack: -3 }))
      site.add({ ring: barn, front: [barn[0], barn[1]], ...attributes(random), annex: true, barn: true });
  }
  return true;
}

/** Lines both sides of a road edge. keepFree: (point) → no house there; attributes: (random) → of a house. */
export function placeRibbons(site, edges, keepFree, random, attributes) {
  for (const edge of edges) {
    if (!FARM_ROADS.includes(edge.name) || edge.roadClass === 'cycleway') continue;
    const total = lineLength(edge.points);
    for (const sign of [1, -1]) {
      let s = random.between(4, 30);
      while (s < total - 8) {
        const { point, along } = pointAlong(edge.points, s);
        const outward = leftOf(along).map((c) => c * sign);
        const ribbon = RIBBONS.find(
          (r) => r.road === edge.name && Math.hypot(point[0] - r.centre[0], point[1] - r.centre[1]) < r.reach,
        );
        const spot = { point, along, outward, angle: Math.atan2(along[1], along[0]) };
        if (!ribbon) {
          if (random.chance(0.62)) placeFarm(site, spot, random, attributes);
          s += random.between(170, 560);
          continue;
        }
        if (random.chance(ribbon.farms)) {
          s += placeFarm(site, spot, random, attributes) ? 46 : 12;
          continue;
        }
        if (keepFree(plus(point, outward, 20))) {
          s += 8;
          continue;
        }
        const width = random.between(7.5, 12);
        const ring = houseAt(
          point,
          outward,
          spot.angle + random.between(-0.04, 0.04),
          random.between(10, 17),
          width,
          random.between(8.5, 12),
        );
        const garden = rectangle(plus(point, outward, 30), spot.angle, width, 24);
        if (site.fits([ring], { extra: 3, garden, slack: -2 })) {
          site.add({ ring, front: [ring[0], ring[1]], ...attributes(random) });
          s += width + ribbon.room * random.between(0.4, 1.5);
        } else s += 5;
      }
    }
  }
}
