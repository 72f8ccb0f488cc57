import type { CellGrid } from '../brush/brush-contract.ts';
import type { Lattice } from '../grid/lattice.ts';

/** Steps to the neighbours of an entry in an even and an odd row: 8 around a square, 6 around a hexagon. */
export function neighbourSteps(shape: CellGrid['shape'], stride: number): readonly [even: number[], odd: number[]] {
  if (shape === 'square') {
    const steps = [1, -1, stride - 1, stride, stride + 1, -stride - 1, -stride, -stride + 1];
    return [steps, steps];
  }
  // Odd rows of hexagons lie half a cell to the east.
  return [
    [1, -1, stride, stride - 1, -stride, -stride - 1],
    [1, -1, stride, stride + 1, -stride, -stride + 1],
  ];
}

/**
 * Joins marked cells that touch (also at a corner) into groups.
 *
 * @param marked lattice entries of the marked cells
 * @param groupOf work space, one number per lattice entry, all 0; afterwards 1 + the index of the group of each marked
 *   cell. `clearGroups` makes it 0 again.
 * @returns the entries of each group, in the order of their first cell
 */
export function joinCells(
  marked: Int32Array,
  shape: CellGrid['shape'],
  lattice: Lattice,
  groupOf: Int32Array,
): Int32Array[] {
  const [even, odd] = neighbourSteps(shape, lattice.stride);
  const groups: Int32Array[] = [];
  const queue = new Int32Array(marked.length);
  for (let i = 0; i < marked.length; i++) groupOf[marked[i]!] = -1;
  for (let i = 0; i < marked.length; i++) {
    if (groupOf[marked[i]!] !== -1) continue;
    const group = groups.length + 1;
    let end = 1;
    queue[0] = marked[i]!;
    groupOf[marked[i]!] = group;
    for (let at = 0; at < end; at++) {
      const entry = queue[at]!;
      const steps = even === odd || isEvenRow(lattice, entry) ? even : odd;
      for (let k = 0; k < steps.length; k++) {
        const neighbour = entry + steps[k]!;
        if (groupOf[neighbour] !== -1) continue;
        groupOf[neighbour] = group;
        queue[end++] = neighbour;
      }
    }
    groups.push(queue.slice(0, end).sort());
  }
  return groups;
}

const isEvenRow = (lattice: Lattice, entry: number): boolean =>
  ((Math.floor(entry / lattice.stride) - lattice.guard) & 1) === 0;

export function clearGroups(marked: Int32Array, groupOf: Int32Array): void {
  for (let i = 0; i < marked.length; i++) groupOf[marked[i]!] = 0;
}
