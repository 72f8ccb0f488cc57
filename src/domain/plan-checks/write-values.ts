import type { CheckNumber, CheckUnit, CheckValues } from './check.ts';

/** How a language writes numbers; the i18n formats fit it. */
export interface ValueWriter {
  readonly number: (value: number, digits?: number) => string;
  readonly count: (value: number) => string;
  readonly share: (value: number) => string;
  readonly area: (squareMetres: number) => string;
  readonly distance: (metres: number) => string;
  readonly list: (values: readonly string[]) => string;
}

export type UnitNames = (unit: 'days' | 'hours' | 'months', amount: string) => string;

/** A number with its unit in words. Areas under a tenth of a hectare are written in square metres. */
export function writeNumber({ value, unit }: CheckNumber, write: ValueWriter, name: UnitNames): string {
  const digits = Number.isInteger(value) ? 0 : 1;
  const writers: Readonly<Record<CheckUnit, () => string>> = {
    squareMetres: () => (value < 1000 ? `${write.number(value, value < 10 ? digits : 0)} m²` : write.area(value)),
    metres: () => write.distance(value),
    share: () => write.share(value),
    count: () => write.number(value, digits),
    ratio: () => write.number(value, 1),
    days: () => name('days', write.number(value, digits)),
    hours: () => name('hours', write.number(value, digits)),
    months: () => name('months', write.number(value, digits)),
  };
  return writers[unit]();
}

/** Values of a check's text as strings, for the text to be filled in with. */
export function writeValues(values: CheckValues, write: ValueWriter, name: UnitNames): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value
        : typeof value === 'number'
          ? write.number(value, Number.isInteger(value) ? 0 : 1)
          : isCheckNumber(value)
            ? writeNumber(value, write, name)
            : write.list(value),
    ]),
  );
}

const isCheckNumber = (value: CheckNumber | readonly string[]): value is CheckNumber => !Array.isArray(value);
