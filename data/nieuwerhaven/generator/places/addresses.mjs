/** Addresses: every building gets its street, every door a number, odd on one side and even on the other. */
import { createRandom } from '../lib/random.mjs';
import { cross, distance, minus, mix, nearestOnLine, ringCentroid } from '../lib/geometry.mjs';

/**
 * Streets where ground floors are shops or horeca: the share of each, and within how many metres of the Markt (the rest
 * of a long street is plain).
 */
const SHOPPING = {
  Winkelstraat: { shop: 0.86, horeca: 0.08, reach: 900 },
  Markt: { shop: 0.4, horeca: 0.5, reach: 900 },
  Binnenhaven: { shop: 0.12, horeca: 0.42, reach: 900 },
  Havenstraat: { shop: 0.45, horeca: 0.35, reach: 900 },
  Kerkstraat: { shop: 0.42, horeca: 0.3, reach: 330 },
  Oosterpoortstraat: { shop: 0.3, horeca: 0.1, reach: 900 },
  'Lange Nieuwstraat': { shop: 0.4, horeca: 0.1, reach: 190 },
  Zuiderpoortstraat: { shop: 0.45, horeca: 0.12, reach: 200 },
  Visserstraat: { shop: 0.22, horeca: 0.06, reach: 170 },
  Stationsstraat: { shop: 0.4, horeca: 0.4, reach: 900 },
  Stationsplein: { shop: 0.3, horeca: 0.4, reach: 900 },
};
/** Share of other buildings with a shop, horeca or office on the ground floor, by style of the neighbourhood. */
const ELSEWHERE = { '01': [0.05, 0.02, 0.05], '02': [0.02, 0.006, 0.02], '09': [0.01, 0.008, 0.006] };

function chooseUse(building, random) {
  if (building.name || building.use !== 'woonfunctie' || building.flat) return;
  const shopping = SHOPPING[building.street?.name];
  const near = shopping && Math.hypot(...building.centre) < shopping.reach;
  const [shop, horeca, office] = near
    ? [shopping.shop, shopping.horeca, 0.04]
    : (ELSEWHERE[building.buurt?.slice(0, 2)] ?? [0.004, 0.001, 0.004]);
  const draw = random.next();
  if (draw < shop) building.ground = 'winkelfunctie';
  else if (draw < shop + horeca) building.ground = 'horeca';
  else if (draw < shop + horeca + office) building.ground = 'kantoorfunctie';
}

/** Distance from the street's start for every node of one named street, walking only along it. */
function walkStreet(edges, nodes) {
  const at = new Map();
  const remaining = new Set(edges);
  while (remaining.size > 0) {
    let start = null;
    for (const e of remaining) {
      for (const n of [e.a, e.b]) {
        const d = Math.hypot(...nodes[n]);
        if (!at.has(n) && (!start || d < start.d)) start = { n, d };
      }
    }
    if (!start) break;
    const offset = at.size === 0 ? 0 : Math.max(...at.values()) + 10;
    at.set(start.n, offset);
    const queue = [start.n];
    while (queue.length > 0) {
      const n = queue.shift();
      for (const e of remaining) {
        if (e.a !== n && e.b !== n) continue;
        remaining.delete(e);
        const other = e.a === n ? e.b : e.a;
        if (at.has(other)) continue;
        at.set(other, at.get(n) + e.length);
        queue.push(other);
      }
    }
  }
  return at;
}

/** Where along the street, and on which side of it, a building stands. */
function placeOnStreet(building, at) {
  const { street, frontPoint } = building;
  const hit = nearestOnLine(frontPoint, street.points);
  let walked = 0;
  for (let i = 0; i < hit.index; i++) walked += distance(street.points[i], street.points[i + 1]);
  walked += distance(street.points[hit.index], hit.point);
  const forward = at.get(street.b) >= at.get(street.a);
  const along = forward ? at.get(street.a) + walked : at.get(street.b) + street.length - walked;
  const next = street.points[hit.index + 1];
  const side =
    cross(minus(next, street.points[hit.index]), minus(frontPoint, street.points[hit.index])) * (forward ? 1 : -1);
  return { along, odd: side > 0 };
}

/** Addresses of a building: one for the ground floor, one for each dwelling. */
function usesOf(building) {
  const uses = [];
  if (building.ground) uses.push(building.ground === 'horeca' ? 'bijeenkomstfunctie' : building.ground);
  else if (building.use !== 'woonfunctie') uses.push(building.use);
  for (let i = 0; i < building.dwellings - (building.ground ? 1 : 0); i++) uses.push('woonfunctie');
  return uses.length > 0 ? uses : ['woonfunctie'];
}

/**
 * Sets street, frontPoint, centre and addresses of every building and returns all addresses:
 * [{ street, number, use, point, building }]. Barns and sheds have none.
 */
export function assignAddresses(site, network, buurtAt) {
  const random = createRandom('addresses');
  const plain = (e) => !['cycleway', 'footway'].includes(e.roadClass);
  for (const building of site.buildings) {
    building.centre = ringCentroid(building.ring);
    building.frontPoint = mix(building.front[0], building.front[1], 0.5);
    building.buurt = buurtAt(building.centre) ?? building.buurt;
    const hit =
      site.nearestStreet(building.frontPoint, 26, plain) ??
      site.nearestStreet(building.frontPoint, 26, (e) => e.roadClass !== 'cycleway') ??
      site.nearestStreet(building.frontPoint, 180, plain);
    building.street = hit?.edge ?? null;
    chooseUse(building, random);
  }
  const byStreet = new Map();
  for (const building of site.buildings) {
    if (building.annex || !building.street) continue;
    const list = byStreet.get(building.street.name) ?? [];
    list.push(building);
    byStreet.set(building.street.name, list);
  }
  const edgesByName = new Map();
  for (const e of network.edges) edgesByName.set(e.name, [...(edgesByName.get(e.name) ?? []), e]);
  const addresses = [];
  for (const [name, buildings] of byStreet) {
    const at = walkStreet(edgesByName.get(name), network.nodes);
    const placed = buildings
      .map((building) => ({ building, ...placeOnStreet(building, at) }))
      .sort((p, q) => p.along - q.along);
    const next = { true: 1, false: 2 };
    for (const { building, odd } of placed) {
      building.addresses = usesOf(building).map((use) => {
        const number = next[odd];
        next[odd] += 2;
        const spread = building.flat ? 4 : 0;
        const point = [
          building.centre[0] + random.between(-spread, spread),
          building.centre[1] + random.between(-spread, spread),
        ];
        return { street: name, number, use, point, building };
      });
      addresses.push(...building.addresses);
    }
  }
  return addresses;
}
