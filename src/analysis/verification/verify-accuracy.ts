import { accuracyCurve, accuracyOf, type Accuracy } from '../accuracy/forecast-accuracy.ts';
import { numbersOf, optionalNumber, pick, requiredNumber, requiredNumbers, type JsonObject } from './reference-case.ts';
import type { QuantityRule, Verifier } from './verifier.ts';

const OBSERVED = ['observed', 'actual', 'crime', 'counts'];
const PREDICTED = ['predicted', 'forecast', 'prediction', 'score'];

/** PAI, PEI, RRI and hit rate: of a forecast per cell, or from counts. */
export const verifyAccuracy: Verifier = {
  id: 'forecast-accuracy',
  names: /\bpai\b|\bpei\b|\brri\b|predictive accuracy|hit.?rate|pai_pei/i,
  fits: (input) => Array.isArray(pick(input, ...OBSERVED)) || fromCounts(input),
  recognises: (input) => Array.isArray(pick(input, ...OBSERVED)) && Array.isArray(pick(input, ...PREDICTED)),
  run: (input) => (Array.isArray(pick(input, ...OBSERVED)) ? ofCells(input) : ofCounts(input)),
};

const fromCounts = (input: JsonObject) => input.n !== undefined && input.N !== undefined && input.A !== undefined;

function ofCells(input: JsonObject): readonly QuantityRule[] {
  const observed = requiredNumbers(input, ...OBSERVED);
  const area = pick(input, 'area', 'areas');
  const areas = Array.isArray(area) ? numbersOf(area, 'area') : new Float64Array(observed.length).fill(1);
  const curve = accuracyCurve(observed, requiredNumbers(input, ...PREDICTED), areas);
  return [
    { match: /pai/, value: () => curve.pai },
    { match: /pei/, value: () => curve.pei },
    { match: /rri/, value: () => curve.rri },
    { match: /hit|capture|cum_?crime/, value: () => curve.hitRate },
    { match: /area/, value: () => curve.areaShare },
  ];
}

function ofCounts(input: JsonObject): readonly QuantityRule[] {
  const best = optionalNumber(input, NaN, 'n_best', 'n_star', 'nstar', 'best');
  const count = (name: string) => requiredNumber(input, name);
  const accuracy: Accuracy = accuracyOf(count('n'), count('N'), count('a'), count('A'), best);
  return [
    { match: /pai/, value: () => accuracy.pai },
    { match: /pei/, value: () => accuracy.pei },
    { match: /hit/, value: () => accuracy.hitRate },
    { match: /area/, value: () => accuracy.areaShare },
  ];
}
