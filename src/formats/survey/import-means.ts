import { LEAST_GROUP, type Survey, type SurveyCell } from '../../domain/survey/survey.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { normaliseWords } from '../cells/text.ts';
import { ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import { PlaceCollector } from './collect-places.ts';
import type { PerceptionContext } from './import-perception.ts';
import { readTextTable } from './read-text-table.ts';
import { Rejections } from './rejected-rows.ts';
import { readAnswer, roleOfQuestion, type SurveyColumns } from './survey-columns.ts';

const MEAN = /_?(avg|mean|gemiddeld)$/i;

/**
 * A survey that was added up already: a row a place, with mean, standard deviation and number of answers. Means by group
 * that names personal traits are refused by the gate; everything else that is no mean is not read.
 */
export async function importMeans(
  file: SourceFile,
  columns: readonly string[],
  { of, refused }: SurveyColumns,
  { crs, stamp }: PerceptionContext,
  task: ReadTask,
): Promise<Survey> {
  const gone = new Set(refused.map(({ name }) => name));
  const asked = columns
    .filter((name) => MEAN.test(name) && !gone.has(name))
    .map((name) => {
      const code = name.replace(MEAN, '');
      const deviation = columns.find((other) => new RegExp(`^${escape(code)}_?(stddev|sd|std)$`, 'i').test(other));
      return { mean: name, code, deviation };
    });
  const countColumn = of.count;
  if (!countColumn || asked.length === 0) throw new ImportError('import.error.perceptionUnknown', { file: file.name });
  const read = new Set([
    of.x!,
    of.y!,
    countColumn,
    ...(of.place ? [of.place] : []),
    ...asked.flatMap(({ mean, deviation }) => (deviation ? [mean, deviation] : [mean])),
  ]);
  const places = new PlaceCollector();
  const rejections = new Rejections();
  const cells: SurveyCell[] = [];
  const ranges = asked.map(() => ({ low: Infinity, high: -Infinity }));
  let rows = 0;
  let kept = 0;
  await readTextTable(
    file,
    task,
    (name) => read.has(name),
    ({ row, cells: texts }) => {
      rows++;
      const number = (name: string | undefined) => readAnswer(texts[name ?? ''] ?? '', false);
      const [x, y, n] = [number(of.x), number(of.y), number(countColumn)];
      if (!Number.isFinite(x) || !Number.isFinite(y)) return rejections.add('survey.rejected.noPlace', row);
      if (!(n >= 1)) return rejections.add('survey.rejected.noAnswer', row);
      kept++;
      const place = places.add(texts[of.place ?? ''] ?? '', null, x, y);
      asked.forEach(({ mean, deviation }, question) => {
        const value = number(mean);
        if (!Number.isFinite(value)) return;
        const range = ranges[question]!;
        [range.low, range.high] = [Math.min(range.low, value), Math.max(range.high, value)];
        const spread = number(deviation);
        const isShown = n >= LEAST_GROUP;
        cells.push({
          place,
          question,
          group: null,
          n,
          sum: isShown ? n * value : null,
          sumSquares: isShown && Number.isFinite(spread) ? (n - 1) * spread ** 2 + n * value ** 2 : null,
          below: null,
        });
      });
    },
  );
  return {
    ...stamp,
    fileName: file.name,
    months: ['', ''],
    questions: asked.map(({ code }, i) => ({
      code,
      text: normaliseWords(code),
      role: roleOfQuestion(code),
      // Means lie inside the scale, so the scale is at least as wide, in whole steps.
      low: Math.min(1, Math.floor(ranges[i]!.low)),
      high: Math.ceil(ranges[i]!.high),
    })),
    places: places.finish(crs, file.name),
    cells,
    report: {
      rows,
      kept,
      rejected: rejections.list(),
      dropped: [
        ...refused,
        ...columns
          .filter((name) => !read.has(name) && !gone.has(name))
          .map((name) => ({ name, key: 'survey.dropped.notNeeded' })),
      ],
    },
  };
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
