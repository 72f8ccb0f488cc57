import { createIncidentTable, TimePrecision, type IncidentTable } from '../../src/domain/incident/incident-table.ts';
import { DAY_MS } from '../../src/domain/incident/incident-filter.ts';
import { randomSource } from '../analysis/brush/random-source.ts';

export const CELLS = 500;
export const CELL_METRES = 25;
export const FIRST_DAY = Date.UTC(2016, 0, 1);
export const DAYS = 3650;
export const CATEGORIES = Array.from({ length: 14 }, (_, k) => `category-${k}`);
export const SOURCES = Array.from({ length: 5 }, (_, k) => `source-${k}`);
const WIDTH = CELLS * CELL_METRES;
const MINUTE = 60_000;
const CENTRES = 60;

/**
 * A town of 500 × 500 cells over ten years: a third of the incidents spread evenly, the rest around 60 centres of uneven
 * weight; 78 % exact, 16 % windows of up to 16 hours, 3 % of days, 2 % days, 1 % without time; 2 % without place.
 */
export function townIncidents(length: number): IncidentTable {
  const random = randomSource(1);
  const table = createIncidentTable(length, CATEGORIES, SOURCES);
  const normal = () => (random() + random() + random() + random() + random() + random() - 3) * 1.414;
  const centres = Array.from({ length: CENTRES }, () => ({
    x: random() * WIDTH,
    y: random() * WIDTH,
    spread: 100 + random() * 900,
  }));
  const within = (value: number) => Math.min(WIDTH - 1, Math.max(0, value));
  for (let row = 0; row < length; row++) {
    const centre = random() < 0.33 ? null : centres[Math.floor(random() * random() * CENTRES)]!;
    if (random() > 0.02) {
      table.x[row] = centre ? within(centre.x + normal() * centre.spread) : random() * WIDTH;
      table.y[row] = centre ? within(centre.y + normal() * centre.spread) : random() * WIDTH;
    }
    table.category[row] = Math.floor(random() * random() * CATEGORIES.length);
    table.source[row] = Math.floor(random() * random() * SOURCES.length);
    setTime(table, row, random);
  }
  return table;
}

function setTime(table: IncidentTable, row: number, random: () => number): void {
  const sort = random();
  if (sort > 0.99) return;
  const start = FIRST_DAY + Math.floor(random() * DAYS * 1440) * MINUTE;
  const day = Math.floor(start / DAY_MS) * DAY_MS;
  table.start[row] = sort > 0.97 ? day : start;
  if (sort < 0.78) [table.end[row], table.precision[row]] = [start, TimePrecision.minute];
  else if (sort < 0.94) {
    [table.end[row], table.precision[row]] = [
      start + Math.ceil(random() * random() * 960) * MINUTE,
      TimePrecision.interval,
    ];
  } else if (sort < 0.97) {
    [table.end[row], table.precision[row]] = [
      start + Math.ceil((1 + random() * 10) * 1440) * MINUTE,
      TimePrecision.interval,
    ];
  } else [table.end[row], table.precision[row]] = [day + DAY_MS, TimePrecision.day];
}
