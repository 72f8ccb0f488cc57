import { describe, expect, it } from 'vitest';
import { uniformStream } from '../../../src/numerics/random/uniform-stream.ts';

describe('seeded uniform numbers', () => {
  it('repeat for a seed, differ between seeds and spread evenly', () => {
    const [one, again, other] = [uniformStream(7), uniformStream(7), uniformStream(8)];
    const row = Array.from({ length: 20_000 }, one);
    expect(Array.from({ length: 20_000 }, again)).toEqual(row);
    expect(other()).not.toBe(row[0]);
    const tenths = new Array<number>(10).fill(0);
    for (const value of row) tenths[Math.floor(value * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});
