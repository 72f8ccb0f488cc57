/** Stretches of lines (points flat) of which the segments come into a box; the rest would only cost time. */
export function linesNear(
  [west, south, east, north]: readonly [west: number, south: number, east: number, north: number],
  lines: readonly ArrayLike<number>[],
): number[][] {
  const near: number[][] = [];
  for (const line of lines) {
    let part: number[] = [];
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
      const meets =
        Math.max(ax, bx) >= west && Math.min(ax, bx) <= east && Math.max(ay, by) >= south && Math.min(ay, by) <= north;
      if (!meets) {
        if (part.length > 0) near.push(part);
        part = [];
      } else if (ax === bx && ay === by) continue;
      else if (part.length === 0) part = [ax, ay, bx, by];
      else part.push(bx, by);
    }
    if (part.length > 0) near.push(part);
  }
  return near;
}
