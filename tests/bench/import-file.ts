import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const CATEGORIES = ['Fietsendiefstal', 'Vernieling', 'Jeugdoverlast', 'Winkeldiefstal', 'Geluidhinder', 'Inbraak'];
const SOURCES = ['politie', 'boa', 'mor'];
const FIRST_DAY = Date.UTC(2023, 0, 1);

/**
 * Writes an export of incidents as a municipality gets it: a case number (which the privacy gate drops), moment, RD place,
 * category and source; semicolons, decimal commas. Some 59 bytes a row. The same rows every time.
 */
export async function writeIncidentsCsv(path: string, rows: number): Promise<void> {
  const stream = createWriteStream(path);
  let state = 20_251_124;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let lines = ['Zaaknummer;Begindatum;X-coördinaat;Y-coördinaat;Soort;Bron'];
  for (let row = 0; row < rows; row++) {
    const moment = new Date(FIRST_DAY + Math.floor(random() * 1095 * 1440) * 60_000).toISOString();
    const date = `${moment.slice(8, 10)}-${moment.slice(5, 7)}-${moment.slice(0, 4)} ${moment.slice(11, 16)}`;
    // Sums of two: more in the middle of the town than at its edge.
    const x = (148_000 + 2_000 * (random() + random())).toFixed(1).replace('.', ',');
    const y = (503_000 + 2_000 * (random() + random())).toFixed(1).replace('.', ',');
    const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)]!;
    lines.push(`${2_000_000 + row};${date};${x};${y};${category};${SOURCES[Math.floor(random() * 3)]!}`);
    if (lines.length === 20_000) {
      if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
      lines = [];
    }
  }
  stream.end(lines.length > 0 ? `${lines.join('\n')}\n` : '');
  await once(stream, 'finish');
}
