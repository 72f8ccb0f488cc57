import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginDrawing, closeOutline, draw, outlineOf, type DrawState } from '../../src/map/drawing/draw-state.ts';
import { signedArea } from '../../src/map/rings.ts';

const upright = (a: readonly [number, number], b: readonly [number, number]) => [...a, b[0], a[1], ...b, a[0], b[1]];
const place = (state: DrawState, ...points: [number, number][]) =>
  points.reduce((now, at) => draw(now, { kind: 'place', at }), state);

describe('drawing an area', () => {
  it('a rectangle needs two corners, by dragging or by clicking', () => {
    let state = place(beginDrawing('rectangle'), [0, 0]);
    expect(closeOutline(outlineOf(state, upright))).toBeNull();
    state = draw(state, { kind: 'move', at: [10, 20] });
    expect(outlineOf(state, upright)).toEqual([0, 0, 10, 0, 10, 20, 0, 20]);
    state = place(state, [10, 20]);
    expect([...closeOutline(outlineOf(state, upright))!]).toEqual([0, 0, 10, 0, 10, 20, 0, 20, 0, 0]);
  });

  it('a polygon follows the hand and takes a vertex back', () => {
    let state = place(beginDrawing('polygon'), [0, 0], [100, 0], [100, 100]);
    state = draw(state, { kind: 'move', at: [0, 100] });
    expect(outlineOf(state, upright)).toHaveLength(8);
    state = draw(state, { kind: 'undo' });
    expect(state.vertices).toEqual([0, 0, 100, 0]);
    expect(draw(beginDrawing('polygon'), { kind: 'undo' }).vertices).toEqual([]);
  });

  it('is closed and counter-clockwise, whichever way it was drawn', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 12 }), (points) => {
        const ring = closeOutline(points.flat());
        if (!ring) return;
        expect([ring[0], ring[1]]).toEqual([ring.at(-2), ring.at(-1)]);
        expect(signedArea(ring)).toBeGreaterThan(0);
      }),
    );
  });

  it('nothing comes of a point, a line or a repeated point', () => {
    expect(closeOutline([5, 5])).toBeNull();
    expect(closeOutline([0, 0, 10, 10, 0, 0])).toBeNull();
    expect(closeOutline([0, 0, 10, 0, 20, 0])).toBeNull();
    expect(closeOutline([3, 3, 3, 3, 3, 3, 3, 3])).toBeNull();
  });
});
