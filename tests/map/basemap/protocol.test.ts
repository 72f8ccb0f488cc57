import { describe, expect, it } from 'vitest';
import { createPlanarProjection } from '../../../src/geometry/projection/planar-projection.ts';
import { serveTiles, type TileAnswer, type TileRequest } from '../../../src/map/basemap/tile-server.ts';
import { syntheticTown } from '../synthetic-town.ts';

describe('the tile worker', () => {
  const answers: TileAnswer[] = [];
  let ask: (request: TileRequest) => void = () => undefined;
  serveTiles({
    postMessage: (answer) => void answers.push(answer),
    addEventListener: (_, listener) => {
      ask = (data) => listener({ data } as MessageEvent<TileRequest>);
    },
  });
  const { crs, bounds, base } = syntheticTown();
  const middle = createPlanarProjection(crs, bounds).projectToMercator([149_200, 504_200]);
  const [x, y] = Array.from(middle, (part) => Math.floor(part * 2 ** 12)) as [number, number];

  it('gives empty tiles before it knows the place, and full ones after', () => {
    ask({ kind: 'tile', id: 1, z: 12, x, y });
    ask({ kind: 'prepare', id: 2, crs, bounds, base });
    ask({ kind: 'tile', id: 3, z: 12, x, y });
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    expect(answers[0]!.bytes!.byteLength).toBe(0);
    expect(answers[2]!.bytes!.byteLength).toBeGreaterThan(100);
  });

  it('reports what it cannot do', () => {
    ask({ kind: 'prepare', id: 4, crs: { ...crs, definition: '+proj=nonsense' }, bounds, base });
    expect(answers.at(-1)!.error).toBeTruthy();
  });
});
