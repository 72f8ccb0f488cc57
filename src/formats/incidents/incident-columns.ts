import { createIncidentTable, type IncidentTable } from '../../domain/incident/incident-table.ts';
import { LIMITS } from '../bytes/limits.ts';
import { ImportError } from '../import-error.ts';

const FIRST_CAPACITY = 1 << 15;

/** Columns that grow while rows come in. Categories and sources are still codes of the file's own values. */
export class IncidentColumns {
  length = 0;
  x = new Float64Array(FIRST_CAPACITY);
  y = new Float64Array(FIRST_CAPACITY);
  start = new Float64Array(FIRST_CAPACITY);
  end = new Float64Array(FIRST_CAPACITY);
  offset = new Int16Array(FIRST_CAPACITY);
  precision = new Uint8Array(FIRST_CAPACITY);
  category = new Int16Array(FIRST_CAPACITY);
  source = new Int16Array(FIRST_CAPACITY);
  private capacity = FIRST_CAPACITY;
  private readonly fileName: string;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /**
   * Makes room for one more row and returns its index.
   * @throws ImportError tooManyRows
   */
  add(): number {
    if (this.length === this.capacity) this.grow();
    return this.length++;
  }

  private grow(): void {
    if (this.length >= LIMITS.rows) {
      throw new ImportError('import.error.tooManyRows', { file: this.fileName, rows: LIMITS.rows });
    }
    // Half as much again keeps the waste at the end small for files of many millions.
    this.capacity = Math.ceil(this.capacity * (this.capacity < 1 << 20 ? 2 : 1.5));
    const { capacity } = this;
    const larger = <T extends Float64Array | Int16Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.x = larger(this.x, new Float64Array(capacity));
    this.y = larger(this.y, new Float64Array(capacity));
    this.start = larger(this.start, new Float64Array(capacity));
    this.end = larger(this.end, new Float64Array(capacity));
    this.offset = larger(this.offset, new Int16Array(capacity));
    this.precision = larger(this.precision, new Uint8Array(capacity));
    this.category = larger(this.category, new Int16Array(capacity));
    this.source = larger(this.source, new Int16Array(capacity));
  }

  /** The rows as a table of exactly their length; `toCategory` and `toSource` turn codes into its indices. */
  finish(
    categories: readonly string[],
    sources: readonly string[],
    toCategory: (code: number) => number,
    toSource: (code: number) => number,
  ): IncidentTable {
    const { length } = this;
    const empty = createIncidentTable(0, categories, sources);
    const category = new Uint16Array(length);
    const source = new Uint16Array(length);
    for (let i = 0; i < length; i++) {
      category[i] = toCategory(this.category[i]!);
      source[i] = toSource(this.source[i]!);
    }
    return {
      ...empty,
      length,
      x: this.x.slice(0, length),
      y: this.y.slice(0, length),
      start: this.start.slice(0, length),
      end: this.end.slice(0, length),
      utcOffsetMinutes: this.offset.slice(0, length),
      precision: this.precision.slice(0, length),
      category,
      source,
      flags: new Uint8Array(length),
      dataset: new Uint16Array(length),
    };
  }
}
