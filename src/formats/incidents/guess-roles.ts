import { headerMeanings, type HeaderMeaning } from '../catalogue/header-roles.ts';
import { guessOffenceGroup } from '../catalogue/offence-groups.ts';
import { normaliseWords } from '../cells/text.ts';
import type { ColumnKinds } from './column-kinds.ts';
import type { ColumnRole } from './recipe.ts';

/** What is known of a column when roles are handed out. */
export interface ColumnFacts {
  readonly name: string;
  readonly kinds: ColumnKinds;
  /** Share of the rows in which it is filled, 0–1. */
  readonly filledShare: number;
  /** Values with their rows; null when there are too many. */
  readonly values: readonly { readonly value: string; readonly count: number }[] | null;
  /** The privacy gate refuses it. */
  readonly isRefused: boolean;
}

export interface RoleGuess {
  readonly role: ColumnRole;
  /** What the column name said; lon and lat become x and y. */
  readonly meaning: HeaderMeaning;
}

const isWithin = ({ range }: ColumnKinds, low: number, high: number) =>
  range !== null && range[0] >= low && range[1] <= high;
const looksWhole = (kinds: ColumnKinds) => kinds.wholeNumbers >= 0.7;

/** Whether the values of a column can be what a meaning says. */
export function fitsMeaning(meaning: HeaderMeaning, { kinds, values }: ColumnFacts): boolean {
  if (kinds.filled === 0) return false;
  switch (meaning) {
    case 'x':
    case 'y':
    case 'lon':
    case 'lat':
      return kinds.numbers >= 0.5;
    case 'point':
      return kinds.points >= 0.5 && kinds.numbers < 0.5;
    case 'start':
    case 'end':
    case 'reported':
      return kinds.dates >= 0.5;
    case 'startTime':
    case 'endTime':
      return kinds.clocks >= 0.5 && kinds.dates < 0.5;
    case 'year':
      return looksWhole(kinds) && isWithin(kinds, 1900, 2100);
    case 'month':
      return (
        (looksWhole(kinds) && isWithin(kinds, 1, 12)) ||
        kinds.texts.some((text) => /^(jan|feb|okt|oct|dec)/i.test(text))
      );
    case 'day':
      return looksWhole(kinds) && isWithin(kinds, 1, 31);
    case 'hour':
      return looksWhole(kinds) && isWithin(kinds, 0, 24);
    case 'minute':
      return looksWhole(kinds) && isWithin(kinds, 0, 59);
    case 'category':
    case 'source':
      return values !== null && kinds.dates < 0.5 && !(kinds.numbers >= 0.5 && !looksWhole(kinds));
    case 'count':
      return looksWhole(kinds) && isWithin(kinds, 0, 1e7);
    case 'address':
    case 'area':
      return true;
  }
}

/** Share of the rows whose category value is known to the catalogue; asked often, so kept by column. */
export function knownShare(column: ColumnFacts): number {
  let share = KNOWN_SHARES.get(column);
  if (share === undefined) KNOWN_SHARES.set(column, (share = countKnown(column)));
  return share;
}

const KNOWN_SHARES = new WeakMap<ColumnFacts, number>();

function countKnown({ values, kinds }: ColumnFacts): number {
  if (!values || kinds.numbers >= 0.9) return 0;
  let known = 0;
  let all = 0;
  for (const { value, count } of values) {
    all += count;
    if (guessOffenceGroup(value)) known += count;
  }
  return all === 0 ? 0 : known / all;
}

const ROLE_OF_MEANING: Partial<Record<HeaderMeaning, ColumnRole>> = {
  x: 'x',
  y: 'y',
  lon: 'x',
  lat: 'y',
  point: 'point',
  start: 'start',
  startTime: 'startTime',
  end: 'end',
  endTime: 'endTime',
  year: 'year',
  month: 'month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  category: 'category',
  source: 'source',
  count: 'count',
};

interface Claim {
  readonly column: ColumnFacts;
  readonly meaning: HeaderMeaning;
  readonly score: number;
}

/** Every meaning that a column's name gives and its values allow; only the strongest of a name count. */
function claimsOf(column: ColumnFacts): Claim[] {
  if (column.isRefused) return [];
  const meanings = headerMeanings(column.name).filter(({ meaning }) => fitsMeaning(meaning, column));
  const strongest = meanings[0]?.strength ?? 0;
  return meanings
    .filter(({ strength }) => strength === strongest)
    .map(({ meaning, strength, rank }) => {
      const known = meaning === 'category' ? 2 * knownShare(column) : 0;
      return { column, meaning, score: strength + known + column.filledShare - rank / 1000 };
    });
}

/**
 * Hands out roles: each role to the column whose name and values fit best, each column at most one. Times of reporting
 * are recognised so that they are never taken for the time of the offence.
 */
export function guessRoles(columns: readonly ColumnFacts[]): Map<string, RoleGuess> {
  const claims = columns.flatMap(claimsOf).sort((a, b) => b.score - a.score);
  const guesses = new Map<string, RoleGuess>();
  const taken = new Set<ColumnRole>();
  const give = (column: ColumnFacts, role: ColumnRole, meaning: HeaderMeaning) => {
    guesses.set(column.name, { role, meaning });
    taken.add(role);
  };
  givePlace(claims, give);
  for (const { column, meaning } of claims) {
    const role = ROLE_OF_MEANING[meaning];
    if (!role || guesses.has(column.name) || taken.has(role) || role === 'x' || role === 'y' || role === 'point')
      continue;
    give(column, role, meaning);
  }
  const free = columns.filter((column) => !column.isRefused && !guesses.has(column.name));
  if (!taken.has('start') && !taken.has('year')) {
    const dates = free.filter((column) => column.kinds.dates >= 0.8);
    const date =
      dates.find((column) => headerMeanings(column.name)[0]?.meaning !== 'reported') ?? dates.find(isMomentOfReport);
    if (date) give(date, 'start', headerMeanings(date.name)[0]?.meaning ?? 'start');
  }
  if (!taken.has('category')) {
    const category = free
      .filter((column) => fitsMeaning('category', column))
      .sort((a, b) => knownShare(b) - knownShare(a))[0];
    if (category && knownShare(category) >= 0.6) give(category, 'category', 'category');
  }
  dropUseless(guesses, taken);
  return guesses;
}

/**
 * Whether a column holds when something was reported to the municipality. Where a file knows no other time, as with
 * reports of defects in public space, that is the best there is and the profile says so. When the police were told,
 * registered or changed something is never taken.
 */
const isMomentOfReport = ({ name }: ColumnFacts) =>
  /^(datum |tijd |moment )?(van )?melding|^meld/.test(normaliseWords(name));

/** Takes the pair of columns that has both its axes; metres before degrees when both are there, as they are the source. */
function givePlace(
  claims: readonly Claim[],
  give: (column: ColumnFacts, role: ColumnRole, meaning: HeaderMeaning) => void,
): void {
  for (const [east, north] of [
    ['x', 'y'],
    ['lon', 'lat'],
  ] as const) {
    const x = claims.find(({ meaning }) => meaning === east);
    const y = claims.find(({ meaning, column }) => meaning === north && column !== x?.column);
    if (!x || !y) continue;
    give(x.column, 'x', east);
    give(y.column, 'y', north);
    return;
  }
  const point = claims.find(({ meaning }) => meaning === 'point');
  if (point) give(point.column, 'point', 'point');
}

/** Parts of a date beside a whole one, and times without a date, say nothing. */
function dropUseless(guesses: Map<string, RoleGuess>, taken: Set<ColumnRole>): void {
  const parts: ColumnRole[] = ['year', 'month', 'day', 'hour', 'minute'];
  const useless = new Set<ColumnRole>();
  if (taken.has('start') || !taken.has('year') || !taken.has('month')) parts.forEach((role) => useless.add(role));
  if (!taken.has('start')) ['startTime', 'endTime'].forEach((role) => useless.add(role as ColumnRole));
  for (const [name, { role }] of guesses) if (useless.has(role)) guesses.delete(name);
}
