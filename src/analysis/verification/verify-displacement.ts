import { displacementQuotient } from '../displacement/displacement-quotient.ts';
import {
  weightedDisplacementDifference,
  type BeforeAfter,
  type DisplacementCounts,
  type WddOptions,
} from '../displacement/weighted-displacement-difference.ts';
import {
  isObject,
  MalformedCaseError,
  numbersOf,
  optionalNumber,
  pick,
  type Json,
  type JsonObject,
} from './reference-case.ts';
import type { Verifier } from './verifier.ts';

const TREATED = ['treated', 'treatment', 'treat'];

/** Weighted displacement difference, of one kind of incident or weighted by harm over several. */
export const verifyWdd: Verifier = {
  id: 'weighted-displacement-difference',
  names: /\bwdd|weighted displacement difference/i,
  fits: (input) => Array.isArray(input.series) || pick(input, ...TREATED) !== undefined,
  recognises: (input) => input.control !== undefined && pick(input, ...TREATED) !== undefined,
  run: (input) => {
    const kinds = Array.isArray(input.series) ? (input.series as readonly Json[]).map(kindOf) : [kindOf(input)];
    const alpha = optionalNumber(input, 0.1, 'alpha');
    const options: Partial<WddOptions> = { confidence: 1 - alpha, ...lengthsOf(input), ...areasOf(input) };
    const result = weightedDisplacementDifference(kinds, options);
    return [
      { match: /est_?local/, value: () => result.local.estimate },
      { match: /se_?local/, value: () => result.local.standardError },
      { match: /est_?disp/, value: () => result.displaced.estimate },
      { match: /se_?disp/, value: () => result.displaced.standardError },
      { match: /est|wdd$/, value: () => result.total.estimate },
      { match: /se(_?total)?$/, value: () => result.total.standardError },
      { match: /z$/, value: () => result.z },
      { match: /low/, value: () => result.low },
      { match: /high|upp/, value: () => result.high },
      { match: /(^|[._])(p|p_?val\w*)$/, value: () => result.p },
    ];
  },
};

function kindOf(value: Json): DisplacementCounts {
  if (!isObject(value)) throw new MalformedCaseError('series: an object was wanted');
  return {
    treated: pairOf(pick(value, ...TREATED), 'treated'),
    control: pairOf(value.control, 'control'),
    displacementTreated: optionalPair(pick(value, 'disp_treated', 'displacement_treated', 'dispt'), 'disp_treated'),
    displacementControl: optionalPair(pick(value, 'disp_control', 'displacement_control', 'dispc'), 'disp_control'),
    weight: optionalNumber(value, 1, 'weight', 'harm', 'harm_weight'),
  };
}

function pairOf(value: Json | undefined, name: string): BeforeAfter {
  const numbers = numbersOf(value, name);
  if (numbers.length !== 2) throw new MalformedCaseError(`${name}: [before, after] was wanted`);
  return [numbers[0]!, numbers[1]!];
}

const optionalPair = (value: Json | undefined, name: string) => (value === undefined ? null : pairOf(value, name));

function lengthsOf(input: JsonObject): Partial<WddOptions> {
  const lengths = optionalPair(pick(input, 'time_weights', 'period_lengths'), 'time_weights');
  return lengths ? { periodLengths: lengths } : {};
}

/** ptools gives the four in the order control, treated, displacement control, displacement treated. */
function areasOf(input: JsonObject): Partial<WddOptions> {
  const given = input.area_weights;
  if (given === undefined || given === null) return {};
  const [control, treated, displacementControl, displacementTreated] = numbersOf(given, 'area_weights');
  const areaWeights = {
    control: control ?? 1,
    treated: treated ?? 1,
    displacementControl: displacementControl ?? 1,
    displacementTreated: displacementTreated ?? 1,
  };
  return { areaWeights };
}

/** Weighted displacement quotient and total net effect. */
export const verifyWdq: Verifier = {
  id: 'displacement-quotient',
  names: /\bwdq|displacement quotient|total.?net.?effect/i,
  fits: (input) => input.response !== undefined && input.buffer !== undefined,
  recognises: (input) => verifyWdq.fits(input) && input.control !== undefined,
  run: (input) => {
    const result = displacementQuotient({
      response: pairOf(input.response, 'response'),
      control: pairOf(input.control, 'control'),
      buffer: pairOf(input.buffer, 'buffer'),
    });
    return [
      { match: /total_?net|tne/, value: () => result.totalNetEffect },
      { match: /gross/, value: () => result.grossEffect },
      { match: /net_?effect/, value: () => result.netEffect },
      { match: /success/, value: () => result.successMeasure },
      { match: /buffer/, value: () => result.bufferMeasure },
      // The number of the formula; where it has no meaning the result withholds it (`quotient` is null).
      { match: /wdq|quotient/, value: () => result.formulaValue },
    ];
  },
};
