import { normalQuantile } from '../../numerics/special-functions/normal.ts';

/** Autocorrelations at lags 0 … `lags`, with the divisor n at every lag. All 0 for a constant series. */
export function autocorrelation(values: Float64Array, lags: number): Float64Array {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const centred = values.map((value) => value - mean);
  const result = new Float64Array(lags + 1);
  for (let lag = 0; lag <= lags && lag < n; lag++) {
    for (let i = lag; i < n; i++) result[lag]! += centred[i]! * centred[i - lag]!;
  }
  const zero = result[0]!;
  return zero > 0 ? result.map((sum) => sum / zero) : new Float64Array(lags + 1);
}

/** Ranks 1 … n, equal values sharing their mean rank. */
export function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) result[order[k]!] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}

/**
 * Factor on the variance of S for autocorrelated data, from the significant autocorrelations of the ranks of the
 * detrended series. Source: Hamed & Rao 1998, J. Hydrology 204:182–196.
 */
export function hamedRaoFactor(detrended: Float64Array, lags: number, significance: number): number {
  const n = detrended.length;
  const correlations = autocorrelation(ranks(detrended), lags);
  const bound = normalQuantile(1 - significance / 2) / Math.sqrt(n);
  let sum = 0;
  for (let lag = 1; lag <= lags; lag++) {
    if (Math.abs(correlations[lag]!) > bound) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlations[lag]!;
  }
  return 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
}

/** The same from all autocorrelations of the detrended values. Source: Yue & Wang 2004, Water Resour. Manage. 18:201–218. */
export function yueWangFactor(detrended: Float64Array, lags: number): number {
  const correlations = autocorrelation(detrended, lags);
  let sum = 0;
  for (let lag = 1; lag <= lags; lag++) sum += (1 - lag / detrended.length) * correlations[lag]!;
  return 1 + 2 * sum;
}
