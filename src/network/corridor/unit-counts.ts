import { HOURS_PER_DAY } from '../routes/walking-model.ts';
import type { CorridorInput } from './corridor-types.ts';
import { unitAt, type CorridorUnits } from './corridor-units.ts';
import { addHourShares } from './hour-shares.ts';

/** Recorded incidents by unit, spread over the hours where their time is a window. */
export interface UnitCounts {
  /** In the period, within the hours asked for (all day when none were). */
  readonly inside: Float64Array;
  /** In the period, in the other hours; zero when no hours were asked for. */
  readonly otherHours: Float64Array;
  /** In the earlier period, within the hours. */
  readonly before: Float64Array;
  /** In the period by unit and hour, all hours: unit × 24 + hour. Only incidents with a usable hour. */
  readonly byHour: Float32Array;
  /** In the period without a usable hour: not counted when hours were asked for. */
  readonly withoutHour: Float64Array;
}

export function countByUnit(
  units: CorridorUnits,
  { incidents, period, before, hours }: CorridorInput,
  longestWindowHours: number,
): UnitCounts {
  const inside = new Float64Array(units.length);
  const otherHours = new Float64Array(units.length);
  const earlier = new Float64Array(units.length);
  const byHour = new Float32Array(units.length * HOURS_PER_DAY);
  const withoutHour = new Float64Array(units.length);
  const asked = new Uint8Array(HOURS_PER_DAY);
  for (const hour of hours ?? []) asked[hour] = 1;
  const shares = new Float64Array(HOURS_PER_DAY);
  for (let i = 0; i < incidents.edge.length; i++) {
    const edge = incidents.edge[i]!;
    const start = incidents.start[i]!;
    const now = start >= period.from && start < period.to;
    const past = before !== null && start >= before.from && start < before.to;
    if (edge < 0 || (!now && !past)) continue;
    const unit = unitAt(units, edge, incidents.offsetMetres[i]!);
    shares.fill(0);
    const timed = addHourShares(start, incidents.end[i]!, longestWindowHours, shares);
    let within = hours ? 0 : 1;
    if (hours && timed) for (let hour = 0; hour < HOURS_PER_DAY; hour++) within += asked[hour]! * shares[hour]!;
    if (past && (timed || !hours)) earlier[unit]! += within;
    if (!now) continue;
    if (!timed) withoutHour[unit]!++;
    if (!timed && hours) continue;
    inside[unit]! += within;
    otherHours[unit]! += 1 - within;
    for (let hour = 0; hour < HOURS_PER_DAY; hour++) byHour[unit * HOURS_PER_DAY + hour]! += shares[hour]!;
  }
  return { inside, otherHours, before: earlier, byHour, withoutHour };
}

/** Metres walked by unit in the given hours over a number of days, by the share of the edge that the unit is. */
export function metresWalkedByUnit(
  units: CorridorUnits,
  edgeLengthMetres: Float64Array,
  metresPerDayByHour: Float64Array,
  hours: readonly number[],
  days: number,
): Float64Array {
  const walked = new Float64Array(units.length);
  for (let unit = 0; unit < units.length; unit++) {
    const edge = units.edge[unit]!;
    let perDay = 0;
    for (const hour of hours) perDay += metresPerDayByHour[edge * HOURS_PER_DAY + hour]!;
    walked[unit] = (perDay * days * (units.toMetres[unit]! - units.fromMetres[unit]!)) / edgeLengthMetres[edge]!;
  }
  return walked;
}
