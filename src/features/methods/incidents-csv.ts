import { selectIncidents } from '../../analysis/tools/selected-incidents.ts';
import type { ToolFrame } from '../../analysis/tools/tool-types.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';

/**
 * The incidents under the filter as the R scripts read them: place in metres, middle of the time window on the local clock,
 * category. A formula in a category is made text.
 */
export function incidentsCsv(table: IncidentTable, frame: ToolFrame): string {
  const { rows, x, y, time } = selectIncidents(table, frame, { place: true, longestDays: 31 });
  const lines = Array.from(rows, (row, i) => {
    const category = (table.categories[table.category[row]!] ?? '')
      .replaceAll('"', '""')
      .replace(/^([=+\-@\t\r])/, "'$1");
    return `${x[i]!.toFixed(2)},${y[i]!.toFixed(2)},${new Date(time[i]!).toISOString().slice(0, 19)},"${category}"`;
  });
  return `x,y,time,category\n${lines.join('\n')}\n`;
}
