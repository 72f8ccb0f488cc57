/** The truth beside the data: what was planted, what was spoiled, what is not there. Counts are of rows in the files. */
import { pointAlong } from '../lib/curves.mjs';
import { insideRing } from '../lib/geometry.mjs';
import { shortestWalk } from '../streets/walk.mjs';
import { partsOf } from '../incidents/calendar.mjs';
import { APP_START, CATEGORIES, POLICE_SHARE_AFTER_APP } from '../incidents/categories.mjs';
import { MEASURE, PILE_UP } from '../incidents/planted.mjs';
import { ASKED_PLACES } from '../perception/survey.mjs';
import { SEED } from '../lib/random.mjs';
import { azcPoint } from '../plan/town-plan.mjs';
import { toRd } from './files.mjs';

const monthIndex = (row) => {
  const p = partsOf(row.moment);
  return (p.year - 2024) * 12 + p.month - 1;
};
const countBy = (rows, key) => {
  const counts = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
};
const ringOf = (ring) => {
  const points = ring.map(toRd);
  return [...points, points[0]];
};
const usable = (row) => !row.wrong && !row.missing && !row.duplicateOf;
const monthly = (rows) => {
  const months = new Array(24).fill(0);
  for (const row of rows) months[monthIndex(row)]++;
  return months;
};

function placeTruth(place, rows) {
  const planted = rows.filter((row) => row.planted === place.id && !row.wrong);
  const inside = rows.filter((row) => usable(row) && !row.pileUp && insideRing(row.point, place.ring));
  return {
    id: place.id,
    name: place.name,
    kind: place.control
      ? 'control'
      : place.displaced
        ? 'displacement'
        : place.vanishing
          ? 'vanishing'
          : place.emerging
            ? 'emerging'
            : 'hotspot',
    ring: ringOf(place.ring),
    hoursProfile: place.hours,
    season: place.season,
    parts: place.parts.map(({ source, name, perMonth }) => ({
      source,
      category: name,
      expectedPerMonth: Math.round(perMonth * 100) / 100,
    })),
    plantedRows: planted.length,
    plantedRowsWithPlace: planted.filter((row) => !row.missing).length,
    plantedByMonth: monthly(planted),
    rowsInside: inside.length,
    rowsInsideByMonth: monthly(inside),
  };
}

function measureTruth(places, rows) {
  const [year, month, day] = MEASURE.start;
  const first = (year - 2024) * 12 + month - 1;
  const perMonth = (id, from, to) => {
    const place = places.find((p) => p.id === id);
    const count = rows.filter((row) => row.planted === id && monthIndex(row) >= from && monthIndex(row) < to).length;
    return { id, name: place.name, plantedPerMonth: Math.round((count / (to - from)) * 100) / 100 };
  };
  return {
    name: 'Alcoholverbod en extra toezicht Binnenhaven',
    start: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    area: 'binnenhaven',
    control: 'kerkstraat',
    displacementArea: 'havenbrug',
    expectedEffect: -MEASURE.effectShare,
    displacedShareOfPrevented: MEASURE.displacedShareOfPrevented,
    before: {
      months: first,
      treated: perMonth('binnenhaven', 0, first),
      control: perMonth('kerkstraat', 0, first),
      displacement: perMonth('havenbrug', 0, first),
    },
    after: {
      months: 23 - first,
      treated: perMonth('binnenhaven', first, 23),
      control: perMonth('kerkstraat', first, 23),
      displacement: perMonth('havenbrug', first, 23),
    },
    note: 'After = March to November 2025; December is incomplete. The control area has the same categories, hours and season at 90 % of the level, and no measure. Background rows lie on top of the planted ones in all three areas and did not change.',
  };
}

/** Background rows near the reception centre and on the way to the Markt, beside what the streets' use predicts. */
function azcComparison(town, walk, rows, expected) {
  const centre = azcPoint(90, 90);
  const near = (edge) => Math.hypot(edge.points[0][0] - centre[0], edge.points[0][1] - centre[1]) < 600;
  const route = new Set(walk.edges);
  const compare = (accepts) => ({
    registered: rows.filter((row) => !row.planted && !row.pileUp && !row.duplicateOf && row.edge && accepts(row.edge))
      .length,
    predictedByStreetUse:
      Math.round(expected.reduce((sum, { edge, rows: n }) => sum + (accepts(edge) ? n : 0), 0) * 10) / 10,
  });
  return { within600m: compare(near), walkingRoute: compare((edge) => route.has(edge)) };
}

const CELL_METRES = 125;
const WARM_ROWS = 90;

/**
 * Cells of 125 m (on multiples of 125 m in RD) where street use alone makes many rows: a hotspot method that works on
 * counts will find these too, and is right to; they are neither planted nor errors.
 */
function warmCells(expected) {
  const cells = new Map();
  for (const { edge, rows } of expected) {
    for (let i = 0; i < 8; i++) {
      const [x, y] = toRd(pointAlong(edge.points, ((i + 0.5) / 8) * edge.length).point);
      const key = `${Math.floor(x / CELL_METRES)},${Math.floor(y / CELL_METRES)}`;
      cells.set(key, (cells.get(key) ?? 0) + rows / 8);
    }
  }
  const centre = (key) => key.split(',').map((v) => (Number(v) + 0.5) * CELL_METRES);
  return [...cells]
    .filter(([, rows]) => rows >= WARM_ROWS)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key, rows]) => ({ centre: centre(key), expectedRows: Math.round(rows) }));
}

/** The content of truth.json. */
export function truthOf({ town, places, rowsBySource, expected }) {
  const rows = Object.values(rowsBySource).flat();
  const good = rows.filter((row) => !row.wrong);
  const walk = shortestWalk(town.network, azcPoint(146, 2), [0, 20]);
  const main = places.filter((p) => !p.control && !p.displaced);
  return {
    seed: SEED,
    crs: 'EPSG:28992',
    period: { from: '2024-01-01', to: '2025-12-31', lastMonthIncomplete: '2025-12' },
    rows: {
      total: rows.length,
      bySource: Object.fromEntries(Object.entries(rowsBySource).map(([k, v]) => [k, v.length])),
      byCategory: countBy(good, (r) => `${r.source}: ${r.category}`),
    },
    planted: places.map((place) => placeTruth(place, rows)),
    plantedHotspotIds: main.map((p) => p.id),
    pileUp: {
      ...PILE_UP,
      point: toRd(PILE_UP.point),
      rowsInFile: good.filter((row) => row.pileUp && !row.duplicateOf).length,
      source: 'politie',
      category: 'Winkeldiefstal',
      note: 'No shop theft happens here: head office in an industrial estate.',
    },
    reportingChange: {
      source: 'winkeliers',
      start: `${APP_START.year}-0${APP_START.month}-01`,
      category: 'Winkeldiefstal',
      policeShareLeft: POLICE_SHARE_AFTER_APP,
      note: 'More registrations, not more thefts.',
    },
    missingCoordinates: countBy(
      good.filter((r) => r.missing && !r.duplicateOf),
      (r) => r.source,
    ),
    dateOnly: countBy(
      good.filter((r) => r.dateOnly && !r.duplicateOf),
      (r) => r.source,
    ),
    duplicates: countBy(
      rows.filter((r) => r.duplicateOf && !r.wrong),
      (r) => r.source,
    ),
    wrongRows: countBy(
      rows.filter((r) => r.wrong),
      (r) => `${r.source}: ${r.wrong}`,
    ),
    wrongRowsByReason: countBy(
      rows.filter((r) => r.wrong),
      (r) => r.wrong,
    ),
    measure: measureTruth(places, good),
    mismatch: ASKED_PLACES.filter((p) => p.mismatch).map((p) => ({
      id: p.id,
      name: p.name,
      point: toRd(p.at),
      meaning: p.mismatch,
      eveningScore: p.evening,
      registeredWithin60m: good.filter((r) => usable(r) && Math.hypot(r.point[0] - p.at[0], r.point[1] - p.at[1]) < 60)
        .length,
    })),
    background: {
      note: 'Poisson by street, weights fixed over the two years: length, homes, shops, horeca, work, nearness to schools, station, stops and parks, times a log-normal roughness per street (sd 0.4). Concentration that follows from use alone: shops in the core, horeca, station surroundings. Seasons repeat; there is no trend.',
      uniformCategory: {
        source: 'meldingen',
        category: 'Lantaarnpaal kapot',
        note: 'Same chance for every metre of road in built-up buurten (all but BU990109xx), road being any class but cycleway, footway, service and primary: any hotspot found in it, with streets as the denominator, is false.',
      },
      warmCells: warmCells(expected),
      categories: CATEGORIES.map(({ source, name, count, place, hours, season, found }) => ({
        source,
        category: name,
        expectedRows: count,
        places: place,
        hours,
        season,
        meanWindowHours: found,
      })),
    },
    azc: {
      entrance: toRd(azcPoint(146, 2)),
      walkToMarktMetres: Math.round(walk.length),
      walkingRouteStreets: walk.streets,
      statement:
        'The reception centre is no cause of anything in this data set. No weight of the incident model depends on the distance to it or on the walking route; incidents there are what homes, shops, horeca and length of those streets predict. A view that shows otherwise is wrong. Residents of the centre walk more and cycle less than others: exposure on the route is higher, registrations are not.',
      ...azcComparison(town, walk, good, expected),
    },
  };
}
