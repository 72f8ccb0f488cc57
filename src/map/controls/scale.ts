/** A distance that fits on a scale bar and reads well. */
export interface ScaleBar {
  readonly metres: number;
  readonly widthPx: number;
  /** Parts in which the bar is divided. */
  readonly parts: number;
}

/** The largest of 1, 2 or 5 × 10ⁿ metres that is no wider than `maximumPx`. */
export function deriveScaleBar(metresPerPixel: number, maximumPx: number): ScaleBar {
  const room = metresPerPixel * maximumPx;
  const decade = 10 ** Math.floor(Math.log10(room));
  const factor = room >= 5 * decade ? 5 : room >= 2 * decade ? 2 : 1;
  const metres = factor * decade;
  return { metres, widthPx: metres / metresPerPixel, parts: factor === 2 ? 4 : 5 };
}
