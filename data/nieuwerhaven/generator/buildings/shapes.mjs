/** Ground plans of larger buildings, around their own centre: a ring for the map and convex parts for fitting. */
import { leftOf, plus } from '../lib/geometry.mjs';

const box = (x0, y0, x1, y1) => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

// prettier-ignore
const SHAPES = {
  bar: (l, w) => ({ ring: box(-l / 2, -w / 2, l / 2, w / 2), parts: [box(-l / 2, -w / 2, l / 2, w / 2)] }),
  /** A wing along the length and one across at its left end. */
  angle: (l, w) => {
    const t = w * 0.42;
    return {
      ring: [[-l / 2, -w / 2], [l / 2, -w / 2], [l / 2, -w / 2 + t], [-l / 2 + t, -w / 2 + t], [-l / 2 + t, w / 2], [-l / 2, w / 2]],
      parts: [box(-l / 2, -w / 2, l / 2, -w / 2 + t), box(-l / 2, -w / 2 + t, -l / 2 + t, w / 2)],
    };
  },
  court: (l, w) => {
    const t = w * 0.34;
    return {
      ring: [
        [-l / 2, -w / 2], [l / 2, -w / 2], [l / 2, w / 2], [l / 2 - t, w / 2], [l / 2 - t, -w / 2 + t], [-l / 2 + t, -w / 2 + t],
        [-l / 2 + t, w / 2], [-l / 2, w / 2],
      ],
      parts: [box(-l / 2, -w / 2, l / 2, -w / 2 + t), box(-l / 2, -w / 2 + t, -l / 2 + t, w / 2), box(l / 2 - t, -w / 2 + t, l / 2, w / 2)],
    };
  },
  /** Church: nave with transept. */
  cross: (l, w) => {
    const n = w * 0.24;
    const [a, b] = [l * 0.08, l * 0.3];
    return {
      ring: [
        [-l / 2, -n], [a, -n], [a, -w / 2], [b, -w / 2], [b, -n], [l / 2 - n, -n], [l / 2, -n * 0.4], [l / 2, n * 0.4], [l / 2 - n, n],
        [b, n], [b, w / 2], [a, w / 2], [a, n], [-l / 2, n],
      ],
      parts: [box(-l / 2, -n, l / 2, n), box(a, -w / 2, b, w / 2)],
    };
  },
  round: (l) => {
    const ring = Array.from({ length: 14 }, (_, i) => [(l / 2) * Math.cos((i * Math.PI) / 7), (l / 2) * Math.sin((i * Math.PI) / 7)]);
    return { ring, parts: [ring] };
  },
};

/** Ground plan { ring, parts } of a shape, placed with its length along angle. */
export function placeShape(name, centre, angle, length, width) {
  const u = [Math.cos(angle), Math.sin(angle)];
  const v = leftOf(u);
  const put = (ring) => ring.map(([x, y]) => plus(plus(centre, u, x), v, y));
  const { ring, parts } = SHAPES[name](length, width);
  return { ring: put(ring), parts: parts.map(put) };
}
