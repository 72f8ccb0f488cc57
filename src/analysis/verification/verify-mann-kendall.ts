import { mannKendall, type TrendOptions, type TrendResult } from '../trend/mann-kendall.ts';
import { MalformedCaseError, numbersOf, optionalNumber, pick, textOf, type JsonObject } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const SERIES = ['series', 'values', 'x', 'y', 'data', 'counts'];

/** Mann–Kendall tests under their names, and the Theil–Sen slope. */
export const verifyMannKendall: Verifier = {
  id: 'mann-kendall',
  names: /mann.?kendall|(sen.?s? slope)|trend test/i,
  fits: (input) => SERIES.some((key) => Array.isArray(input[key])) && !Array.isArray(input.ids),
  recognises: (input) => Array.isArray(input.series) && typeof input.series[0] === 'number',
  run: (input) => {
    const series = numbersOf(pick(input, ...SERIES), 'series');
    if (series.length === 0) throw new MalformedCaseError('the series is empty');
    const significance = optionalNumber(input, 0.05, 'alpha', 'significance');
    const cache = new Map<string, TrendResult>();
    const result = (path: string) => {
      const options = { ...testOf(path, input), significance };
      const key = JSON.stringify(options);
      if (!cache.has(key)) cache.set(key, mannKendall(series, options));
      return cache.get(key)!;
    };
    return [
      { match: /(^|[._])var(iance)?(_?s)?$/, value: (path) => result(path).variance },
      { match: /sen.*intercept|intercept/, value: (path) => result(path).slope.intercept },
      { match: /slope.*(low|lower)/, value: (path) => result(path).slope.low },
      { match: /slope.*(high|upper)/, value: (path) => result(path).slope.high },
      { match: /slope/, value: (path) => result(path).slope.slope },
      { match: /tau_?b/, value: (path) => result(path).tauB },
      { match: /tau/, value: (path) => result(path).tauA },
      { match: /exact_?p|p_?exact/, value: (path) => result(path).exactP ?? NaN },
      { match: /(^|[._])(p|p_?val\w*|sl)$/, value: (path) => result(path).p },
      { match: /(^|[._])z$/, value: (path) => result(path).z },
      { match: /(^|[._])(s|score|mk_?s)$/, value: (path) => result(path).s },
      { match: /trend|verdict/, value: (path) => VERDICTS[result(path).verdict] },
      { match: /(^|[._])h$/, value: (path) => result(path).p < significance },
    ];
  },
};

const VERDICTS = { increasing: 'increasing', decreasing: 'decreasing', none: 'no trend', undetermined: 'undetermined' };

/** The test that a path such as "variants.hamed_rao_lag3.p" names; without a name there, the one the input names. */
function testOf(path: string, input: JsonObject): Partial<TrendOptions> {
  const asked = textOf(input, 'test', 'variant', 'method', 'kind');
  const words = /hamed|yue|whiten|season/.test(path) ? path : `${path} ${asked.toLowerCase()}`;
  const lagText = /lags?_?(\d+)/.exec(words)?.[1];
  const lags = lagText ? Number(lagText) : optionalNumber(input, NaN, 'lag', 'lags');
  const lagged = Number.isNaN(lags) ? {} : { lags };
  const period = Number(/period_?(\d+)/.exec(words)?.[1] ?? optionalNumber(input, 12, 'period'));
  if (/hamed/.test(words)) return { test: 'hamed-rao', ...lagged };
  if (/trend.?free|tfpw/.test(words)) return { test: 'trend-free-pre-whitening' };
  if (/whiten/.test(words)) return { test: 'pre-whitening' };
  if (/yue/.test(words)) return { test: 'yue-wang', ...lagged };
  return /season/.test(words) ? { test: 'seasonal', period } : { test: 'plain' };
}
