import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaInView, lineMetresInView } from '../../../src/geometry/visibility/view-clip.ts';
import {
  findView,
  limitView,
  ringOfView,
  viewAreaSquareMetres,
  viewContains,
  visibleFrontMetres,
} from '../../../src/geometry/visibility/view.ts';
import { findVisibleWalls, type ViewPoint } from '../../../src/geometry/visibility/visible-walls.ts';
import { indexWallCoordinates, type WallIndex } from '../../../src/geometry/visibility/walls.ts';
import { areaByCriticalRays, areaByEvenRays, castRay, wallsInRange } from './brute-force-rays.ts';

/** Deterministic numbers in [0, 1) (a linear congruential generator is enough to scatter walls). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Footprints: rows of turned houses that share walls, none of which overlap. */
function town(seed: number): WallIndex {
  const next = random(seed);
  const walls: number[] = [];
  const building: number[] = [];
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 12; column++) {
      if (next() < 0.25) continue;
      const turn = next() * 0.6 - 0.3;
      const [cx, cy] = [150_000 + column * 25 + next() * 4, 505_000 + row * 25 + next() * 4];
      const houses = 1 + Math.floor(next() * 3);
      for (let house = 0; house < houses; house++) {
        const corners = [
          [house * 5, 0],
          [house * 5 + 5, 0],
          [house * 5 + 5, 10],
          [house * 5, 10],
        ];
        for (let k = 0; k < 4; k++) {
          const [a, b] = [corners[k]!, corners[(k + 1) % 4]!];
          for (const [px, py] of [a, b])
            walls.push(
              cx + px! * Math.cos(turn) - py! * Math.sin(turn),
              cy + px! * Math.sin(turn) + py! * Math.cos(turn),
            );
          building.push(row * 1000 + column * 10 + house);
        }
      }
    }
  }
  return indexWallCoordinates(Float64Array.from(walls), Uint32Array.from(building));
}

const camera = (next: () => number): ViewPoint => ({
  x: 150_000 + next() * 300,
  y: 505_000 + next() * 300,
  directionDegrees: next() * 360,
  viewAngleDegrees: next() < 0.3 ? 360 : 20 + next() * 320,
  rangeMetres: 15 + next() * 60,
});

describe('view of a camera', () => {
  it('1,000 cameras in a town: the area is that of one brute-force ray per interval between critical directions', () => {
    const index = town(1);
    const next = random(2);
    let worst = 0;
    for (let k = 0; k < 1000; k++) {
      const viewPoint = camera(next);
      const expected = areaByCriticalRays(wallsInRange(index, viewPoint), viewPoint);
      worst = Math.max(worst, Math.abs(viewAreaSquareMetres(findView(index, viewPoint)) - expected));
    }
    console.log(`largest difference of area, 1,000 cameras, critical rays: ${worst.toExponential(2)} m²`);
    // Coordinates of 5·10⁵ m carry 6·10⁻¹¹ m; a border moved by that over 75 m, some hundred borders: < 10⁻⁶ m².
    expect(worst).toBeLessThan(1e-6);
  });

  it('walls that cross each other at random: the same', () => {
    const next = random(5);
    const walls = Float64Array.from({ length: 4 * 60 }, (_, i) => (i % 2 ? 505_000 : 150_000) + next() * 100);
    const index = indexWallCoordinates(walls, new Uint32Array(60));
    let worst = 0;
    for (let k = 0; k < 200; k++) {
      const viewPoint = { ...camera(next), x: 150_000 + next() * 100, y: 505_000 + next() * 100 };
      const expected = areaByCriticalRays(walls, viewPoint);
      worst = Math.max(worst, Math.abs(viewAreaSquareMetres(findView(index, viewPoint)) - expected));
    }
    console.log(`largest difference of area, crossing walls: ${worst.toExponential(2)} m²`);
    expect(worst).toBeLessThan(1e-6);
  });

  it('1,000 cameras against 2,000 evenly spread rays: within what those rays themselves can miss', () => {
    const index = town(3);
    const next = random(4);
    const rays = 2000;
    let worst = 0;
    for (let k = 0; k < 1000; k++) {
      const viewPoint = camera(next);
      const view = findView(index, viewPoint);
      const byRays = areaByEvenRays(wallsInRange(index, viewPoint), viewPoint, rays);
      const difference = Math.abs(viewAreaSquareMetres(view) - byRays);
      // Each jump of depth falls within one slice of the rays: at most half of range² × slice; smooth parts far less.
      const slice = view.spanRadians / rays;
      const bound = ((view.length + 1) * viewPoint.rangeMetres ** 2 * slice) / 2;
      expect(difference).toBeLessThanOrEqual(bound);
      worst = Math.max(worst, difference / viewAreaSquareMetres(view));
    }
    console.log(`largest relative difference of area, 1,000 cameras, ${rays} even rays: ${(100 * worst).toFixed(2)} %`);
    expect(worst).toBeLessThan(0.05);
  });

  it('a place is in view exactly when the ray to it meets no wall before it', () => {
    const index = town(6);
    const next = random(7);
    for (let k = 0; k < 200; k++) {
      const viewPoint = camera(next);
      const view = findView(index, viewPoint);
      const walls = wallsInRange(index, viewPoint);
      for (let p = 0; p < 40; p++) {
        const x = viewPoint.x + (next() - 0.5) * 2.2 * viewPoint.rangeMetres;
        const y = viewPoint.y + (next() - 0.5) * 2.2 * viewPoint.rangeMetres;
        const [dx, dy] = [x - viewPoint.x, y - viewPoint.y];
        const distance = Math.hypot(dx, dy);
        const bearing = (90 - (Math.atan2(dy, dx) * 180) / Math.PI - viewPoint.directionDegrees) % 360;
        const aside = Math.abs(((bearing + 540) % 360) - 180);
        const inSector = aside <= viewPoint.viewAngleDegrees / 2;
        const free = castRay(walls, viewPoint.x, viewPoint.y, Math.atan2(dy, dx), Infinity) >= distance;
        const expected = inSector && free && distance <= viewPoint.rangeMetres;
        expect(viewContains(view, x, y)).toBe(expected);
      }
    }
  });

  it('without walls it is the sector, whole, and its drawn ring is within 5 cm of the arc', () => {
    const empty = indexWallCoordinates(new Float64Array(0), new Uint32Array(0));
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 360, noNaN: true }),
        fc.double({ min: 5, max: 200, noNaN: true }),
        (angle, range) => {
          const view = findView(empty, {
            x: 1e5,
            y: 4e5,
            directionDegrees: 77,
            viewAngleDegrees: angle,
            rangeMetres: range,
          });
          expect(viewAreaSquareMetres(view)).toBeCloseTo((range * range * angle * Math.PI) / 360, 6);
          for (let i = 0, ring = ringOfView(view)!; i < ring.length; i += 2) {
            const distance = Math.hypot(ring[i]! - 1e5, ring[i + 1]! - 4e5);
            expect(distance < 1e-9 || Math.abs(distance - range) < 1e-6).toBe(true);
          }
        },
      ),
    );
  });

  it('looks north when the bearing is 0 and turns clockwise', () => {
    const empty = indexWallCoordinates(new Float64Array(0), new Uint32Array(0));
    const look = (directionDegrees: number) =>
      findView(empty, { x: 0, y: 0, directionDegrees, viewAngleDegrees: 40, rangeMetres: 10 });
    expect(viewContains(look(0), 0, 5)).toBe(true);
    expect(viewContains(look(0), 5, 0)).toBe(false);
    expect(viewContains(look(90), 5, 0)).toBe(true);
  });

  it('a mask takes away what lies behind its distance and nothing else', () => {
    const index = town(8);
    const viewPoint = { x: 150_101, y: 505_119, directionDegrees: 10, viewAngleDegrees: 360, rangeMetres: 60 };
    const masks = [{ fromDegrees: 340, toDegrees: 30, fromMetres: 12 }];
    const whole = findView(index, viewPoint);
    const masked = findView(index, viewPoint, masks);
    const next = random(9);
    for (let k = 0; k < 3000; k++) {
      const x = viewPoint.x + (next() - 0.5) * 120;
      const y = viewPoint.y + (next() - 0.5) * 120;
      const bearing = (90 - (Math.atan2(y - viewPoint.y, x - viewPoint.x) * 180) / Math.PI + 360) % 360;
      const hidden = (bearing > 340 || bearing < 30) && Math.hypot(x - viewPoint.x, y - viewPoint.y) > 12;
      expect(viewContains(masked, x, y)).toBe(viewContains(whole, x, y) && !hidden);
    }
    expect(viewAreaSquareMetres(masked)).toBeLessThan(viewAreaSquareMetres(whole));
  });

  it('a nearer distance class lies within the view and is what a shorter range shows', () => {
    const index = town(10);
    const next = random(11);
    for (let k = 0; k < 100; k++) {
      const viewPoint = camera(next);
      const near = limitView(findVisibleWalls(index, viewPoint), viewPoint, viewPoint.rangeMetres / 3);
      const alone = findView(index, { ...viewPoint, rangeMetres: viewPoint.rangeMetres / 3 });
      expect(viewAreaSquareMetres(near)).toBeCloseTo(viewAreaSquareMetres(alone), 6);
    }
  });

  it('fronts in view: a wall straight ahead is seen whole, the one behind it not at all', () => {
    const walls = Float64Array.from([-5, 10, 5, 10, -5, 20, 5, 20]);
    const index = indexWallCoordinates(walls, Uint32Array.from([7, 8]));
    const view = findView(index, { x: 0, y: 0, directionDegrees: 0, viewAngleDegrees: 50, rangeMetres: 40 });
    expect([...visibleFrontMetres(view, index).keys()]).toEqual([7]);
    expect(visibleFrontMetres(view, index).get(7)).toBeCloseTo(2 * 10 * Math.tan((25 * Math.PI) / 180), 9);
  });

  it('street and ground in view: the exact part of a line and of an area with a hole', () => {
    const empty = indexWallCoordinates(new Float64Array(0), new Uint32Array(0));
    const view = findView(empty, { x: 0, y: 0, directionDegrees: 90, viewAngleDegrees: 90, rangeMetres: 100 });
    // The view is the wedge |y| ≤ x; the street x = 20 crosses it over 40 m.
    expect(lineMetresInView(view, [20, -300, 20, 300])).toBeCloseTo(40, 9);
    const square = Float64Array.from([10, 0, 30, 0, 30, 20, 10, 20, 10, 0]);
    const hole = Float64Array.from([22, 2, 22, 6, 26, 6, 26, 2, 22, 2]);
    // Below the line y = x: all of the square but the triangle over (10,10)–(10,20)–(20,20), less the hole.
    expect(areaInView(view, [square, hole])).toBeCloseTo(400 - 50 - 16, 9);
  });
});
