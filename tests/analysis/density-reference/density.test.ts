import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clarkEvans } from '../../../src/analysis/density-reference/clark-evans.ts';
import {
  gaussianMassInRectangle,
  kernelMassInside,
  owenT,
  rectangleWindow,
  windowArea,
  windowPerimeter,
} from '../../../src/analysis/density-reference/kernel-mass.ts';
import { KERNEL_PEAK, kernelDensity, type PlanarKernel } from '../../../src/analysis/density-reference/kernels.ts';
import { densityAtPlaces } from '../../../src/analysis/density-reference/point-density.ts';
import { ratioDensity } from '../../../src/analysis/density-reference/ratio-density.ts';
import { Random } from '../../../src/numerics/random/random.ts';

const kernels = Object.keys(KERNEL_PEAK) as PlanarKernel[];

describe('kernels', () => {
  it.each(kernels)('%s integrates to 1 over the plane', (kernel) => {
    const h = 3;
    const end = kernel === 'gaussian' ? 40 : h;
    const steps = 200_000;
    let mass = 0;
    for (let k = 0; k < steps; k++) {
      const r = ((k + 0.5) / steps) * end;
      mass += 2 * Math.PI * r * kernelDensity(kernel, r * r, h) * (end / steps);
    }
    expect(mass).toBeCloseTo(1, 8);
  });
});

/** An L with a hole: not convex, so edges are seen from both sides. */
const shape = [
  [0, 0, 10, 0, 10, 4, 5, 4, 5, 10, 0, 10],
  [1, 1, 1, 3, 3, 3, 3, 1],
];
function insideShape(x: number, y: number): boolean {
  const inL = (x > 0 && x < 10 && y > 0 && y < 4) || (x > 0 && x < 5 && y > 0 && y < 10);
  return inL && !(x > 1 && x < 3 && y > 1 && y < 3);
}

describe('kernel mass inside a window', () => {
  it.each(['quartic', 'gaussian'] as const)('%s equals adding up small squares', (kernel) => {
    const h = kernel === 'quartic' ? 3.3 : 1.4;
    const step = 0.02;
    for (const [x, y] of [
      [2, 6],
      [2, 2],
      [9.5, 0.3],
      [-1, 5],
      [5, 4],
      [7, 7],
    ] as const) {
      let mass = 0;
      for (let u = step / 2; u < 10; u += step) {
        for (let v = step / 2; v < 10; v += step) {
          if (insideShape(u, v)) mass += kernelDensity(kernel, (u - x) ** 2 + (v - y) ** 2, h) * step * step;
        }
      }
      expect(kernelMassInside(kernel, x, y, h, shape)).toBeCloseTo(mass, 4);
    }
  });

  it('is 1 far inside and 0 far outside, and the Gaussian equals the product of normal probabilities', () => {
    const box = [-20, -30, 50, 70] as const;
    expect(kernelMassInside('quartic', 0, 0, 15, rectangleWindow(...box))).toBeCloseTo(1, 14);
    expect(kernelMassInside('quartic', 200, 0, 15, rectangleWindow(...box))).toBeCloseTo(0, 13);
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 80, noNaN: true }),
        fc.double({ min: -60, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        (x, y, sigma) => {
          const exact = gaussianMassInRectangle(x, y, sigma, box);
          expect(Math.abs(kernelMassInside('gaussian', x, y, sigma, rectangleWindow(...box)) - exact)).toBeLessThan(
            1e-13,
          );
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it("knows Owen's T at its special arguments", () => {
    expect(owenT(0, 0.7)).toBeCloseTo(Math.atan(0.7) / (2 * Math.PI), 15);
    expect(owenT(1.3, 0)).toBe(0);
    expect(owenT(0.5, -2)).toBe(-owenT(0.5, 2));
    // T(h, 1) = ½ Φ(h) Φ(−h)
    expect(owenT(1, 1)).toBeCloseTo(0.5 * 0.8413447460685429 * 0.15865525393145705, 15);
  });

  it('measures area and border, holes taken off', () => {
    expect(windowArea(shape)).toBe(66);
    expect(windowPerimeter(shape)).toBe(48);
  });
});

describe('density at places', () => {
  const random = new Random(5);
  const n = 300;
  const draw = (size: number) => Float64Array.from({ length: n }, () => random.uniform() * size);
  const events = { x: draw(1000), y: draw(800), weights: draw(3) };
  const window = rectangleWindow(0, 0, 1000, 800);

  it.each(kernels)('%s equals adding over all events', (kernel) => {
    const places = { x: draw(1200), y: draw(900) };
    const { perSquareMetre } = densityAtPlaces(events, places, { kernel, bandwidthMetres: 120, edge: 'none' });
    for (let i = 0; i < 50; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        const squared = (events.x[j]! - places.x[i]!) ** 2 + (events.y[j]! - places.y[i]!) ** 2;
        sum += events.weights[j]! * kernelDensity(kernel, squared, 120);
      }
      expect(Math.abs(perSquareMetre[i]! - sum)).toBeLessThan(1e-15);
    }
  });

  it.each(['quartic', 'gaussian'] as const)(
    '%s with the Diggle correction keeps the total inside the window',
    (kernel) => {
      const step = 10;
      const x: number[] = [];
      const y: number[] = [];
      for (let u = step / 2; u < 1000; u += step) {
        for (let v = step / 2; v < 800; v += step) {
          x.push(u);
          y.push(v);
        }
      }
      const options = { kernel, bandwidthMetres: 150, edge: 'diggle' } as const;
      const { perSquareMetre, parameters } = densityAtPlaces(events, { x, y }, options, window);
      const total = perSquareMetre.reduce((sum, d) => sum + d * step * step, 0);
      expect(total / parameters.totalWeight).toBeCloseTo(1, 3);
    },
  );

  it('needs a window for an edge correction, and gives NaN outside it', () => {
    const options = { kernel: 'quartic', bandwidthMetres: 50, edge: 'uniform' } as const;
    expect(() => densityAtPlaces(events, events, options)).toThrow('method.error.noWindow');
    expect(() => densityAtPlaces(events, events, { ...options, kernel: 'uniform' }, window)).toThrow(
      'method.error.edgeKernel',
    );
    expect(densityAtPlaces(events, { x: [5000], y: [0] }, options, window).perSquareMetre[0]).toBeNaN();
  });

  it('as a ratio is flat where incidents follow the denominator, and unknown where nothing is', () => {
    const options = { kernel: 'quartic', bandwidthMetres: 200, edge: 'none' } as const;
    const places = { x: [500, 100, 9000], y: [400, 100, 9000] };
    const settings = { incidents: options, denominator: options, minimumPerSquareKilometre: 1 };
    const result = ratioDensity(
      { x: events.x, y: events.y },
      { x: events.x, y: events.y, weights: new Float64Array(n).fill(4) },
      places,
      settings,
    );
    expect(result.ratio[0]).toBeCloseTo(0.25, 12);
    expect(result.relative[1]).toBeCloseTo(1, 12);
    expect(result.ratio[2]).toBeNaN();
    expect(result.undetermined).toBe(1);
  });
});

describe('Clark–Evans', () => {
  it('is near 1 with a fair p for random points, above 1 on a lattice, 0 for pairs on one spot', () => {
    const random = new Random(8);
    const area = { areaSquareMetres: 1e6, perimeterMetres: 4000 };
    let rejected = 0;
    for (let run = 0; run < 200; run++) {
      const draw = () => Float64Array.from({ length: 150 }, () => random.uniform() * 1000);
      if (clarkEvans(draw(), draw(), area).donnelly.p < 0.05) rejected++;
    }
    expect(rejected).toBeGreaterThan(1);
    expect(rejected).toBeLessThan(22);
    const lattice = Array.from({ length: 100 }, (_, i) => [(i % 10) * 100, Math.floor(i / 10) * 100] as const);
    expect(
      clarkEvans(
        lattice.map((p) => p[0]),
        lattice.map((p) => p[1]),
        area,
      ).ratio,
    ).toBeCloseTo(2, 10);
    expect(clarkEvans([1, 1, 900, 900], [5, 5, 80, 80], area).ratio).toBe(0);
  });
});
