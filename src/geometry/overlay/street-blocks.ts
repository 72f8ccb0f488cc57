import { boxOf, ringsHold } from '../rings/ring-measures.ts';
import { linesNear } from './lines-near.ts';
import { facesOf, joinAll } from './overlay.ts';

/** Half sides of the squares in which a block is looked for, one after the other, metres. */
const REACHES = [150, 400, 1000];

/**
 * The block around a point that streets (lines, points flat) enclose: rings, outer first; null where they enclose none
 * within a kilometre.
 */
export function blockAt(streets: readonly ArrayLike<number>[], x: number, y: number): number[][] | null {
  for (const reach of REACHES) {
    const box = [x - reach, y - reach, x + reach, y + reach] as const;
    const block = facesOf(linesNear(box, streets)).find((face) => ringsHold(face, x, y));
    // A face that leaves the square may be cut by streets that were not looked at.
    const [west, south, east, north] = boxOf(block ?? []);
    if (block && west >= box[0] && south >= box[1] && east <= box[2] && north <= box[3]) return block;
  }
  return null;
}

/** The ground that some streets enclose together; null where they close no ring. */
export function enclosedBy(streets: readonly ArrayLike<number>[]): number[][] | null {
  const faces = facesOf(streets);
  return faces.length > 0 ? joinAll(faces) : null;
}
