/**
 * Bounds on what a file may ask of the browser. A file over a bound is refused with the figure, never half read.
 */
export const LIMITS = {
  /** Inflated bytes of a compressed file or of one part of a workbook. */
  inflatedBytes: 4 * 2 ** 30,
  /** Files in a workbook. */
  archiveEntries: 4000,
  /** Inflated over compressed size, looked at once `ratioFromBytes` have come out. Tables compress to 1/5–1/60. */
  ratio: 250,
  ratioFromBytes: 32 * 2 ** 20,
  /** Bytes of one row of a text file; also of one feature or one sheet row. */
  recordBytes: 1 << 20,
  featureBytes: 64 << 20,
  /** Columns of a table. */
  columns: 4096,
  /** Files that must be held whole: GeoJSON of places, compressed Parquet. */
  heldBytes: 1.5 * 2 ** 30,
  /** Incidents in one file. */
  rows: 20_000_000,
  /** Distinct values of a category or source column. */
  distinctValues: 5000,
} as const;
