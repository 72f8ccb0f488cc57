/** Relative error of the determinant below as computed (J. R. Shewchuk 1997, "ccwerrboundA"). */
const EPSILON = 2 ** -53;
const ERROR_BOUND = (3 + 16 * EPSILON) * EPSILON;

/**
 * On which side of the line a → b the point p lies: positive = left, negative = right, 0 = on it. The sign is exact for
 * any finite coordinates: computed in floating point with an error bound, and in integers where that cannot tell.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const determinant = left - right;
  const bound = ERROR_BOUND * (Math.abs(left) + Math.abs(right));
  // The bound does not hold where the products fall below the smallest normal numbers; 1e-280 is far above them.
  if (bound > 1e-280 && Math.abs(determinant) > bound) return determinant;
  return exactOrientation([ax, ay, bx, by, px, py]);
}

function exactOrientation(coordinates: readonly number[]): number {
  const [ax, ay, bx, by, px, py] = onCommonGrid(coordinates) as [bigint, bigint, bigint, bigint, bigint, bigint];
  const determinant = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** Doubles as integers of one common power of two: what they are exactly. */
function onCommonGrid(values: readonly number[]): bigint[] {
  const parts = values.map((value) => {
    float[0] = value;
    const raw = bits[0]!;
    const biased = Number((raw >> 52n) & 0x7ffn);
    const fraction = raw & 0xfffffffffffffn;
    const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
    return { mantissa: raw >> 63n === 1n ? -mantissa : mantissa, exponent: Math.max(biased, 1) };
  });
  const lowest = Math.min(...parts.filter(({ mantissa }) => mantissa !== 0n).map(({ exponent }) => exponent));
  return parts.map(({ mantissa, exponent }) => (mantissa === 0n ? 0n : mantissa << BigInt(exponent - lowest)));
}
