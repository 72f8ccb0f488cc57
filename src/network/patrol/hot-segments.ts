import type { Lixels } from '../density/lixels.ts';
import type { CivilPeriod, CorridorIncidents } from '../corridor/corridor-types.ts';
import { addHourShares } from '../corridor/hour-shares.ts';
import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { HotSegment } from './patrol-types.ts';

/**
 * The busiest pieces of street in the given hours of the day: recorded incidents per hour on each lixel, the highest
 * first, at most `most` of them and none without incidents. Incidents whose time window is longer than a day do not
 * count. Ties go to the lower lixel.
 */
export function deriveHotSegments(
  lixels: Lixels,
  incidents: CorridorIncidents,
  period: CivilPeriod,
  hours: readonly number[],
  most: number,
): HotSegment[] {
  const counts = new Float64Array(lixels.parts.length);
  const shares = new Float64Array(24);
  for (let i = 0; i < incidents.edge.length; i++) {
    const edge = incidents.edge[i]!;
    const start = incidents.start[i]!;
    if (edge < 0 || !(start >= period.from && start < period.to)) continue;
    shares.fill(0);
    if (!addHourShares(start, incidents.end[i]!, 24, shares)) continue;
    let within = 0;
    for (const hour of hours) within += shares[hour]!;
    counts[lixelAt(lixels, edge, incidents.offsetMetres[i]!)]! += within;
  }
  const recordedHours = ((period.to - period.from) / DAY_MS) * hours.length;
  return Array.from(counts.keys())
    .filter((lixel) => counts[lixel]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, most)
    .map((lixel) => ({
      edge: lixels.parts.edge[lixel]!,
      fromMetres: lixels.parts.fromMetres[lixel]!,
      toMetres: lixels.parts.toMetres[lixel]!,
      prize: counts[lixel]! / recordedHours,
    }));
}

function lixelAt({ parts, centres }: Lixels, edge: number, offsetMetres: number): number {
  const first = centres.starts[edge]!;
  for (let i = first; i < centres.starts[edge + 1]!; i++) {
    if (offsetMetres < parts.toMetres[centres.order[i]!]!) return centres.order[i]!;
  }
  return centres.order[centres.starts[edge + 1]! - 1]!;
}
