import type { CameraSign } from '../../domain/camera/camera-plan.ts';

const quote = (cell: string | number) =>
  /[";\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

/** The list of signs for who puts them up: semicolons and decimal commas, as Dutch spreadsheets read. */
export function signsToCsv(signs: readonly CameraSign[], headers: readonly string[]): string {
  const decimal = (value: number) => value.toFixed(2).replace('.', ',');
  const rows = signs.map(({ street, x, y }, i) => [i + 1, street, decimal(x), decimal(y)]);
  // The mark at the start tells spreadsheets that this is UTF-8.
  return `\ufeff${[headers, ...rows].map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`;
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** A page with the list, and the map as picture when there is one, for printing. `title` and texts are plain text. */
export function signsToHtml(
  signs: readonly CameraSign[],
  headers: readonly string[],
  { title, note, picture, language }: { title: string; note: string; picture: string | null; language: string },
): string {
  const row = (cells: readonly (string | number)[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join('')}</tr>`;
  const rows = signs.map(({ street, x, y }, i) => row([i + 1, street, x.toFixed(1), y.toFixed(1)], 'td'));
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body>
<h1>${escape(title)}</h1><p>${escape(note)}</p>${picture ? `<p><img src="${picture}" width="680" alt=""></p>` : ''}
<table border="1" cellpadding="4" cellspacing="0"><thead>${row(headers, 'th')}</thead><tbody>${rows.join('')}</tbody></table>
</body></html>`;
}
