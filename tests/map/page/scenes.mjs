/** What shoot.mjs takes pictures of. `act` runs in the page, which has `controller` and `content`. */
const view = (longitude, latitude, zoom) => ({ longitude, latitude, zoom, bearing: 0 });
const middle = { longitude: 5.3022, latitude: 52.5265 };
const at = (zoom, act = '') =>
  `controller.setView(${JSON.stringify(view(middle.longitude, middle.latitude, zoom))}); ${act}`;
const data = '(({ points, filterArea, ...shown }) => controller.show(shown))(content);';

const demo = { longitude: 5.3108, latitude: 52.5318 };
const there = (zoom, act = '') =>
  `controller.setView(${JSON.stringify(view(demo.longitude, demo.latitude, zoom))}); ${act}`;
const wide = { width: 1920, height: 1080 };

export const scenes = [
  { name: 'nh-fit', place: 'nieuwerhaven' },
  { name: 'nh-13', place: 'nieuwerhaven', act: there(13), size: wide },
  { name: 'nh-14.5', place: 'nieuwerhaven', act: there(14.5) },
  { name: 'nh-16', place: 'nieuwerhaven', act: there(16), size: wide },
  { name: 'nh-17.5', place: 'nieuwerhaven', act: there(17.5) },
  { name: 'nh-data-12.5', place: 'nieuwerhaven', act: there(12.7, data), size: wide },
  { name: 'nh-data-14', place: 'nieuwerhaven', act: there(14.3, data) },
  { name: 'nh-data-16', place: 'nieuwerhaven', act: there(16, data) },
  {
    name: 'nh-gi-14',
    place: 'nieuwerhaven',
    act: there(14.3, data + 'controller.setVisible({ density: false, significance: true });'),
  },
  {
    name: 'nh-counts-14',
    place: 'nieuwerhaven',
    act: there(14.3, 'controller.show({ cells: content.cells }); controller.setVisible({ counts: true });'),
  },
  {
    name: 'nh-hex-14',
    place: 'nieuwerhaven',
    act: there(14.6, 'controller.show({ cells: hexagons.cells }); controller.setVisible({ counts: true });'),
  },
  {
    name: 'nh-points-14',
    place: 'nieuwerhaven',
    act: there(14.3, 'controller.show({ points: content.points }); controller.setVisible({ points: true });'),
  },
  { name: 'town-fit', place: 'town' },
  { name: 'town-14', place: 'town', act: at(14) },
  { name: 'town-16', place: 'town', act: at(16) },
  { name: 'town-18', place: 'town', act: at(18.3) },
  { name: 'town-data-14', place: 'town', act: at(14, data) },
  { name: 'points-fit', place: 'points' },
  { name: 'groningen-fit', place: 'groningen' },
  {
    name: 'nh-area-14',
    place: 'nieuwerhaven',
    act: there(
      14.3,
      data +
        `controller.show({ selected: { kind: 'hotspot', id: 'h0' }, highlight: [149870, 505034], filterArea: [Float64Array.of(149100, 504300, 150300, 504400, 150200, 505700, 149200, 505600, 149100, 504300)], kept: [{ id: 'k1', name: 'Park, concept', status: 'concept', rings: [Float64Array.of(148600, 505300, 148900, 505250, 148950, 505500, 148650, 505560, 148600, 505300)] }, { id: 'k2', name: 'Oosterhof', status: 'decided', rings: [Float64Array.of(150450, 505300, 150900, 505250, 150850, 505600, 150400, 505560, 150450, 505300)] }, { id: 'k3', name: 'Oude keuze', status: 'stale', rings: [Float64Array.of(150450, 504300, 150900, 504250, 150850, 504600, 150400, 504560, 150450, 504300)] }] })`,
    ),
  },
  { name: 'nh-19', place: 'nieuwerhaven', act: there(18.6) },
  { name: 'groningen-14', place: 'groningen', act: `controller.setView(${JSON.stringify(view(6.5665, 53.2185, 14))})` },
  {
    name: 'groningen-15.5',
    place: 'groningen',
    act: `controller.setView(${JSON.stringify(view(6.5665, 53.2185, 15.5))})`,
  },
];
