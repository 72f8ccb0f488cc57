/**
 * Kinds of emerging hot spot; the negative of each is the cold spot of the same kind. Definitions of Esri's Emerging
 * Hot Spot Analysis (ArcGIS Pro 3), tried in this order.
 */
export const EmergingClass = {
  none: 0,
  /** Hot in the last step, never before. */
  new: 1,
  /** One unbroken run of two or more hot steps up to the last, none before; under 90 % of steps. */
  consecutive: 2,
  /** Hot in at least 90 % of steps, the last included, and significantly rising. */
  intensifying: 3,
  /** Hot in at least 90 % of steps, the last included, without a trend. */
  persistent: 4,
  /** Hot in at least 90 % of steps, the last included, and significantly falling. */
  diminishing: 5,
  /** Hot in the last step and on and off before, never cold; under 90 % of steps. */
  sporadic: 6,
  /** Hot in the last step, cold at some time before; under 90 % of steps. */
  oscillating: 7,
  /** Not hot in the last step, but hot in at least 90 % of steps. */
  historical: 8,
} as const;

/**
 * Class of one place. `signs`: per step 1 where it is a significant hot spot, −1 a cold spot, 0 neither. `trend`: 1 or
 * −1 where the intensity rises or falls significantly, else 0.
 */
export function emergingClassOf(signs: ArrayLike<number>, trend: number): number {
  const hot = classOfSide(signs, 1, trend);
  // A place cannot be both: every kind but the historical asks for the last step, and 90 % leave no room for the other.
  // Zero less the class, as the negative of 0 would be −0.
  return hot !== EmergingClass.none ? hot : 0 - classOfSide(signs, -1, -trend);
}

function classOfSide(signs: ArrayLike<number>, side: 1 | -1, trend: number): number {
  const steps = signs.length;
  let count = 0;
  let opposite = false;
  let lastRun = 0;
  for (let step = 0; step < steps; step++) {
    const here = signs[step] === side;
    count += here ? 1 : 0;
    lastRun = here ? lastRun + 1 : 0;
    opposite ||= signs[step] === -side;
  }
  const nearlyAlways = count >= 0.9 * steps;
  if (lastRun === 0) return nearlyAlways && count > 0 ? EmergingClass.historical : EmergingClass.none;
  if (count === 1) return EmergingClass.new;
  if (lastRun === count && !nearlyAlways) return EmergingClass.consecutive;
  if (nearlyAlways) {
    return trend > 0 ? EmergingClass.intensifying : trend < 0 ? EmergingClass.diminishing : EmergingClass.persistent;
  }
  return opposite ? EmergingClass.oscillating : EmergingClass.sporadic;
}
