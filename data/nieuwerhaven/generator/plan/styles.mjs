/**
 * How the styles of the zones are filled in. Lengths in metres.
 * blocks: long and short side of a block between street middles; sway: how much streets bend away from the old roads.
 * facade: distance from the middle of a residential street to the front walls; gap: chance that a row stops for a break.
 * rows: houses per row; width, depth: of a house; back: garden that is kept free behind it; dwellings per house.
 */
const style = (values) => ({
  step: 7,
  jitter: 0.05,
  sway: 0.07,
  snap: 16,
  pathShare: 0.06,
  minimumArea: 1800,
  ...values,
});

// prettier-ignore
export const STYLES = {
  core: style({
    long: 78, short: 60, jitter: 0.16, sway: 0.2, snap: 12, pathShare: 0.22, minimumArea: 900, era: 1780,
    house: { facade: 4.6, width: [5.2, 8.4], depth: [9, 14], row: [40, 60], gap: 0, back: 3, dwellings: 1.18 },
  }),
  station: style({
    long: 110, short: 66, jitter: 0.1, era: 1905,
    house: { facade: 7, width: [6, 9], depth: [10, 13], row: [12, 24], gap: 3, back: 5, dwellings: 1.4 },
  }),
  ring19: style({
    long: 114, short: 82, jitter: 0.09, sway: 0.12, era: 1908,
    house: { facade: 6.8, width: [5.8, 7.4], depth: [9, 11], row: [10, 26], gap: 3.5, back: 9, dwellings: 1.1 },
  }),
  villa: style({
    long: 210, short: 116, jitter: 0.1, sway: 0.16, pathShare: 0.12, era: 1932,
    house: { facade: 14, width: [10, 14], depth: [9, 13], row: [1, 1], gap: 11, back: 12, dwellings: 1 },
  }),
  harbour: style({
    long: 150, short: 84, jitter: 0.12, sway: 0.1, era: 2004,
    house: { facade: 8, width: [5.6, 7], depth: [10, 12], row: [6, 12], gap: 5, back: 6, dwellings: 1.2 },
  }),
  postwar: style({
    long: 124, short: 92, jitter: 0.05, sway: 0.06, era: 1958,
    house: { facade: 9.5, width: [6, 6.9], depth: [8, 9], row: [6, 10], gap: 7, back: 11, dwellings: 1 },
  }),
  flats: style({
    long: 210, short: 130, jitter: 0.06, sway: 0.05, era: 1967,
    house: { facade: 11, width: [5.8, 6.2], depth: [8.5, 9], row: [7, 10], gap: 8, back: 8, dwellings: 1 },
  }),
  seventies: style({
    long: 122, short: 98, jitter: 0.08, sway: 0.14, pathShare: 0.1, era: 1974,
    house: { facade: 9.5, width: [5.8, 6.6], depth: [9, 10], row: [4, 8], gap: 7, back: 10, dwellings: 1 },
  }),
  eighties: style({
    long: 120, short: 90, jitter: 0.1, sway: 0.16, pathShare: 0.12, era: 1986,
    house: { facade: 9, width: [5.7, 6.6], depth: [9, 9.8], row: [3, 7], gap: 6.5, back: 10, dwellings: 1 },
  }),
  semi: style({
    long: 160, short: 96, jitter: 0.1, sway: 0.18, pathShare: 0.12, era: 1991,
    house: { facade: 11, width: [7, 8.6], depth: [9.5, 11], row: [1, 2], gap: 7.5, back: 11, dwellings: 1 },
  }),
  bloemkool: style({
    long: 190, short: 135, jitter: 0.1, sway: 0.2, pathShare: 0.06, era: 1979, courts: true,
    house: { facade: 8, width: [5.6, 6.6], depth: [8.6, 9.6], row: [3, 6], gap: 5, back: 6, dwellings: 1 },
  }),
  vinex: style({
    long: 122, short: 86, jitter: 0.06, sway: 0.09, pathShare: 0.08, era: 2003,
    house: { facade: 8.5, width: [5.8, 7], depth: [9.4, 10.4], row: [2, 7], gap: 6.5, back: 10, dwellings: 1 },
  }),
  village: style({
    long: 170, short: 92, jitter: 0.1, sway: 0.12, era: 1965,
    house: { facade: 10, width: [7, 10.5], depth: [8.5, 11], row: [1, 2], gap: 6, back: 8, dwellings: 1 },
  }),
  industry: style({
    long: 260, short: 165, jitter: 0.1, sway: 0.05, pathShare: 0, minimumArea: 6000, era: 1995,
    house: null,
  }),
};
