/** Lake, harbours, canals, ponds and ditches as areas. */
import { band, parallel, smooth } from '../lib/curves.mjs';
import { areaSize, intersectAreas, subtractAreas, unionAreas } from '../lib/areas.mjs';
import * as sketch from '../plan/town-plan.mjs';
import { insideRing } from '../lib/geometry.mjs';

const canalBand = (canal) => ({ rings: [band(smooth(canal.points), canal.halfWidth)] });

function ringCanal() {
  const line = smooth(sketch.RING_CANAL.points, { closed: true });
  return {
    rings: [parallel(line, sketch.RING_CANAL.halfWidth, true), parallel(line, -sketch.RING_CANAL.halfWidth, true)],
  };
}

/** Lake west of the dike as far as the municipal border, with the harbour mouth. */
function lake() {
  const shore = parallel(smooth(sketch.DIKE, { step: 25 }), 14);
  const west = { rings: [[...shore, [-9000, 6000], [-9000, -6000]]] };
  return intersectAreas([west], [{ rings: [sketch.MUNICIPALITY] }]);
}

/** The outer harbour: two moles of basalt that reach into the lake; they are land. */
// prettier-ignore
const MOLES = [
  [[-988, 114], [-1064, 131], [-1132, 114], [-1174, 82]],
  [[-980, 30], [-1049, 6], [-1117, 8], [-1163, 32]],
];

/**
 * { areas: [{ rings, kind, name }], moles: [{ rings }] }. `kind` follows TOP10NL typewater: meer, haven, waterloop, sloot.
 */
export function buildWater(ditches) {
  const moles = MOLES.map((points) => ({ rings: [band(smooth(points), 7)] }));
  const canals = unionAreas([
    ringCanal(),
    ...[sketch.HARBOUR_CANAL, sketch.INNER_HARBOUR, sketch.OLD_CANAL, ...sketch.SINGELS].map(canalBand),
  ]);
  const lakes = subtractAreas(lake(), [...canals, ...moles]);
  const ponds = sketch.PONDS.map(({ points }) => ({ rings: [smooth(points, { closed: true, step: 8 })] }));
  const inMunicipality = (ring) => ring.every((p) => insideRing(p, sketch.MUNICIPALITY));
  return {
    moles,
    areas: [
      ...lakes.filter((a) => areaSize(a) > 500).map((a) => ({ ...a, kind: 'meer, plas', name: 'Markermeer' })),
      ...canals.map((a) => ({
        ...a,
        kind: 'waterloop',
        name: areaSize(a) > 40000 ? 'Singelgracht en Havenkanaal' : 'Singel',
      })),
      ...ponds.map((a, i) => ({ ...a, kind: 'meer, plas', name: sketch.PONDS[i].name })),
      ...ditches
        .filter((d) => inMunicipality(d.ring))
        .map((d) => ({ rings: [d.ring], kind: d.broad ? 'waterloop' : 'sloot', name: d.broad ? 'Tocht' : '' })),
    ],
  };
}
