import type { Objective } from '../../domain/dossier/dossier.ts';

/** At most so many whole months make the baseline: a year, so that every season is in it once. */
const MOST_MONTHS = 12;

/**
 * Registered incidents in the last whole months, at most twelve. `months`: counts per month from `firstMonth` (civil ms)
 * on; months from `incompleteFrom` on are left out. Null when no whole month is left.
 */
export function measureBaseline(
  months: Float64Array,
  firstMonth: number,
  incompleteFrom: number | null,
): Objective['baseline'] {
  const first = new Date(firstMonth);
  const startOf = (i: number) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1);
  let whole = months.length;
  while (whole > 0 && incompleteFrom !== null && startOf(whole) > incompleteFrom) whole--;
  if (whole === 0) return null;
  const from = Math.max(0, whole - MOST_MONTHS);
  const incidents = Math.round(months.subarray(from, whole).reduce((sum, n) => sum + n, 0));
  return { incidents, months: whole - from, from: startOf(from), to: startOf(whole) };
}
