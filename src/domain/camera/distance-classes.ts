import { CAMERA_CATALOGUE, type Camera } from './camera-plan.ts';

export type DistanceClass = 'recognise' | 'observe';

/** Above this angle a lens no longer draws on a flat picture; pixels are then taken as spread evenly over the angle. */
const WIDEST_FLAT_DEGREES = 120;

/**
 * How far a camera shows enough for a class, metres: the distance at which one metre across the picture takes up the
 * class's number of pixels (the classes and their source lie in data/catalogue/cameras.json). Never beyond the range.
 */
export function distanceOfClass(
  {
    viewAngleDegrees,
    horizontalPixels,
    rangeMetres,
  }: Pick<Camera, 'viewAngleDegrees' | 'horizontalPixels' | 'rangeMetres'>,
  wanted: DistanceClass,
): number {
  const { pixelsPerMetre } = CAMERA_CATALOGUE.pixelDensity.classes.find(({ id }) => id === wanted)!;
  const angle = (Math.min(360, viewAngleDegrees) * Math.PI) / 180;
  const metresAcrossPerMetre = viewAngleDegrees <= WIDEST_FLAT_DEGREES ? 2 * Math.tan(angle / 2) : angle;
  return Math.min(rangeMetres, horizontalPixels / (pixelsPerMetre * metresAcrossPerMetre));
}
