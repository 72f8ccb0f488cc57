import { smallestWindow } from '../../analysis/smaller-area/smallest-hours.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button } from '../../ui/primitives/button.tsx';
import styles from './zones.module.css';

interface Props {
  /** Incidents per hour of the week in the area; null while they are counted. */
  readonly hoursOfWeek: ArrayLike<number> | null;
  readonly onUse: (hours: number[]) => void;
}

const SHARES = [0.9, 0.8];

/** The shortest window on chosen days that keeps 90 or 80 %: a rule that fits in a sentence. */
export function ShorterHours({ hoursOfWeek, onUse }: Props) {
  const { t, share, weekday } = useTexts();
  const windows = hoursOfWeek ? SHARES.flatMap((kept) => smallestWindow(hoursOfWeek, kept) ?? []) : [];
  if (windows.length === 0) return null;
  return (
    <ul className={styles.list}>
      {windows.map(({ days, fromHour, length, hours, keptShare }) => (
        <li key={hours.join()} className={styles.row}>
          <span>
            {t('zones.window', {
              days: days.length === 7 ? t('zones.everyDay') : days.map((day) => weekday(day, 'short')).join(', '),
              from: fromHour,
              to: (fromHour + length) % 24 || 24,
              hours: hours.length,
              share: share(keptShare),
            })}
          </span>
          <Button variant="quiet" onPress={() => onUse([...hours])}>
            {t('zones.windowUse')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
