import type { MonthlySeries } from '../../domain/survey/survey.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { ImportError } from '../import-error.ts';
import type { ReadTask } from '../task.ts';
import type { PerceptionContext } from './import-perception.ts';
import { readTextTable } from './read-text-table.ts';
import { readAnswer, type SurveyColumns } from './survey-columns.ts';

/**
 * Monthly figures of others, several series in one file: month (yyyy-mm or yyyy-mm-dd), name, value, unit, source.
 * @throws ImportError badMonth, naming the row, for a month that is not one
 */
export async function importSeries(
  file: SourceFile,
  { of }: SurveyColumns,
  { stamp }: PerceptionContext,
  task: ReadTask,
): Promise<readonly MonthlySeries[]> {
  const used = new Set([of.series, of.value, of.month, of.unit, of.source].filter(Boolean));
  const found = new Map<string, { unit: string; source: string; values: { month: string; value: number }[] }>();
  await readTextTable(
    file,
    task,
    (name) => used.has(name),
    ({ row, cells }) => {
      const name = cells[of.series!] ?? '';
      const month = (cells[of.month!] ?? '').slice(0, 7);
      const value = readAnswer(cells[of.value!] ?? '', false);
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
        throw new ImportError('import.error.badMonth', { file: file.name, row, column: of.month! });
      // A month without a value is a month that was not counted.
      if (!name || !Number.isFinite(value)) return;
      const series = found.get(name) ?? {
        unit: cells[of.unit ?? ''] ?? '',
        source: cells[of.source ?? ''] ?? '',
        values: [],
      };
      found.set(name, series);
      series.values.push({ month, value });
    },
  );
  return [...found].map(([name, { unit, source, values }], i) => ({
    id: `${stamp.id}-${i}`,
    importedAt: stamp.importedAt,
    fileName: file.name,
    name,
    unit,
    source,
    values: values.sort((a, b) => a.month.localeCompare(b.month)),
  }));
}
