/** Metres along a line (flat points) of the place on it nearest to a point, and how far away that is. */
export function nearestAlong(points: ArrayLike<number>, x: number, y: number): { along: number; away: number } {
  let best = { along: 0, away: Infinity };
  let walked = 0;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay] = [points[i]!, points[i + 1]!];
    const [dx, dy] = [points[i + 2]! - ax, points[i + 3]! - ay];
    const length = Math.hypot(dx, dy);
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (length * length)));
    const away = Math.hypot(ax + t * dx - x, ay + t * dy - y);
    if (away < best.away) best = { along: walked + t * length, away };
    walked += length;
  }
  return best;
}

type Via = readonly (readonly [x: number, y: number])[];

/** Via points with one more, put in where the line was taken hold of. */
export function insertVia(
  points: ArrayLike<number>,
  via: Via,
  grip: { x: number; y: number },
  to: readonly [number, number],
): Via {
  const { along } = nearestAlong(points, grip.x, grip.y);
  const before = via.filter(([x, y]) => nearestAlong(points, x, y).along < along).length;
  return [...via.slice(0, before), to, ...via.slice(before)];
}

export const minutesOf = (metres: number, metresPerMinute: number): number =>
  Math.max(1, Math.round(metres / metresPerMinute));

/** The longest named streets of a walk, in walking order. */
export function mainStreets(
  streets: readonly { readonly name: string; readonly metres: number }[],
  most = 3,
): string[] {
  const metres = new Map<string, number>();
  for (const street of streets)
    if (street.name) metres.set(street.name, (metres.get(street.name) ?? 0) + street.metres);
  const longest = new Set(
    [...metres]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([name]) => name),
  );
  return [...metres.keys()].filter((name) => longest.has(name));
}
