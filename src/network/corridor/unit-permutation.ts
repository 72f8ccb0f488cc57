import { uniformStream } from '../../numerics/random/uniform-stream.ts';
import { UnitRole, type CorridorUnits } from './corridor-units.ts';

/** A quantity of each unit that is tested: what was counted, and its expectation up to a factor for each stratum. */
export interface PermutedQuantity {
  readonly counted: Float64Array;
  /** Share of the stratum's total that would be expected on a unit: its length, metres walked, or all incidents there. */
  readonly basis: Float64Array;
}

/**
 * Permutation test of the route's label. Within each kind of street the units of route and comparison are thrown
 * together and as many as the route has are drawn without replacement; the statistic is counted minus expected
 * (stratum total × share of the basis), summed over the drawn units. All quantities share the same draws. Returns the
 * two-sided p of each: (1 + number of draws at least as far from zero) / (1 + permutations).
 */
export function permuteRouteLabel(
  units: CorridorUnits,
  matched: ReadonlySet<number>,
  quantities: readonly PermutedQuantity[],
  permutations: number,
  seed: number,
): number[] {
  const strata = poolsOf(units, matched);
  const residuals = quantities.map((quantity) => residualsOf(units.length, strata, quantity));
  const observed = residuals.map((residual) => {
    let sum = 0;
    for (const { pool, routeUnits } of strata) for (let i = 0; i < routeUnits; i++) sum += residual[pool[i]!]!;
    return sum;
  });
  const random = uniformStream(seed);
  const extreme = quantities.map(() => 1);
  const sums = new Float64Array(quantities.length);
  for (let round = 0; round < permutations; round++) {
    sums.fill(0);
    for (const { pool, routeUnits } of strata) {
      for (let i = 0; i < routeUnits; i++) {
        const pick = i + Math.floor(random() * (pool.length - i));
        const unit = pool[pick]!;
        pool[pick] = pool[i]!;
        pool[i] = unit;
        for (let q = 0; q < residuals.length; q++) sums[q]! += residuals[q]![unit]!;
      }
    }
    for (let q = 0; q < residuals.length; q++) {
      // Sums of the same numbers in another order differ in the last bits: that is a tie.
      if (Math.abs(sums[q]!) >= Math.abs(observed[q]!) - 1e-9) extreme[q]!++;
    }
  }
  return extreme.map((count) => count / (permutations + 1));
}

interface Pool {
  /** Units of the stratum, those of the route first. */
  readonly pool: Uint32Array;
  readonly routeUnits: number;
}

function poolsOf(units: CorridorUnits, matched: ReadonlySet<number>): Pool[] {
  const pools = new Map<number, { route: number[]; rest: number[] }>();
  for (let unit = 0; unit < units.length; unit++) {
    const stratum = units.stratum[unit]!;
    if (!matched.has(stratum) || units.role[unit] === UnitRole.guard) continue;
    const pool = pools.get(stratum) ?? { route: [], rest: [] };
    (units.role[unit] === UnitRole.route ? pool.route : pool.rest).push(unit);
    pools.set(stratum, pool);
  }
  return [...pools.entries()]
    .sort((a, b) => a[0] - b[0])
    .map(([, { route, rest }]) => ({ pool: Uint32Array.from([...route, ...rest]), routeUnits: route.length }));
}

function residualsOf(length: number, strata: readonly Pool[], { counted, basis }: PermutedQuantity): Float64Array {
  const residual = new Float64Array(length);
  for (const { pool } of strata) {
    let total = 0;
    let whole = 0;
    for (const unit of pool) {
      total += counted[unit]!;
      whole += basis[unit]!;
    }
    const rate = whole > 0 ? total / whole : 0;
    for (const unit of pool) residual[unit] = counted[unit]! - rate * basis[unit]!;
  }
  return residual;
}
