import type { LatticeWorkspace, Placed } from '../brush/lattice-workspace.ts';
import { CELLS_PER_TURN } from '../brush/wasm/turn.ts';
import type { Lattice } from '../grid/lattice.ts';
import { copyRows, turnedColumns, type DensitySurface } from './density-surface.ts';
import { colourTableLength, createColourTable, derivePictureBreaks, type PictureRamp } from './picture.ts';

/** Bytes of each array that a picture places in its workspace. */
export const pictureRoom = (lattice: Lattice, ramp: PictureRamp): number[] => [
  4 * turnedColumns(lattice) * lattice.rows,
  4 * colourTableLength(ramp.steps),
];

/**
 * The picture of a density surface. Its breaks stay while a brush moves, so that a colour keeps its meaning and the
 * legend can be read; they are fitted anew to the maximum only when asked (the hand rests) or when there was none yet.
 */
export class DensityPicture {
  breaks: Float64Array = new Float64Array(0);
  /** RGBA as one number each, north row first. */
  private readonly pixels: Placed<Int32Array<ArrayBuffer>>;
  private readonly colours: Placed<Int32Array>;
  private keys: { readonly first: number; readonly last: number } | null = null;

  constructor(
    private readonly workspace: LatticeWorkspace,
    private readonly lattice: Lattice,
    private readonly surface: DensitySurface,
    private readonly ramp: PictureRamp,
  ) {
    this.pixels = workspace.int32(turnedColumns(lattice) * lattice.rows);
    this.colours = workspace.int32(colourTableLength(ramp.steps));
  }

  /** Brings the picture up to date with the surface's last update; returns RGBA bytes, north row first. */
  paint(rescale: boolean): Uint8ClampedArray<ArrayBuffer> {
    const everything = this.chooseBreaks(rescale);
    const { rows } = this.lattice;
    const columns = turnedColumns(this.lattice);
    const { first, last } = this.keys!;
    for (let row = 0; row < rows; row++) {
      if (!everything && !this.surface.changedRows[row]) continue;
      this.workspace.kernels.paintCells(
        this.surface.rounded.offset + 4 * row * columns,
        this.pixels.offset + 4 * (rows - 1 - row) * columns,
        columns / CELLS_PER_TURN,
        this.colours.offset,
        first,
        last,
      );
    }
    return new Uint8ClampedArray(copyRows(this.pixels.values, columns, this.lattice).buffer);
  }

  /** True when the breaks changed, so that every cell needs its colour anew. */
  private chooseBreaks(rescale: boolean): boolean {
    if (this.keys && !rescale) return false;
    const breaks = derivePictureBreaks(this.surface.maximum, this.ramp.steps);
    if (this.keys && breaks.every((value, step) => value === this.breaks[step])) return false;
    const { first, last, colours } = createColourTable(breaks, this.ramp);
    this.colours.values.set(colours);
    this.keys = { first, last };
    this.breaks = breaks;
    return true;
  }
}
