import { findPeakBlock, type WeekBlock } from '../../domain/hotspot/hours-of-week.ts';
import type { Texts } from '../../i18n/index.ts';

/** "vr–za 20–02 uur", or null when there are too few incidents with a known hour, or no block stands out. */
export function describePeak(
  hoursOfWeek: ArrayLike<number>,
  { t, weekday }: Pick<Texts, 't' | 'weekday'>,
): string | null {
  const block = findPeakBlock(hoursOfWeek);
  // A block that holds little more than its share of the time says nothing.
  if (!block || block.share < 1.3 * block.timeShare) return null;
  return t('hotspots.peak', {
    days: describeDays(block, t, weekday),
    from: block.fromHour,
    to: block.toHour % 24 || 24,
  });
}

function describeDays({ firstDay, lastDay }: WeekBlock, t: Texts['t'], weekday: Texts['weekday']): string {
  if (firstDay === lastDay) return weekday(firstDay);
  return (lastDay + 1) % 7 === firstDay ? t('hotspots.everyDay') : `${weekday(firstDay)}–${weekday(lastDay)}`;
}
