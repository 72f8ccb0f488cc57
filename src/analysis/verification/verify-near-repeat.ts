import { MethodInputError } from '../method-record.ts';
import type { Bands } from '../near-repeat/bands.ts';
import { nearRepeatChains } from '../near-repeat/near-repeat-chains.ts';
import { nearRepeat, type NearRepeatOptions, type NearRepeatResult } from '../near-repeat/near-repeat.ts';
import { poissonAtLeast } from '../../numerics/special-functions/counts.ts';
import { unwatchedTask } from '../task.ts';
import {
  isObject,
  MalformedCaseError,
  numberOf,
  numbersOf,
  optionalNumber,
  pick,
  pointsOf,
  requiredNumber,
  textOf,
  type Json,
  type JsonObject,
} from './reference-case.ts';
import { groupLabels, simulatedP, simulatedRatios } from './special-comparers.ts';
import type { QuantityRule, Verifier } from './verifier.ts';

const TIMES = ['day', 'days', 'time', 'times', 't', 't_coords', 'date', 'dates', 'event_times'];
const SPACE = ['space_breaks', 'distance_breaks', 'sds', 'space_bands', 'breaks_space'];
const TIME = ['time_breaks', 'tds', 'time_bands', 'breaks_time'];
const OWN_PERMUTATIONS = 999;

/** Near repeat: Knox tables over bands of distance and time. */
export const verifyNearRepeat: Verifier = {
  id: 'near-repeat',
  names: /near.?repeat|knox/i,
  fits: (input) => pointsOf(input) !== null && timesOf(input) !== null && pick(input, ...SPACE) !== undefined,
  recognises: (input) => verifyNearRepeat.fits(input) && pick(input, ...TIME) !== undefined,
  run: async (input) => {
    const { x, y } = pointsOf(input)!;
    const options: NearRepeatOptions = {
      space: bandsOf(pick(input, ...SPACE), input),
      time: bandsOf(pick(input, ...TIME), input),
      metric: /manhattan|cityblock|l1/i.test(textOf(input, 'metric', 'method', 'distance')) ? 'manhattan' : 'euclidean',
      permutations: OWN_PERMUTATIONS,
      seed: optionalNumber(input, 1, 'seed'),
    };
    return tableRules(await nearRepeat(x, y, timesOf(input)!, options, unwatchedTask()), input);
  },
};

function tableRules(result: NearRepeatResult, input: JsonObject): readonly QuantityRule[] {
  const inOwn = (path: string) =>
    Number(/(\d+)_?(perm|sim)/.exec(path)?.[1] ?? optionalNumber(input, 999, 'permutations', 'nsim', 'nrep'));
  return [
    {
      match: /ratio.*median|median.*ratio/,
      value: () => result.observed.map((count, cell) => count / result.median[cell]!),
    },
    { match: /ratio/, value: () => simulatedRatios(result.ratio, result.expected) },
    {
      match: /(^|[._])(p|p_?val\w*|pvalues?)([._]|$)/,
      value: (path) => simulatedP(result.p, OWN_PERMUTATIONS, inOwn(path)),
    },
    { match: /expected|independence/, value: () => result.expected },
    { match: /observed|count|table|pairs|printed_by/, value: () => result.observed },
    { match: /label/, value: () => result.timeLabels.map(({ firstWhole, lastWhole }) => `${firstWhole}-${lastWhole}`) },
  ];
}

/** Bands from their borders; NearRepeat's R package and others write "Inf" for an open end. */
function bandsOf(value: Json | undefined, input: JsonObject): Bands {
  const own = isObject(value) ? pick(value, 'breaks', 'borders') : value;
  const interval = isObject(value) && typeof value.interval === 'string' ? value.interval : input.interval;
  if (own === undefined) throw new MalformedCaseError('input.space_breaks or time_breaks is missing');
  const closedAbove = typeof interval === 'string' && interval.trim().endsWith(']');
  // The R package NearRepeat: right = FALSE is [a, b).
  const right = input.right === true || input.right === 'TRUE';
  return { breaks: Array.from(numbersOf(own, 'breaks')), interval: closedAbove || right ? '(a,b]' : '[a,b)' };
}

/** Times in days: numbers as they are, dates as days since 1970. */
function timesOf(input: JsonObject): Float64Array | null {
  const value = pick(input, ...TIMES);
  if (!Array.isArray(value)) return null;
  return Float64Array.from(value as readonly Json[], (member, i) => {
    const day = Array.isArray(member) ? (member as readonly Json[])[0] : member;
    const instant = typeof day === 'string' && /^\d{4}-\d\d-\d\d/.test(day) ? Date.parse(day) : NaN;
    return Number.isNaN(instant) ? numberOf(day, `day[${i}]`) : instant / 86_400_000;
  });
}

const CHAIN_SPACE = [
  'dist',
  'distance',
  'distance_threshold',
  'dist_threshold',
  'delta',
  'distanceMetres',
  'max_distance',
  'DistThresh',
  'space_threshold',
];
const CHAIN_TIME = [
  'time_threshold',
  'tau',
  'duration',
  'max_time',
  'TimeThresh',
  'time_gap',
  'max_days',
  'days_threshold',
];

/** Knox's single count of pairs near in space and time, with its Poisson tail. */
export const verifyKnox: Verifier = {
  id: 'near-repeat',
  names: /knox/i,
  fits: (input) =>
    pointsOf(input) !== null &&
    timesOf(input) !== null &&
    pick(input, ...CHAIN_SPACE) !== undefined &&
    pick(input, ...CHAIN_TIME) !== undefined,
  run: async (input) => {
    const { x, y } = pointsOf(input)!;
    const near: Bands = { breaks: [0, requiredNumber(input, ...CHAIN_SPACE), Infinity], interval: '(a,b]' };
    const soon: Bands = { breaks: [0, requiredNumber(input, ...CHAIN_TIME), Infinity], interval: '(a,b]' };
    const options = { space: near, time: soon, metric: 'euclidean', permutations: OWN_PERMUTATIONS, seed: 1 } as const;
    const { observed, expected, p } = await nearRepeat(x, y, timesOf(input)!, options, unwatchedTask());
    const permutations = optionalNumber(input, 99, 'permutations', 'nsim');
    return [
      { match: /p_?poisson|poisson_p/, value: () => poissonAtLeast(observed[0]!, expected[0]!) },
      {
        match: /p_?(sim|perm|value|val)|(^|[._])p$/,
        value: () => simulatedP(p.slice(0, 1), OWN_PERMUTATIONS, permutations),
      },
      { match: /expected|eb_?xy/, value: () => expected[0]! },
      { match: /(^|[._])(ns|space)(_pairs)?$/, value: () => observed[0]! + observed[1]! },
      { match: /(^|[._])(nt|time)(_pairs)?$/, value: () => observed[0]! + observed[2]! },
      { match: /nst|stat|observed|count|pairs|^knox/, value: () => observed[0]! },
    ];
  },
};

/** Strings of near repeats: the chains that pairs near in space and time form. */
export const verifyChains: Verifier = {
  id: 'near-repeat-chains',
  names: /near.?repeat.*(chain|string)|near.?string|strings? of near/i,
  fits: verifyKnox.fits,
  run: (input) => {
    const { x, y } = pointsOf(input)!;
    const times = timesOf(input);
    if (!times) throw new MethodInputError('method.error.tooFew', { method: 'near-repeat-chains', minimum: 1, n: 0 });
    const chains = nearRepeatChains(x, y, times, {
      distanceMetres: requiredNumber(input, ...CHAIN_SPACE),
      duration: requiredNumber(input, ...CHAIN_TIME),
      borderIncluded: input.border_included === true || /<=|closed|includ/i.test(textOf(input, 'interval', 'rule')),
    });
    return [
      { match: /size|comp_?num|number_in|n_in/, value: () => Array.from(chains.chain, (id) => chains.sizes[id]!) },
      { match: /n_?(chains|strings|components)|count/, value: () => chains.sizes.length },
      { match: /id|chain|string|label|component/, value: () => groupLabels(chains.chain) },
    ];
  },
};
