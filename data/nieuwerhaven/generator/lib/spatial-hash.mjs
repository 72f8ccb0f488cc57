import { boundsOf } from './geometry.mjs';

/** Finds things by place: items in square bins, looked up by bounding box. Order of answers is order of adding. */
export function createSpatialHash(binMetres = 50) {
  const bins = new Map();
  const items = [];
  const key = (i, j) => i * 100003 + j;
  const visitBins = (bounds, visit) => {
    for (let i = Math.floor(bounds[0] / binMetres); i <= Math.floor(bounds[2] / binMetres); i++)
      for (let j = Math.floor(bounds[1] / binMetres); j <= Math.floor(bounds[3] / binMetres); j++) visit(key(i, j));
  };
  return {
    items,
    /** Adds an item with its own points for the bounding box. */
    add(points, item) {
      const bounds = boundsOf(points);
      const index = items.push({ bounds, item }) - 1;
      visitBins(bounds, (bin) => {
        const list = bins.get(bin);
        if (list) list.push(index);
        else bins.set(bin, [index]);
      });
    },
    /** Items whose box meets the given box, each once. */
    query(bounds) {
      const found = new Set();
      visitBins(bounds, (bin) => {
        for (const index of bins.get(bin) ?? []) {
          const b = items[index].bounds;
          if (b[0] <= bounds[2] && b[2] >= bounds[0] && b[1] <= bounds[3] && b[3] >= bounds[1]) found.add(index);
        }
      });
      return [...found].sort((p, q) => p - q).map((index) => items[index].item);
    },
    near(point, metres) {
      return this.query([point[0] - metres, point[1] - metres, point[0] + metres, point[1] + metres]);
    },
  };
}
