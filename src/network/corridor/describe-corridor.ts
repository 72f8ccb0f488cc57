import type { RatioInterval } from '../../numerics/rate-ratio.ts';
import type { ComparisonKind, CorridorComparison, CorridorReport } from './corridor-types.ts';

/** A sentence for the reader: message key and its values; numbers are formatted by the screen. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, number>>;
}

const KEYS: Readonly<Record<ComparisonKind, string>> = {
  'comparable-streets': 'comparableStreets',
  'other-hours': 'otherHours',
  before: 'before',
};

/**
 * The report as sentences, route and comparison in one sentence each. They name recorded incidents and places only, give
 * every ratio with its interval, and end with what the figures do not say: nearness is not causation.
 */
export function describeCorridor(report: CorridorReport): Sentence[] {
  const sentences = report.comparisons.flatMap((comparison) => comparisonSentences(report, comparison));
  if (report.similarRoutes) {
    const { drawn, lowRatio, highRatio, routeRatio, pValue } = report.similarRoutes;
    sentences.push({
      key: 'network.corridor.sentence.similarRoutes',
      values: { drawn, low: lowRatio, high: highRatio, ratio: routeRatio, pValue },
    });
  }
  if (report.unmatchedShare > 0.005) {
    sentences.push({
      key: 'network.corridor.sentence.unmatched',
      values: { percent: Math.round(100 * report.unmatchedShare) },
    });
  }
  sentences.push({ key: 'network.corridor.sentence.noCause', values: {} });
  return sentences;
}

function comparisonSentences({ route }: CorridorReport, comparison: CorridorComparison): Sentence[] {
  const ratio = comparison.ratioPerStreet;
  const key = `network.corridor.sentence.${KEYS[comparison.kind]}`;
  const values = {
    incidents: route.incidents,
    rate: perHourOfDay(route.per100MetresPerYear, comparison.kind, route.hoursPerDay),
    comparisonRate: perHourOfDay(
      comparison.comparison.per100MetresPerYear,
      comparison.kind,
      comparison.comparison.hoursPerDay,
    ),
    pValue: comparison.pValue,
  };
  const sentences: Sentence[] = [
    isFinite(ratio) ? { key, values: { ...values, ...valuesOf(ratio) } } : { key: `${key}WithoutRatio`, values },
  ];
  const walked = comparison.ratioPerMetreWalked;
  if (isFinite(walked)) sentences.push({ key: 'network.corridor.sentence.perMetreWalked', values: valuesOf(walked) });
  const change = comparison.changeAgainstComparableStreets;
  if (isFinite(change)) {
    sentences.push({ key: 'network.corridor.sentence.changeAgainstComparableStreets', values: valuesOf(change) });
  }
  return sentences;
}

/** Two windows of different length are compared per hour of the day, else a long window looks busy by being long. */
const perHourOfDay = (rate: number, kind: ComparisonKind, hours: number): number =>
  kind === 'other-hours' ? rate / hours : rate;

const isFinite = (interval: RatioInterval | null): interval is RatioInterval =>
  interval !== null && Number.isFinite(interval.ratio) && Number.isFinite(interval.high);

const valuesOf = ({ ratio, low, high }: RatioInterval) => ({ ratio, low, high });
