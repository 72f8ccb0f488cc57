/** Cells that one turn of an inner loop makes: four registers of two float64 lanes. */
export const CELLS_PER_TURN = 8;
export const TURN_BYTES = CELLS_PER_TURN * 8;
/** Where the registers of a turn lie, in bytes. */
export const VECTOR_OFFSETS = Array.from({ length: CELLS_PER_TURN / 2 }, (_, index) => index * 16);
