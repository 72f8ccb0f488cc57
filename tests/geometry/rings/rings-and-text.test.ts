import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBoundary, parseBoundaryText } from '../../../src/geometry/boundary-text/boundary-text.ts';
import {
  areaOfRings,
  circleRing,
  crossingsOfRings,
  lengthInside,
  normaliseRing,
  perimeterOfRings,
  ringsHold,
} from '../../../src/geometry/rings/ring-measures.ts';

const square = [0, 0, 100, 0, 100, 100, 0, 100, 0, 0];

describe('measures of rings', () => {
  it('give area, perimeter and length inside, far from the origin too', () => {
    const far = square.map((value, i) => value + (i % 2 === 0 ? 150_000 : 505_000));
    expect(areaOfRings([far])).toBe(10_000);
    expect(perimeterOfRings([far])).toBe(400);
    expect(lengthInside([square], [-50, 50, 150, 50])).toBeCloseTo(100, 9);
    expect(areaOfRings([circleRing(0, 0, 50)])).toBeCloseTo(Math.PI * 2500, 0);
  });

  it('find a ring that crosses itself, and not one that merely touches', () => {
    expect(crossingsOfRings([[0, 0, 10, 10, 10, 0, 0, 10, 0, 0]])).toEqual([{ x: 5, y: 5 }]);
    expect(crossingsOfRings([square])).toEqual([]);
  });

  it('turn a ring the right way round, whatever way it came', () => {
    expect(areaOfRings([normaliseRing([...square])])).toBe(10_000);
    expect(areaOfRings([normaliseRing([0, 0, 0, 100, 100, 100, 100, 0])])).toBe(10_000);
    expect(areaOfRings([normaliseRing(square, true)])).toBe(-10_000);
  });
});

describe('a boundary in words', () => {
  const streetAt = (x: number, y: number) => (Math.abs(y) < 1 ? 'Zuidstraat' : Math.abs(x) < 1 ? 'Westlaan' : null);
  const lines = new Map([['Zuidstraat', [[-20, 5, 120, 5]]]]);

  it('names the streets, and says of each whether it belongs to the area', () => {
    const { text, unnamedMetres, streets } = describeBoundary([square], streetAt, lines);
    expect(text).toContain('langs de Zuidstraat (inbegrepen)');
    expect(text).toContain('langs de Westlaan (niet inbegrepen)');
    expect(text).toContain('in een rechte lijn');
    expect(unnamedMetres).toBe(200);
    expect(streets).toBe(2);
  });

  it('reads back to the very shape', () => {
    const corner = fc.tuple(
      fc.double({ min: 20, max: 500, noNaN: true }),
      fc.double({ min: 20, max: 500, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (radii) => {
        // A star around a point never crosses itself.
        const ring = normaliseRing(
          radii.flatMap(([r], k) => {
            const angle = (2 * Math.PI * k) / radii.length;
            return [150_000 + r * Math.cos(angle), 505_000 + r * Math.sin(angle)];
          }),
        );
        const back = parseBoundaryText(describeBoundary([ring], () => null, null).text)!;
        expect(areaOfRings(back)).toBeCloseTo(areaOfRings([ring]), 2);
        expect(new Set(pairs(back[0]!))).toEqual(new Set(pairs(ring)));
      }),
    );
  });

  it('without coordinates is no shape', () => expect(parseBoundaryText('Langs de Zuidstraat.')).toBeNull());
});

const pairs = (ring: readonly number[]): string[] =>
  ring.flatMap((value, i) => (i % 2 === 0 ? [`${value} ${ring[i + 1]!}`] : []));

describe('inside', () => {
  it('holds holes out', () => {
    const hole = [40, 40, 40, 60, 60, 60, 60, 40, 40, 40];
    expect(ringsHold([square, hole], 50, 50)).toBe(false);
    expect(ringsHold([square, hole], 20, 50)).toBe(true);
  });
});
