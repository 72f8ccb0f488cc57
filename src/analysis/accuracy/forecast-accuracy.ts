import { MethodInputError, requireFinite, requireSameLength, type MethodRecord } from '../method-record.ts';

/** How good a forecast of a given size was; always shown with its area, as all but the last rise when the area shrinks. */
export interface Accuracy {
  /** Share of the area that was forecast, and the share of incidents that fell in it (hit rate). */
  readonly areaShare: number;
  readonly hitRate: number;
  /** Predictive accuracy index: hit rate over area share. */
  readonly pai: number;
  /** Predictive efficiency: incidents caught over the most that an area of this size could have caught. */
  readonly pei: number;
}

/** Accuracy from counts: `caught` of `all` incidents in `area` of `allArea`, where `best` could have been caught. */
export function accuracyOf(caught: number, all: number, area: number, allArea: number, best: number): Accuracy {
  if (!(all > 0) || !(area > 0) || !(allArea > 0)) {
    throw new MethodInputError('method.error.notPositive', { name: 'area', value: Math.min(all, area, allArea) });
  }
  const hitRate = caught / all;
  const areaShare = area / allArea;
  return { areaShare, hitRate, pai: hitRate / areaShare, pei: best > 0 ? caught / best : NaN };
}

export interface AccuracyCurve extends MethodRecord<{ cells: number; unit: string }> {
  /** Cells from highest forecast to lowest; equal forecasts in order of the input. */
  readonly order: Uint32Array;
  /** Per number of cells taken: area share, hit rate, PAI, PEI, and forecast over observed so far (RRI). */
  readonly areaShare: Float64Array;
  readonly hitRate: Float64Array;
  readonly pai: Float64Array;
  readonly pei: Float64Array;
  readonly rri: Float64Array;
}

/**
 * Accuracy of a forecast against what was observed in a later period, cell by cell added in order of the forecast.
 *
 * Source: PAI: Chainey, Tompson & Uhlig 2008, Security Journal 21:4–28. PEI: Hunt 2016 (PEI*: against the best of the same
 * area), as in the NIJ forecasting challenge. RRI: recapture rate index, Levine 2008, here forecast over observed,
 * cumulative, as in R's ptools. With cells of unequal area the best catch fills the same area with the densest cells, the
 * last one in part: an upper bound, so that PEI is a lower one.
 *
 * Errors: `method.error.lengths`, `method.error.notFinite`, `method.error.notPositive` without incidents or area.
 */
export function accuracyCurve(
  observed: ArrayLike<number>,
  predicted: ArrayLike<number>,
  area: ArrayLike<number>,
): AccuracyCurve {
  const cells = requireSameLength(observed, predicted, area);
  requireFinite(observed, 'observed');
  requireFinite(predicted, 'predicted');
  requireFinite(area, 'area');
  const all = sumOf(observed);
  const allArea = sumOf(area);
  const order = Uint32Array.from({ length: cells }, (_, i) => i).sort((a, b) => predicted[b]! - predicted[a]! || a - b);
  const best = bestCatch(observed, area);
  const names = ['areaShare', 'hitRate', 'pai', 'pei', 'rri'] as const;
  const curve = Object.fromEntries(names.map((name) => [name, new Float64Array(cells)])) as Record<
    (typeof names)[number],
    Float64Array
  >;
  let [caught, forecast, taken] = [0, 0, 0];
  order.forEach((cell, k) => {
    caught += observed[cell]!;
    forecast += predicted[cell]!;
    taken += area[cell]!;
    const accuracy = accuracyOf(caught, all, taken, allArea, best(taken));
    curve.areaShare[k] = accuracy.areaShare;
    curve.hitRate[k] = accuracy.hitRate;
    curve.pai[k] = accuracy.pai;
    curve.pei[k] = accuracy.pei;
    curve.rri[k] = caught > 0 ? forecast / caught : NaN;
  });
  return {
    method: 'forecast-accuracy',
    parameters: { cells, unit: 'share of area' },
    seed: null,
    n: all,
    order,
    ...curve,
  };
}

/** A function from an area to the most incidents that an area of that size could hold. To be asked in rising order. */
function bestCatch(observed: ArrayLike<number>, area: ArrayLike<number>): (size: number) => number {
  const order = Uint32Array.from({ length: observed.length }, (_, i) => i).sort(
    (a, b) => observed[b]! / area[b]! - observed[a]! / area[a]!,
  );
  let next = 0;
  let held = 0;
  let filled = 0;
  return (size) => {
    // A hair of room, so that rounding of the sums never leaves a cell out.
    while (next < order.length && filled + area[order[next]!]! <= size * (1 + 1e-12)) {
      held += observed[order[next]!]!;
      filled += area[order[next]!]!;
      next++;
    }
    if (next >= order.length || size - filled <= 1e-12 * size) return held;
    return held + observed[order[next]!]! * ((size - filled) / area[order[next]!]!);
  };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
