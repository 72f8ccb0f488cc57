import { DAY_MS, HOUR_MS } from '../../domain/incident/incident-filter.ts';
import { TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';
import type { ImportRecipe } from './recipe.ts';

export interface MidnightReport {
  /** Incidents at 00:00 exactly. */
  readonly incidents: number;
  /** What the whole hours beside it lead to expect. */
  readonly expected: number;
  /** They were taken as "time not known": precision became the day. */
  readonly takenAsUnknown: boolean;
}

const TIMES_EXPECTED = 3;
const LEAST_SHARE = 0.02;

/**
 * Systems write 00:00 for a time that nobody filled in. Rule: 00:00 counts as unknown when it holds at least 2 % of the
 * exact times and more than three times the mean of 23:00 and 01:00 exactly, which are rounded in the same way. Rows that
 * count as unknown get the precision of the day.
 */
export function judgeMidnight(
  table: IncidentTable,
  choice: NonNullable<ImportRecipe['time']>['midnight'],
): MidnightReport {
  const { start, end, precision, length } = table;
  let exact = 0;
  let incidents = 0;
  let beside = 0;
  const isExact = (i: number) => precision[i] === TimePrecision.minute && start[i] === end[i];
  for (let i = 0; i < length; i++) {
    if (!isExact(i)) continue;
    exact++;
    const ofDay = start[i]! % DAY_MS;
    if (ofDay === 0) incidents++;
    else if (ofDay === HOUR_MS || ofDay === DAY_MS - HOUR_MS) beside++;
  }
  const expected = beside / 2;
  const isImplausible = incidents >= exact * LEAST_SHARE && incidents > TIMES_EXPECTED * Math.max(1, expected);
  const takenAsUnknown = incidents > 0 && (choice === 'unknown' || (choice === 'auto' && isImplausible));
  if (takenAsUnknown) {
    for (let i = 0; i < length; i++) {
      if (!isExact(i) || start[i]! % DAY_MS !== 0) continue;
      precision[i] = TimePrecision.day;
      end[i] = start[i]! + DAY_MS;
    }
  }
  return { incidents, expected, takenAsUnknown };
}
