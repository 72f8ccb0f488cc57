/** Fewest hours (of those with incidents, the fullest first) that keep a share; hours of the week, ascending. */
export function smallestHours(hoursOfWeek: ArrayLike<number>, share: number): number[] {
  const order = Array.from({ length: hoursOfWeek.length }, (_, hour) => hour).sort(
    (a, b) => hoursOfWeek[b]! - hoursOfWeek[a]! || a - b,
  );
  const total = order.reduce((sum, hour) => sum + hoursOfWeek[hour]!, 0);
  const chosen: number[] = [];
  let held = 0;
  for (const hour of order) {
    if (held >= share * total - 1e-9) break;
    chosen.push(hour);
    held += hoursOfWeek[hour]!;
  }
  return chosen.sort((a, b) => a - b);
}

export interface HourWindow {
  /** Days of the week on which it begins, Monday = 0, ascending. */
  readonly days: readonly number[];
  /** Begins at this hour and lasts so many; past midnight it runs into the next day. */
  readonly fromHour: number;
  readonly length: number;
  /** Hours of the week, ascending. */
  readonly hours: readonly number[];
  readonly keptShare: number;
}

/**
 * The shortest daily window, the same on chosen days, that keeps a share: an order must be told in a sentence ("vr en za
 * 20-02 uur"). All windows are tried, each with its fullest days, so no shorter one exists. Null where nothing happened.
 */
export function smallestWindow(hoursOfWeek: ArrayLike<number>, share: number): HourWindow | null {
  const total = Array.from(hoursOfWeek).reduce((so, value) => so + value, 0);
  if (total === 0) return null;
  let best: { days: number[]; fromHour: number; length: number; held: number } | null = null;
  for (let fromHour = 0; fromHour < 24; fromHour++) {
    const held = new Float64Array(7);
    for (let length = 1; length <= 24; length++) {
      for (let day = 0; day < 7; day++) held[day]! += hoursOfWeek[(24 * day + fromHour + length - 1) % 168]!;
      const order = [0, 1, 2, 3, 4, 5, 6].sort((a, b) => held[b]! - held[a]! || a - b);
      let [so, days] = [0, 0];
      while (days < 7 && so < share * total - 1e-9) so += held[order[days++]!]!;
      if (so < share * total - 1e-9) continue;
      const isShorter = !best || days * length < best.days.length * best.length;
      const isFuller = best && days * length === best.days.length * best.length && so > best.held;
      if (isShorter || isFuller) best = { days: order.slice(0, days).sort(), fromHour, length, held: so };
    }
  }
  if (!best) return null;
  const { days, fromHour, length, held } = best;
  const hours = days.flatMap((day) => Array.from({ length }, (_, k) => (24 * day + fromHour + k) % 168));
  return { days, fromHour, length, hours: hours.sort((a, b) => a - b), keptShare: held / total };
}
