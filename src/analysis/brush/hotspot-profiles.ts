import { HOURS_PER_WEEK } from '../../domain/incident/incident-filter.ts';
import type { FilterState } from './filter-state.ts';
import { rowsInPeriod, type IncidentStore } from './incident-store.ts';
import type { RowsOfPlace } from './placement.ts';
import { addToProfile, passesTimeless } from './row-profile.ts';

/** The places (keys of `RowsOfPlace`) that make up a cell: `parts` × `parts` from the first on, rows `stride` apart. */
export interface PlacesOfCell {
  /** First place of each cell; null when cells and places are the same. */
  readonly first: Int32Array | null;
  readonly parts: number;
  readonly stride: number;
}

/** Hotspots that get a profile: more than this many are not told apart by anyone. */
export const MOST_PROFILES = 1000;

/**
 * Hours and months of the incidents in each hotspot, kept up to date instead of counted anew: a row that a filter lets
 * in or out is added to the hotspot of its cell while the filter is applied; when the hotspots change, only the cells that
 * joined or left one are moved.
 */
export class HotspotProfiles {
  /** Number of the profile that a place counts in; 0 = none. */
  readonly slotOfPlace: Uint16Array;
  /** All profiles one after the other: 168 hours of the week, then the months of the store. */
  values: Float64Array;
  private readonly width: number;
  /** Cells of each used slot; null = free. Slot 0 is never used. */
  private slots: (Int32Array | null)[] = [null];
  private readonly seen: Uint32Array;
  private round = 0;
  /** Ranges of rows that may lie in the period of the present filter. */
  private candidates: readonly (readonly [first: number, end: number])[] = [];

  /** @param cells number of entries of the count lattice */
  constructor(
    private readonly store: IncidentStore,
    private readonly rows: RowsOfPlace,
    cells: number,
    private readonly places: PlacesOfCell,
  ) {
    this.slotOfPlace = new Uint16Array(rows.starts.length);
    this.width = HOURS_PER_WEEK + store.monthStarts.length;
    this.values = new Float64Array(16 * this.width);
    this.seen = new Uint32Array(cells);
  }

  offsetOf(slot: number): number {
    return slot * this.width;
  }

  /** Adds an exact row that passes the filter. */
  addExact(slot: number, hour: number, day: number, weight: number): void {
    const at = slot * this.width;
    this.values[at + hour]! += weight;
    this.values[at + HOURS_PER_WEEK + this.store.monthOfDay[day]!]! += weight;
  }

  /**
   * Makes each group of cells (entries of the count lattice) a profile; at most `MOST_PROFILES` groups.
   * @param state, base the filter that all counts now stand at
   * @returns the slot of each group
   */
  update(groups: readonly Int32Array[], state: FilterState, base: Uint8Array): number[] {
    this.candidates = rowsInPeriod(this.store, state.from, state.to);
    const slots = this.assignSlots(groups);
    const alive = new Set(slots);
    this.leaveCells(groups, alive, state, base);
    this.slots = this.slots.map(() => null);
    groups.forEach((cells, group) => {
      const slot = slots[group]!;
      this.slots[slot] = cells;
      for (let i = 0; i < cells.length; i++) {
        const now = this.slotOfCell(cells[i]!);
        if (now === slot) continue;
        if (alive.has(now)) this.addCell(cells[i]!, now, -1, state, base);
        this.addCell(cells[i]!, slot, 1, state, base);
        this.setSlot(cells[i]!, slot);
      }
    });
    return slots;
  }

  hoursOf(slot: number): Float64Array {
    const at = slot * this.width;
    return this.values.slice(at, at + HOURS_PER_WEEK);
  }

  monthsOf(slot: number): Float64Array {
    return this.values.slice(slot * this.width + HOURS_PER_WEEK, (slot + 1) * this.width);
  }

  private slotOfCell(cell: number): number {
    return this.slotOfPlace[this.places.first ? this.places.first[cell]! : cell]!;
  }

  private setSlot(cell: number, slot: number): void {
    const { first, parts, stride } = this.places;
    const from = first ? first[cell]! : cell;
    for (let line = 0; line < parts; line++) {
      this.slotOfPlace.fill(slot, from + line * stride, from + line * stride + parts);
    }
  }

  /** Each group keeps the profile that most of its cells are in already, unless another group has more of it. */
  private assignSlots(groups: readonly Int32Array[]): number[] {
    const claims: { group: number; slot: number; cells: number }[] = [];
    groups.forEach((cells, group) => {
      for (const [slot, count] of this.votesOf(cells)) claims.push({ group, slot, cells: count });
    });
    claims.sort((a, b) => b.cells - a.cells || a.group - b.group);
    const slots = new Array<number>(groups.length).fill(0);
    const taken = new Set<number>();
    for (const { group, slot } of claims) {
      if (slots[group]! > 0 || taken.has(slot)) continue;
      slots[group] = slot;
      taken.add(slot);
    }
    let next = 1;
    return slots.map((slot) => {
      if (slot > 0) return slot;
      while (taken.has(next)) next++;
      taken.add(next);
      this.clearSlot(next);
      return next;
    });
  }

  /** How many cells of a group are in which profile. Neighbours mostly share theirs, so they are counted in runs. */
  private votesOf(cells: Int32Array): Map<number, number> {
    const votes = new Map<number, number>();
    for (let from = 0, to = 0; from < cells.length; from = to) {
      const slot = this.slotOfCell(cells[from]!);
      while (to < cells.length && this.slotOfCell(cells[to]!) === slot) to++;
      if (slot > 0) votes.set(slot, (votes.get(slot) ?? 0) + to - from);
    }
    return votes;
  }

  private clearSlot(slot: number): void {
    while (this.slots.length <= slot) this.slots.push(null);
    const needed = (slot + 1) * this.width;
    if (this.values.length < needed) {
      const larger = new Float64Array(2 * needed);
      larger.set(this.values);
      this.values = larger;
    }
    this.values.fill(0, slot * this.width, needed);
    // Cells of a profile that is given up must not be taken for cells of the new one.
    for (const cell of this.slots[slot] ?? []) this.setSlot(cell, 0);
    this.slots[slot] = null;
  }

  /** Takes the cells that are in no group any more out of their profiles. */
  private leaveCells(groups: readonly Int32Array[], alive: ReadonlySet<number>, state: FilterState, base: Uint8Array) {
    const { seen } = this;
    this.round++;
    for (const cells of groups) for (let i = 0; i < cells.length; i++) seen[cells[i]!] = this.round;
    this.slots.forEach((cells, slot) => {
      for (let i = 0; cells && i < cells.length; i++) {
        if (seen[cells[i]!] === this.round) continue;
        if (alive.has(slot)) this.addCell(cells[i]!, slot, -1, state, base);
        this.setSlot(cells[i]!, 0);
      }
    });
  }

  private addCell(cell: number, slot: number, sign: number, state: FilterState, base: Uint8Array): void {
    const { first, parts, stride } = this.places;
    const from = first ? first[cell]! : cell;
    const { starts } = this.rows;
    for (let line = from; line < from + parts * stride; line += stride) {
      for (let place = line; place < line + parts; place++) {
        this.addRows(starts[place]!, starts[place + 1]!, slot, sign, state, base);
      }
    }
  }

  /** Adds the rows between two places of the row list; looks only at those that may lie in the period. */
  private addRows(from: number, to: number, slot: number, sign: number, state: FilterState, base: Uint8Array): void {
    const { store, values } = this;
    const { rows } = this.rows;
    const at = this.offsetOf(slot);
    for (const [first, end] of this.candidates) {
      for (let k = firstAtLeast(rows, from, to, first); k < to && rows[k]! < end; k++) {
        const row = rows[k]!;
        if (passesTimeless(store, row, state, base)) addToProfile(store, row, sign, state, values, at);
      }
    }
  }
}

/** Index of the first value ≥ `least` in the ascending values[from … to), or `to`. */
function firstAtLeast(values: Uint32Array, from: number, to: number, least: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
