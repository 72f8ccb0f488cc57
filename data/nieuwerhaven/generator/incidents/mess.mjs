/**
 * What goes wrong between the street and the file: late rows are missing, coordinates are not filled in, rows are entered
 * twice, and some rows are plainly wrong. Everything done here is counted for the truth file.
 */
import { createRandom } from '../lib/random.mjs';
import { toRd } from '../write/files.mjs';
import { DAY, minutesOf, partsOf } from './calendar.mjs';
import { CATEGORIES } from './categories.mjs';

const SOURCES = ['politie', 'boa', 'meldingen', 'winkeliers', 'ov'];
/** Day of December 2025 on which each file was made: later rows are not in it. */
const DELIVERED = { politie: 12, boa: 15, meldingen: 18, winkeliers: 14, ov: 10 };
const MISSING_SHARE = 0.02;
const DUPLICATE_SHARE = 0.01;
const DATE_ONLY_SHARE = { politie: 0.03, meldingen: 0, boa: 0.01, winkeliers: 0.02, ov: 0 };
/** Wrong rows to add per source and reason. */
const WRONG = {
  politie: { endBeforeStart: 11, outsideMunicipality: 9, swappedAxes: 8, impossibleDate: 6 },
  boa: { outsideMunicipality: 4, impossibleDate: 5 },
  meldingen: { swappedAxes: 6, outsideMunicipality: 3 },
  winkeliers: { impossibleDate: 2 },
  ov: { swappedAxes: 3 },
};

/** A date as text parts, so that a wrong one can be written too. */
function written(minutes) {
  const p = partsOf(minutes);
  return { year: p.year, month: p.month, day: p.day, hour: p.hour, minute: p.minute };
}

function spoil(row, reason, random) {
  const bad = { ...row, wrong: reason, planted: null, duplicateOf: null, missing: false, dateOnly: false };
  // A metre or two aside: once a swapped pair is mended, it must not be a duplicate of the row it was made from.
  const [x, y] = row.rd.map((v) => Math.round((v + random.between(1, 3)) * 100) / 100);
  bad.rd = [x, y];
  if (reason === 'endBeforeStart') {
    const earlier = row.start - random.whole(1, 9) * DAY;
    // Swapped as a clerk would: the later moment stands first.
    bad.startText = written(Math.max(row.start, earlier) + 60);
    bad.endText = written(Math.max(0, Math.min(row.start, earlier)));
  }
  if (reason === 'outsideMunicipality')
    bad.rd = [x + random.pick([-1, 1]) * random.between(24000, 38000), y - random.between(15000, 60000)];
  if (reason === 'swappedAxes') bad.swapped = true;
  if (reason === 'impossibleDate')
    bad.startText = bad.endText = {
      ...written(row.start),
      ...random.pick([
        { month: 2, day: 30 },
        { month: 4, day: 31 },
        { month: 11, day: 31 },
      ]),
    };
  return bad;
}

/** Rows per source, ready to be written: { politie: [...], … }. */
export function makeMess(incidents) {
  const result = {};
  for (const source of SOURCES) {
    const random = createRandom(`mess:${source}`);
    const cutOff = minutesOf(2025, 12, DELIVERED[source]);
    const found = new Set(CATEGORIES.filter((c) => c.found).map((c) => c.name));
    const rows = incidents
      .filter((row) => row.source === source && row.end < cutOff)
      .map((row) => ({
        ...row,
        rd: toRd(row.point),
        wrong: null,
        duplicateOf: null,
        missing: !row.pileUp && random.chance(MISSING_SHARE),
        dateOnly: row.start === row.end && !found.has(row.category) && random.chance(DATE_ONLY_SHARE[source]),
        startText: written(row.start),
        endText: written(row.end),
      }));
    const healthy = rows.filter((row) => !row.pileUp && !row.missing);
    const extra = [];
    for (let i = 0; i < Math.round(rows.length * DUPLICATE_SHARE); i++) {
      const original = random.pick(healthy);
      extra.push({ ...original, planted: null, duplicateOf: original.order });
    }
    for (const [reason, count] of Object.entries(WRONG[source])) {
      for (let i = 0; i < count; i++) extra.push(spoil(random.pick(healthy), reason, random));
    }
    extra.forEach((row, i) => (row.order += (i + 1) / 1000));
    result[source] = [...rows, ...extra].sort((a, b) => a.end - b.end || a.order - b.order);
  }
  return result;
}
