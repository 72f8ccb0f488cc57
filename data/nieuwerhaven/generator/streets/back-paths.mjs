/**
 * Paths behind the houses (achterpaden): between two rows of gardens, from one short end of the block to the other, now
 * and then with a way out to the side. And a path across every small green. Walkers use them; they carry the name of the
 * street beside them, as in the national road file.
 */
import { createRandom } from '../lib/random.mjs';
import { pointAlong, resample } from '../lib/curves.mjs';
import { distance, insideRing, lineLength, mix, nearestOnLine, ringToSegment } from '../lib/geometry.mjs';
import { STYLES } from '../plan/styles.mjs';
import { sidesOf } from '../lib/rings.mjs';

/** Share of the blocks of a style that have a path behind the houses. */
const SHARE = {
  ring19: 0.45,
  station: 0.2,
  postwar: 0.95,
  seventies: 0.9,
  eighties: 0.9,
  semi: 0.55,
  vinex: 0.9,
  flats: 0.6,
  harbour: 0.8,
  village: 0.5,
  core: 0.12,
};

/** A path needs gardens on both sides to lie behind. */
const GARDEN_METRES = 5;

/** The line half-way between the two longest opposite sides of a block with four corners, or null; also when narrower. */
function middleLine(ring, leastWidth) {
  const sides = sidesOf(ring).filter((side) => lineLength(side) > 9);
  if (sides.length < 3 || sides.length > 5) return null;
  const lengths = sides.map(lineLength);
  const first = lengths.indexOf(Math.max(...lengths));
  let second = -1;
  sides.forEach((_, i) => {
    const gap = Math.min((i - first + sides.length) % sides.length, (first - i + sides.length) % sides.length);
    if (gap >= 2 || (sides.length === 3 && gap === 1)) if (second < 0 || lengths[i] > lengths[second]) second = i;
  });
  if (second < 0 || lengths[first] < 62) return null;
  const a = sides[first];
  const b = sides[second].slice().reverse();
  const points = [];
  const pieces = Math.max(3, Math.round(lengths[first] / 20));
  for (let i = 0; i <= pieces; i++) {
    const t = i / pieces;
    points.push(mix(pointAlong(a, lengths[first] * t).point, pointAlong(b, lengths[second] * t).point, 0.5));
  }
  const width = distance(pointAlong(a, lengths[first] / 2).point, pointAlong(b, lengths[second] / 2).point);
  if (width < leastWidth) return null;
  // The short sides may be bent: the ends must lie on them to meet the street.
  for (const i of [0, points.length - 1]) points[i] = nearestOnLine(points[i], ring, true).point;
  return points.slice(1, -1).every((p) => insideRing(p, ring)) ? points : null;
}

const clear = (site, points) =>
  points.every(
    (p, i) =>
      i === 0 ||
      site.buildings.every(
        (b) =>
          Math.abs(b.ring[0][0] - p[0]) > 150 ||
          Math.abs(b.ring[0][1] - p[1]) > 150 ||
          ringToSegment(b.ring, points[i - 1], p) > 2,
      ),
  );

/** Paths to add to the network: [{ points, roadClass, name }]. */
export function layBackPaths(blocks, site) {
  const paths = [];
  blocks.forEach((block, index) => {
    const random = createRandom(`back:${index}`);
    const green = block.programme === 'green';
    const houses = block.programme === 'houses' && !block.facility && !block.court?.length;
    if (!green && !(houses && random.chance(SHARE[block.zone.style] ?? 0))) return;
    const { house } = STYLES[block.zone.style];
    const line = middleLine(block.ring, green ? 0 : 2 * (house.facade + house.depth[1] + GARDEN_METRES));
    if (!line || !clear(site, line)) return;
    const middle = pointAlong(line, lineLength(line) / 2).point;
    const name = site.nearestStreet(middle, 90, (e) => !['cycleway', 'footway'].includes(e.roadClass))?.edge.name;
    if (!name) return;
    paths.push({ points: resample(line, 40), roadClass: 'footway', name });
    if (lineLength(line) > 105 && random.chance(0.85)) {
      const at = pointAlong(line, lineLength(line) * random.between(0.4, 0.6)).point;
      const sides = sidesOf(block.ring).map((side) => ({ side, d: Math.min(...side.map((p) => distance(p, at))) }));
      const side = sides.sort((p, q) => p.d - q.d)[0].side;
      const end = side.reduce((best, p) => (distance(p, at) < distance(best, at) ? p : best));
      if (distance(end, at) > 12) paths.push({ points: [at, end], roadClass: 'footway', name });
    }
  });
  return paths;
}
