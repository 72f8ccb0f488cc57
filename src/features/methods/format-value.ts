import type { Texts } from '../../i18n/index.ts';
import type { ColumnKind, Message } from '../../analysis/tools/tool-types.ts';

/** A p-value; very small ones as a bound, as more digits mean nothing. */
export function formatP(p: number, { number }: Texts): string {
  if (Number.isNaN(p)) return '—';
  return p < 0.0001 ? `< ${number(0.0001, 4)}` : number(p, p < 0.01 ? 4 : 3);
}

function formatPlain(value: number, { count, number }: Texts): string {
  if (Number.isNaN(value)) return '—';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return Number.isInteger(value) ? count(value) : number(value, Math.abs(value) < 10 ? 2 : 1);
}

const formatPercent = (value: number, texts: Texts) =>
  Number.isFinite(value)
    ? `${value > 0 ? '+' : ''}${texts.number(value, Math.abs(value) < 10 ? 1 : 0)} %`
    : formatPlain(value, texts);

/** A number of a table, by the kind of its column. */
export function formatNumber(value: number, kind: ColumnKind, texts: Texts): string {
  if (kind === 'p') return formatP(value, texts);
  if (kind === 'percent') return formatPercent(value, texts);
  if (Number.isNaN(value) || !Number.isFinite(value)) return formatPlain(value, texts);
  if (kind === 'share') return texts.share(value);
  if (kind === 'metres') return texts.distance(value);
  if (kind === 'date') return texts.date(value);
  return kind === 'count' ? texts.count(value) : formatPlain(value, texts);
}

/** How a value in a sentence is written follows from its name: "…Share", "…Metres", "…Date", "…Percent", "p". */
function kindOf(name: string): ColumnKind {
  if (/^p$|P$/.test(name)) return 'p';
  if (/Share$/.test(name)) return 'share';
  if (/Metres$/.test(name)) return 'metres';
  if (/Date$/.test(name)) return 'date';
  return /Percent$|^percentage$/.test(name) ? 'percent' : 'number';
}

/** In a sentence a p-value carries its sign: "p = 0,03", "p < 0,0001". */
function writtenInSentence(value: number, kind: ColumnKind, texts: Texts): string {
  const text = formatNumber(value, kind, texts);
  return kind === 'p' && !text.startsWith('<') ? `= ${text}` : text;
}

/** A message in the language of the screen. */
export function formatMessage({ key, values = {} }: Message, texts: Texts): string {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? writtenInSentence(value, kindOf(name), texts) : value,
  ]);
  return texts.t(key, Object.fromEntries(written) as Record<string, string>);
}
