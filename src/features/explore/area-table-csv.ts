import type { AreaCounts } from '../../data/queries/counts-per-area.ts';
import { suppressSmallCounts } from '../../data/suppression/suppress-small-counts.ts';
import type { Texts } from '../../i18n/index.ts';
import { deriveAreaRows } from './area-table-rows.ts';

export interface AreaCsvOptions {
  /** For whom the file is, as it stands in it. */
  readonly audience: string;
  /** Counts from 1 up to this less one are withheld. */
  readonly smallestShown: number;
  /** What was counted, in words. */
  readonly selection: string;
  readonly dataFingerprint: string;
}

/** A spreadsheet runs what starts like this; a quote before it makes it text. */
const FORMULA = /^[\s]*[=+\-@|%\t\r]/;

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

export interface AreaCsv {
  readonly text: string;
  /** Counts in the file, and how many of them are withheld. */
  readonly counts: number;
  readonly withheld: number;
}

/**
 * The table as CSV (semicolons, byte order mark: as Dutch Excel expects), with small counts withheld so that they do not
 * follow from totals either; rates and shares of withheld counts are left out with them. Counts are whole: totals are sums
 * of the rounded ones.
 */
export function areaTableCsv(counts: AreaCounts, options: AreaCsvOptions, { t, number }: Texts): AreaCsv {
  const rest = [counts.elsewhere, counts.withoutPlace].map(Math.round);
  const whole: AreaCounts = {
    areas: counts.areas.map((area) => {
      const incidents = Math.round(area.incidents);
      const perThousand = area.population ? (1000 * incidents) / area.population : null;
      return { ...area, incidents, perThousand };
    }),
    elsewhere: rest[0]!,
    withoutPlace: rest[1]!,
  };
  const rows = deriveAreaRows(whole);
  const values = [...rows.map(({ incidents }) => incidents), ...rest];
  const groups = [...rows.map(({ parentCode }) => `area ${parentCode ?? ''}`), 'rest', 'rest'];
  const withheld = suppressSmallCounts(values, groups, options.smallestShown);
  const hidden = t('tables.csv.withheld', { k: options.smallestShown });
  const decimal = (value: number | null, digits: number) => (value === null ? '' : number(value, digits));
  const lines = rows.map((row, i) => [
    row.code,
    row.name,
    row.population === null ? t('tables.unknown') : String(row.population),
    ...(withheld[i]
      ? [hidden, '', '', '', '']
      : [
          String(row.incidents),
          decimal(row.perThousand, 1),
          decimal(row.low, 1),
          decimal(row.high, 1),
          decimal(100 * row.share, 1),
        ]),
  ]);
  const restLine = (key: string, i: number) => {
    const at = rows.length + i;
    return ['', t(key), '', withheld[at] ? hidden : String(values[at]), '', '', '', ''];
  };
  const total = values.reduce((sum, value) => sum + value, 0);
  const head = ['code', 'area', 'population', 'incidents', 'perThousand', 'low', 'high', 'share'];
  const all = [
    [t('tables.csv.title')],
    [t('tables.csv.audience'), options.audience],
    [t('tables.csv.selection'), options.selection],
    [t('tables.csv.suppression'), t('tables.csv.suppressionText', { k: options.smallestShown })],
    [t('tables.csv.data'), options.dataFingerprint],
    [],
    head.map((name) => t(`tables.csv.${name}`)),
    ...lines,
    restLine('tables.elsewhere', 0),
    restLine('tables.withoutPlace', 1),
    ['', t('tables.total'), '', total > 0 && total < options.smallestShown ? hidden : String(total), '', '', '', ''],
  ];
  return {
    text: `\uFEFF${all.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`,
    counts: values.length,
    withheld: withheld.filter(Boolean).length,
  };
}
