/**
 * A coarse outline of the European Netherlands with the sea along the coast, drawn some five to ten kilometres wide, in
 * degrees. Only for telling whether points lie in the country; no border follows from it.
 */
const OUTLINE: readonly (readonly [longitude: number, latitude: number])[] = [
  [3.2, 51.25],
  [3.45, 51.15],
  [4.0, 51.13],
  [4.3, 51.28],
  [4.7, 51.38],
  [5.0, 51.32],
  [5.15, 51.22],
  [5.55, 51.15],
  [5.68, 51.0],
  [5.55, 50.86],
  [5.6, 50.7],
  [6.1, 50.68],
  [6.18, 50.9],
  [6.13, 51.0],
  [6.3, 51.2],
  [6.32, 51.45],
  [6.15, 51.7],
  [6.45, 51.77],
  [6.95, 51.85],
  [7.15, 52.2],
  [7.16, 52.45],
  [6.85, 52.52],
  [7.15, 52.6],
  [7.2, 52.85],
  [7.32, 53.0],
  [7.32, 53.4],
  [6.75, 53.65],
  [5.6, 53.58],
  [4.7, 53.3],
  [4.45, 52.7],
  [4.2, 52.25],
  [3.75, 51.95],
  [3.2, 51.55],
];

/** Whether a point in degrees lies in or within about ten kilometres of the Netherlands. */
export function isInNetherlands(longitude: number, latitude: number): boolean {
  let inside = false;
  for (let i = 0, j = OUTLINE.length - 1; i < OUTLINE.length; j = i++) {
    const [xi, yi] = OUTLINE[i]!;
    const [xj, yj] = OUTLINE[j]!;
    if (yi > latitude !== yj > latitude && longitude < ((xj - xi) * (latitude - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
