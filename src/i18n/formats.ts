export interface Formats {
  /** 1234.5 → "1.235"; counts that aoristic spreading made fractional are rounded. */
  readonly count: (value: number) => string;
  readonly number: (value: number, digits?: number) => string;
  /** 0.0123 → "1,2 %"; below 0.1 % one more digit. */
  readonly share: (value: number) => string;
  /** Square metres → "3,4 ha" or "1,2 km²". */
  readonly area: (squareMetres: number) => string;
  /** Metres → "350 m" or "1,2 km". */
  readonly distance: (metres: number) => string;
  /** Civil epoch ms → "5 mrt 2025". */
  readonly date: (civilMs: number) => string;
  /** Civil epoch ms → "mrt 2025". */
  readonly month: (civilMs: number) => string;
  readonly weekday: (index: number, width?: 'short' | 'long') => string;
  readonly bytes: (value: number) => string;
  readonly list: (values: readonly string[]) => string;
}

/** Monday 1 January 2024, to name weekdays. */
const A_MONDAY = Date.UTC(2024, 0, 1);

/** Formats for a language. Civil times are read as UTC, as they are stored. */
export function createFormats(language: 'nl' | 'en'): Formats {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const numbers = [0, 1, 2, 3, 4].map(number);
  const percent = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits }),
  );
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const weekday = {
    short: new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }),
    long: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
  };
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plain = (value: number, digits = 0) => numbers[digits]!.format(value);
  return {
    count: (value) => plain(Math.round(value)),
    number: plain,
    share: (value) => percent[value !== 0 && value < 0.001 ? 2 : value < 0.1 ? 1 : 0]!.format(value),
    area: (squareMetres) =>
      squareMetres < 1e6
        ? `${plain(squareMetres / 1e4, squareMetres < 1e5 ? 1 : 0)} ha`
        : `${plain(squareMetres / 1e6, 1)} km²`,
    distance: (metres) => (metres < 1000 ? `${plain(metres)} m` : `${plain(metres / 1000, 1)} km`),
    date: (civilMs) => date.format(civilMs),
    month: (civilMs) => month.format(civilMs),
    weekday: (index, width = 'short') => weekday[width].format(A_MONDAY + index * 86_400_000),
    bytes: (value) => (value < 1e6 ? `${plain(value / 1e3)} kB` : `${plain(value / 1e6, 1)} MB`),
    list: (values) => list.format(values),
  };
}
