import { describe, expect, it } from 'vitest';
import { NO_BASE_LAYERS } from '../../../src/domain/place/base-layers.ts';
import { createSnapper } from '../../../src/geometry/nearest/snap.ts';
import { blockAt, enclosedBy } from '../../../src/geometry/overlay/street-blocks.ts';
import { areaOfRings } from '../../../src/geometry/rings/ring-measures.ts';

/** A town of streets every 100 m. */
const TOWN = Array.from({ length: 21 }, (_, i) => 100 * i).flatMap((at) => [
  [at, 0, at, 2000],
  [0, at, 2000, at],
]);

describe('street blocks', () => {
  it('are found around a point, as small as the streets make them', () => {
    const block = blockAt(TOWN, 1030, 1070)!;
    expect(areaOfRings(block)).toBeCloseTo(10_000, 6);
    expect(blockAt(TOWN, -50, 50)).toBeNull();
  });

  it('that are larger than the first look are found whole', () => {
    const wide = [
      [0, 0, 700, 0, 700, 700, 0, 700, 0, 0],
      [690, 350, 720, 350],
    ];
    expect(areaOfRings(blockAt(wide, 350, 350)!)).toBeCloseTo(490_000, 3);
  });

  it('come from the streets around them, and not from streets that do not meet', () => {
    const four = [
      [0, -10, 0, 110],
      [200, -10, 200, 110],
      [-10, 0, 210, 0],
      [-10, 100, 210, 100],
    ];
    expect(areaOfRings(enclosedBy(four)!)).toBeCloseTo(20_000, 6);
    expect(enclosedBy(four.slice(0, 3))).toBeNull();
  });
});

describe('snapping', () => {
  const starts = Uint32Array.of(0, 2);
  const coordinates = Float64Array.of(0, 0, 100, 0);
  const snap = createSnapper({
    ...NO_BASE_LAYERS,
    streets: { shapes: { length: 1, starts, coordinates }, records: [{ id: '1', name: 'Kade', class: 'residential' }] },
  });
  it('takes a corner before a line, and nothing that is far', () => {
    expect(snap(3, 2, 6)).toEqual([0, 0]);
    expect(snap(50, 4, 6)).toEqual([50, 0]);
    expect(snap(50, 20, 6)).toEqual([50, 20]);
  });
});
