import { normaliseWords } from '../cells/text.ts';
import type { ImportNote } from '../import-error.ts';
import type { ReadProfile } from './profile.ts';
import type { ImportRecipe } from './recipe.ts';

/** The recipe that follows from a profile: every guess taken, nothing chosen where there was none to take. */
export function suggestRecipe(profile: ReadProfile): ImportRecipe {
  const { description, place, time } = profile;
  const first = place?.candidates[0];
  return {
    version: 1,
    reading: {
      format: description.format,
      delimiter: description.delimiter,
      encoding: 'auto',
      headerRow: description.headerRow,
      sheet: description.sheet,
    },
    columns: profile.columns.flatMap(({ name, role }) => (role === null ? [] : [{ name, role }])),
    refused: profile.columns.flatMap(({ name, privacy }) => (privacy === null ? [] : [{ name, ...privacy }])),
    place: place && {
      epsg: place.certain ? (first?.epsg ?? null) : null,
      swapped: place.certain && (first?.swapped ?? false),
      scale: place.certain ? (first?.scale ?? 1) : 1,
      decimal: place.decimal,
      expected: place.certain ? place.expected : null,
      // Outside the country nothing is known of where the border of the data lies.
      outside: place.certain && place.shareInNetherlands >= 0.5 ? 'reject' : 'keep',
    },
    time: time && {
      start: time.start,
      end: time.end,
      bareClock: time.bareClock,
      timeZone: time.timeZone,
      wholeMonths: time.wholeMonths,
      midnight: 'auto',
    },
    category: {
      constant: profile.columns.some(({ role }) => role === 'category') ? 'other-offence' : profile.categoryOfFile,
      map: profile.categories.map(({ value, to }) => ({ value, to })),
    },
    source: { constant: profile.file.name.replace(/\.[a-z0-9.]+$/i, '') },
  };
}

/** What a recipe misses in this file or has not met before, to be shown before it is replayed. */
export function checkRecipe(recipe: ImportRecipe, profile: ReadProfile): ImportNote[] {
  const names = new Set(profile.columns.map(({ name }) => normaliseWords(name)));
  const missing = recipe.columns.filter(({ name }) => !names.has(normaliseWords(name))).map(({ name }) => name);
  const listed = new Set(recipe.category.map.map(({ value }) => value));
  const unlisted = profile.categories.filter(({ value }) => !listed.has(value));
  const refused = profile.columns.filter(
    ({ name, privacy }) => privacy && recipe.columns.some((column) => column.name === name),
  );
  return [
    ...(missing.length > 0 ? [{ key: 'import.note.missingColumns', values: { columns: missing.join(', ') } }] : []),
    ...(unlisted.length > 0 ? [{ key: 'import.note.unlistedCategories', values: { count: unlisted.length } }] : []),
    ...refused.map(({ name }) => ({ key: 'import.note.columnNowRefused', values: { column: name } })),
  ];
}
