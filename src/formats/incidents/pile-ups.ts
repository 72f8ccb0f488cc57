import { IncidentFlag, type IncidentTable } from '../../domain/incident/incident-table.ts';
import type { CoordinateGroups } from './coordinate-groups.ts';

export interface PileUpReport {
  /** Different coordinates among the rows that have a place. */
  readonly coordinates: number;
  /** Largest number on one coordinate that chance leads to expect: see `flagPileUps`. */
  readonly expectedMaximum: number;
  /** From this number on a coordinate is called a pile-up. */
  readonly threshold: number;
  /** Coordinates and incidents that are flagged. */
  readonly pileUps: number;
  readonly incidents: number;
  /** The twenty largest, most incidents first, in project metres. */
  readonly largest: readonly { readonly x: number; readonly y: number; readonly incidents: number }[];
}

const LEAST = 10;
const TIMES_EXPECTED = 3;
const MOST_NAMED = 20;

/**
 * Flags incidents on a coordinate that holds far more of them than others do: a police station, a head office, the middle
 * of a street or town. Rule: with n incidents on m coordinates, suppose that counts fall off geometrically around their
 * mean n/m, as they do where records are snapped to points; the largest of m such counts is then about
 * 1 + ln m / -ln(1 - m/n). A coordinate with three times that, and at least ten, is a pile-up.
 */
export function flagPileUps(table: IncidentTable, groups: CoordinateGroups): PileUpReport {
  const { x, y, length, flags } = table;
  const { firstOf, counts, coordinates, located } = groups;
  const expectedMaximum = expectedLargestCount(located, coordinates);
  const threshold = Math.max(LEAST, Math.ceil(TIMES_EXPECTED * expectedMaximum));
  const piles: { x: number; y: number; incidents: number }[] = [];
  let incidents = 0;
  for (let i = 0; i < length; i++) {
    const first = firstOf[i]!;
    if (first < 0 || counts[first]! < threshold) continue;
    if (first === i) piles.push({ x: x[i]!, y: y[i]!, incidents: counts[i]! });
    flags[i]! |= IncidentFlag.pileUp;
    incidents++;
  }
  const largest = piles.sort((a, b) => b.incidents - a.incidents).slice(0, MOST_NAMED);
  return { coordinates, expectedMaximum, threshold, pileUps: piles.length, incidents, largest };
}

function expectedLargestCount(incidents: number, coordinates: number): number {
  if (coordinates === 0) return 0;
  if (coordinates === incidents) return 1;
  return 1 + Math.log(coordinates) / -Math.log(1 - coordinates / incidents);
}
