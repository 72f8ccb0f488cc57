/** Two vertices on the same cell of this grid are one vertex: 1 mm, far below the accuracy of any street file. */
const CELL_METRES = 0.001;

/** Growing list of distinct vertices; finds a vertex again by its place (open addressing hash on 1 mm cells). */
export class VertexIndex {
  readonly x: number[] = [];
  readonly y: number[] = [];
  private slots: Int32Array;

  constructor(expected: number) {
    this.slots = new Int32Array(slotCount(expected)).fill(-1);
  }

  get length(): number {
    return this.x.length;
  }

  /** Number of the vertex at (x, y); a new one when the cell is still empty. The first coordinates given are kept. */
  at(x: number, y: number): number {
    const cellX = Math.round(x / CELL_METRES);
    const cellY = Math.round(y / CELL_METRES);
    let slot = this.slotOf(cellX, cellY);
    if (this.slots[slot] !== -1) return this.slots[slot]!;
    if (2 * this.x.length >= this.slots.length) {
      this.grow();
      slot = this.slotOf(cellX, cellY);
    }
    this.x.push(x);
    this.y.push(y);
    return (this.slots[slot] = this.x.length - 1);
  }

  private slotOf(cellX: number, cellY: number): number {
    const mask = this.slots.length - 1;
    // The cell numbers may pass 2^31: fold the high part in before the 32-bit mixing.
    const high = Math.floor(cellX / 4294967296) * 31 + Math.floor(cellY / 4294967296);
    let hash = Math.imul(cellX | 0, 0x9e3779b1) ^ Math.imul((cellY | 0) ^ high, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const vertex = this.slots[slot]!;
      if (vertex === -1) return slot;
      if (Math.round(this.x[vertex]! / CELL_METRES) === cellX && Math.round(this.y[vertex]! / CELL_METRES) === cellY) {
        return slot;
      }
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let vertex = 0; vertex < this.x.length; vertex++) {
      const slot = this.slotOf(Math.round(this.x[vertex]! / CELL_METRES), Math.round(this.y[vertex]! / CELL_METRES));
      this.slots[slot] = vertex;
    }
  }
}

function slotCount(expected: number): number {
  let count = 1024;
  while (count < 2 * expected) count *= 2;
  return count;
}
