/**
 * The nearest wall in every direction, as the upper envelope of inverse distances.
 *
 * Seen from the origin, the distance to the line through a wall in direction (c, s) is 1 / (u·c + v·s): the inverse
 * distance is linear in the direction vector. So "nearest wall" is the upper envelope of such functions, found by
 * divide and conquer (merging two envelopes is a walk along both). Walls may touch, share parts and cross: at each
 * interval only two functions are compared, so rounding can never make the answer inconsistent, only move a border by
 * rounding.
 */

/** Pieces in order of angle, each `STRIDE` numbers: t0, c0, s0, t1, c1, s1, wall. Directions without a wall have no piece. */
export interface Envelope {
  readonly length: number;
  readonly pieces: Float64Array;
}
export const STRIDE = 7;

/** Inverse distance of walls by direction: u, v per wall. */
export type InverseDistances = Float64Array;

/** Relative difference below which two walls count as the same depth. */
const SAME_DEPTH = 1e-12;

/** Joins single pieces (one a wall, not in order) to one envelope. */
export function envelopeOf(single: Float64Array, count: number, inverse: InverseDistances): Envelope {
  let level: Envelope[] = [];
  for (let i = 0; i < count; i++) level.push({ length: 1, pieces: single.subarray(STRIDE * i, STRIDE * (i + 1)) });
  if (level.length === 0) return { length: 0, pieces: new Float64Array(0) };
  while (level.length > 1) {
    const next: Envelope[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) next.push(mergeEnvelopes(level[i]!, level[i + 1]!, inverse));
    if (level.length % 2) next.push(level[level.length - 1]!);
    level = next;
  }
  return level[0]!;
}

function mergeEnvelopes(a: Envelope, b: Envelope, inverse: InverseDistances): Envelope {
  // Each border of a or b begins at most one piece, and each overlap may cross once more.
  const out = new Writer(4 * (a.length + b.length) + 2);
  const A = a.pieces;
  const B = b.pieces;
  const endA = a.length * STRIDE;
  const endB = b.length * STRIDE;
  let i = 0;
  let j = 0;
  const from = new Float64Array(3);
  let at = -Infinity;
  while (i < endA || j < endB) {
    const startA = i < endA ? Math.max(at, A[i]!) : Infinity;
    const startB = j < endB ? Math.max(at, B[j]!) : Infinity;
    const start = Math.min(startA, startB);
    const source = startA <= startB ? A : B;
    const s = startA <= startB ? i : j;
    if (source[s]! >= at) {
      from[0] = source[s]!;
      from[1] = source[s + 1]!;
      from[2] = source[s + 2]!;
    }
    const stopA = i < endA ? (startA > start ? startA : A[i + 3]!) : Infinity;
    const stopB = j < endB ? (startB > start ? startB : B[j + 3]!) : Infinity;
    const inA = startA === start;
    const inB = startB === start;
    const stop = Math.min(stopA, stopB);
    // The direction of `stop` stands at the end of the present piece or at the start of the coming one.
    const fromA = stopA <= stopB;
    const S = fromA ? A : B;
    const k = fromA ? i : j;
    const offset = (fromA ? inA : inB) ? 3 : 0;
    const c1 = S[k + offset + 1]!;
    const s1 = S[k + offset + 2]!;
    if (inA && inB) nearer(out, from, stop, c1, s1, A[i + 6]!, B[j + 6]!, inverse);
    else out.put(from[0]!, from[1]!, from[2]!, stop, c1, s1, inA ? A[i + 6]! : B[j + 6]!);
    from[0] = at = stop;
    from[1] = c1;
    from[2] = s1;
    if (i < endA && A[i + 3]! <= at) i += STRIDE;
    if (j < endB && B[j + 3]! <= at) j += STRIDE;
  }
  return out.envelope();
}

/** Writes the nearer of two walls between two directions; both parts where they cross. */
function nearer(
  out: Writer,
  from: Float64Array,
  t1: number,
  c1: number,
  s1: number,
  a: number,
  b: number,
  inverse: InverseDistances,
): void {
  const [t0, c0, s0] = [from[0]!, from[1]!, from[2]!];
  const [ua, va, ub, vb] = [inverse[2 * a]!, inverse[2 * a + 1]!, inverse[2 * b]!, inverse[2 * b + 1]!];
  const a0 = ua * c0 + va * s0;
  const a1 = ua * c1 + va * s1;
  const atStart = a0 - (ub * c0 + vb * s0);
  const atEnd = a1 - (ub * c1 + vb * s1);
  const start = Math.abs(atStart) <= SAME_DEPTH * Math.abs(a0) ? 0 : atStart;
  const end = Math.abs(atEnd) <= SAME_DEPTH * Math.abs(a1) ? 0 : atEnd;
  if (start >= 0 && end >= 0) return out.put(t0, c0, s0, t1, c1, s1, a);
  if (start <= 0 && end <= 0) return out.put(t0, c0, s0, t1, c1, s1, b);
  const share = start / (start - end);
  let c = c0 + share * (c1 - c0);
  let s = s0 + share * (s1 - s0);
  const norm = Math.hypot(c, s);
  c /= norm;
  s /= norm;
  const t = Math.min(t1, t0 + Math.max(0, Math.atan2(c0 * s - s0 * c, c0 * c + s0 * s)));
  out.put(t0, c0, s0, t, c, s, start > 0 ? a : b);
  out.put(t, c, s, t1, c1, s1, start > 0 ? b : a);
}

class Writer {
  private readonly pieces: Float64Array;
  private length = 0;

  constructor(capacity: number) {
    this.pieces = new Float64Array(capacity * STRIDE);
  }

  put(t0: number, c0: number, s0: number, t1: number, c1: number, s1: number, wall: number): void {
    if (t1 <= t0) return;
    const { pieces, length } = this;
    const last = (length - 1) * STRIDE;
    if (length > 0 && pieces[last + 6] === wall && pieces[last + 3] === t0) {
      pieces[last + 3] = t1;
      pieces[last + 4] = c1;
      pieces[last + 5] = s1;
      return;
    }
    const k = length * STRIDE;
    pieces[k] = t0;
    pieces[k + 1] = c0;
    pieces[k + 2] = s0;
    pieces[k + 3] = t1;
    pieces[k + 4] = c1;
    pieces[k + 5] = s1;
    pieces[k + 6] = wall;
    this.length++;
  }

  envelope(): Envelope {
    return { length: this.length, pieces: this.pieces.subarray(0, this.length * STRIDE) };
  }
}
