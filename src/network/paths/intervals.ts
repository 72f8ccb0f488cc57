/** Joins overlapping or touching intervals [from, to]; the result is sorted and disjoint. */
export function uniteIntervals(intervals: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = intervals.filter(([from, to]) => to >= from).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const united: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = united[united.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}
