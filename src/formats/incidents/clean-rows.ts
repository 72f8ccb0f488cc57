import { LIMITS } from '../bytes/limits.ts';
import { OVERFULL } from '../cells/byte-dictionary.ts';
import { createZoneClock, type ZoneClock } from '../cells/time-zone.ts';
import { ImportError } from '../import-error.ts';
import type { CellSink, RowSink } from '../tables/table.ts';
import { ValueMapping } from './category-mapping.ts';
import { Cell, ClockSink, CodeSink, MomentSink, NumberSink, PointSink, WholeSink } from './cell-sinks.ts';
import { IncidentColumns } from './incident-columns.ts';
import type { ColumnRole, ImportRecipe } from './recipe.ts';
import { Rejections, type RejectionReason } from './rejections.ts';
import { RowPlace } from './row-place.ts';
import { RowTime } from './row-time.ts';

/** Rows between two looks at whether a column holds service numbers. */
const ROWS_BETWEEN_CHECKS = 4096;

/**
 * The cleaning step: takes the cells of the kept columns row by row and turns each row into an incident or a rejection.
 */
export class RowCleaner implements RowSink {
  readonly cells: readonly (CellSink | null)[];
  readonly columns: IncidentColumns;
  readonly rejections = new Rejections();
  readonly time: RowTime;
  readonly place: RowPlace;
  readonly categories: ValueMapping;
  readonly sources: ValueMapping;
  readonly categorySink: CodeSink;
  readonly sourceSink: CodeSink;
  /** Rows left out by category code. */
  readonly leftOut = new Map<number, number>();
  /** Rows of data that were seen. */
  rowsIn = 0;
  rowsKept = 0;
  private readonly fileName: string;
  private readonly sinks: readonly (readonly [role: ColumnRole, sink: RoleSink])[];
  private readonly numbers: readonly (readonly [role: ColumnRole, sink: NumberSink])[];
  private readonly count: NumberSink | null;
  private readonly columnOfRole: ReadonlyMap<ColumnRole, string>;
  /** One past the last column that has a role: a row must reach it. */
  private readonly lastNeeded: number;
  private readonly width: number;
  private row = 0;

  /** @throws ImportError unknownTimeZone */
  constructor(fileName: string, tableColumns: readonly string[], recipe: ImportRecipe) {
    this.fileName = fileName;
    this.width = tableColumns.length;
    this.columns = new IncidentColumns(fileName);
    const zone = zoneClock(fileName, recipe);
    const sinkOf = new Map<ColumnRole, RoleSink>(
      recipe.columns.map(({ role }) => [role, createSink(role, recipe, zone)]),
    );
    this.columnOfRole = new Map(recipe.columns.map(({ name, role }) => [role, name]));
    const roleOf = new Map(recipe.columns.map(({ name, role }) => [name, role]));
    this.cells = tableColumns.map((name) => sinkOf.get(roleOf.get(name)!) ?? null);
    this.lastNeeded = this.cells.reduce((last, sink, index) => (sink ? index + 1 : last), 0);
    this.sinks = [...sinkOf];
    this.numbers = this.sinks.filter(
      (entry): entry is readonly [ColumnRole, NumberSink] => entry[1] instanceof NumberSink,
    );
    const get = <T extends RoleSink>(role: ColumnRole) => (sinkOf.get(role) ?? null) as T | null;
    this.count = get('count');
    this.categorySink = get<CodeSink>('category') ?? new CodeSink(0, 'auto');
    this.sourceSink = get<CodeSink>('source') ?? new CodeSink(0, 'auto');
    this.categories = new ValueMapping(this.categorySink.dictionary.texts, recipe, 'category');
    this.sources = new ValueMapping(this.sourceSink.dictionary.texts, recipe, 'source');
    this.place = new RowPlace({ x: get('x'), y: get('y'), point: get('point') }, recipe.place);
    this.time = new RowTime(
      {
        start: get('start'),
        startTime: get('startTime'),
        end: get('end'),
        endTime: get('endTime'),
        year: get('year'),
        month: get('month'),
        day: get('day'),
        hour: get('hour'),
        minute: get('minute'),
      },
      zone,
      recipe.time,
    );
  }

  beginRow(row: number): void {
    this.row = row;
    for (let k = 0; k < this.sinks.length; k++) this.sinks[k]![1].clear();
  }

  endRow(present: number, totals: boolean): void {
    this.rowsIn++;
    if (this.rowsIn % ROWS_BETWEEN_CHECKS === 0) this.checkNumbers();
    const timeFault = this.time.read();
    const placeFault = this.place.read();
    const hasPlace = placeFault === null && !Number.isNaN(this.place.x);
    const hasTime = timeFault === null && !Number.isNaN(this.time.start);
    if (totals && !(hasPlace && hasTime)) return this.reject(null, 'totals');
    if (present > this.width) return this.reject(null, 'tooManyFields');
    if (present < this.lastNeeded) return this.reject(null, 'tooFewFields');
    if (timeFault) return this.reject(this.time.faultRole, timeFault);
    if (placeFault) return this.reject(this.place.faultRole, placeFault);
    if (!hasPlace && !hasTime) return this.reject(null, 'nothing');
    const times = this.timesCounted();
    if (times < 0) return this.reject('count', 'unreadableCount');
    const { code } = this.categorySink;
    if (this.categories.of(code) === null) {
      this.leftOut.set(code, (this.leftOut.get(code) ?? 0) + 1);
      return this.reject('category', 'leftOut');
    }
    this.sources.of(this.sourceSink.code);
    if (code === OVERFULL || this.sourceSink.code === OVERFULL)
      this.refuseColumn(code === OVERFULL ? 'category' : 'source');
    this.rowsKept++;
    for (let k = 0; k < times; k++) this.keep();
  }

  /**
   * To be called after the last row.
   * @throws ImportError personalDataInColumn
   */
  finish(): void {
    this.checkNumbers();
    for (const [role, mapping] of [
      ['category', this.categories],
      ['source', this.sources],
    ] as const) {
      if (mapping.withheldRows >= 5 && mapping.withheldRows > this.rowsIn * 0.02) {
        throw new ImportError('import.error.personalDataInColumn', {
          file: this.fileName,
          column: this.columnOfRole.get(role) ?? '',
        });
      }
    }
  }

  /** How many incidents the row stands for: 1, or what its count column says. -1 when that cannot be read. */
  private timesCounted(): number {
    const { count } = this;
    if (!count) return 1;
    if (count.state !== Cell.read || count.value < 0 || !Number.isInteger(count.value))
      return count.state === Cell.missing ? 0 : -1;
    return count.value;
  }

  private keep(): void {
    const { columns, time, place } = this;
    const i = columns.add();
    columns.x[i] = place.x;
    columns.y[i] = place.y;
    columns.start[i] = time.start;
    columns.end[i] = time.end;
    columns.offset[i] = time.offsetMinutes;
    columns.precision[i] = time.precision;
    columns.category[i] = this.categorySink.code;
    columns.source[i] = this.sourceSink.code;
  }

  private reject(role: ColumnRole | null, reason: RejectionReason): void {
    this.rejections.add(this.row, role === null ? null : (this.columnOfRole.get(role) ?? null), reason);
  }

  private checkNumbers(): void {
    for (const [role, sink] of this.numbers) {
      if (!sink.holdsServiceNumbers) continue;
      throw new ImportError('import.error.personalDataInColumn', {
        file: this.fileName,
        column: this.columnOfRole.get(role) ?? '',
      });
    }
  }

  private refuseColumn(role: 'category' | 'source'): never {
    throw new ImportError('import.error.tooManyValues', {
      file: this.fileName,
      column: this.columnOfRole.get(role) ?? '',
      values: LIMITS.distinctValues,
    });
  }
}

type RoleSink = NumberSink | PointSink | MomentSink | ClockSink | WholeSink | CodeSink;

function createSink(role: ColumnRole, recipe: ImportRecipe, zone: ZoneClock): RoleSink {
  switch (role) {
    case 'x':
    case 'y':
      return new NumberSink(recipe.place?.decimal ?? '.');
    case 'count':
      return new NumberSink(',');
    case 'point':
      return new PointSink();
    case 'start':
    case 'end':
      return new MomentSink(recipe.time?.[role] ?? { kind: 'text', order: 'dmy' }, zone);
    case 'startTime':
    case 'endTime':
      return new ClockSink(recipe.time?.bareClock ?? 'hour');
    case 'year':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
      return new WholeSink();
    case 'category':
    case 'source':
      return new CodeSink(LIMITS.distinctValues, recipe.reading.encoding);
  }
}

function zoneClock(file: string, recipe: ImportRecipe): ZoneClock {
  const zone = recipe.time?.timeZone ?? 'UTC';
  try {
    return createZoneClock(zone);
  } catch {
    throw new ImportError('import.error.unknownTimeZone', { file, zone });
  }
}
