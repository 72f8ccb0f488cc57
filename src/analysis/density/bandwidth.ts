/**
 * The automatic bandwidth of the density map: the normal-reference rule (bandwidth/bandwidth-rules.ts) over both axes, held
 * between 2 and 8 cells. Towns have several centres, for which a rule made for one bell shape smooths too much; below two
 * cells the map would show the grid. The result says which bound acted, with the value of the rule itself.
 *
 * It follows from all places that can take part, not from the present filter: while a hand brushes, what changes on the
 * map is then due to the incidents alone, and two filters can be compared.
 */

import { bandwidthByRule } from '../bandwidth/bandwidth-rules.ts';
import type { KernelName } from './disc-kernel.ts';

/** (2304/5)^(1/6): ratio of the quartic to the Gaussian bandwidth that smooths equally in two dimensions. */
const QUARTIC_PER_GAUSSIAN = Math.pow(2304 / 5, 1 / 6);
const LEAST_CELLS = 2;
const MOST_CELLS = 8;
/** Above this number the spread is that of an even sample; n in the rule remains the number of all. */
const SAMPLE = 200_000;
const RULES = {
  quartic: { rule: 'normal-reference', power: -1 / 5, cellFactor: 1 },
  gaussian: { rule: 'scott', power: -1 / 6, cellFactor: 1 / QUARTIC_PER_GAUSSIAN },
} as const;

export interface BandwidthChoice {
  readonly bandwidthMetres: number;
  /** What the rule gives before it is held within bounds; null with fewer than two places. */
  readonly ruleMetres: number | null;
  readonly n: number;
  readonly bound: 'none' | 'lower' | 'upper';
}

/** @param x, y places in metres; NaN = no place */
export function deriveBandwidth(
  x: Float64Array,
  y: Float64Array,
  kernel: KernelName,
  cellSizeMetres: number,
): BandwidthChoice {
  const { rule, power, cellFactor } = RULES[kernel];
  const rows = new Uint32Array(x.length);
  let n = 0;
  for (let row = 0; row < x.length; row++) if (!Number.isNaN(x[row]!) && !Number.isNaN(y[row]!)) rows[n++] = row;
  const least = LEAST_CELLS * cellFactor * cellSizeMetres;
  const most = MOST_CELLS * cellFactor * cellSizeMetres;
  if (n < 2) return { bandwidthMetres: Math.round(least), ruleMetres: null, n, bound: 'lower' };

  const step = Math.max(1, Math.ceil(n / SAMPLE));
  const sampled = rows.subarray(0, n).filter((_, k) => k % step === 0);
  const { metres } = bandwidthByRule(
    Float64Array.from(sampled, (row) => x[row]!),
    Float64Array.from(sampled, (row) => y[row]!),
    rule,
  );
  const ruleMetres = metres * Math.pow(n / sampled.length, power);
  const bound = ruleMetres < least ? 'lower' : ruleMetres > most ? 'upper' : 'none';
  const bandwidthMetres = Math.round(Math.min(most, Math.max(least, ruleMetres)));
  return { bandwidthMetres, ruleMetres, n, bound };
}
