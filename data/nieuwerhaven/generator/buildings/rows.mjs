/** Houses along the sides of a block: closed street walls in the old parts, straight rows or single houses elsewhere. */
import { parallel, pointAlong } from '../lib/curves.mjs';
import { distance, dot, leftOf, lineLength, minus, plus, unit } from '../lib/geometry.mjs';

/** Main roads keep houses further away than the streets of the district do. */
const EXTRA_SETBACK = { secondary: 6.5, tertiary: 2.8, primary: 18 };

/** Front line of a side: parallel to its street at the style's distance, or null when no street lies there. */
export function frontLine(site, side, house) {
  const length = lineLength(side);
  if (length < 9) return null;
  const middle = pointAlong(side, length / 2).point;
  const street = site.nearestStreet(middle, 2.5, (e) => e.roadClass !== 'cycleway');
  if (!street || street.edge.roadClass === 'service') return null;
  const quayOrLane = street.edge.roadClass === 'footway' ? -2.5 : 0;
  const offset = house.facade + (EXTRA_SETBACK[street.edge.roadClass] ?? 0) + quayOrLane;
  const points = parallel(side, Math.max(2.2, offset));
  return points.length > 1 ? points : null;
}

const quadAt = (base, u, v, from, width, depth) => {
  const a = plus(base, u, from);
  const b = plus(base, u, from + width);
  return [a, b, plus(b, v, depth), plus(a, v, depth)];
};

/** A closed wall that follows the street's bend: neighbours share a wall whose direction both agree on. */
export function placeWall(site, line, style, random, attributes) {
  const { house } = style;
  const total = lineLength(line);
  let s = 0;
  while (s < total - house.width[0]) {
    const width = Math.min(random.between(...house.width), total - s);
    const depth = random.between(...house.depth);
    const from = pointAlong(line, s);
    const to = pointAlong(line, s + width);
    const u = unit(minus(to.point, from.point));
    const v = leftOf(u);
    const ring = [
      from.point,
      to.point,
      plus(to.point, unit(plus(leftOf(to.along), v)), depth),
      plus(from.point, unit(plus(leftOf(from.along), v)), depth),
    ];
    const garden = [ring[3], ring[2], plus(ring[2], v, house.back), plus(ring[3], v, house.back)];
    if (distance(from.point, to.point) > 0.8 * width && site.fits([ring], { garden, slack: 0.35 })) {
      site.add({ ring, front: [from.point, to.point], ...attributes(random) });
      s += width;
      if (random.chance(0.02)) s += house.gap;
    } else s += 1.1;
  }
}

/** Straight rows of equal houses with breaks between them. */
export function placeRows(site, line, style, random, attributes) {
  const { house } = style;
  const total = lineLength(line);
  let s = random.between(0, 2);
  while (s < total - house.width[0]) {
    const width = random.between(...house.width);
    const depth = random.between(...house.depth);
    const wanted = random.whole(...house.row);
    const count = Math.min(wanted, Math.floor((total - s) / width));
    if (count < 1) return;
    const from = pointAlong(line, s).point;
    const to = pointAlong(line, s + count * width).point;
    const u = unit(minus(to, from));
    const v = leftOf(u);
    let bulge = 0;
    for (let t = 0; t <= count * width; t += 4)
      bulge = Math.max(bulge, dot(minus(pointAlong(line, s + t).point, from), v));
    const base = plus(from, v, bulge);
    const built = buildRow(
      site,
      {
        base,
        u,
        v,
        width,
        depth,
        count,
        house,
        stagger: house.row[1] < 9 && house.row[1] > 2 ? random.between(0, 1.4) : 0,
      },
      random,
      attributes,
    );
    s += built === 0 ? 1.5 : built * width + house.gap * random.between(0.7, 1.6);
  }
}

/** Builds the row house by house until one does not fit; a row that cannot start is not begun. */
function buildRow(site, row, random, attributes) {
  const { base, u, v, width, depth, count, house, stagger } = row;
  let built = 0;
  for (let i = 0; i < count; i++) {
    const start = plus(base, v, i % 2 === 1 ? stagger : 0);
    const ring = quadAt(start, u, v, i * width, width, depth);
    const garden = quadAt(plus(start, v, depth), u, v, i * width, width, house.back);
    if (!site.fits([ring], { garden })) {
      if (built === 0 && house.row[1] === 1) return 0;
      if (built === 0) return 0;
      break;
    }
    site.add({ ring, front: [ring[0], ring[1]], ...attributes(random) });
    built++;
  }
  return built;
}
