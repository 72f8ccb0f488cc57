/** Municipality, wijken and buurten: unions of the plan's faces, so borders run along streets and water as CBS's do. */
import { simplify } from '../lib/curves.mjs';
import { boundsOf, insideRing, ringCentroid } from '../lib/geometry.mjs';
import { areaSize, unionAreas } from '../lib/areas.mjs';
import { BUURTEN, WIJKEN } from '../plan/zones.mjs';
import { MUNICIPALITY } from '../plan/town-plan.mjs';

export const MUNICIPALITY_CODE = 'GM9901';
export const MUNICIPALITY_NAME = 'Nieuwerhaven';

/** Outline of a face from its edges, each simplified once, so that neighbours keep the same border. */
function outline(face, cache) {
  return face.halfEdges.flatMap(({ edge, forward }) => {
    if (!cache.has(edge)) cache.set(edge, simplify(edge.points, 0.8));
    const points = cache.get(edge);
    return (forward ? points : points.slice().reverse()).slice(0, -1);
  });
}

function insidePointOf(face) {
  const centre = ringCentroid(face.ring);
  return insideRing(centre, face.ring) ? centre : face.ring[0];
}

/** { buurten, wijken, municipality }: each { code, name, areas: [{ rings }] }. */
export function buildAreas(master) {
  const cache = new Map();
  const byBuurt = new Map();
  for (const face of master.faces) {
    if (!insideRing(insidePointOf(face), MUNICIPALITY)) continue;
    const list = byBuurt.get(face.zone.buurt) ?? [];
    const ring = outline(face, cache);
    if (ring.length > 2) list.push({ rings: [ring] });
    byBuurt.set(face.zone.buurt, list);
  }
  const record = (code, name, pieces) => {
    const areas = unionAreas(pieces).filter((a) => areaSize(a) > 30);
    return { code, name, areas, bounds: boundsOf(areas.flatMap((a) => a.rings[0])) };
  };
  const buurten = Object.keys(BUURTEN)
    .sort()
    .map((key) => ({ key, ...record(`BU9901${key}`, BUURTEN[key], byBuurt.get(key) ?? []) }));
  const wijken = Object.keys(WIJKEN).map((key) => ({
    key,
    ...record(
      `WK9901${key}`,
      WIJKEN[key],
      buurten.filter((b) => b.key.startsWith(key)).flatMap((b) => b.areas),
    ),
  }));
  return {
    buurten,
    wijken,
    municipality: record(
      MUNICIPALITY_CODE,
      MUNICIPALITY_NAME,
      wijken.flatMap((w) => w.areas),
    ),
  };
}

const insideArea = (p, area) => area.rings.reduce((inside, ring) => inside !== insideRing(p, ring), false);

/** Function from a point to the key of its buurt, or null outside the municipality. */
export function buurtLookup(areas) {
  return (p) => {
    for (const buurt of areas.buurten) {
      const [minX, minY, maxX, maxY] = buurt.bounds;
      if (p[0] < minX || p[0] > maxX || p[1] < minY || p[1] > maxY) continue;
      if (buurt.areas.some((area) => insideArea(p, area))) return buurt.key;
    }
    return null;
  };
}
