import { LEAST_GROUP, type Interviews } from '../../domain/survey/survey.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import type { ReadTask } from '../task.ts';
import { PlaceCollector } from './collect-places.ts';
import type { PerceptionContext } from './import-perception.ts';
import { readTextTable } from './read-text-table.ts';
import { Rejections } from './rejected-rows.ts';
import { readAnswer, type SurveyColumns } from './survey-columns.ts';

/**
 * Conversations and walk-arounds that were coded to themes: a row a code. Kept are the number of conversations, and
 * mentions and mean tone by theme and place; the conversations themselves are not told apart afterwards.
 */
export async function importInterviews(
  file: SourceFile,
  columns: readonly string[],
  { of, refused }: SurveyColumns,
  { crs, stamp }: PerceptionContext,
  task: ReadTask,
): Promise<Interviews> {
  const used = new Set([of.theme, of.tone, of.interview, of.place, of.areaCode, of.x, of.y].filter(Boolean));
  const places = new PlaceCollector();
  const rejections = new Rejections();
  const conversations = new Set<string>();
  const sums = new Map<
    string,
    { theme: string; place: number | null; mentions: number; tone: number; toned: number }
  >();
  let rows = 0;
  let kept = 0;
  await readTextTable(
    file,
    task,
    (name) => used.has(name),
    ({ row, cells }) => {
      rows++;
      const theme = cells[of.theme!] ?? '';
      if (!theme) return rejections.add('survey.rejected.noTheme', row);
      kept++;
      if (of.interview) conversations.add(cells[of.interview] ?? '');
      const number = (name: string | undefined) => readAnswer(cells[name ?? ''] ?? '', false);
      const name = cells[of.place ?? ''] ?? '';
      const areaCode = cells[of.areaCode ?? ''] || null;
      const place = name || areaCode ? places.add(name, areaCode, number(of.x), number(of.y)) : null;
      const tone = number(of.tone);
      for (const at of new Set([null, place])) {
        const key = `${at} ${theme}`;
        const sum = sums.get(key) ?? { theme, place: at, mentions: 0, tone: 0, toned: 0 };
        sums.set(key, sum);
        sum.mentions++;
        if (Number.isFinite(tone)) {
          sum.tone += tone;
          sum.toned++;
        }
      }
    },
  );
  return {
    ...stamp,
    fileName: file.name,
    conversations: conversations.size,
    places: places.finish(crs, file.name),
    themes: [...sums.values()]
      .map(({ theme, place, mentions, tone, toned }) => ({
        theme,
        place,
        mentions,
        meanTone: toned >= LEAST_GROUP ? tone / toned : null,
      }))
      .sort((a, b) => b.mentions - a.mentions),
    report: {
      rows,
      kept,
      rejected: rejections.list(),
      dropped: [
        ...refused,
        ...columns
          .filter((name) => !used.has(name) && !refused.some((one) => one.name === name))
          .map((name) => ({ name, key: 'survey.dropped.notNeeded' })),
      ],
    },
  };
}
