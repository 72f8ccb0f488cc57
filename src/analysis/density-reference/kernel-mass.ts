import { normalCdf } from '../../numerics/special-functions/normal.ts';

/** An area: rings [x0, y0, x1, y1, …] in metres, closed or not, outer ones counter-clockwise and holes clockwise. */
export type Window = readonly ArrayLike<number>[];

/** A rectangle as a window. */
export function rectangleWindow(minX: number, minY: number, maxX: number, maxY: number): Window {
  return [[minX, minY, maxX, minY, maxX, maxY, minX, maxY]];
}

/** Area of a window in square metres. */
export function windowArea(window: Window): number {
  let twice = 0;
  for (const ring of window) eachEdge(ring, 0, 0, (ax, ay, bx, by) => (twice += ax * by - ay * bx));
  return twice / 2;
}

/** Length of the border of a window in metres, holes included. */
export function windowPerimeter(window: Window): number {
  let length = 0;
  for (const ring of window) eachEdge(ring, 0, 0, (ax, ay, bx, by) => (length += Math.hypot(bx - ax, by - ay)));
  return length;
}

/**
 * The share of a kernel's mass around (x, y) that falls inside the window, 0–1: what the edge correction divides by.
 *
 * For a radial kernel with mass F(r) inside radius r, the mass over a polygon is the sum over its edges of ∫ F(r(θ)) dθ
 * / 2π, θ being the direction from (x, y) and r(θ) the distance to the edge; so the answer is exact for any polygon.
 * Quartic: F = 1 − (1 − r²)³, a polynomial in sec²θ. Gaussian: Owen's T function.
 */
export function kernelMassInside(
  kernel: 'quartic' | 'gaussian',
  x: number,
  y: number,
  bandwidthMetres: number,
  window: Window,
): number {
  const h = bandwidthMetres;
  let mass = 0;
  for (const ring of window) {
    eachEdge(ring, x, y, (ax, ay, bx, by) => {
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) return;
      // Distance of the edge's line (signed: left of the edge is inside) and positions of its ends along the line.
      const distance = (ax * by - ay * bx) / length / h;
      if (distance === 0) return;
      const from = (ax * (bx - ax) + ay * (by - ay)) / length / h;
      const to = (bx * (bx - ax) + by * (by - ay)) / length / h;
      const size = Math.abs(distance);
      const part = kernel === 'quartic' ? quarticMass(size, from, to) : gaussianMass(size, from, to);
      mass += distance > 0 ? part : -part;
    });
  }
  return mass / (2 * Math.PI);
}

/** Gaussian mass over a rectangle, as a product of two normal probabilities. */
export function gaussianMassInRectangle(
  x: number,
  y: number,
  sigma: number,
  [minX, minY, maxX, maxY]: readonly [number, number, number, number],
): number {
  const between = (low: number, high: number, at: number) =>
    normalCdf((high - at) / sigma) - normalCdf((low - at) / sigma);
  return between(minX, maxX, x) * between(minY, maxY, y);
}

/** ∫ [1 − (1 − min(r, 1)²)³] dθ along the line at distance d between positions from and to. */
function quarticMass(d: number, from: number, to: number): number {
  const angle = Math.atan2(to, d) - Math.atan2(from, d);
  if (d >= 1) return angle;
  const half = Math.sqrt(1 - d * d);
  const low = Math.min(half, Math.max(-half, from));
  const high = Math.min(half, Math.max(-half, to));
  // (1 − d² sec²)³ = 1 − 3d² sec² + 3d⁴ sec⁴ − d⁶ sec⁶, with t = tan θ.
  const antiderivative = (position: number) => {
    const t = position / d;
    const tt = t * t;
    const dd = d * d;
    const outer = Math.atan(t);
    const second = t;
    const fourth = t * (1 + tt / 3);
    const sixth = t * (1 + tt * (2 / 3 + tt / 5));
    return outer - 3 * dd * second + 3 * dd * dd * fourth - dd * dd * dd * sixth;
  };
  return angle - (antiderivative(high) - antiderivative(low));
}

/** ∫ [1 − exp(−r²/2)] dθ along the line at distance d: angle minus 2π times a difference of Owen's T. */
function gaussianMass(d: number, from: number, to: number): number {
  const angle = Math.atan2(to, d) - Math.atan2(from, d);
  return angle - 2 * Math.PI * (owenT(d, to / d) - owenT(d, from / d));
}

/** Nodes and weights of the 20-point Gauss–Legendre rule on [−1, 1], positive half. */
const NODES = [
  0.07652652113349733, 0.22778585114164508, 0.37370608871541956, 0.5108670019508271, 0.636053680726515,
  0.7463319064601508, 0.8391169718222188, 0.912234428251326, 0.9639719272779138, 0.9931285991850949,
];
const WEIGHTS = [
  0.15275338713072584, 0.14917298647260374, 0.14209610931838204, 0.13168863844917664, 0.11819453196151841,
  0.10193011981724044, 0.08327674157670475, 0.06267204833410907, 0.04060142980038694, 0.017614007139152118,
];

/**
 * Owen's T function, T(h, a) = (1/2π) ∫₀ᵃ exp(−h²(1+x²)/2) / (1+x²) dx, for h ≥ 0. Above a = 1 by Owen's reflection,
 * T(h, a) + T(ah, 1/a) = ½ [Φ(h)Φ(−ah) + Φ(−h)Φ(ah)]; the rest by Gauss–Legendre in panels. Error below 1e-15.
 */
export function owenT(h: number, a: number): number {
  if (a < 0) return -owenT(h, -a);
  if (a > 1) {
    const ah = a * h;
    const cross = normalCdf(-h) * normalCdf(ah) + normalCdf(h) * normalCdf(-ah);
    return cross / 2 - owenT(ah, 1 / a);
  }
  // The integrand falls like exp(−h²x²/2): panels no wider than 1/h stay smooth; beyond 9/h nothing is left.
  const end = h > 9 ? Math.min(a, 9 / h) : a;
  const panels = Math.max(1, Math.ceil(end * Math.max(1, h / 2)));
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const half = end / panels / 2;
    const middle = (2 * panel + 1) * half;
    for (let k = 0; k < 10; k++) {
      sum += WEIGHTS[k]! * half * (integrand(h, middle + half * NODES[k]!) + integrand(h, middle - half * NODES[k]!));
    }
  }
  return sum / (2 * Math.PI);
}

function integrand(h: number, x: number): number {
  return Math.exp(-0.5 * h * h * (1 + x * x)) / (1 + x * x);
}

function eachEdge(
  ring: ArrayLike<number>,
  x: number,
  y: number,
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  const points = ring.length / 2;
  for (let i = 0; i < points; i++) {
    const j = i + 1 === points ? 0 : i + 1;
    visit(ring[2 * i]! - x, ring[2 * i + 1]! - y, ring[2 * j]! - x, ring[2 * j + 1]! - y);
  }
}
