import Flatbush from 'flatbush';
import type { BaseLayers } from '../../domain/place/base-layers.ts';

/** The corner or line of the place nearest to a point within a distance; the point itself where there is none. */
export type Snapper = (x: number, y: number, withinMetres: number) => readonly [x: number, y: number];

/** Snaps to streets, buildings and borders; corners go before lines. Project metres. */
export function createSnapper({ streets, buildings, areas }: BaseLayers): Snapper {
  const segments: number[] = [];
  const add = (coordinates: Float64Array, from: number, to: number) => {
    for (let i = from; i + 1 < to; i++)
      segments.push(coordinates[2 * i]!, coordinates[2 * i + 1]!, coordinates[2 * i + 2]!, coordinates[2 * i + 3]!);
  };
  if (streets) {
    const { starts, coordinates, length } = streets.shapes;
    for (let line = 0; line < length; line++) add(coordinates, starts[line]!, starts[line + 1]!);
  }
  for (const layer of [buildings, areas]) {
    if (!layer) continue;
    const { ringStarts, coordinates } = layer.shapes;
    for (let ring = 0; ring + 1 < ringStarts.length; ring++) add(coordinates, ringStarts[ring]!, ringStarts[ring + 1]!);
  }
  if (segments.length === 0) return (x, y) => [x, y];
  const index = new Flatbush(segments.length / 4);
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay, bx, by] = segments.slice(i, i + 4) as [number, number, number, number];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return (x, y, within) => {
    let corner: readonly [number, number] | null = null;
    let foot: readonly [number, number] | null = null;
    let [toCorner, toFoot] = [within, within];
    for (const found of index.search(x - within, y - within, x + within, y + within)) {
      const [ax, ay, bx, by] = segments.slice(4 * found, 4 * found + 4) as [number, number, number, number];
      for (const [px, py] of [
        [ax, ay],
        [bx, by],
      ] as const) {
        const distance = Math.hypot(px - x, py - y);
        if (distance < toCorner) [corner, toCorner] = [[px, py], distance];
      }
      const along = (bx - ax) ** 2 + (by - ay) ** 2;
      const part = along === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / along));
      const [fx, fy] = [ax + part * (bx - ax), ay + part * (by - ay)];
      const distance = Math.hypot(fx - x, fy - y);
      if (distance < toFoot) [foot, toFoot] = [[fx, fy], distance];
    }
    return corner ?? foot ?? [x, y];
  };
}
