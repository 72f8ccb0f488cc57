import { IncidentFlag, TimePrecision, type IncidentTable } from '../../domain/incident/incident-table.ts';
import type { CoordinateGroups } from './coordinate-groups.ts';
import { hashNumbers, tableSize } from './number-hash.ts';

export interface DuplicateReport {
  /** Rows that could be compared: with a place, and a time known to the minute or as from–to. */
  readonly checked: number;
  readonly found: number;
}

/**
 * Flags every row that has the same place, window, category and source as an earlier one. Rows known to the day or month
 * only are not compared: two bicycles stolen from one rack on one day are two incidents.
 */
export function flagDuplicates(table: IncidentTable, groups: CoordinateGroups): DuplicateReport {
  const { start, end, category, source, precision, flags, length } = table;
  const { firstOf, counts } = groups;
  const candidates: number[] = [];
  let checked = 0;
  for (let i = 0; i < length; i++) {
    const isExact = precision[i] === TimePrecision.minute || precision[i] === TimePrecision.interval;
    if (!isExact || firstOf[i]! < 0) continue;
    checked++;
    // Alone on its coordinate: nothing to be the same as.
    if (counts[firstOf[i]!]! > 1) candidates.push(i);
  }
  const slots = new Int32Array(tableSize(candidates.length)).fill(-1);
  const mask = slots.length - 1;
  let found = 0;
  for (const i of candidates) {
    let slot = hashNumbers(firstOf[i]!, start[i]!, end[i], category[i]! * 65_536 + source[i]!) & mask;
    for (;;) {
      const j = slots[slot]!;
      if (j < 0) {
        slots[slot] = i;
        break;
      }
      const isSameTime = start[i] === start[j] && end[i] === end[j];
      if (isSameTime && firstOf[i] === firstOf[j] && category[i] === category[j] && source[i] === source[j]) {
        flags[i]! |= IncidentFlag.duplicate;
        found++;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { checked, found };
}
