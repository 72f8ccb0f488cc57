import { eTest } from '../rates/e-test.ts';
import { poissonInterval } from '../rates/poisson-interval.ts';
import { rateChange } from '../rates/rate-change.ts';
import { optionalNumber, pick, requiredNumber } from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const ONE = ['k1', 'count1', 'before', 'pre', 'x1'];
const TWO = ['k2', 'count2', 'after', 'post', 'x2'];

/** E-test for two Poisson counts, and the change between them. */
export const verifyETest: Verifier = {
  id: 'e-test',
  names: /e-?_?test|two poisson|poisson means/i,
  fits: (input) => pick(input, ...ONE) !== undefined && pick(input, ...TWO) !== undefined,
  recognises: (input) => input.k1 !== undefined && input.k2 !== undefined,
  run: (input) => {
    const one = requiredNumber(input, ...ONE);
    const two = requiredNumber(input, ...TWO);
    const exposureOne = optionalNumber(input, 1, 'n1', 'exposure1', 't1');
    const exposureTwo = optionalNumber(input, 1, 'n2', 'exposure2', 't2');
    const result = eTest(one, two, {
      exposureOne,
      exposureTwo,
      difference: optionalNumber(input, 0, 'd', 'difference'),
    });
    const confidence = 1 - optionalNumber(input, 0.05, 'alpha');
    const change = () => rateChange(one, two, { exposureBefore: exposureOne, exposureAfter: exposureTwo, confidence });
    return [
      { match: /percent.*(low|lower)|ci_?low|(^|[._])low/, value: () => change().low },
      { match: /percent.*(high|upper)|ci_?high|(^|[._])high/, value: () => change().high },
      { match: /percent|pct/, value: () => change().percentage ?? NaN },
      { match: /statistic|(^|[._])(t|z)$/, value: () => result.statistic },
      { match: /(^|[._])(p|p_?val\w*|computed_here)$/, value: () => result.p },
    ];
  },
};

const COUNT = ['count', 'k', 'x', 'events', 'n'];

/** Exact interval of one Poisson count. */
export const verifyPoissonInterval: Verifier = {
  id: 'poisson-interval',
  names: /poisson.*(interval|confidence|ci\b)|garwood/i,
  fits: (input) => typeof pick(input, ...COUNT) === 'number',
  run: (input) => {
    const confidence = optionalNumber(
      input,
      1 - optionalNumber(input, 0.05, 'alpha'),
      'confidence',
      'level',
      'conf_level',
    );
    const exposure = optionalNumber(input, 1, 'exposure', 'time', 't');
    const { low, high, rate } = poissonInterval(requiredNumber(input, ...COUNT), exposure, confidence);
    return [
      { match: /low|lower/, value: () => low },
      { match: /high|upper/, value: () => high },
      { match: /interval|ci$|limits/, value: () => [low, high] },
      { match: /rate|estimate/, value: () => rate },
    ];
  },
};
