import { MethodInputError, type MethodRecord } from '../method-record.ts';
import { poissonCdf, poissonProbability, poissonQuantile } from '../../numerics/special-functions/counts.ts';
import { normalQuantile } from '../../numerics/special-functions/normal.ts';

export interface FunnelArea {
  readonly count: number;
  /** What the count is divided by, e.g. inhabitants; above 0. */
  readonly population: number;
}

export type FunnelPosition = 'inside' | 'above95' | 'above998' | 'below95' | 'below998';

export interface FunnelResult extends MethodRecord<{ winsorised: number }> {
  /** Count per unit of population over all areas. */
  readonly rate: number;
  readonly positions: readonly FunnelPosition[];
  /** Variance over what Poisson gives, after the outer tenths were drawn in; 1 = no more than chance. */
  readonly overdispersion: number;
  /** Limits of the rate for a population, widened for overdispersion. */
  readonly limits: (population: number, probability: 0.95 | 0.998) => { readonly low: number; readonly high: number };
}

/** Share of areas at either end that is drawn in before the spread is judged (Spiegelhalter 2005). */
const WINSORISED = 0.1;

/**
 * Funnel plot: which areas differ from the rate of all together by more than their size explains. Limits are the
 * interpolated exact Poisson quantiles of Spiegelhalter 2005 (Statistics in Medicine 24:1185–1202, appendix A.1), moved
 * outward by the square root of the overdispersion (section 4 there) when the areas differ more than chance.
 *
 * Errors: `method.error.tooFew` below three areas, `method.error.notPositive` for a population.
 */
export function funnel(areas: readonly FunnelArea[]): FunnelResult {
  if (areas.length < 3)
    throw new MethodInputError('method.error.tooFew', { method: 'funnel', minimum: 3, n: areas.length });
  for (const { population } of areas)
    if (!(population > 0))
      throw new MethodInputError('method.error.notPositive', { name: 'population', value: population });
  const sum = (of: (area: FunnelArea) => number) => areas.reduce((total, area) => total + of(area), 0);
  const rate = sum(({ count }) => count) / sum(({ population }) => population);
  const overdispersion = rate > 0 ? spreadOf(areas, rate) : 1;
  const widening = Math.sqrt(Math.max(1, overdispersion));
  const limits = (population: number, probability: 0.95 | 0.998) => {
    const mean = rate * population;
    const tail = (1 - probability) / 2;
    const low = interpolatedQuantile(tail, mean);
    const high = interpolatedQuantile(1 - tail, mean);
    return {
      low: Math.max(0, mean + (low - mean) * widening) / population,
      high: (mean + (high - mean) * widening) / population,
    };
  };
  return {
    method: 'funnel',
    parameters: { winsorised: WINSORISED },
    seed: null,
    n: areas.length,
    rate,
    positions: areas.map(({ count, population }) => positionOf(count / population, population, limits)),
    overdispersion,
    limits,
  };
}

function positionOf(rate: number, population: number, limits: FunnelResult['limits']): FunnelPosition {
  const [wide, narrow] = [limits(population, 0.998), limits(population, 0.95)];
  if (rate > wide.high) return 'above998';
  if (rate < wide.low) return 'below998';
  if (rate > narrow.high) return 'above95';
  return rate < narrow.low ? 'below95' : 'inside';
}

/** Mean square of the standardised differences (square roots, which have even variance), outer tenths drawn in. */
function spreadOf(areas: readonly FunnelArea[], rate: number): number {
  const z = areas
    .map(({ count, population }) => 2 * (Math.sqrt(count) - Math.sqrt(rate * population)))
    .sort((a, b) => a - b);
  const cut = Math.floor(WINSORISED * z.length);
  const [low, high] = [z[cut]!, z[z.length - 1 - cut]!];
  return z.reduce((total, value) => total + Math.min(Math.max(value, low), high) ** 2, 0) / z.length;
}

/** The count below which a share `p` of Poisson counts lies, between whole numbers by their probability. */
function interpolatedQuantile(p: number, mean: number): number {
  if (mean <= 0) return 0;
  // Far out the exact sum takes long and the normal approximation is exact enough.
  if (mean > 1e5) return mean + normalQuantile(p) * Math.sqrt(mean);
  const k = poissonQuantile(p, mean);
  const above = poissonCdf(k, mean) - p;
  return Math.max(0, k - above / poissonProbability(k, mean));
}
