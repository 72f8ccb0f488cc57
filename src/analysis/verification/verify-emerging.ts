import { EmergingClass } from '../emerging/emerging-classes.ts';
import { emergingHotSpots, type EmergingOptions } from '../emerging/emerging-hot-spots.ts';
import { rowStandardised } from '../spatial-autocorrelation/neighbours.ts';
import { hasNeighbours, neighboursOf } from './neighbours-of-input.ts';
import {
  MalformedCaseError,
  numbersOf,
  optionalNumber,
  pick,
  textOf,
  type Json,
  type JsonObject,
} from './reference-case.ts';
import type { QuantityRule, Verifier } from './verifier.ts';

const BY_PLACE = ['values_by_id_then_time', 'values_by_place_then_time', 'values_by_place', 'values'];
const BY_TIME = ['values_by_time_then_id', 'values_by_time'];

/** Gi* in space and time with the Mann–Kendall score of each place. */
export const verifyEmerging: Verifier = {
  id: 'emerging-hot-spots',
  names: /emerging|space.?time.*gi|spacetime/i,
  fits: (input) => hasNeighbours(input) && pick(input, ...BY_PLACE, ...BY_TIME) !== undefined,
  run: (input) => {
    const { values, places, steps } = cubeOf(input);
    const neighbours = neighboursOf(input, true);
    const described = textOf(input, 'weights');
    const weighted = /binary/i.test(described)
      ? neighbours
      : neighbours.weights
        ? neighbours
        : rowStandardised(neighbours);
    const options: EmergingOptions = {
      lagSteps: optionalNumber(input, 1, 'k', 'lag', 'lags', 'time_lag'),
      baseline: /whole cube|all bins|entire/i.test(textOf(input, 'baseline', 'weights')) ? 'cube' : 'slice',
      significance: optionalNumber(input, 0.05, 'threshold', 'alpha', 'significance'),
      correction: 'none',
      trendSignificance: optionalNumber(input, 0.05, 'trend_alpha', 'threshold', 'alpha'),
      trendOf: 'window',
    };
    const result = emergingHotSpots(values, steps, weighted, options);
    const z = Array.from({ length: places }, (_, place) =>
      Float64Array.from({ length: steps }, (__, step) => result.z[step * places + place]!),
    );
    const ids = Array.isArray(input.ids) ? (input.ids as readonly Json[]).map(String) : null;
    return rulesOf(result, z, ids);
  },
};

function rulesOf(
  result: ReturnType<typeof emergingHotSpots>,
  z: readonly Float64Array[],
  ids: readonly string[] | null,
): readonly QuantityRule[] {
  const alphabetical = (values: Float64Array) => {
    if (!ids) return values;
    const order = Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0));
    return Float64Array.from(order, (place) => values[place]!);
  };
  const inOrder = (path: string, values: Float64Array) => (/alphabetical/.test(path) ? alphabetical(values) : values);
  return [
    { match: /tau/, value: (path) => inOrder(path, result.tau) },
    { match: /(mk|kendall)_?s$|(^|[._])s$/, value: (path) => inOrder(path, result.s) },
    { match: /(^|[._])p([._]|_|$)|p_?val/, value: (path) => inOrder(path, result.trendP) },
    { match: /gi_?_?star|gistar|(^|[._])z$/, value: () => z },
    { match: /class|category|pattern|kind/, value: () => Array.from(result.kind, nameOf) },
  ];
}

function nameOf(kind: number): string {
  const name = Object.entries(EmergingClass).find(([, code]) => code === Math.abs(kind))![0];
  if (kind === 0) return 'no pattern detected';
  return `${name === 'historical' ? 'historical' : name} ${kind > 0 ? 'hotspot' : 'coldspot'}`;
}

function cubeOf(input: JsonObject): { values: Float64Array; places: number; steps: number } {
  const byPlace = pick(input, ...BY_PLACE);
  const rows = byPlace ?? pick(input, ...BY_TIME);
  if (!Array.isArray(rows) || !Array.isArray(rows[0]))
    throw new MalformedCaseError('values per place and time are missing');
  const table = (rows as readonly Json[]).map((row, i) => numbersOf(row, `values[${i}]`));
  const inner = table[0]!.length;
  if (table.some((row) => row.length !== inner)) throw new MalformedCaseError('rows of values differ in length');
  const places = byPlace === undefined ? inner : table.length;
  const steps = byPlace === undefined ? table.length : inner;
  const at = (step: number, place: number) => (byPlace === undefined ? table[step]![place]! : table[place]![step]!);
  const values = Float64Array.from({ length: places * steps }, (_, bin) => at(Math.floor(bin / places), bin % places));
  return { values, places, steps };
}
