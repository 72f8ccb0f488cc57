import type { ImportReport } from '../../formats/incidents/report.ts';
import type { Translate } from '../../i18n/index.ts';

/** A spreadsheet runs what starts like this; a quote before it makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The rejected rows as CSV (semicolons and a byte order mark, as Dutch Excel expects): row, column, reason. No values. */
export function rejectionsCsv({ rejections }: ImportReport, t: Translate): string {
  const head = [t('importing.row'), t('importing.column'), t('importing.reason')];
  const rows = rejections.list.map(({ row, column, reason }) => [
    String(row),
    column ?? '',
    t(`import.reject.${reason}`),
  ]);
  return `\uFEFF${[head, ...rows].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}
