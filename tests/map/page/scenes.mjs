/** What shoot.mjs takes pictures of. `act` runs in the page, which has `controller` and `content`. */
const view = (longitude, latitude, zoom) => ({ longitude, latitude, zoom, bearing: 0 });
const middle = { longitude: 5.3304, latitude: 52.5416 };
const at = (zoom, act = '') => `controller.setView(${JSON.stringify(view(middle.longitude, middle.latitude, zoom))}); ${act}`;
const data = 'controller.show({ density: content.density, cells: content.cells, hotspots: content.hotspots, kept: content.kept });';

export const scenes = [
  { name: 'town-fit', place: 'town' },
  { name: 'town-14', place: 'town', act: at(14) },
  { name: 'town-16', place: 'town', act: at(16) },
  { name: 'town-18', place: 'town', act: at(18.3) },
  { name: 'town-data-14', place: 'town', act: at(14, data) },
  { name: 'points-fit', place: 'points' },
  { name: 'groningen-fit', place: 'groningen' },
];
