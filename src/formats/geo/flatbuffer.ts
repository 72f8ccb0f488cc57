/**
 * Reads tables of a FlatBuffer (flatbuffers.dev, binary format) by field number. Every read is bounded by the bytes there
 * are: a damaged buffer throws a RangeError, it never runs on.
 */
export class FlatTable {
  private readonly vtable: number;
  private readonly vtableBytes: number;

  constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {
    this.vtable = at - view.getInt32(at, true);
    this.vtableBytes = view.getUint16(this.vtable, true);
  }

  /** The table to which the offset at `at` points: the root of a buffer, or an element of a vector of tables. */
  static pointedAt(view: DataView, at: number): FlatTable {
    return new FlatTable(view, at + view.getUint32(at, true));
  }

  /** Where a field lies; null when the table leaves it out. */
  private fieldAt(field: number): number | null {
    const entry = 4 + 2 * field;
    if (entry + 2 > this.vtableBytes) return null;
    const offset = this.view.getUint16(this.vtable + entry, true);
    return offset === 0 ? null : this.at + offset;
  }

  byte(field: number): number {
    const at = this.fieldAt(field);
    return at === null ? 0 : this.view.getUint8(at);
  }

  short(field: number, otherwise: number): number {
    const at = this.fieldAt(field);
    return at === null ? otherwise : this.view.getUint16(at, true);
  }

  int(field: number): number {
    const at = this.fieldAt(field);
    return at === null ? 0 : this.view.getInt32(at, true);
  }

  /** A 64-bit count; beyond 2^53 no file goes. */
  long(field: number): number {
    const at = this.fieldAt(field);
    return at === null ? 0 : Number(this.view.getBigUint64(at, true));
  }

  table(field: number): FlatTable | null {
    const at = this.fieldAt(field);
    return at === null ? null : FlatTable.pointedAt(this.view, at);
  }

  /** First byte and number of the elements of a vector; null when there is none. */
  private vector(field: number, bytesEach: number): { readonly at: number; readonly length: number } | null {
    const pointer = this.fieldAt(field);
    if (pointer === null) return null;
    const at = pointer + this.view.getUint32(pointer, true);
    const length = this.view.getUint32(at, true);
    if (at + 4 + length * bytesEach > this.view.byteLength) throw new RangeError('vector beyond the end');
    return { at: at + 4, length };
  }

  text(field: number): string | null {
    const bytes = this.bytes(field);
    return bytes && new TextDecoder().decode(bytes);
  }

  bytes(field: number): Uint8Array | null {
    const found = this.vector(field, 1);
    return found && new Uint8Array(this.view.buffer, this.view.byteOffset + found.at, found.length);
  }

  tables(field: number): FlatTable[] {
    const found = this.vector(field, 4);
    if (!found) return [];
    return Array.from({ length: found.length }, (_, i) => FlatTable.pointedAt(this.view, found.at + 4 * i));
  }

  doubles(field: number): Float64Array {
    const found = this.vector(field, 8);
    const values = new Float64Array(found?.length ?? 0);
    for (let i = 0; i < values.length; i++) values[i] = this.view.getFloat64(found!.at + 8 * i, true);
    return values;
  }

  wholes(field: number): number[] {
    const found = this.vector(field, 4);
    return Array.from({ length: found?.length ?? 0 }, (_, i) => this.view.getUint32(found!.at + 4 * i, true));
  }
}
