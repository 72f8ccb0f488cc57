/** Rough boxes [west, south, east, north] in degrees with the zone most people there use; the first that fits counts. */
const ZONES: readonly (readonly [zone: string, west: number, south: number, east: number, north: number])[] = [
  ['Europe/Amsterdam', 3.2, 50.7, 7.3, 53.7],
  ['Europe/London', -8.7, 49.8, 1.8, 61],
  ['Europe/Dublin', -10.7, 51.3, -5.9, 55.5],
  ['Europe/Lisbon', -9.6, 36.9, -6.2, 42.2],
  ['Europe/Amsterdam', -9.4, 36, 20, 71],
  ['America/New_York', -85, 24, -67, 47.5],
  ['America/Chicago', -102, 25, -85, 49.5],
  ['America/Denver', -114, 31, -102, 49.5],
  ['America/Los_Angeles', -125, 32, -114, 52],
];

/**
 * Time zone of a place, roughly; UTC (no clock changes, wall clock kept as written) where it is not known. Western and
 * central Europe keep the clock of Amsterdam.
 */
export function guessTimeZone(longitude: number, latitude: number): string {
  const found = ZONES.find(
    ([, west, south, east, north]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
  return found?.[0] ?? 'UTC';
}
