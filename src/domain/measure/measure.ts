/**
 * A measure, instrument or practice example as the catalogue has it (data/catalogue/measures*.json). Its texts lie in
 * the data, in both languages, so that adding a measure is editing data.
 */

export interface Localised {
  readonly nl: string;
  readonly en: string;
}

export const MEASURE_CATEGORIES = ['foundation', 'preventive', 'repressive'] as const;
export type MeasureCategory = (typeof MEASURE_CATEGORIES)[number];

/** process = ways of working; place = holds in an area; person = aimed at persons; private = of shops or homes. */
export const MEASURE_KINDS = ['process', 'place', 'person', 'private', 'national'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

export const MEASURE_GEOMETRIES = ['none', 'point', 'line', 'polygon', 'point-buffer'] as const;
export type MeasureGeometry = (typeof MEASURE_GEOMETRIES)[number];

/** What can be the matter; measures are sought by it. */
export const PROBLEM_KINDS = [
  'any',
  'nuisance',
  'theft',
  'violence',
  'weapons',
  'alcohol',
  'drugs',
  'groups',
  'public-transport',
  'homes',
  'worries',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** What must be there before a decision; the checks look whether it is. */
export const REQUIREMENTS = [
  'councilGrant',
  'prosecutorConsulted',
  'prosecutorAdvised',
  'noProsecutorOrder',
  'informCouncil',
  'otherMayor',
  'weapons',
  'unforeseen',
  'noByLawRule',
  'policeAdvice',
  'impactAssessment',
  'permit',
  'signs',
  'publicPlacesOnly',
  'endDate',
  'withdrawalTrigger',
  'lighterMeans',
  'reachability',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export const SPUK_FLAGS = ['namedInToolbox', 'likely', 'unknown', 'no', 'notApplicable'] as const;
/** Whether the SPUK grant may pay for it; everything but `namedInToolbox` is a reading, the ministry decides. */
export type SpukFlag = (typeof SPUK_FLAGS)[number];

/** A statement with where it comes from, and whether it was read there. */
export interface SourcedText {
  readonly text: Localised;
  readonly source: string;
  readonly verified: boolean;
}

/** Limits of the term, as ids in data/catalogue/thresholds.json; null = there is none. */
export interface TermRule {
  readonly months: string | null;
  readonly hours: string | null;
  /** Limit of the local by-law, to be filled in by the municipality. */
  readonly days: string | null;
  readonly renewals: string | null;
  /** Alternative of art. 172a lid 6 onder b. */
  readonly spreadDays: string | null;
  readonly spreadMonths: string | null;
  readonly searchOrderHours: string | null;
  /** Longer than this asks for an explanation; a design choice, not law. */
  readonly warnDays: string | null;
}

export interface Hearing {
  readonly who: Localised;
  /** required by law, advised by a source, or usual in practice. */
  readonly strength: 'required' | 'advised' | 'usual';
  readonly source: string;
}

export interface Evidence {
  /** `none`: no review of this measure exists in what was looked at; then the text says just that. */
  readonly strength: 'none' | 'practice' | 'single-study' | 'review';
  readonly text: Localised;
  readonly source: string;
  readonly verified: boolean;
}

export interface Measure {
  readonly id: string;
  /** Section of the Toolbox of October 2023, e.g. "2.6"; "law" when it stands only in the law. */
  readonly section: string;
  readonly name: Localised;
  readonly category: MeasureCategory;
  readonly kind: MeasureKind;
  /** Place on the ladder, 0 = lightest; ties keep the order of the file. */
  readonly weight: number;
  readonly problems: readonly ProblemKind[];
  /** What it is. */
  readonly summary: Localised;
  /** What to do, step by step. */
  readonly steps: readonly Localised[];
  readonly geometry: readonly MeasureGeometry[];
  /** Ids in data/catalogue/legal.json. */
  readonly legalBasis: readonly string[];
  readonly decides: Localised;
  readonly mandate: 'notAllowed' | 'allowed' | 'notApplicable';
  readonly hearings: readonly Hearing[];
  readonly preconditions: readonly SourcedText[];
  readonly requirements: readonly Requirement[];
  readonly term: Localised;
  readonly termRule: TermRule | null;
  /** When it may hold in the week; null = no rule. */
  readonly hours: Localised | null;
  /** Ids of measures to weigh first. */
  readonly lighter: readonly string[];
  /** Ids in data/catalogue/measures-partners.json. */
  readonly partners: readonly string[];
  readonly documents: readonly Localised[];
  readonly evidence: readonly Evidence[];
  /** Checks that apply to an area for this measure, e.g. "G3". */
  readonly checks: readonly string[];
  readonly spuk: SpukFlag;
  /** Is told, and can never be planned or proposed. */
  readonly infoOnly: boolean;
  readonly notes: readonly SourcedText[];
  readonly source: string;
}

/** A measure for which an area can be drawn in a plan. */
export const isPlannable = (measure: Pick<Measure, 'infoOnly' | 'geometry'>): boolean =>
  !measure.infoOnly && measure.geometry.some((geometry) => geometry !== 'none');
