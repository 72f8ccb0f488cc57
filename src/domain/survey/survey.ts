import catalogue from '../../../data/catalogue/survey.json' with { type: 'json' };

/**
 * What people say about places, only as counts and sums: no answer of one person is kept. Groups are the part that
 * people play at a place (resident, shopkeeper, visitor), as the survey names them.
 */

/** Below this number of answers a group or place shows its number only. */
export const LEAST_GROUP: number = catalogue.leastGroup.value;

export const QUESTION_ROLES = ['safetyDay', 'safetyEvening', 'safety', 'victim', 'reported', 'other'] as const;
/** What a question asks: how safe it feels (higher is safer), whether something happened, whether that was reported. */
export type QuestionRole = (typeof QUESTION_ROLES)[number];

export interface SurveyQuestion {
  readonly code: string;
  readonly text: string;
  readonly role: QuestionRole;
  /** Lowest and highest answer; yes/no is 0–1. */
  readonly low: number;
  readonly high: number;
}

/** A place that answers are about: a point, or a neighbourhood by its code. */
export interface SurveyPlace {
  readonly name: string;
  /** Project metres; null where only the area is known. */
  readonly x: number | null;
  readonly y: number | null;
  readonly areaCode: string | null;
}

/** Answers to one question at one place. `sum` and `sumSquares` are null where there are fewer than `LEAST_GROUP`. */
export interface AnswerSum {
  readonly n: number;
  readonly sum: number | null;
  readonly sumSquares: number | null;
  /** Answers below the middle of the scale; null where withheld or where the file has means only. */
  readonly below: number | null;
}

export interface SurveyCell extends AnswerSum {
  /** Index into `places` and `questions`. */
  readonly place: number;
  readonly question: number;
  /** Group; null = all groups together. Groups below `LEAST_GROUP` have no cell of their own. */
  readonly group: string | null;
}

export interface Survey {
  readonly id: string;
  readonly fileName: string;
  readonly importedAt: string;
  /** First and last month as they stand in the file; '' when it has none. */
  readonly months: readonly [first: string, last: string];
  readonly questions: readonly SurveyQuestion[];
  readonly places: readonly SurveyPlace[];
  readonly cells: readonly SurveyCell[];
  readonly report: SurveyReport;
}

/** What happened to the rows and columns of a file. */
export interface SurveyReport {
  readonly rows: number;
  readonly kept: number;
  /** Why rows were left out, by message key. */
  readonly rejected: readonly { readonly key: string; readonly rows: number; readonly firstRow: number }[];
  /** Columns that were not read, with the key of the reason. */
  readonly dropped: readonly { readonly name: string; readonly key: string }[];
}

/** Conversations and walk-arounds, coded to themes. Tone from −2 (bad) to 2 (good). */
export interface Interviews {
  readonly id: string;
  readonly fileName: string;
  readonly importedAt: string;
  readonly conversations: number;
  readonly places: readonly SurveyPlace[];
  readonly themes: readonly {
    readonly theme: string;
    /** Index into `places`; null = all places together. */
    readonly place: number | null;
    readonly mentions: number;
    /** Null below `LEAST_GROUP` mentions. */
    readonly meanTone: number | null;
  }[];
  readonly report: SurveyReport;
}

/** Counts of others by month: travellers, people staying, visitors. */
export interface MonthlySeries {
  readonly id: string;
  readonly fileName: string;
  readonly importedAt: string;
  readonly name: string;
  readonly unit: string;
  readonly source: string;
  /** `month` = yyyy-mm. */
  readonly values: readonly { readonly month: string; readonly value: number }[];
}

/** A table of registered crime or nuisance by area and period, as CBS and Politie publish them. */
export interface AreaTable {
  readonly id: string;
  readonly fileName: string;
  readonly importedAt: string;
  /** Table code when the file name tells it, e.g. "47022NED"; else ''. */
  readonly table: string;
  /** Name of the measure column. */
  readonly measure: string;
  readonly topics: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly AreaTableRow[];
  readonly report: AreaTableReport;
}

export interface AreaTableRow {
  readonly topic: string;
  readonly areaCode: string;
  readonly year: number;
  /** 1–12; null = the whole year. */
  readonly month: number | null;
  /** Null is withheld, never zero. */
  readonly value: number | null;
}

export interface AreaTableReport {
  readonly rows: number;
  readonly kept: number;
  /** Rows of the total over all topics, kept apart. */
  readonly totals: number;
  readonly withheld: number;
  readonly yearRows: number;
  readonly monthRows: number;
  /** Codes that had blanks around them. */
  readonly trimmed: number;
  /** Areas that are not in this project. */
  readonly elsewhere: number;
  /** Newest month, which is not yet complete; null for yearly tables. */
  readonly incomplete: string | null;
}

/** What a file of this kind turned out to be. */
export type PerceptionFile =
  | { readonly kind: 'survey'; readonly survey: Survey }
  | { readonly kind: 'interviews'; readonly interviews: Interviews }
  | { readonly kind: 'series'; readonly series: readonly MonthlySeries[] }
  | { readonly kind: 'areaTable'; readonly areaTable: AreaTable };
