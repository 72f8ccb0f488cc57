import { assemble } from './assembler.ts';
import { addRowPairs, convolvePairs } from './disc-kernels.ts';
import { paintCells, roundCells } from './picture-kernels.ts';
import { accumulate, squareDeviations, sumWindows } from './window-kernels.ts';

/** The module with all kernels; all pointers and strides are in bytes. */
export const assembleLatticeModule = () =>
  assemble([addRowPairs, convolvePairs, accumulate, squareDeviations, sumWindows, roundCells, paintCells]);
