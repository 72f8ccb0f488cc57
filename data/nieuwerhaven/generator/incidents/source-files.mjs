/** The five files as five offices would send them: each with its own columns, separator, dates and coordinates. */
import { createRandom } from '../lib/random.mjs';
import { degreesOf } from '../lib/wgs84.mjs';
import { csv } from '../write/files.mjs';

const two = (n) => String(n).padStart(2, '0');
const dutchDate = (t) => `${two(t.day)}-${two(t.month)}-${t.year}`;
const clock = (t) => `${two(t.hour)}:${two(t.minute)}`;
const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const streetOf = (row) => row.edge?.name ?? '';
const decimalComma = (value, digits) => value.toFixed(digits).replace('.', ',');

/** Is a civil date in summer time in the Netherlands (last Sunday of March to last Sunday of October)? */
function isSummerTime({ year, month, day, hour }) {
  const lastSunday = (m) => {
    const end = new Date(Date.UTC(year, m, 0));
    return end.getUTCDate() - end.getUTCDay();
  };
  const value = month * 100 + day + hour / 100;
  return value >= 300 + lastSunday(3) + 0.02 && value < 1000 + lastSunday(10) + 0.03;
}

function police(rows) {
  const random = createRandom('police-file');
  const columns = [
    'registratienummer',
    'pleegdatum begin',
    'pleegtijd begin',
    'pleegdatum eind',
    'pleegtijd eind',
    'incident',
    'straat',
    'plaats',
    'x-coördinaat',
    'y-coördinaat',
    'leeftijd',
    'geslacht',
    'toelichting',
  ];
  // The last three and the number exist only to show the privacy gate at work: made up, about nobody.
  const lines = rows.map((row, i) => {
    const [x, y] = row.swapped ? [row.rd[1], row.rd[0]] : row.rd;
    return [
      `DEMO-${row.startText.year}-${String(700001 + i)}`,
      dutchDate(row.startText),
      row.dateOnly ? '' : clock(row.startText),
      dutchDate(row.endText),
      row.dateOnly ? '' : clock(row.endText),
      row.category,
      streetOf(row),
      'Nieuwerhaven',
      row.missing ? '' : decimalComma(x, 2),
      row.missing ? '' : decimalComma(y, 2),
      random.whole(900, 999),
      random.pick(['x', 'y', 'z']),
      `Verzonnen één-regelige demotekst ${random.whole(1, 99)}`,
    ];
  });
  return csv(columns, lines, { encoding: 'windows-1252' });
}

function officers(rows) {
  const random = createRandom('boa-file');
  const lines = rows.map((row) => [
    row.dateOnly ? dutchDate(row.startText) : `${dutchDate(row.startText)} ${clock(row.startText)}`,
    row.category,
    streetOf(row),
    row.missing ? '' : row.rd[0].toFixed(1),
    row.missing ? '' : row.rd[1].toFixed(1),
    random.pick(['Team Centrum', 'Team Wijken']),
  ]);
  return csv(['Datum en tijd', 'Soort overtreding', 'Locatie', 'RD X', 'RD Y', 'Team'], lines, { separator: ',' });
}

function reports(rows) {
  const random = createRandom('report-file');
  const lines = rows.map((row, i) => {
    const [lon, lat] = degreesOf(row.rd);
    const [a, b] = row.swapped ? [lon, lat] : [lat, lon];
    const t = row.startText;
    return [
      `MOR${202400000 + i}`,
      `${t.year}-${two(t.month)}-${two(t.day)}T${clock(t)}:00${isSummerTime(t) ? '+02:00' : '+01:00'}`,
      row.category,
      random.pick(['afgehandeld', 'afgehandeld', 'afgehandeld', 'in behandeling', 'doorgezet']),
      streetOf(row),
      row.missing ? '' : a.toFixed(6),
      row.missing ? '' : b.toFixed(6),
    ];
  });
  return csv(['meldnummer', 'datum_melding', 'onderwerp', 'status', 'straatnaam', 'lat', 'lon'], lines, {
    separator: ',',
    lineEnd: '\n',
  });
}

function shopkeepers(rows) {
  const lines = rows.map((row) => {
    const t = row.startText;
    return [
      `${t.day} ${MONTHS[t.month - 1]} ${t.year}`,
      row.dateOnly ? '' : clock(t),
      row.category,
      streetOf(row),
      row.missing ? '' : Math.round(row.rd[0]),
      row.missing ? '' : Math.round(row.rd[1]),
    ];
  });
  return csv(['Datum', 'Tijd', 'Soort voorval', 'Winkelgebied', 'X', 'Y'], lines, { encoding: 'utf8-bom' });
}

function transport(rows) {
  const lines = rows.map((row) => {
    const [lon, lat] = degreesOf(row.rd);
    const [a, b] = row.swapped ? [lon, lat] : [lat, lon];
    const format = (t) => `${t.year}-${two(t.month)}-${two(t.day)} ${clock(t)}`;
    return [
      format(row.startText),
      format(row.endText),
      row.category,
      streetOf(row),
      row.missing ? '' : decimalComma(a, 6),
      row.missing ? '' : decimalComma(b, 6),
    ];
  });
  return csv(['Tijdstip van', 'Tijdstip tot', 'Categorie', 'Halte/straat', 'Breedtegraad', 'Lengtegraad'], lines, {
    lineEnd: '\n',
  });
}

/** [{ file, role, bytes, rows, source }] in the order in which they are best imported. */
export function sourceFiles(rowsBySource) {
  const entry = (file, source, write, layout) => ({
    file,
    role: 'incidents',
    source,
    bytes: write(rowsBySource[source]),
    rows: rowsBySource[source].length,
    layout,
  });
  return [
    entry(
      'politie.csv.gz',
      'politie',
      police,
      'CSV met puntkomma, Windows-1252, RD met decimale komma, pleegdatum en -tijd begin/eind in aparte kolommen',
    ),
    entry('boa.csv.gz', 'boa', officers, 'CSV met komma, UTF-8, dd-mm-jjjj uu:mm, RD'),
    entry(
      'meldingen-openbare-ruimte.csv.gz',
      'meldingen',
      reports,
      'CSV met komma, UTF-8, ISO-tijd met zone, WGS84 lat/lon',
    ),
    entry(
      'winkeliers-app.csv.gz',
      'winkeliers',
      shopkeepers,
      'CSV met puntkomma, UTF-8 met BOM, datum met maandnaam, RD in hele meters',
    ),
    entry(
      'openbaar-vervoer.csv.gz',
      'ov',
      transport,
      'CSV met puntkomma, UTF-8, jjjj-mm-dd uu:mm van/tot, WGS84 met decimale komma',
    ),
  ];
}
