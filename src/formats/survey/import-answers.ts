import type { Survey, SurveyQuestion, SurveyReport } from '../../domain/survey/survey.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import { AnswerSums } from './answer-sums.ts';
import { PlaceCollector } from './collect-places.ts';
import type { PerceptionContext } from './import-perception.ts';
import { readTextTable, type TextRow } from './read-text-table.ts';
import { Rejections } from './rejected-rows.ts';
import { readAnswer, readScale, roleOfQuestion, type SurveyColumns } from './survey-columns.ts';

/** More groups than this in a column are not parts that people play at a place; the column may tell persons apart. */
const MOST_GROUPS = 12;
const MOST_QUESTIONS = 80;

interface Given {
  readonly question: number;
  readonly answer: number;
}

/**
 * Answers to a survey: one answer a row (question, answer, scale), or one respondent a row with a column a question.
 * Rows are added up as they are read. Columns that are neither place, group, month nor a numeric or yes/no question are
 * not kept: free text among them.
 *
 * @throws ImportError perceptionUnknown without any question, groupsArePersons for a group column of many values
 */
export async function importAnswers(
  file: SourceFile,
  columns: readonly string[],
  named: SurveyColumns,
  { crs, stamp }: PerceptionContext,
  task: ReadTask,
): Promise<Survey> {
  const { of } = named;
  const isLong = of.answer !== undefined;
  const used = new Set(Object.values(of));
  const refused = new Set(named.refused.map(({ name }) => name));
  const candidates = isLong ? [] : columns.filter((name) => !used.has(name) && !refused.has(name));
  const places = new PlaceCollector();
  const rejections = new Rejections();
  const sums = new AnswerSums();
  const groups = new Set<string>();
  const months: string[] = [];
  const questions = new Map<string, { index: number; text: string; low: number; high: number }>();
  const notNumeric = new Set<string>();
  let rows = 0;
  let kept = 0;
  const questionOf = (code: string, text: string, scale: { low: number; high: number }) => {
    let question = questions.get(code);
    if (!question) {
      if (questions.size >= MOST_QUESTIONS)
        throw new ImportError('import.error.perceptionUnknown', { file: file.name });
      questions.set(code, (question = { index: questions.size, text, ...scale }));
    }
    question.low = Math.min(question.low, scale.low);
    question.high = Math.max(question.high, scale.high);
    return question.index;
  };
  const givenIn = ({ cells }: TextRow): Given[] => {
    if (isLong) {
      const code = cells[of.question ?? ''] || cells[of.questionText ?? ''] || '1';
      const scale = readScale(cells[of.scale ?? ''] ?? '');
      const answer = readAnswer(cells[of.answer] ?? '', scale?.low === 0 && scale.high === 1);
      if (Number.isNaN(answer)) return [];
      const text = cells[of.questionText ?? ''] || code;
      return [{ question: questionOf(code, text, scale ?? { low: answer, high: answer }), answer }];
    }
    return candidates.flatMap((name) => {
      const text = cells[name] ?? '';
      if (text === '' || notNumeric.has(name)) return [];
      const answer = readAnswer(text, false);
      if (Number.isNaN(answer) || Math.abs(answer) > 100) {
        notNumeric.add(name);
        return [];
      }
      return [{ question: questionOf(name, name, { low: answer, high: answer }), answer }];
    });
  };
  const wants = (name: string) => used.has(name) || candidates.includes(name);
  await readTextTable(file, task, wants, (row) => {
    rows++;
    const { cells } = row;
    const given = givenIn(row);
    if (given.length === 0) return rejections.add('survey.rejected.noAnswer', row.row);
    const x = readAnswer(cells[of.x ?? ''] ?? '', false);
    const y = readAnswer(cells[of.y ?? ''] ?? '', false);
    const areaCode = cells[of.areaCode ?? ''] || null;
    const name = cells[of.place ?? ''] || cells[of.street ?? ''] || '';
    if (!name && !areaCode && !(Number.isFinite(x) && Number.isFinite(y)))
      return rejections.add('survey.rejected.noPlace', row.row);
    const group = cells[of.group ?? ''] || null;
    if (group) groups.add(group);
    if (groups.size > MOST_GROUPS)
      throw new ImportError('import.error.groupsArePersons', { file: file.name, column: of.group! });
    const month = cells[of.month ?? ''];
    if (month && months.length < 10_000) months.push(month);
    kept++;
    const place = places.add(name, areaCode, x, y);
    for (const { question, answer } of given) sums.add(place, question, group, answer);
  });
  const asked = [...questions].filter(([code]) => !notNumeric.has(code));
  if (asked.length === 0) throw new ImportError('import.error.perceptionUnknown', { file: file.name });
  for (const [, question] of asked) Object.assign(question, wholeScale(question));
  const middles = new Map(asked.map(([, { index, low, high }]) => [index, (low + high) / 2]));
  const renumbered = new Map(asked.map(([, { index }], i) => [index, i]));
  months.sort();
  const report: SurveyReport = {
    rows,
    kept,
    rejected: rejections.list(),
    dropped: [
      ...named.refused,
      ...columns
        .filter((name) => !used.has(name) && !refused.has(name) && (isLong || notNumeric.has(name)))
        .map((name) => ({ name, key: 'survey.dropped.freeText' })),
      ...(of.answerId ? [{ name: of.answerId, key: 'survey.dropped.number' }] : []),
    ],
  };
  return {
    ...stamp,
    fileName: file.name,
    months: [months[0] ?? '', months.at(-1) ?? ''],
    questions: asked.map(([code, { text, low, high }]): SurveyQuestion => ({
      code,
      text,
      role: roleOfQuestion(text),
      low,
      high,
    })),
    places: places.finish(crs, file.name),
    cells: sums
      .finish((question) => middles.get(question) ?? NaN)
      .flatMap((cell) => {
        const question = renumbered.get(cell.question);
        return question === undefined ? [] : [{ ...cell, question }];
      }),
    report,
  };
}

/** The usual scale that holds the answers seen: nobody need have given the lowest or the highest. */
function wholeScale({ low, high }: { readonly low: number; readonly high: number }) {
  if (low >= 0 && high <= 1) return { low: 0, high: 1 };
  if (low >= 1 && high <= 5) return { low: 1, high: 5 };
  if (low >= 1 && high <= 10) return { low: 1, high: 10 };
  return { low, high };
}
