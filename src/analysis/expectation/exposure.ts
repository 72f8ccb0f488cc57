import type { CellGrid } from '../brush/brush-contract.ts';
import { cellIndexAt } from '../grid/cell-grid.ts';
import type { StudyPlaces } from '../grid/study-cells.ts';

/** What there is in a cell that incidents go with, whoever comes there. Addresses by their use. */
export const EXPOSURES = ['streetMetres', 'homes', 'shops', 'others'] as const;
export type ExposureKind = (typeof EXPOSURES)[number];

/** Group of an address in `StudyPlaces.addressUses`. */
export const AddressUse = { home: 0, shop: 1, other: 2 } as const;
const USE_EXPOSURE: readonly ExposureKind[] = ['homes', 'shops', 'others'];

export interface Exposure {
  readonly kind: ExposureKind | 'incidents';
  /** Amount per cell of the grid. */
  readonly amounts: Float64Array;
}

/** Points along a street are weighed in steps of at most this many metres. */
const STEP_METRES = 10;

/** Metres of street and addresses by use in each cell; kinds of which the place has nothing are left out. */
export function deriveExposures(grid: CellGrid, { streets, addresses, addressUses }: StudyPlaces): Exposure[] {
  const amounts = new Map<ExposureKind, Float64Array>();
  const add = (kind: ExposureKind, x: number, y: number, amount: number) => {
    const cell = cellIndexAt(grid, x, y);
    if (cell < 0) return;
    let values = amounts.get(kind);
    if (!values) amounts.set(kind, (values = new Float64Array(grid.columns * grid.rows)));
    values[cell]! += amount;
  };
  for (let line = 0; streets && line < streets.length; line++) {
    const { coordinates, starts } = streets;
    for (let point = starts[line]! + 1; point < starts[line + 1]!; point++) {
      const [x, y] = [coordinates[2 * point - 2]!, coordinates[2 * point - 1]!];
      const [dx, dy] = [coordinates[2 * point]! - x, coordinates[2 * point + 1]! - y];
      const metres = Math.hypot(dx, dy);
      const steps = Math.max(1, Math.ceil(metres / STEP_METRES));
      for (let k = 0; k < steps; k++) {
        const along = (k + 0.5) / steps;
        add('streetMetres', x + along * dx, y + along * dy, metres / steps);
      }
    }
  }
  for (let k = 0; addresses && 2 * k + 1 < addresses.length; k++) {
    add(USE_EXPOSURE[addressUses?.[k] ?? AddressUse.home]!, addresses[2 * k]!, addresses[2 * k + 1]!, 1);
  }
  return EXPOSURES.flatMap((kind) => {
    const values = amounts.get(kind);
    return values ? [{ kind, amounts: values }] : [];
  });
}
