import type { StreetGraph } from '../graph/street-graph.ts';
import { HOURS_PER_DAY } from '../routes/walking-model.ts';
import {
  ALL_HOURS,
  comparableStreets,
  daysOf,
  earlier,
  otherHours,
  routeRate,
  walkedBy,
  type Counted,
} from './corridor-comparisons.ts';
import { corridorProfile } from './corridor-profile.ts';
import {
  describeStrata,
  expectedByUnit,
  pearsonDispersion,
  STRATUM_COUNT,
  sumByStratum,
  sumOver,
} from './corridor-strata.ts';
import {
  DEFAULT_CORRIDOR_SETTINGS,
  type CorridorComparison,
  type CorridorInput,
  type CorridorOutcome,
  type CorridorReport,
  type CorridorSettings,
} from './corridor-types.ts';
import { deriveCorridorUnits } from './corridor-units.ts';
import { drawSimilarRoutes } from './similar-routes.ts';
import { countByUnit } from './unit-counts.ts';
import { permuteRouteLabel, type PermutedQuantity } from './unit-permutation.ts';

/**
 * Recorded incidents along a walking route, always beside a comparison: comparable streets elsewhere (same street class
 * and function), and where the input allows the same route at other hours and in an earlier period. Either all of it
 * comes back or a refusal with its reason; the route's figure cannot be had alone.
 *
 * Comparable streets: rate ratio over kinds of street after Mantel and Haenszel with the interval of Greenland and Robins
 * (1985), widened by the root of the Pearson dispersion. Other hours and before: exact conditional interval (Poisson),
 * and the change on the route against that on comparable streets. Each with a seeded permutation test of the route's
 * label over units of street, and a rank among routes of like length. The figures describe places; they do not say who
 * or what brought the incidents about.
 */
export function compareCorridor(
  graph: StreetGraph,
  input: CorridorInput,
  settings: Partial<CorridorSettings> = {},
): CorridorOutcome {
  const full = { ...DEFAULT_CORRIDOR_SETTINGS, ...settings };
  const wrong = wrongInput(input);
  if (wrong) return { kind: 'refused', reason: wrong, values: {} };
  const counted = countAll(graph, input, full);
  const { lengths, inside, matched } = counted;
  const routeMetres = lengths.route.reduce((sum, metres) => sum + metres, 0);
  const matchedMetres = sumOver(lengths.route, matched);
  const unmatchedShare = routeMetres > 0 ? 1 - matchedMetres / routeMetres : 1;
  if (matched.size === 0 || unmatchedShare > full.maximumUnmatchedShare) {
    const values = { percent: Math.round(100 * unmatchedShare), minimumMetres: full.minimumComparisonMetres };
    return { kind: 'refused', reason: 'network.corridor.refused.noComparableStreets', values };
  }
  const expected = expectedByUnit(counted.units, counted.counts.inside, lengths, full.minimumComparisonMetres);
  const expectedTotal = sumOver(sumByStratum(counted.units, expected).route, matched);
  if (sumOver(inside.route, matched) + expectedTotal < full.minimumIncidents) {
    const values = { minimum: full.minimumIncidents };
    return { kind: 'refused', reason: 'network.corridor.refused.tooFewIncidents', values };
  }
  return { kind: 'compared', report: reportOf(graph, counted, expected, unmatchedShare) };
}

function wrongInput({ route, period, before, hours }: CorridorInput): string | null {
  if (!(route.lengthMetres > 0)) return 'network.corridor.refused.emptyRoute';
  if (!(period.to > period.from) || (before && !(before.to > before.from)))
    return 'network.corridor.refused.emptyPeriod';
  if (hours && (hours.length === 0 || hours.length >= HOURS_PER_DAY)) return 'network.corridor.refused.noHours';
  return null;
}

function countAll(graph: StreetGraph, input: CorridorInput, settings: CorridorSettings): Counted {
  const units = deriveCorridorUnits(graph, input.route, input.streetFunctions, settings);
  const counts = countByUnit(units, input, settings.longestWindowHours);
  const unitMetres = units.toMetres.map((to, unit) => to - units.fromMetres[unit]!);
  const lengths = sumByStratum(units, unitMetres);
  const matched = new Set<number>();
  for (let stratum = 0; stratum < STRATUM_COUNT; stratum++) {
    if (lengths.route[stratum]! > 0 && lengths.comparison[stratum]! >= settings.minimumComparisonMetres) {
      matched.add(stratum);
    }
  }
  return {
    input,
    settings,
    units,
    counts,
    unitMetres,
    lengths,
    inside: sumByStratum(units, counts.inside),
    matched,
    hours: input.hours ?? ALL_HOURS,
    days: daysOf(input.period),
  };
}

function reportOf(
  graph: StreetGraph,
  counted: Counted,
  expected: Float64Array,
  unmatchedShare: number,
): CorridorReport {
  const { input, settings, units, counts, matched, lengths, inside } = counted;
  const dispersion = pearsonDispersion(units, counts.inside, expected, matched);
  const walked = walkedBy(graph, counted, counted.hours, counted.days);
  const quantities = quantitiesOf(counted);
  const pValues = permuteRouteLabel(
    units,
    matched,
    quantities.map((quantity) => quantity.quantity),
    settings.permutations,
    settings.seed,
  );
  const pOf = (kind: CorridorComparison['kind']) => pValues[quantities.findIndex((q) => q.kind === kind)]!;
  const comparisons: [CorridorComparison, ...CorridorComparison[]] = [
    comparableStreets(counted, walked, dispersion, pOf('comparable-streets')),
  ];
  const notCompared: CorridorReport['notCompared'][number][] = [];
  const others = [
    { kind: 'other-hours', result: () => otherHours(graph, counted, pOf('other-hours')), given: input.hours },
    { kind: 'before', result: () => earlier(graph, counted, pOf('before')), given: input.before },
  ] as const;
  for (const { kind, result, given } of others) {
    const comparison = given ? result() : null;
    if (comparison) comparisons.push(comparison);
    else notCompared.push({ kind, reason: `network.corridor.notCompared.${given ? 'noIncidents' : 'notAsked'}` });
  }
  const known = counts.inside.map((value, unit) =>
    lengths.comparison[units.stratum[unit]!]! >= settings.minimumComparisonMetres ? value : 0,
  );
  return {
    route: routeRate(counted, sumOver(inside.route, matched), walked, counted.hours.length, counted.days),
    comparisons,
    notCompared,
    strata: describeStrata(inside, lengths, matched, input.streetFunctions !== null),
    unmatchedShare,
    dispersion,
    profile: corridorProfile(units, counts, expected, settings, input.route.lengthMetres),
    similarRoutes:
      settings.similarRoutes > 0
        ? drawSimilarRoutes(
            graph,
            units,
            known,
            expected,
            input.route.lengthMetres,
            settings.similarRoutes,
            settings.seed,
          )
        : null,
    withoutHour: input.hours ? sumByStratum(units, counts.withoutHour).route.reduce((sum, n) => sum + n, 0) : 0,
  };
}

interface TestedQuantity {
  readonly kind: CorridorComparison['kind'];
  readonly quantity: PermutedQuantity;
}

/** What is permuted for each comparison. The first is a count on length; the others are a share of a larger count. */
function quantitiesOf({ input, counts, unitMetres }: Counted): TestedQuantity[] {
  const sumWith = (other: Float64Array) => counts.inside.map((value, unit) => value + other[unit]!);
  const list: TestedQuantity[] = [
    { kind: 'comparable-streets', quantity: { counted: counts.inside, basis: unitMetres } },
  ];
  if (input.hours) {
    list.push({ kind: 'other-hours', quantity: { counted: counts.inside, basis: sumWith(counts.otherHours) } });
  }
  if (input.before) {
    list.push({ kind: 'before', quantity: { counted: counts.inside, basis: sumWith(counts.before) } });
  }
  return list;
}
