/** A block of the week: consecutive weekdays, the same hours each day. */
export interface WeekBlock {
  /** Monday = 0; `lastDay` included, may lie before `firstDay` (over the weekend). */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Half-open [fromHour, toHour); toHour may exceed 24 (into the night). */
  readonly fromHour: number;
  readonly toHour: number;
  /** Share of the incidents with a known hour that fall in the block, 0–1. */
  readonly share: number;
  /** Share of the week's 168 hours, 0–1. */
  readonly timeShare: number;
}

/**
 * The block of the week that stands out most: largest share of incidents minus share of time, over all blocks of
 * consecutive days and hours (days and hours wrap round). Null when fewer than `minimum` incidents have a known hour.
 */
export function findPeakBlock(hoursOfWeek: ArrayLike<number>, minimum = 10): WeekBlock | null {
  let total = 0;
  for (let i = 0; i < 168; i++) total += hoursOfWeek[i]!;
  if (total < minimum) return null;
  // Twice the week in hours from Monday 00:00, so that a night that runs on past Sunday is one stretch.
  const before = new Float64Array(168 * 2 + 25);
  for (let i = 0; i + 1 < before.length; i++) before[i + 1] = before[i]! + hoursOfWeek[i % 168]!;
  let best: WeekBlock | null = null;
  for (let firstDay = 0; firstDay < 7; firstDay++) {
    for (let fromHour = 0; fromHour < 24; fromHour++) {
      for (let length = 2; length <= 24; length++) {
        let sum = 0;
        for (let days = 1; days <= 7; days++) {
          const start = ((firstDay + days - 1) % 7) * 24 + fromHour;
          sum += before[start + length]! - before[start]!;
          const block = { share: sum / total, timeShare: (days * length) / 168 };
          if (best && block.share - block.timeShare <= best.share - best.timeShare + 1e-12) continue;
          best = { firstDay, lastDay: (firstDay + days - 1) % 7, fromHour, toHour: fromHour + length, ...block };
        }
      }
    }
  }
  return best;
}
