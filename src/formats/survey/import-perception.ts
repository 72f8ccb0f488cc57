import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { PerceptionFile } from '../../domain/survey/survey.ts';
import { importAreaTable, isAreaTable } from '../area-statistics/import-area-table.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { ImportError } from '../import-error.ts';
import { openTable } from '../tables/registry.ts';
import type { ReadTask } from '../task.ts';
import { importAnswers } from './import-answers.ts';
import { importInterviews } from './import-interviews.ts';
import { importMeans } from './import-means.ts';
import { importSeries } from './import-series.ts';
import { readSurveyColumns } from './survey-columns.ts';

export interface PerceptionStamp {
  readonly id: string;
  /** Instant, ISO 8601. */
  readonly importedAt: string;
}

export interface PerceptionContext {
  readonly crs: ProjectCrs;
  /** Codes of the areas of the project; an area table is kept for these and what lies above them. */
  readonly areaCodes: readonly string[];
  readonly stamp: PerceptionStamp;
}

/**
 * Reads a file of what people say, or of what others count: answers (one a row, or one respondent a row), means by place,
 * coded interviews, monthly figures, or a table of areas. What it is follows from its columns.
 *
 * @throws ImportError perceptionUnknown when it is none of these
 */
export async function importPerception(
  file: SourceFile,
  context: PerceptionContext,
  task: ReadTask,
): Promise<PerceptionFile> {
  if (/\.json$/i.test(file.name)) return { kind: 'areaTable', areaTable: await importAreaTable(file, context, task) };
  const { columns } = await openTable(file);
  if (isAreaTable(columns)) return { kind: 'areaTable', areaTable: await importAreaTable(file, context, task) };
  const named = readSurveyColumns(columns);
  const has = (...meanings: (keyof typeof named.of)[]) => meanings.every((meaning) => named.of[meaning] !== undefined);
  if (has('series', 'value', 'month'))
    return { kind: 'series', series: await importSeries(file, named, context, task) };
  if (has('theme') && (has('tone') || has('interview')))
    return { kind: 'interviews', interviews: await importInterviews(file, columns, named, context, task) };
  if (columns.some((name) => /_?(avg|mean|gemiddeld)$/i.test(name)) && has('x', 'y'))
    return { kind: 'survey', survey: await importMeans(file, columns, named, context, task) };
  const hasPlace = has('x', 'y') || has('areaCode') || has('place');
  if (hasPlace && (has('answer') || !has('series')))
    return { kind: 'survey', survey: await importAnswers(file, columns, named, context, task) };
  throw new ImportError('import.error.perceptionUnknown', { file: file.name });
}
