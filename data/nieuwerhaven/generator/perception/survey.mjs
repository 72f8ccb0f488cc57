/** Survey and interviews: what people say about places, with two planted mismatches against the registrations. */
import { createRandom } from '../lib/random.mjs';
import { csv, toRd } from '../write/files.mjs';

const GROUPS = [
  'bewoner',
  'bewoner',
  'bewoner',
  'bewoner',
  'winkelier',
  'personeel',
  'bezoeker',
  'bezoeker',
  'bewoner opvang',
];

const QUESTIONS = {
  V1: { text: 'Hoe veilig voelt u zich hier overdag?', low: 1, high: 10 },
  V2: { text: 'Hoe veilig voelt u zich hier in de avond?', low: 1, high: 10 },
  V3: { text: 'Mijdt u deze plek wel eens?', low: 1, high: 5 },
  V4: { text: 'Heeft u hier in de afgelopen 12 maanden een voorval meegemaakt?', values: ['ja', 'nee'] },
  V5: { text: 'Heeft u dat gemeld bij politie of gemeente?', values: ['ja', 'nee'] },
};

/**
 * Places asked about: evening score out of ten, share of victims, share of victims that reported. `mismatch` marks the
 * planted ones: low score with few registrations, and high score with many.
 */
// prettier-ignore
export const ASKED_PLACES = [
  { id: 'rietzoom', name: 'Fietspad Rietzoom', street: 'Rietzoom', at: [1670, -340], evening: 4.1, victims: 0.04, reported: 0.3, n: 34, mismatch: 'onveilig gevoeld, weinig geregistreerd' },
  { id: 'winkelstraat', name: 'Winkelstraat', street: 'Winkelstraat', at: [180, -15], evening: 7.9, victims: 0.12, reported: 0.6, n: 38, mismatch: 'veilig gevoeld, veel geregistreerd' },
  { id: 'stationsplein', name: 'Stationsplein', street: 'Stationsplein', at: [425, -40], evening: 5, victims: 0.2, reported: 0.42, n: 38 },
  { id: 'binnenhaven', name: 'Binnenhaven', street: 'Binnenhaven', at: [-220, 12], evening: 6.1, victims: 0.15, reported: 0.4, n: 24 },
  { id: 'markt', name: 'Markt', street: 'Markt', at: [0, 15], evening: 7.4, victims: 0.07, reported: 0.5, n: 24 },
  { id: 'stadspark', name: 'Stadspark', street: 'Vijverpad', at: [-720, 270], evening: 5.4, victims: 0.1, reported: 0.35, n: 26 },
  { id: 'kerkstraat', name: 'Kerkstraat', street: 'Kerkstraat', at: [-15, 180], evening: 6.2, victims: 0.14, reported: 0.42, n: 18 },
  { id: 'spoorlaan', name: 'P+R Spoorlaan', street: 'Spoorlaan', at: [384, -182], evening: 5.7, victims: 0.11, reported: 0.7, n: 16 },
  { id: 'weidezoom', name: 'Weidezoom', street: 'Weidezoom', at: [1090, -1530], evening: 6.8, victims: 0.05, reported: 0.4, n: 24 },
];

const clamp = (value, low, high) => Math.max(low, Math.min(high, Math.round(value)));

function respondentsOf(town, random) {
  const list = ASKED_PLACES.flatMap((place) => Array.from({ length: place.n }, () => ({ place, kind: 'punt' })));
  for (const buurt of town.areas.buurten) {
    const people = town.population.get(buurt.key).inhabitants ?? 0;
    const score = random.normal(7.2, 0.35);
    for (let i = 0; i < Math.round(people / 380); i++) {
      list.push({
        kind: 'buurt',
        place: { name: buurt.name, street: '', at: null, evening: score, victims: 0.09, reported: 0.38 },
        buurt: buurt.code,
        role: 'bewoner',
      });
    }
  }
  return list;
}

/** Survey answers as CSV, one answer a row. */
export function surveyFile(town) {
  const random = createRandom('survey');
  const rows = [];
  respondentsOf(town, random).forEach((r) => {
    const role =
      r.role ??
      random.pick(
        r.place.id === 'weidezoom'
          ? [...GROUPS, 'bewoner opvang', 'bewoner opvang', 'personeel']
          : r.place.id === 'winkelstraat'
            ? [...GROUPS, 'winkelier', 'winkelier']
            : GROUPS,
      );
    const month = random.pick(['2025-03', '2025-04', '2025-05', '2025-09', '2025-10', '2025-11']);
    const mood = random.normal(0, 0.9);
    const at = r.place.at
      ? toRd([r.place.at[0] + random.normal(0, 12), r.place.at[1] + random.normal(0, 12)])
      : ['', ''];
    const buurt = r.buurt ?? `BU9901${town.buurtAt(r.place.at)}`;
    const put = (key, answer, scale) =>
      rows.push([
        `A${String(rows.length + 1).padStart(5, '0')}`,
        month,
        role,
        key,
        QUESTIONS[key].text,
        answer,
        scale,
        r.kind,
        r.place.name,
        buurt,
        r.place.street,
        ...at,
      ]);
    put('V1', clamp(r.place.evening + 1.1 + mood + random.normal(0, 0.7), 1, 10), '1-10');
    put('V2', clamp(r.place.evening + mood + random.normal(0, 0.9), 1, 10), '1-10');
    put('V3', clamp(6.2 - r.place.evening / 1.7 - mood * 0.5 + random.normal(0, 0.6), 1, 5), '1-5');
    const victim = random.chance(r.place.victims);
    put('V4', victim ? 'ja' : 'nee', 'ja/nee');
    if (victim) put('V5', random.chance(r.place.reported) ? 'ja' : 'nee', 'ja/nee');
  });
  const columns = [
    'antwoord_id',
    'maand',
    'groep',
    'vraag_code',
    'vraag',
    'antwoord',
    'schaal',
    'plaats_soort',
    'plaats',
    'BU_CODE',
    'straat',
    'x',
    'y',
  ];
  return { bytes: csv(columns, rows), rows: rows.length };
}

const THEMES = [
  'verlichting',
  'groepsvorming',
  'verkeer',
  'onderhoud',
  'toezicht',
  'ontmoeting',
  'drukte',
  'zwerfafval',
  'bereikbaarheid',
];
/** Themes that people connect with a place more often than chance. */
const TYPICAL = {
  rietzoom: ['verlichting', 'verlichting', 'bereikbaarheid', 'toezicht'],
  winkelstraat: ['drukte', 'ontmoeting', 'onderhoud', 'toezicht'],
  stationsplein: ['groepsvorming', 'toezicht', 'drukte', 'verlichting'],
  binnenhaven: ['drukte', 'groepsvorming', 'ontmoeting'],
  stadspark: ['groepsvorming', 'zwerfafval', 'verlichting'],
  weidezoom: ['bereikbaarheid', 'verlichting', 'verkeer', 'ontmoeting'],
  spoorlaan: ['toezicht', 'verlichting'],
};

/** Interviews as codes: theme, place and tone (−2 … 2), never words of a person. */
export function interviewFile(town) {
  const random = createRandom('interviews');
  const rows = [];
  const count = 40;
  for (let i = 1; i <= count; i++) {
    const role = random.pick(GROUPS);
    const month = random.pick(['2025-03', '2025-04', '2025-05', '2025-09', '2025-10', '2025-11']);
    const codes = random.whole(2, 4);
    for (let k = 0; k < codes; k++) {
      const place = random.pick(ASKED_PLACES);
      const theme = random.chance(0.75) && TYPICAL[place.id] ? random.pick(TYPICAL[place.id]) : random.pick(THEMES);
      const tone = clamp((place.evening - 6.3) * 0.8 + random.normal(0, 0.8), -2, 2);
      rows.push([
        `I${String(i).padStart(2, '0')}`,
        month,
        role,
        theme,
        tone,
        place.name,
        `BU9901${town.buurtAt(place.at)}`,
        ...toRd(place.at),
      ]);
    }
  }
  return {
    bytes: csv(['interview', 'maand', 'groep', 'thema', 'toon', 'plaats', 'BU_CODE', 'x', 'y'], rows),
    rows: rows.length,
    interviews: count,
  };
}

/** Counts of others by month: occupancy of the reception centre in tens, travellers a day at the station in hundreds. */
export function seriesFile() {
  const random = createRandom('series');
  const rows = [];
  let occupancy = 340;
  for (let m = 0; m < 24; m++) {
    const month = `${2024 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
    occupancy = Math.max(280, Math.min(420, occupancy + random.normal(0, 16)));
    const season = [0.97, 1, 1.03, 1.02, 1.03, 1.02, 0.84, 0.86, 1.06, 1.06, 1.05, 0.93][m % 12];
    rows.push([
      month,
      'Bezetting opvanglocatie',
      Math.round(occupancy / 10) * 10,
      'personen, afgerond op tientallen',
      'opvangorganisatie (verzonnen)',
    ]);
    rows.push([
      month,
      'Reizigers station',
      Math.round((6400 * season * (1 + 0.0025 * m) + random.normal(0, 110)) / 100) * 100,
      'in- en uitstappers per dag',
      'vervoerder (verzonnen)',
    ]);
  }
  return { bytes: csv(['maand', 'reeks', 'waarde', 'eenheid', 'bron'], rows), rows: rows.length };
}
