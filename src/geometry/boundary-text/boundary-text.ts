/**
 * An area in words, corner by corner, clockwise: the street along each side, whether that street belongs to the area, and
 * the coordinates of each corner. The coordinates make the text say exactly one shape, which `parseBoundaryText` gives
 * back; the street names let a person on the spot recognise it.
 */
import { lengthInside, normaliseRing, ringsHold, type Rings } from '../rings/ring-measures.ts';
import type { StreetFinder } from '../nearest/nearest-street.ts';

export interface BoundarySide {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** Name of the street that the side follows; null where none lies along it. */
  readonly street: string | null;
  /** Whether that street belongs to the area. */
  readonly included: boolean;
  readonly metres: number;
}

export interface BoundaryDescription {
  readonly sides: readonly BoundarySide[];
  readonly text: string;
  readonly unnamedMetres: number;
  readonly streets: number;
}

/** A side follows a street that lies within this distance of most of it. */
const ALONG_METRES = 25;
const STEP_METRES = 10;
/** How far to the outside is looked, to see whether the street lies in or out. */
const ASIDE_METRES = 0.5;

export function describeBoundary(
  rings: Rings,
  findStreet: StreetFinder,
  streetLines: StreetLines | null,
): BoundaryDescription {
  const parts: string[] = [];
  const sides: BoundarySide[] = [];
  rings.forEach((ring, part) => {
    // Clockwise is how people walk around an area on a map.
    const walk = normaliseRing(ring, true);
    const own: BoundarySide[] = [];
    for (let i = 0; i + 3 < walk.length; i += 2) {
      const from = [walk[i]!, walk[i + 1]!] as const;
      const to = [walk[i + 2]!, walk[i + 3]!] as const;
      const metres = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const street = streetAlong(from, to, metres, findStreet);
      own.push({
        from,
        to,
        street,
        metres,
        included: street !== null && isIncluded(street, from, to, rings, streetLines),
      });
    }
    sides.push(...own);
    const name = rings.length > 1 ? `Deel ${part + 1}: ` : '';
    parts.push(`${name}${sentenceOf(own)}`);
  });
  return {
    sides,
    text: parts.join('\n'),
    unnamedMetres: sides.reduce((sum, side) => sum + (side.street ? 0 : side.metres), 0),
    streets: new Set(sides.flatMap(({ street }) => street ?? [])).size,
  };
}

/** Lines by street name, flat points. */
export type StreetLines = ReadonlyMap<string, readonly ArrayLike<number>[]>;

function streetAlong(
  from: readonly [number, number],
  to: readonly [number, number],
  metres: number,
  findStreet: StreetFinder,
): string | null {
  const steps = Math.max(2, Math.ceil(metres / STEP_METRES));
  const votes = new Map<string, number>();
  for (let k = 0; k <= steps; k++) {
    const street = findStreet(
      from[0] + ((to[0] - from[0]) * k) / steps,
      from[1] + ((to[1] - from[1]) * k) / steps,
      ALONG_METRES,
    );
    if (street) votes.set(street, (votes.get(street) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best && 2 * best[1] > steps ? best[0] : null;
}

/** The street belongs to the area when most of what of it lies along the side lies inside. */
function isIncluded(
  street: string,
  from: readonly [number, number],
  to: readonly [number, number],
  rings: Rings,
  lines: StreetLines | null,
): boolean {
  const own = lines?.get(street) ?? [];
  const [west, east] = [Math.min(from[0], to[0]) - ALONG_METRES, Math.max(from[0], to[0]) + ALONG_METRES];
  const [south, north] = [Math.min(from[1], to[1]) - ALONG_METRES, Math.max(from[1], to[1]) + ALONG_METRES];
  const box = [[west, south, east, south, east, north, west, north, west, south]];
  let [near, inside] = [0, 0];
  for (const line of own) {
    near += lengthInside(box, line);
    inside += lengthBoth(box, rings, line);
  }
  return near > ASIDE_METRES && 2 * inside > near;
}

/** Metres of a line within both: the line is cut in short pieces, each judged by its middle. */
function lengthBoth(box: Rings, rings: Rings, line: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [dx, dy] = [line[i + 2]! - line[i]!, line[i + 3]! - line[i + 1]!];
    const metres = Math.hypot(dx, dy);
    const steps = Math.max(1, Math.ceil(metres / 2));
    for (let k = 0; k < steps; k++) {
      const [ax, ay] = [line[i]! + (dx * k) / steps, line[i + 1]! + (dy * k) / steps];
      const piece = [ax, ay, ax + dx / steps, ay + dy / steps];
      if (lengthInside(box, piece) > 0 && lengthInside(rings, piece) > 0) sum += metres / steps;
    }
  }
  return sum;
}

const point = ([x, y]: readonly [number, number]) => `(${x.toFixed(3)}; ${y.toFixed(3)})`;

function sentenceOf(sides: readonly BoundarySide[]): string {
  const steps = sides.map(({ to, street, included }, i) => {
    const way = street ? `langs de ${street} (${included ? 'inbegrepen' : 'niet inbegrepen'})` : 'in een rechte lijn';
    return `${way} naar punt ${i === sides.length - 1 ? 1 : i + 2} ${i === sides.length - 1 ? '' : point(to)}`.trim();
  });
  return `Vanaf punt 1 ${point(sides[0]!.from)}, met de klok mee: ${steps.join('; ')}.`;
}

/**
 * The rings that a boundary text describes: a ring a line, from its coordinates; null when it holds none. A ring that lies
 * in another is a hole and runs clockwise, as in the shape that was described.
 */
export function parseBoundaryText(text: string): number[][] | null {
  const rings = text
    .split('\n')
    .map((line) =>
      [...line.matchAll(/\((-?\d+(?:\.\d+)?); (-?\d+(?:\.\d+)?)\)/g)].flatMap((match) => [
        Number(match[1]),
        Number(match[2]),
      ]),
    )
    .filter((points) => points.length >= 6)
    .map((points) => normaliseRing(points));
  if (rings.length === 0) return null;
  return rings.map((ring, i) => {
    const others = rings.filter((_, other) => other !== i);
    // The middle of a side: a corner may lie on the other ring.
    return normaliseRing(ring, ringsHold(others, (ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2));
  });
}
