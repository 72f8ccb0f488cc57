import type { SmallerArea } from '../plan-checks/zone-facts.ts';
import type { StoredFilter } from '../project/project-document.ts';

/**
 * The area to which a measure applies, as a proposal that can be tested, changed and decided on. Plain JSON. About a
 * place, never a person: what is person-bound exists only as counts and as facts on the procedure.
 */

export const ZONE_VARIANTS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
/** Alternatives of the same proposal that are laid beside each other. */
export type ZoneVariant = (typeof ZONE_VARIANTS)[number];

export const ZONE_STATUSES = ['concept', 'proposed', 'consulted', 'decided', 'active', 'expired', 'withdrawn'] as const;
export type ZoneStatus = (typeof ZONE_STATUSES)[number];

/** Closed rings in project metres [x0, y0, …]: outer counter-clockwise, holes clockwise, several parts allowed. */
export type ZoneRings = readonly (readonly number[])[];

/**
 * Civil time in the project's zone: a day "yyyy-mm-dd", or a minute "yyyy-mm-ddThh:mm" where hours count (art. 174b).
 * A last day belongs to the term whole. Null: not yet set.
 */
export interface ZoneTerm {
  readonly from: string | null;
  readonly to: string | null;
}

/** A place that the area must hold, or must leave free, with the point by which it is found again. Project metres. */
export interface ZonePlace {
  readonly id: string;
  /** A kind of POI_KINDS, or 'block' or 'point'. */
  readonly kind: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** One order to search (WWM art. 50–52), civil minutes "yyyy-mm-ddThh:mm". */
export interface SearchOrder {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What the registered weapons evidence is; counts, with where they come from. */
export interface WeaponsEvidence {
  readonly incidents: number | null;
  readonly seizures: number | null;
  /** Civil days between which was counted. */
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
}

/** A lighter means that was tried or weighed, and why it is not enough. */
export interface LighterMeans {
  readonly measureId: string;
  readonly text: string;
}

/** The mayor of another municipality who asks for, or is told of, an area there (art. 172a lid 3 and 4). */
export interface OtherMayor {
  readonly municipality: string;
  readonly agreedOn: string | null;
}

/** Facts that people enter because no data have them. Dates are civil days; null or '' is: not entered. */
export interface ZoneDeclaredFacts {
  /** Article of the local by-law (APV) by which the council grants the power. */
  readonly byLawArticle: string;
  /** Day of the consultation with the public prosecutor (officier van justitie), if need be in the triangle. */
  readonly prosecutorConsultedOn: string | null;
  readonly councilInformedOn: string | null;
  /** Whether the prosecutor gave an order for the same area under Sv art. 509hh; null = not asked. */
  readonly prosecutorOrderSameArea: boolean | null;
  readonly otherMayors: readonly OtherMayor[];
  readonly weapons: WeaponsEvidence | null;
  readonly searchOrders: readonly SearchOrder[];
  /** How often the measure was extended before the present term. */
  readonly renewalsSoFar: number;
  /** Art. 172a lid 6b: days on which the order holds when they are spread, and the months over which. */
  readonly spread: { readonly days: number; readonly months: number } | null;
  /** Art. 172(3): whether the by-law has a rule of its own for this; null = not looked up. */
  readonly byLawHasOwnRule: boolean | null;
  /** Art. 174b: why this could not be foreseen and cannot wait. */
  readonly unforeseenReason: string;
  readonly policeAdviceReference: string;
  readonly dpiaReference: string;
  /** Why no data protection impact assessment is needed. */
  readonly dpiaExceptionReason: string;
  /** Permit of the Autoriteit Persoonsgegevens, for a collective shop ban. */
  readonly permitReference: string;
  readonly lighterMeans: readonly LighterMeans[];
  readonly reviewOn: string | null;
  /** At which state of things the measure is withdrawn. */
  readonly withdrawalTrigger: string;
  /** Day of the measurement before the start. */
  readonly baselineOn: string | null;
  /** Name of the area that is compared with. */
  readonly comparisonArea: string;
  readonly signsPlanned: boolean;
  readonly decisionReference: string;
}

/** The incidents that carry the ground, and the words for it. */
export interface ZoneGrounds {
  readonly filter: StoredFilter;
  readonly text: string;
}

export interface ZoneVersion {
  readonly version: number;
  /** Instant, ISO 8601, at which this version was replaced. */
  readonly at: string;
  /** Why it was replaced. */
  readonly reason: string;
  readonly rings: ZoneRings;
  readonly term: ZoneTerm;
  readonly hours: readonly number[] | null;
}

export interface Zone {
  readonly id: string;
  readonly name: string;
  /** 1 for the first; goes up when shape, term or hours change after the concept was proposed. */
  readonly version: number;
  readonly variant: ZoneVariant;
  readonly scenarioId: string | null;
  /** Id of the measure in data/catalogue/measures.json. */
  readonly measureId: string;
  readonly rings: ZoneRings;
  readonly term: ZoneTerm;
  /** Hours of week (0–167, Monday 00–01 = 0) at which it holds; null = always. */
  readonly hours: readonly number[] | null;
  readonly status: ZoneStatus;
  /** Why it goes forward without a finished problem analysis; areas of older files may lack it. */
  readonly reasonWithoutAnalysis?: string;
  readonly grounds: ZoneGrounds;
  readonly facts: ZoneDeclaredFacts;
  readonly requiredPlaces: readonly ZonePlace[];
  readonly excludedPlaces: readonly ZonePlace[];
  readonly history: readonly ZoneVersion[];
  /** Smaller areas that were sought within the present shape; absent while none was sought. */
  readonly smaller?: readonly SmallerArea[];
}

export const NO_DECLARED_FACTS: ZoneDeclaredFacts = {
  byLawArticle: '',
  prosecutorConsultedOn: null,
  councilInformedOn: null,
  prosecutorOrderSameArea: null,
  otherMayors: [],
  weapons: null,
  searchOrders: [],
  renewalsSoFar: 0,
  spread: null,
  byLawHasOwnRule: null,
  unforeseenReason: '',
  policeAdviceReference: '',
  dpiaReference: '',
  dpiaExceptionReason: '',
  permitReference: '',
  lighterMeans: [],
  reviewOn: null,
  withdrawalTrigger: '',
  baselineOn: null,
  comparisonArea: '',
  signsPlanned: false,
  decisionReference: '',
};

/** A concept without a shape yet. `grounds.filter` is the filter under which the problem was seen. */
export function createZone(
  given: Pick<Zone, 'id' | 'name' | 'measureId' | 'grounds'> & Partial<Pick<Zone, 'variant' | 'scenarioId' | 'rings'>>,
): Zone {
  return {
    version: 1,
    variant: 'A',
    scenarioId: null,
    rings: [],
    term: { from: null, to: null },
    hours: null,
    status: 'concept',
    facts: NO_DECLARED_FACTS,
    requiredPlaces: [],
    excludedPlaces: [],
    history: [],
    ...given,
  };
}

/** What of a zone has legal effect: a change of it after the concept makes a new version. */
export type ZoneChange = Partial<Pick<Zone, 'rings' | 'term' | 'hours'>>;

/**
 * The zone with another shape, term or hours. A concept is changed in place; anything later becomes a concept again as
 * a new version, and what it was stays in the history. `at`: ISO instant; `reason`: why, in words.
 */
export function changeZone(zone: Zone, change: ZoneChange, at: string, reason: string): Zone {
  const { smaller, ...rest } = zone;
  // What was sought within another shape says nothing of this one.
  const kept = change.rings || !smaller ? rest : zone;
  if (zone.status === 'concept') return { ...kept, ...change };
  return { ...kept, ...change, version: zone.version + 1, status: 'concept', history: withPast(zone, at, reason) };
}

/** An extension: the next term, one renewal more, to be proposed and decided anew. Area and hours may shrink with it. */
export function renewZone(zone: Zone, term: ZoneTerm, at: string, reason: string, change: ZoneChange = {}): Zone {
  return {
    ...zone,
    ...change,
    term,
    version: zone.version + 1,
    status: 'concept',
    facts: {
      ...zone.facts,
      renewalsSoFar: zone.facts.renewalsSoFar + 1,
      prosecutorConsultedOn: null,
      councilInformedOn: null,
      decisionReference: '',
      searchOrders: [],
      reviewOn: null,
    },
    history: withPast(zone, at, reason),
  };
}

/** Another variant of the same proposal, a concept of its own without history. */
export function copyAsVariant(zone: Zone, id: string, variant: ZoneVariant): Zone {
  return { ...zone, id, variant, version: 1, status: 'concept', history: [] };
}

/** First variant letter that none of the zones uses; the last letter when all are in use. */
export function nextVariant(zones: readonly Pick<Zone, 'variant'>[]): ZoneVariant {
  const used = new Set(zones.map(({ variant }) => variant));
  return ZONE_VARIANTS.find((variant) => !used.has(variant)) ?? ZONE_VARIANTS[ZONE_VARIANTS.length - 1]!;
}

/** Last civil minute that belongs to a term end: a day counts to its end. */
const endOf = (to: string): string => (to.length === 10 ? `${to}T23:59` : to);
const startOf = (from: string): string => (from.length === 10 ? `${from}T00:00` : from);

/** Whether the term is over at a civil minute or day of the project's zone. */
export const isPastTerm = (zone: Pick<Zone, 'term'>, now: string): boolean =>
  zone.term.to !== null && endOf(zone.term.to) < startOf(now);

/** The zone as it is at a moment: what is in force or decided expires with its term. */
export function expireZone(zone: Zone, now: string): Zone {
  const runs = zone.status === 'active' || zone.status === 'decided';
  return runs && isPastTerm(zone, now) ? { ...zone, status: 'expired' } : zone;
}

function withPast(zone: Zone, at: string, reason: string): readonly ZoneVersion[] {
  const { version, rings, term, hours } = zone;
  return [...zone.history, { version, at, reason, rings, term, hours }];
}
