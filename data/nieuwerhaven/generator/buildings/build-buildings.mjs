/** Fills the blocks with buildings: landmarks and public buildings first, then flats and halls, then houses. */
import { createRandom } from '../lib/random.mjs';
import { distance, insideRing, plus, rectangle, ringArea, ringCentroid } from '../lib/geometry.mjs';
import { sidesOf } from '../lib/rings.mjs';
import { STYLES } from '../plan/styles.mjs';
import { FACILITIES } from './facilities.mjs';
import { placeLandmarks } from './landmarks.mjs';
import { frontLine, placeRows, placeWall } from './rows.mjs';
import { placeShape } from './shapes.mjs';
import { longSideAngle, placeGarages, placeHalls, placeSlabs } from './slabs.mjs';
import { placeRibbons } from './villages.mjs';

/** Chance that a block of a style is a small green, flats or halls instead of houses. */
const PROGRAMMES = {
  core: {},
  station: { slabs: 0.12 },
  ring19: { green: 0.06, yard: 0.05 },
  villa: { green: 0.05 },
  harbour: { slabs: 0.4, halls: 0.18, green: 0.05 },
  postwar: { green: 0.11, slabs: 0.15 },
  flats: { green: 0.1, slabs: 0.8 },
  seventies: { green: 0.1 },
  eighties: { green: 0.12 },
  semi: { green: 0.07 },
  bloemkool: { green: 0.08 },
  vinex: { green: 0.1, slabs: 0.05 },
  village: { green: 0.06 },
  industry: { halls: 1 },
};

function chooseProgramme(block, random) {
  let left = random.next();
  for (const [programme, share] of Object.entries(PROGRAMMES[block.zone.style])) {
    left -= share;
    if (left < 0) return programme;
  }
  return 'houses';
}

/** Year of building around the district's time; earlier in the core, never after 2025. */
const yearAround = (era, random) => Math.min(2025, Math.round(random.normal(era, era < 1850 ? 70 : 6)));

const houseAttributes = (zone) => (random) => {
  const style = STYLES[zone.style] ?? STYLES.village;
  const share = style.house?.dwellings ?? 1;
  const dwellings = 1 + (random.chance(share - Math.floor(share)) ? 1 : 0) + Math.floor(share - 1);
  return { use: 'woonfunctie', dwellings, year: yearAround(style.era, random), buurt: zone.buurt };
};

function placeFacilities(site, blocks, random) {
  for (const facility of FACILITIES) {
    const rank = (b) => (insideRing(facility.at, b.ring) ? 0 : distance(ringCentroid(b.ring), facility.at));
    const candidates = blocks.filter((b) => !b.programme && rank(b) < 260).sort((a, b) => rank(a) - rank(b));
    if (!candidates.some((block) => placeFacility(site, block, facility, random)))
      throw new Error(`No room for ${facility.name}`);
  }
}

function placeFacility(site, block, facility, random) {
  const angle = longSideAngle(block.ring);
  const centre = ringCentroid(block.ring);
  for (const scale of [1, 0.88, 0.76]) {
    for (let attempt = 0; attempt < 14; attempt++) {
      const at = attempt === 0 ? centre : plus(centre, [random.normal(), random.normal()], 4 + attempt);
      const turned = angle + (attempt % 3 === 2 ? Math.PI / 2 : 0);
      const [l, w] = facility.size.map((v) => v * scale);
      const plan = placeShape(facility.shape, at, turned, l, w);
      if (!plan.ring.every((p) => insideRing(p, block.ring)) || !site.fits(plan.parts, { extra: 2 })) continue;
      const apron = rectangle(at, turned, l + 8, w + 8);
      site.add({
        ...plan,
        front: [plan.ring[0], plan.ring[1]],
        name: facility.name,
        use: facility.use,
        kind: facility.kind,
        dwellings: 0,
        year: facility.year,
        buurt: block.zone.buurt,
        apron,
      });
      block.programme = facility.whole ? 'facility' : undefined;
      block.facility = facility;
      return true;
    }
  }
  return false;
}

function placeHouses(site, block, random) {
  const style = STYLES[block.zone.style];
  const attributes = houseAttributes(block.zone);
  const wall = style.house.row[0] >= 10;
  const sides = [
    ...sidesOf(block.ring),
    ...(block.court ?? []).filter((s) => !s.passage).flatMap((s) => [s.points, s.points.slice().reverse()]),
  ];
  const lines = sides.map((side) => ({ side, line: frontLine(site, side, style.house) })).filter(({ line }) => line);
  // Long sides first: the short ends of a block get what room is left, as in most streets.
  lines.sort((a, b) => b.side.length - a.side.length);
  for (const { line } of lines) (wall ? placeWall : placeRows)(site, line, style, random, attributes);
}

/** First round: landmarks, public buildings, flats and halls; every block gets its `programme`. */
export function buildLargeBuildings(site, blocks) {
  placeLandmarks(site);
  placeFacilities(site, blocks, createRandom('facilities'));
  blocks.forEach((block, index) => {
    const own = createRandom(`block:${index}`);
    block.programme ??= block.facility
      ? block.zone.style === 'industry'
        ? 'halls'
        : 'houses'
      : chooseProgramme(block, own);
    const attributes = houseAttributes(block.zone);
    if (block.programme === 'slabs') {
      if (ringArea(block.ring) < 3000 || placeSlabs(site, block, own, attributes) === 0) block.programme = 'houses';
      else placeGarages(site, block, own, attributes);
    }
    if (block.programme === 'halls' || block.programme === 'yard') {
      placeHalls(site, block, own, (r) => ({
        use: 'industriefunctie',
        dwellings: 0,
        year: yearAround(1994, r),
        buurt: block.zone.buurt,
      }));
    }
  });
}

/** Second round, when the back paths lie: the houses. */
export function buildHouses(site, blocks, edges) {
  blocks.forEach((block, index) => {
    const houses = block.programme === 'houses' || block.programme === 'yard';
    if (houses && STYLES[block.zone.style].house) placeHouses(site, block, createRandom(`houses:${index}`));
  });
  const taken = blocks.filter((b) => b.zone.style === 'village' && b.programme !== 'houses');
  const keepFree = (point) => taken.some((b) => insideRing(point, b.ring));
  placeRibbons(site, edges, keepFree, createRandom('ribbons'), houseAttributes({ style: 'village', buurt: null }));
}
