/**
 * Where incidents lie when nothing special is the matter: by what a street is used for. The features of a street are its
 * length, homes, shops, horeca, and nearness to schools, the station and parks. The reception centre (azc) is not among
 * them, nor is the walking route to it: nothing in this model depends on the distance to it.
 */
import { createRandom, createSampler } from '../lib/random.mjs';
import { distance, leftOf, plus } from '../lib/geometry.mjs';
import { pointAlong } from '../lib/curves.mjs';
import { createSpatialHash } from '../lib/spatial-hash.mjs';

const REACH = 110;
const isRoad = (e) => !['cycleway', 'footway', 'service', 'primary'].includes(e.roadClass);

/** Features per street edge, with neighbours within 110 m counted in by a tapering weight. */
export function streetFeatures(town) {
  const { network, site, poi, buurtAt } = town;
  const own = new Map(network.edges.map((e) => [e, { homes: 0, shops: 0, horeca: 0, work: 0 }]));
  for (const b of site.buildings) {
    const f = b.street && own.get(b.street);
    if (!f) continue;
    for (const a of b.addresses ?? []) {
      if (a.use === 'woonfunctie' || a.use === 'logiesfunctie') f.homes++;
      else if (a.use === 'winkelfunctie') f.shops++;
      else f.work++;
    }
    if (b.ground === 'horeca') f.horeca++;
  }
  const hash = createSpatialHash(80);
  const middles = network.edges.map((e) => pointAlong(e.points, e.length / 2).point);
  network.edges.forEach((e, i) => hash.add([middles[i]], i));
  const places = (kind) => poi.filter((p) => p.kind === kind).map((p) => p.point);
  const nearness = (points, reach) => (m) =>
    points.reduce((sum, p) => sum + Math.exp(-((distance(p, m) / reach) ** 2)), 0);
  const near = {
    school: nearness(places('school'), 130),
    station: nearness([[420, -38]], 170),
    stop: nearness(places('bus-stop'), 60),
    park: nearness(places('park'), 200),
  };
  return network.edges.map((e, i) => {
    const m = middles[i];
    const sums = { homes: 0, shops: 0, horeca: 0, work: 0 };
    for (const j of hash.near(m, REACH)) {
      const weight = j === i ? 1 : 0.35 * (1 - distance(m, middles[j]) / (REACH * 1.5));
      const f = own.get(network.edges[j]);
      for (const key of Object.keys(sums)) sums[key] += Math.max(0, weight) * f[key];
    }
    const buurt = buurtAt(m);
    return {
      edge: e,
      middle: m,
      buurt,
      ...sums,
      ownShops: own.get(e).shops,
      ownHomes: own.get(e).homes,
      length: e.length,
      road: isRoad(e),
      builtUp: buurt !== null && !buurt.startsWith('09'),
      main: ['secondary', 'tertiary'].includes(e.roadClass),
      school: near.school(m),
      station: near.station(m),
      stop: near.stop(m),
      park: near.park(m),
    };
  });
}

/** Background weight of a street for a kind of incident. `uniform` is the same for every metre of built-up street. */
const WEIGHTS = {
  homes: (f) => (f.road ? f.ownHomes + 0.1 * f.homes : 0),
  cars: (f) => (f.road ? f.ownHomes * 0.7 + f.length * 0.02 + f.station * 2 : 0),
  bikes: (f) => (f.road ? f.homes * 0.18 + f.shops * 0.5 + f.horeca * 0.7 + f.station * 7 + f.school * 1.2 : 0),
  shops: (f) => f.ownShops,
  nightlife: (f) => f.horeca * 1.5 + f.homes * 0.035 + f.station * 1.5 + f.shops * 0.08,
  street: (f) =>
    (f.road ? f.length * 0.03 : f.length * 0.008) * (f.builtUp ? 1 : 0.04) +
    f.homes * 0.06 +
    f.shops * 0.1 +
    f.horeca * 0.25,
  youth: (f) => f.homes * 0.05 + f.school * 1.3 + f.park * 1.2 + f.shops * 0.06 + f.station * 0.6,
  traffic: (f) => f.length * (f.main ? 0.06 : f.road ? 0.008 : 0.002) * (f.builtUp ? 1 : 0.25),
  companies: (f) => (f.road ? f.work : 0),
  stops: (f) => f.stop * 1.2 + f.station * 9,
  uniform: (f) => (f.road && f.builtUp ? f.length : 0),
};

/**
 * A drawer of places for a weight: { draw(random) → { point, edge }, shares: part of all that falls on each feature's
 * edge }. Uneven by street, the same over both years.
 */
export function createPlacer(features, weightName) {
  const uneven = createRandom(`uneven:${weightName}`);
  const rough = weightName === 'uniform' ? () => 1 : () => Math.exp(uneven.normal(0, 0.4));
  const weights = features.map((f) => WEIGHTS[weightName](f) * rough());
  const sampler = createSampler(weights);
  return {
    draw(random) {
      const { edge } = features[sampler.draw(random)];
      const { point, along } = pointAlong(edge.points, random.between(0.04, 0.96) * edge.length);
      return { point: plus(point, leftOf(along), random.normal(0, 2.2)), edge };
    },
    shares: weights.map((w) => w / sampler.total),
  };
}
