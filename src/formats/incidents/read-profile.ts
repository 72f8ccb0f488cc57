import { guessOffenceGroup } from '../catalogue/offence-groups.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { sha256OfFile } from '../bytes/sha256.ts';
import { asImportErrors, ImportError, type ImportNote } from '../import-error.ts';
import { personalDataIn } from '../privacy/value-detectors.ts';
import { openTable } from '../tables/registry.ts';
import type { Table } from '../tables/table.ts';
import type { ReadTask } from '../task.ts';
import type { RoleGuess } from './guess-roles.ts';
import { guessTimeZone } from './guess-time-zone.ts';
import { ProfileCollector } from './profile-collector.ts';
import { assignRoles, describeColumns, examineColumns, type ExaminedColumn } from './profile-columns.ts';
import { profilePlace } from './profile-place.ts';
import type { CategoryProfile, ProfileChoices, ReadProfile } from './profile.ts';

/**
 * Looks at a file before it is imported: what its columns hold, which it would keep and why not the others, how dates and
 * places are to be read, and on which offence groups its categories fall. Guesses that the user overrules in `choices`
 * are followed. No value of a refused column leaves it.
 * @throws ImportError
 */
export function readProfile(file: SourceFile, task: ReadTask, choices: ProfileChoices = {}): Promise<ReadProfile> {
  return asImportErrors(file.name, async () => {
    const [profile, sha256] = await Promise.all([makeProfile(file, task, choices), sha256OfFile(file, task)]);
    return { ...profile, file: { ...profile.file, sha256 } };
  });
}

async function makeProfile(
  file: SourceFile,
  task: ReadTask,
  { reading = {}, roles: chosen }: ProfileChoices,
): Promise<ReadProfile> {
  const table = await openTable(file, {
    delimiter: reading.delimiter ?? undefined,
    encoding: reading.encoding,
    headerRow: reading.headerRow,
    sheet: reading.sheet ?? undefined,
  });
  const collector = new ProfileCollector(table.columns, reading.encoding ?? 'auto');
  const { complete } = await table.read(collector, task, 'import.stage.looking', true);
  if (collector.rows === 0) throw new ImportError('import.error.noRows', { file: file.name });
  const columns = examineColumns(collector.cells, collector.rows);
  const roles = assignRoles(file.name, columns, chosen);
  const { values, rows } = complete ? { values: null, rows: collector.rows } : await countWholeFile(table, roles, task);
  const place = profilePlace(columns, roles, table.description.declaredEpsg);
  const columnOf = (role: string) => columns.find(({ name }) => roles.get(name)?.role === role);
  const valuesOf = (role: string) => {
    const column = columnOf(role);
    const counted = column ? (values?.get(column.name) ?? column.values ?? []) : [];
    return counted.filter(({ value }) => personalDataIn(value) === null).sort((a, b) => b.count - a.count);
  };
  const draft: ReadProfile = {
    file: { name: file.name, bytes: file.size, sha256: '' },
    description: table.description,
    rows,
    complete: true,
    columns: describeColumns(columns, roles),
    place,
    time: profileTime(columns, roles, place),
    categories: valuesOf('category').map(categoryProfile),
    categoryOfFile: guessOffenceGroup(file.name.replace(/\.[a-z0-9.]+$/i, ''))?.group ?? 'other-offence',
    sources: valuesOf('source').map(({ value, count }) => ({ value, rows: count })),
    notes: [],
  };
  return { ...draft, notes: notesOn(draft, collector.totals) };
}

/** Rows and the values of the category and source columns of the whole file, where the profile saw only a part of it. */
async function countWholeFile(table: Table, roles: ReadonlyMap<string, RoleGuess>, task: ReadTask) {
  const wanted = new Set(
    [...roles].filter(([, { role }]) => role === 'category' || role === 'source').map(([name]) => name),
  );
  // A row is only seen through a column: without either, any column that has a role will do.
  if (wanted.size === 0) wanted.add([...roles.keys()][0] ?? table.columns[0]!);
  const collector = new ProfileCollector(table.columns, 'auto');
  const cells = collector.cells.map((cell) => (wanted.has(cell.name) ? cell : null));
  const sink = { cells, beginRow: () => collector.beginRow(), endRow: () => collector.endRow(0, false) };
  await table.read(sink, task, 'import.stage.looking');
  const values = new Map(
    collector.cells
      .filter(({ name }) => wanted.has(name))
      .map(({ name, counts, texts }) => [name, counts?.map((count, code) => ({ value: texts[code]!, count })) ?? []]),
  );
  return { values, rows: collector.rows };
}

function categoryProfile({ value, count }: { value: string; count: number }): CategoryProfile {
  const guess = guessOffenceGroup(value);
  return {
    value,
    rows: count,
    to: guess === null ? value : guess.excludedBecause ? null : guess.group,
    certainty: guess?.certainty ?? 'unknown',
    excludedBecause: guess?.excludedBecause ?? null,
  };
}

function profileTime(
  columns: readonly ExaminedColumn[],
  roles: ReadonlyMap<string, RoleGuess>,
  place: ReadProfile['place'],
): ReadProfile['time'] {
  const kindsOf = (role: string) => columns.find(({ name }) => roles.get(name)?.role === role)?.kinds;
  const [start, end] = [kindsOf('start'), kindsOf('end')];
  if (!start && !end && !kindsOf('year')) return null;
  const first = place?.candidates[0];
  const timeZone = !first ? 'Europe/Amsterdam' : place.certain ? guessTimeZone(...first.centre) : 'UTC';
  const orderIsOpen = start?.orderIsOpen ?? false;
  // Where day and month could change places in every row, the habit of the place decides.
  const isAmerican = timeZone.startsWith('America/');
  const settle = (kinds: typeof start) => {
    const form = kinds?.form ?? ({ kind: 'text', order: 'dmy' } as const);
    return orderIsOpen && form.kind === 'text' ? ({ kind: 'text', order: isAmerican ? 'mdy' : 'dmy' } as const) : form;
  };
  return {
    start: settle(start),
    end: settle(end ?? start),
    orderIsOpen,
    bareClock: kindsOf('startTime')?.bareClock ?? kindsOf('endTime')?.bareClock ?? 'hour',
    wholeMonths: start !== undefined && start.firstsOfMonth === 1 && (start.months >= 2 || start.filled >= 20),
    timeZone,
  };
}

function notesOn(profile: ReadProfile, totals: number): ImportNote[] {
  const notes: ImportNote[] = [];
  const { description, place, time } = profile;
  const add = (key: string, values: ImportNote['values'] = {}) => notes.push({ key, values });
  if (description.encoding === 'mixed') add('import.note.mixedEncoding');
  if (description.headerRow !== null && description.headerRow > 1)
    add('import.note.headerRow', { row: description.headerRow });
  if (description.headerRow === null && (description.format === 'delimited' || description.format === 'xlsx'))
    add('import.note.noHeader');
  if (totals > 0) add('import.note.totals', { count: totals });
  if (!place) add('import.note.noPlace');
  else if (!place.certain) add('import.note.crsUncertain');
  const reading = place?.candidates[0];
  if (reading?.swapped) add('import.note.axesSwapped');
  if (reading && reading.scale !== 1) add('import.note.scaled', { factor: reading.scale });
  if (!time) add('import.note.noTime');
  if (time?.orderIsOpen) add('import.note.orderIsOpen', { order: time.start.kind === 'text' ? time.start.order : '' });
  if (time?.wholeMonths) add('import.note.wholeMonths');
  const reported = profile.columns.filter(
    ({ meaning, kind, privacy }) => meaning === 'reported' && kind === 'date' && privacy === null,
  );
  const used = reported.find(({ role }) => role !== null);
  const passedOver = reported.find(({ role }) => role === null);
  if (used) add('import.note.reportedTimeUsed', { column: used.name });
  else if (passedOver) add('import.note.reportedTime', { column: passedOver.name });
  const unknown = profile.categories.filter(({ certainty }) => certainty === 'unknown').length;
  if (unknown > 0) add('import.note.unknownCategories', { count: unknown });
  if (!profile.columns.some(({ role }) => role === 'category'))
    add('import.note.noCategory', { group: profile.categoryOfFile });
  const refused = profile.columns.filter(({ privacy }) => privacy !== null).length;
  if (refused > 0) add('import.note.refused', { count: refused });
  return notes;
}
