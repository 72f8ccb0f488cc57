import { findRegularities, type SourceHabits } from '../analysis/data-critique/regularities.ts';
import { findReportingChanges, type ReportingChange } from '../analysis/data-critique/reporting-change.ts';
import { outcomeOf, outcomeWithout, type Outcome, type WithoutOutcome } from '../analysis/data-critique/without.ts';
import { wholeMonthsBySource } from '../analysis/months/months-by-source.ts';
import type { StudyPlaces } from '../analysis/grid/study-cells.ts';
import type { HotspotSettings } from '../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import { REGULARITIES, type Regularity } from '../domain/incident/regularity.ts';
import { serve, type Task } from './protocol.ts';

export interface CritiqueFindings {
  readonly sources: readonly SourceHabits[];
  /** Rows marked, by regularity. */
  readonly marked: Readonly<Record<Regularity, number>>;
  readonly changes: readonly (ReportingChange & {
    /** Civil start of the first month after the change, epoch ms. */
    readonly at: number;
  })[];
}

export interface CritiqueVariant extends WithoutOutcome {
  readonly leftOut: Regularity | 'source';
  /** Name of the source that is left out. */
  readonly source: string | null;
  readonly rows: number;
}

export interface CritiqueAnswer {
  readonly whole: Outcome;
  readonly variants: readonly CritiqueVariant[];
}

let table: IncidentTable | null = null;
let places: StudyPlaces | null = null;
let marks: Readonly<Record<Regularity, Uint8Array>> | null = null;

const countOf = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0);

const api = {
  /** Takes the rows and what is known of the place, and looks at how the rows were registered. */
  load(rows: IncidentTable, known: StudyPlaces, _task: Task): CritiqueFindings {
    [table, places] = [rows, known];
    const report = findRegularities(rows);
    marks = report.rows;
    const { counts, monthStarts } = wholeMonthsBySource(rows);
    return {
      sources: report.sources,
      marked: Object.fromEntries(REGULARITIES.map((one) => [one, countOf(report.rows[one])])) as Record<
        Regularity,
        number
      >,
      changes: findReportingChanges(counts).changes.map((change) => ({ ...change, at: monthStarts[change.month]! })),
    };
  },

  /** The hotspots again without what was marked, one kind at a time, and without each source in `sources`. */
  async without(
    filter: IncidentFilter,
    settings: HotspotSettings,
    sources: readonly string[],
    task: Task,
  ): Promise<CritiqueAnswer> {
    if (!table || !places || !marks) throw new Error('the result without rows was asked before any rows were loaded');
    const rows = table;
    const question = { filter, settings, places };
    const whole = outcomeOf(rows, question);
    const asked = [
      ...REGULARITIES.map((leftOut) => ({ leftOut, source: null, flags: marks![leftOut] })),
      ...sources.map((source) => {
        const index = rows.sources.indexOf(source);
        const flags = Uint8Array.from(rows.source, (of) => (of === index ? 1 : 0));
        return { leftOut: 'source' as const, source, flags };
      }),
    ].map((one) => ({ ...one, rows: countOf(one.flags) }));
    const variants: CritiqueVariant[] = [];
    for (const { leftOut, source, flags, rows: marked } of asked.filter((one) => one.rows > 0)) {
      variants.push({ leftOut, source, rows: marked, ...outcomeWithout(whole, rows, flags, question) });
      task.progress({ stage: 'critique.stage', fraction: variants.length / asked.length });
      await task.breathe();
    }
    return { whole: { incidents: whole.incidents, hotspots: whole.hotspots }, variants };
  },
};

export type CritiqueApi = typeof api;

serve(api, globalThis);
