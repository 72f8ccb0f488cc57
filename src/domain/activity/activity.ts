import { DAY_MS } from '../incident/incident-filter.ts';

/**
 * Something that is done about a place beside an area measure: a project group, a contact officer, a street coach, a
 * meeting with neighbours, a flying squad, a shop ban (Toolbox 2 and 3). Planned, dated, costed, put on the map, and its
 * output counted. About places: whoever reports or complains is nowhere recorded.
 */

export const ENTRY_KINDS = ['signal', 'complaint', 'action', 'output'] as const;
/** A signal from the place, a complaint in a meeting, what is done about it, or what the activity produced. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface ActivityEntry {
  readonly id: string;
  readonly kind: EntryKind;
  /** Civil day. */
  readonly on: string;
  readonly text: string;
  /** How many: hours walked, contacts, signals of this type. */
  readonly count: number;
  /** An action that is finished; of other kinds it says nothing. */
  readonly done: boolean;
}

/** What it costs: amount × rate, with VAT on top. Null: not known yet. */
export interface ActivityCost {
  /** What is counted, e.g. "uur". */
  readonly unit: string;
  readonly amount: number | null;
  readonly rateEuro: number | null;
  /** 0.21 = 21 %. */
  readonly vat: number;
  /** What the municipality pays itself, VAT included. */
  readonly ownEuro: number;
  /** Whether the line stands in the application for a specific grant (SPUK). */
  readonly inGrant: boolean;
}

export interface Activity {
  readonly id: string;
  /** Measure or instrument in the catalogue. */
  readonly measureId: string;
  readonly name: string;
  /** Where; null = not bound to one place. Project metres. */
  readonly place: { readonly name: string; readonly x: number; readonly y: number } | null;
  readonly municipalities: string;
  /** Civil days. */
  readonly from: string | null;
  readonly to: string | null;
  /** Comes back every so many weeks; null = runs all the time. */
  readonly everyWeeks: number | null;
  readonly cost: ActivityCost;
  readonly entries: readonly ActivityEntry[];
}

/** An application for the specific grant on nuisance around reception sites. The terms are the scheme's, typed in by hand. */
export interface GrantApplication {
  readonly round: string;
  readonly receptionPlaces: number | null;
  readonly capEuro: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Municipalities that apply together. */
  readonly jointApplicants: string;
}

export const NO_GRANT: GrantApplication = {
  round: '',
  receptionPlaces: null,
  capEuro: null,
  from: null,
  to: null,
  jointApplicants: '',
};

export const createActivity = (given: Pick<Activity, 'id' | 'measureId' | 'name'>): Activity => ({
  place: null,
  municipalities: '',
  from: null,
  to: null,
  everyWeeks: null,
  cost: { unit: 'uur', amount: null, rateEuro: null, vat: 0.21, ownEuro: 0, inGrant: false },
  entries: [],
  ...given,
});

/** Euros with VAT; null while amount or rate is not known. */
export const costOf = ({ amount, rateEuro, vat }: ActivityCost): number | null =>
  amount === null || rateEuro === null ? null : amount * rateEuro * (1 + vat);

export interface Budget {
  /** With VAT, of the lines that are known. */
  readonly totalEuro: number;
  readonly ownEuro: number;
  readonly askedEuro: number;
  /** Lines of which amount or rate is missing. */
  readonly unknown: number;
  /** What is asked above the cap; null without a cap. */
  readonly aboveCapEuro: number | null;
  /** Lines that run outside the cost period. */
  readonly outsidePeriod: readonly Activity[];
}

/** The budget of an application: its lines, what is asked, and what does not fit the cap or the cost period. */
export function budgetOf(activities: readonly Activity[], grant: GrantApplication): Budget {
  const lines = activities.filter(({ cost }) => cost.inGrant);
  const known = lines.flatMap((line) => costOf(line.cost) ?? []);
  const totalEuro = known.reduce((sum, euro) => sum + euro, 0);
  const ownEuro = lines.reduce((sum, { cost }) => sum + cost.ownEuro, 0);
  const askedEuro = Math.max(0, totalEuro - ownEuro);
  const isOutside = ({ from, to }: Activity) =>
    (grant.from !== null && from !== null && from < grant.from) || (grant.to !== null && to !== null && to > grant.to);
  return {
    totalEuro,
    ownEuro,
    askedEuro,
    unknown: lines.length - known.length,
    aboveCapEuro: grant.capEuro === null ? null : Math.max(0, askedEuro - grant.capEuro),
    outsidePeriod: lines.filter(isOutside),
  };
}

/** Civil day on which a returning activity is due: so many weeks after its last entry, or its start. Null: none. */
export function nextDue({ from, to, everyWeeks, entries }: Activity): string | null {
  const last = entries.reduce<string | null>((latest, { on }) => (!latest || on > latest ? on : latest), null);
  if (everyWeeks === null || !(last ?? from)) return null;
  const due = last
    ? new Date(Date.parse(`${last}T00:00Z`) + everyWeeks * 7 * DAY_MS).toISOString().slice(0, 10)
    : from!;
  return to && due > to ? null : due;
}

/** Sum of counts by kind, and the actions that are still open. */
export function outputOf({ entries }: Activity): Readonly<Record<EntryKind, number>> & { readonly open: number } {
  const sum = (kind: EntryKind) =>
    entries.filter((entry) => entry.kind === kind).reduce((total, { count }) => total + count, 0);
  return {
    signal: sum('signal'),
    complaint: sum('complaint'),
    action: sum('action'),
    output: sum('output'),
    open: entries.filter(({ kind, done }) => kind === 'action' && !done).length,
  };
}
