/** Buildings that the plan puts on an exact spot: station, reception centre, clubhouses, sluice and mills. */
import { AZC, azcPoint } from '../plan/town-plan.mjs';
import { plus, rectangle } from '../lib/geometry.mjs';
import { placeShape } from './shapes.mjs';

const landmark = (name, use, shape, at, angle, size, more = {}) => ({ name, use, shape, at, angle, size, ...more });

/** The reception centre (azc): two rows of residential blocks round a lawn, reception, school and sports hall. */
const AZC_BLOCKS = [48, 76, 104, 132].flatMap((away) => [54, 115].map((along) => azcPoint(along, away)));

// prettier-ignore
const LANDMARKS = [
  landmark('Station Nieuwerhaven', 'bijeenkomstfunctie', 'bar', [470, -66], Math.PI / 2, [46, 12], { year: 1928, kind: 'station' }),
  landmark('Stationshal', 'winkelfunctie', 'bar', [470, -12], Math.PI / 2, [40, 11], { year: 2009 }),
  landmark('Fietsenstalling Stationsplein', 'overige gebruiksfunctie', 'bar', [425, -80], 0.05, [26, 9], { year: 2012 }),
  ...AZC_BLOCKS.map((at, i) => landmark(`Opvanglocatie De Weidezoom, gebouw ${i + 1}`, 'logiesfunctie', 'bar', at, AZC.angle, [40, 12], { year: 2016, azc: true })),
  landmark('Opvanglocatie De Weidezoom, receptie', 'kantoorfunctie', 'angle', azcPoint(176, 32), AZC.angle, [30, 20], { year: 2016, azc: true }),
  landmark('Opvanglocatie De Weidezoom, school', 'onderwijsfunctie', 'bar', azcPoint(182, 80), AZC.angle, [38, 16], { year: 2017, azc: true }),
  landmark('Opvanglocatie De Weidezoom, activiteiten', 'bijeenkomstfunctie', 'bar', azcPoint(182, 122), AZC.angle, [34, 15], { year: 2017, azc: true }),
  landmark('Clubhuis vv Nieuwerhaven', 'sportfunctie', 'bar', [-703, -646], -0.9, [36, 13], { year: 1978, kind: 'sport' }),
  landmark('Clubhuis MHC De Dijk', 'sportfunctie', 'bar', [-562, -825], -0.5, [28, 12], { year: 1994, kind: 'sport' }),
  landmark('Tennispark Doelenlaan', 'sportfunctie', 'bar', [-486, -851], -0.4, [20, 10], { year: 1989, kind: 'sport' }),
  landmark('Sluiswachtershuis', 'woonfunctie', 'bar', [-964, 114], 0.3, [12, 9], { year: 1903 }),
  landmark('Paviljoen Stadsvijver', 'bijeenkomstfunctie', 'round', [-703, 274], 0, [14, 14], { year: 1961, kind: 'horeca' }),
  landmark('Muziekkoepel', 'overige gebruiksfunctie', 'round', [-806, 342], 0, [9, 9], { year: 1921 }),
  landmark('Korenmolen De Waaier', 'overige gebruiksfunctie', 'round', [-925, 160], 0, [12, 12], { year: 1790 }),
  landmark('Gemaal Zuiderkoog', 'overige gebruiksfunctie', 'bar', [-1419, -1932], 1.3, [22, 12], { year: 1936 }),
];

/** Offsets to try around a landmark's spot when a ditch or path lies in the way. */
const NUDGES = [[0, 0]].concat(
  [8, 16, 26, 38, 52].flatMap((r) =>
    Array.from({ length: 8 }, (_, k) => [r * Math.cos((k * Math.PI) / 4), r * Math.sin((k * Math.PI) / 4)]),
  ),
);

/** Builds the landmarks; called first, so that they get their place. */
export function placeLandmarks(site) {
  for (const { name, use, shape, at, angle, size, ...more } of LANDMARKS) {
    const spot = NUDGES.map((nudge) => plus(at, nudge)).find((p) =>
      site.fits(placeShape(shape, p, angle, ...size).parts),
    );
    if (!spot) throw new Error(`Landmark does not fit: ${name}`);
    const outline = rectangle(spot, angle, ...size);
    const dwellings = use === 'woonfunctie' ? 1 : 0;
    site.add({
      ...placeShape(shape, spot, angle, ...size),
      front: [outline[0], outline[1]],
      name,
      use,
      dwellings,
      landmark: true,
      ...more,
    });
  }
}
