import { transferablesOf, type IncidentTable } from '../../domain/incident/incident-table.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import { chooseProjectCrs } from '../../geometry/crs/choose-project-crs.ts';
import { crsByEpsg, WGS84, type Crs } from '../../geometry/crs/known-crs.ts';
import { pointTransform, transformInPlace } from '../../geometry/crs/transform.ts';
import type { SourceFile } from '../bytes/byte-stream.ts';
import { sha256OfFile } from '../bytes/sha256.ts';
import { normaliseWords } from '../cells/text.ts';
import { asImportErrors, ImportError, type ImportNote } from '../import-error.ts';
import { passGate } from '../privacy/privacy-gate.ts';
import { openTable } from '../tables/registry.ts';
import type { Table } from '../tables/table.ts';
import type { ReadTask } from '../task.ts';
import { indexDestinations } from './category-mapping.ts';
import { RowCleaner } from './clean-rows.ts';
import { groupByCoordinate } from './coordinate-groups.ts';
import { flagDuplicates } from './duplicates.ts';
import { judgeMidnight } from './midnight.ts';
import { flagPileUps } from './pile-ups.ts';
import { parseRecipe, type ImportRecipe } from './recipe.ts';
import type { ImportReport } from './report.ts';
import { summariseTimes } from './time-summary.ts';

export interface ImportedIncidents {
  readonly table: IncidentTable;
  readonly report: ImportReport;
  /** The project's plane: the one that was given, or the one that fits these places. */
  readonly crs: ProjectCrs;
}

/** What an import needs of its thread; a worker's `Task` fits. */
export interface ImportTask extends ReadTask {
  transfer(...buffers: ArrayBufferLike[]): void;
}

/**
 * Reads the incidents out of a file by a recipe: privacy gate, cleaning, projection, flags and report. The same file and
 * recipe give the same bytes.
 * @param projectCrs plane of the project; null when this is its first file
 * @throws ImportError
 */
export function importIncidents(
  file: SourceFile,
  recipe: unknown,
  projectCrs: ProjectCrs | null,
  task: ImportTask,
): Promise<ImportedIncidents> {
  return asImportErrors(file.name, async () => {
    const checked = parseRecipe(recipe);
    const [imported, sha256] = await Promise.all([
      readIncidents(file, checked, projectCrs, task),
      sha256OfFile(file, task),
    ]);
    task.transfer(...transferablesOf(imported.table));
    return { ...imported, report: { ...imported.report, file: { ...imported.report.file, sha256 } } };
  });
}

async function readIncidents(
  file: SourceFile,
  recipe: ImportRecipe,
  projectCrs: ProjectCrs | null,
  task: ImportTask,
): Promise<ImportedIncidents> {
  const { reading } = recipe;
  const table = await openTable(file, {
    delimiter: reading.delimiter ?? undefined,
    encoding: reading.encoding,
    headerRow: reading.headerRow,
    sheet: reading.sheet ?? undefined,
    expectedColumns: reading.headerRow === null ? undefined : recipe.columns.map(({ name }) => name),
  });
  const fitted = fitToColumns(file.name, table.columns, recipe);
  const columns = passGate(file.name, table.columns, fitted);
  const source = sourceCrs(file.name, fitted);
  const cleaner = new RowCleaner(file.name, table.columns, fitted);
  await table.read(cleaner, task, 'import.stage.reading');
  cleaner.finish();
  if (cleaner.rowsIn === 0) throw new ImportError('import.error.noRows', { file: file.name });
  task.progress({ stage: 'import.stage.checking', fraction: null });
  await task.breathe();
  return finish(file, table, fitted, cleaner, source, projectCrs, columns);
}

/**
 * The recipe with the column names as this file writes them ("X-Coördinaat" for "x-coordinaat").
 * @throws ImportError missingColumns, nothingChosen
 */
function fitToColumns(fileName: string, tableColumns: readonly string[], recipe: ImportRecipe): ImportRecipe {
  const byWords = new Map([...tableColumns].reverse().map((name) => [normaliseWords(name), name]));
  const known = new Set(tableColumns);
  const missing: string[] = [];
  const columns = recipe.columns.map(({ name, role }) => {
    const found = known.has(name) ? name : byWords.get(normaliseWords(name));
    if (found === undefined) missing.push(name);
    return { name: found ?? name, role };
  });
  if (missing.length > 0)
    throw new ImportError('import.error.missingColumns', { file: fileName, columns: missing.join(', ') });
  const roles = new Set(columns.map(({ role }) => role));
  const hasPlace = roles.has('point') || (roles.has('x') && roles.has('y'));
  const hasTime = roles.has('start') || roles.has('end') || roles.has('year');
  if (!hasPlace && !hasTime) throw new ImportError('import.error.nothingChosen', { file: fileName });
  if (roles.size < columns.length) throw new ImportError('import.error.roleTwice', { file: fileName });
  return { ...recipe, columns, place: hasPlace ? recipe.place : null };
}

function sourceCrs(fileName: string, { place }: ImportRecipe): Crs {
  if (place === null) return WGS84;
  const crs = place.epsg === null ? null : crsByEpsg(place.epsg);
  if (crs) return crs;
  throw new ImportError(place.epsg === null ? 'import.error.crsNotChosen' : 'import.error.crsUnknown', {
    file: fileName,
    epsg: place.epsg ?? 0,
  });
}

function finish(
  file: SourceFile,
  opened: Table,
  recipe: ImportRecipe,
  cleaner: RowCleaner,
  source: Crs,
  projectCrs: ProjectCrs | null,
  columns: ImportReport['columns'],
): ImportedIncidents {
  const { columns: rows, categories, sources, rejections } = cleaner;
  const category = indexDestinations(rows.category, rows.length, categories);
  const bron = indexDestinations(rows.source, rows.length, sources);
  const table = rows.finish(category.names, bron.names, category.indexOf, bron.indexOf);
  const crs = projectCrs ?? planeFor(table, source);
  transformInPlace(table.x, table.y, source, crs);
  const groups = groupByCoordinate(table.x, table.y);
  const midnight = judgeMidnight(table, recipe.time?.midnight ?? 'keep');
  const isExpanded = recipe.columns.some(({ role }) => role === 'count');
  const duplicates = isExpanded ? { checked: 0, found: 0 } : flagDuplicates(table, groups);
  const time = summariseTimes(table);
  const withPlace = table.x.reduce((count, x) => count + (Number.isNaN(x) ? 0 : 1), 0);
  const report: ImportReport = {
    version: 1,
    file: { name: file.name, bytes: file.size, sha256: '' },
    description: opened.description,
    columns,
    rowsIn: cleaner.rowsIn,
    rowsKept: cleaner.rowsKept,
    rowsRejected: rejections.total,
    incidents: table.length,
    rejections: { counts: rejections.counts, list: rejections.list, listIsComplete: rejections.isListComplete },
    place: {
      epsg: recipe.place?.epsg ?? null,
      withPlace,
      withoutPlace: table.length - withPlace,
      swappedRepaired: cleaner.place.swappedRepaired,
      keptOutside: cleaner.place.keptOutside,
    },
    time: {
      ...time,
      skippedHours: cleaner.time.skippedHours,
      repeatedHours: cleaner.time.repeatedHours,
      withoutStart: cleaner.time.withoutStart,
      midnight,
    },
    duplicates,
    pileUps: flagPileUps(table, groups),
    categories: countsOf(table.category, table.categories),
    sources: countsOf(table.source, table.sources),
    leftOut: [...cleaner.leftOut]
      .map(([code, count]) => ({ value: cleaner.categorySink.dictionary.texts[code] ?? '', rows: count }))
      .sort((a, b) => b.rows - a.rows),
    withheldValues: categories.withheldRows + sources.withheldRows,
    unlistedCategories: categories.unlisted.slice(0, 200),
    notes: [],
  };
  return { table, report: { ...report, notes: notesOn(report) }, crs };
}

/** Places that decide in which plane a new project computes. */
const PLACES_ASKED = 2000;

function planeFor({ x, y, length }: IncidentTable, source: Crs): ProjectCrs {
  const toDegrees = pointTransform(source, WGS84);
  const step = Math.max(1, Math.floor(length / PLACES_ASKED));
  const longitudes: number[] = [];
  const latitudes: number[] = [];
  for (let i = 0; i < length; i += step) {
    const [longitude, latitude] = toDegrees(x[i]!, y[i]!);
    longitudes.push(longitude);
    latitudes.push(latitude);
  }
  return chooseProjectCrs(longitudes, latitudes, source);
}

function countsOf(codes: Uint16Array, names: readonly string[]): { name: string; incidents: number }[] {
  const counts = new Uint32Array(names.length);
  for (const code of codes) counts[code]!++;
  return names
    .map((name, index) => ({ name, incidents: counts[index]! }))
    .sort((a, b) => b.incidents - a.incidents || (a.name < b.name ? -1 : 1));
}

/** What a reader of the report should not miss. */
function notesOn(report: ImportReport): ImportNote[] {
  const notes: ImportNote[] = [];
  const { place, time, rowsIn, rowsRejected, rejections } = report;
  const percent = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 10;
  const faults = rowsRejected - rejections.counts.leftOut - rejections.counts.totals;
  if (faults > rowsIn * 0.05)
    notes.push({ key: 'import.note.manyRejected', values: { percent: percent(faults, rowsIn) } });
  if (place.epsg !== null && place.withoutPlace > 0) {
    notes.push({
      key: 'import.note.withoutPlace',
      values: { count: place.withoutPlace, percent: percent(place.withoutPlace, report.incidents) },
    });
  }
  if (time.withoutTime > 0) {
    notes.push({
      key: 'import.note.withoutTime',
      values: { count: time.withoutTime, percent: percent(time.withoutTime, report.incidents) },
    });
  }
  if (place.swappedRepaired > 0)
    notes.push({ key: 'import.note.swappedRepaired', values: { count: place.swappedRepaired } });
  if (time.midnight.takenAsUnknown)
    notes.push({ key: 'import.note.midnightUnknown', values: { count: time.midnight.incidents } });
  if (report.duplicates.found > 0)
    notes.push({ key: 'import.note.duplicates', values: { count: report.duplicates.found } });
  if (report.pileUps.pileUps > 0) {
    notes.push({
      key: 'import.note.pileUps',
      values: { places: report.pileUps.pileUps, count: report.pileUps.incidents },
    });
  }
  if (time.lastMonth?.incomplete)
    notes.push({
      key: 'import.note.lastMonth',
      values: { count: time.lastMonth.incidents, usual: time.lastMonth.usual },
    });
  if (report.unlistedCategories.length > 0) {
    notes.push({ key: 'import.note.unlistedCategories', values: { count: report.unlistedCategories.length } });
  }
  if (report.withheldValues > 0)
    notes.push({ key: 'import.note.withheldValues', values: { count: report.withheldValues } });
  return notes;
}
