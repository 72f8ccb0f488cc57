import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../src/i18n/parts');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
const dutch = readdirSync(folder).filter((file) => file.endsWith('.nl.json'));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]).sort();

/** Source of every screen, to see which keys are asked for by name. */
function sources(path: string): string {
  return readdirSync(path, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory()
        ? sources(join(path, entry.name))
        : /\.tsx?$/.test(entry.name)
          ? readFileSync(join(path, entry.name), 'utf8')
          : '',
    )
    .join('\n');
}

describe('texts', () => {
  it.each(dutch)('%s has an English twin with the same keys and values to fill in', (file) => {
    const nl = read(file);
    const en = read(file.replace('.nl.json', '.en.json'));
    expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
    for (const key of Object.keys(nl)) expect(placeholders(en[key]!), key).toEqual(placeholders(nl[key]!));
  });

  it('no key stands in two parts', () => {
    const all = dutch.flatMap((file) => Object.keys(read(file)));
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
  });

  it('every key that a screen asks for by name exists', () => {
    const known = new Set(dutch.flatMap((file) => Object.keys(read(file))));
    const asked = [...sources(join(import.meta.dirname, '../../src')).matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(
      (match) => match[1]!,
    );
    const plural = (key: string) => known.has(`${key}_one`) && known.has(`${key}_other`);
    expect([...new Set(asked)].filter((key) => !known.has(key) && !plural(key))).toEqual([]);
  });

  it('speak of places and registrations, never of groups of people as a cause', () => {
    const all = dutch.flatMap((file) => [
      ...Object.entries(read(file)),
      ...Object.entries(read(file.replace('.nl.json', '.en.json'))),
    ]);
    const forbidden =
      /(overlast|criminaliteit) (door|van|vanwege) (asielzoekers|vreemdelingen|het azc)|azc-score|caused by (asylum|the azc)/i;
    expect(all.filter(([, text]) => forbidden.test(text))).toEqual([]);
  });
});
