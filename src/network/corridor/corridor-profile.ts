import { HOURS_PER_DAY } from '../routes/walking-model.ts';
import type { CorridorProfile } from './corridor-types.ts';
import { STRATUM_COUNT } from './corridor-strata.ts';
import { UnitRole, type CorridorUnits } from './corridor-units.ts';
import type { UnitCounts } from './unit-counts.ts';

/** The route in steps from its start, and by hour, with what comparable streets would give beside it. */
export function corridorProfile(
  units: CorridorUnits,
  counts: UnitCounts,
  expectedByUnit: Float64Array,
  { stepMetres, minimumComparisonMetres }: { readonly stepMetres: number; readonly minimumComparisonMetres: number },
  routeMetres: number,
): CorridorProfile {
  const steps = Math.max(1, Math.ceil(routeMetres / stepMetres - 1e-9));
  const streetMetres = new Float64Array(steps);
  const incidents = new Float64Array(steps);
  const expected = new Float64Array(steps);
  const incidentsByHour = new Float64Array(steps * HOURS_PER_DAY);
  const hours = new Float64Array(HOURS_PER_DAY);
  const expectedHours = new Float64Array(HOURS_PER_DAY);
  const hourRates = comparisonHourRates(units, counts, minimumComparisonMetres);
  for (let unit = 0; unit < units.length; unit++) {
    if (units.role[unit] !== UnitRole.route) continue;
    const step = Math.min(steps - 1, Math.floor(units.alongMetres[unit]! / stepMetres));
    const metres = units.toMetres[unit]! - units.fromMetres[unit]!;
    streetMetres[step]! += metres;
    incidents[step]! += counts.inside[unit]!;
    expected[step]! += expectedByUnit[unit]!;
    for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
      const count = counts.byHour[unit * HOURS_PER_DAY + hour]!;
      incidentsByHour[step * HOURS_PER_DAY + hour]! += count;
      hours[hour]! += count;
      expectedHours[hour]! += hourRates[units.stratum[unit]! * HOURS_PER_DAY + hour]! * metres;
    }
  }
  return { stepMetres, streetMetres, incidents, expected, incidentsByHour, hours, expectedHours };
}

/** Incidents per metre by kind of street and hour on the comparison streets; 0 for kinds with too little of them. */
function comparisonHourRates(units: CorridorUnits, counts: UnitCounts, minimumMetres: number): Float64Array {
  const rates = new Float64Array(STRATUM_COUNT * HOURS_PER_DAY);
  const metres = new Float64Array(STRATUM_COUNT);
  for (let unit = 0; unit < units.length; unit++) {
    if (units.role[unit] !== UnitRole.comparison) continue;
    const stratum = units.stratum[unit]!;
    metres[stratum]! += units.toMetres[unit]! - units.fromMetres[unit]!;
    for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
      rates[stratum * HOURS_PER_DAY + hour]! += counts.byHour[unit * HOURS_PER_DAY + hour]!;
    }
  }
  return rates.map((count, i) => {
    const length = metres[Math.floor(i / HOURS_PER_DAY)]!;
    return length >= minimumMetres && length > 0 ? count / length : 0;
  });
}
