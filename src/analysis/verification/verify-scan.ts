import { spaceTimeScan } from '../scan/space-time-scan.ts';
import { unwatchedTask } from '../task.ts';
import { numbersOf, optionalNumber, pick, pointsOf, textOf, type JsonObject } from './reference-case.ts';
import { simulatedP } from './special-comparers.ts';
import type { Verifier } from './verifier.ts';

const TIMES = ['day', 'days', 'time', 'times', 't'];
const OWN_PERMUTATIONS = 999;

/** Space-time permutation scan: the strongest cluster. */
export const verifyScan: Verifier = {
  id: 'space-time-scan',
  names: /scan.?stat|satscan|space.?time.?(permutation|scan)|kulldorff|st.?scan/i,
  fits: (input) => pointsOf(input) !== null && timesOf(input) !== null,
  run: async (input) => {
    const { x, y } = pointsOf(input)!;
    const unlimited = Math.hypot(Math.max(...x) - Math.min(...x), Math.max(...y) - Math.min(...y)) || 1;
    const result = await spaceTimeScan(
      x,
      y,
      timesOf(input)!,
      {
        maximumRadiusMetres: optionalNumber(
          input,
          unlimited,
          'max_radius',
          'geographic_radius_limit',
          'radius',
          'maximumRadiusMetres',
        ),
        maximumShare: optionalNumber(input, 0.5, 'geographic_population_limit', 'max_share', 'maximumShare'),
        maximumTimeShare: optionalNumber(input, 0.5, 'time_population_limit', 'maximumTimeShare'),
        maximumSteps: Math.round(
          optionalNumber(input, 1e6, 'time_max_interval', 'max_days', 'max_duration', 'maximumSteps'),
        ),
        windows: /retro/i.test(textOf(input, 'windows', 'kind', 'analysis')) ? 'retrospective' : 'prospective',
        permutations: OWN_PERMUTATIONS,
      },
      unwatchedTask(),
    );
    const top = result.clusters[0];
    const permutations = optionalNumber(input, 999, 'permutations', 'nsim');
    return [
      { match: /(^|[._])(p|p_?val\w*)$/, value: () => simulatedP([top?.p ?? 1], OWN_PERMUTATIONS, permutations) },
      { match: /llr|likelihood|statistic|test_?stat/, value: () => top?.logLikelihoodRatio ?? 0 },
      { match: /radius/, value: () => top?.radiusMetres ?? NaN },
      { match: /expected/, value: () => top?.expected ?? NaN },
      { match: /observed|count|cases/, value: () => top?.count ?? NaN },
      { match: /cent(re|er)|location/, value: () => [top?.x ?? NaN, top?.y ?? NaN] },
    ];
  },
};

function timesOf(input: JsonObject): Float64Array | null {
  const times = pick(input, ...TIMES);
  return Array.isArray(times) ? numbersOf(times, 'times') : null;
}
