/** All incidents as they happened, before sources write them down: background, planted places, the pile-up. */
import { createRandom } from '../lib/random.mjs';
import { DAY, DAYS, SEASONS, asWritten, createClock, minutesOf } from './calendar.mjs';
import { APP_START, CATEGORIES, POLICE_SHARE_AFTER_APP } from './categories.mjs';
import { createPlacer, streetFeatures } from './exposure.mjs';
import { PILE_UP, monthStart, plantedPlaces, pointInPlace } from './planted.mjs';

const appStart = minutesOf(APP_START.year, APP_START.month);

/** Start and end of the registered window around the true moment: found later, or exact. */
function windowOf(moment, foundHours, random) {
  if (!foundHours) {
    const exact = asWritten(moment, random);
    return { start: exact, end: exact };
  }
  const before = Math.min(random.exponential(foundHours * 30), foundHours * 150);
  const after = Math.min(random.exponential(foundHours * 30), foundHours * 150);
  return { start: asWritten(moment - before, random), end: asWritten(moment + after + 10, random) };
}

function incident(source, category, place, moment, found, random, extra = {}) {
  const { start, end } = windowOf(moment, found, random);
  const last = DAYS * DAY - 1;
  return {
    source,
    category,
    point: place.point,
    edge: place.edge ?? null,
    moment,
    start: Math.max(0, Math.min(last, start)),
    end: Math.max(0, Math.min(last, end)),
    planted: null,
    ...extra,
  };
}

function backgroundOf(category, features) {
  const random = createRandom(`background:${category.source}:${category.name}`);
  const placer = createPlacer(features, category.place);
  const isApp = category.source === 'winkeliers';
  const clock = createClock({ hours: category.hours, season: category.season, from: isApp ? appStart : 0 });
  const rows = [];
  const count = random.poisson(category.count);
  for (let i = 0; i < count; i++) {
    const moment = clock(random);
    if (
      category.name === 'Winkeldiefstal' &&
      category.source === 'politie' &&
      moment >= appStart &&
      !random.chance(POLICE_SHARE_AFTER_APP)
    )
      continue;
    rows.push(incident(category.source, category.name, placer.draw(random), moment, category.found, random));
  }
  return rows;
}

function rowsOfPlace(place, site, nearestEdge) {
  const random = createRandom(`planted:${place.id}`);
  const rows = [];
  for (let m = 0; m < 24; m++) {
    const clock = createClock({ hours: place.hours, from: monthStart(m), to: monthStart(m + 1) });
    for (const p of place.parts) {
      if (p.source === 'winkeliers' && monthStart(m) < appStart) continue;
      const share = p.appEffect && monthStart(m) >= appStart ? POLICE_SHARE_AFTER_APP : 1;
      const mean = p.perMonth * share * place.trend(m) * SEASONS[place.season][m % 12];
      const count = random.poisson(mean);
      for (let i = 0; i < count; i++) {
        const point = pointInPlace(place, site, random);
        rows.push(
          incident(p.source, p.name, { point, edge: nearestEdge(point) }, clock(random), p.found ?? 0, random, {
            planted: place.id,
          }),
        );
      }
    }
  }
  return rows;
}

function pileUpRows(nearestEdge) {
  const random = createRandom('pile-up');
  const clock = createClock({ hours: 'shop' });
  const edge = nearestEdge(PILE_UP.point);
  return Array.from({ length: PILE_UP.rows }, () =>
    incident('politie', 'Winkeldiefstal', { point: PILE_UP.point, edge }, clock(random), 0, random, { pileUp: true }),
  );
}

/** Expected background rows on each street over the two years, by the model alone: [{ edge, rows }]. */
function expectedByStreet(features) {
  const rows = new Float64Array(features.length);
  for (const { count, place } of CATEGORIES) {
    createPlacer(features, place).shares.forEach((share, i) => (rows[i] += count * share));
  }
  return features.map(({ edge }, i) => ({ edge, rows: rows[i] }));
}

/** { incidents, places, expected }: incidents in order of registration, expected background rows by street. */
export function buildIncidents(town) {
  const features = streetFeatures(town);
  const places = plantedPlaces(town);
  const nearestEdge = (p) => town.site.nearestStreet(p, 220, (e) => e.roadClass !== 'cycleway')?.edge ?? null;
  const incidents = [
    ...CATEGORIES.flatMap((category) => backgroundOf(category, features)),
    ...places.flatMap((place) => rowsOfPlace(place, town.site, nearestEdge)),
    ...pileUpRows(nearestEdge),
  ];
  incidents.forEach((row, index) => (row.order = index));
  incidents.sort((a, b) => a.end - b.end || a.order - b.order);
  return { incidents, places, expected: expectedByStreet(features) };
}
