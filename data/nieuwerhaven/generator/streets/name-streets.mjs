/** Which cuts are one street: those that run on across a crossing, and short side ends that take the longer one's name. */
import { createRandom } from '../lib/random.mjs';
import { lineLength, nearestOnSegment } from '../lib/geometry.mjs';
import { nodeKey } from '../lib/planar.mjs';
import { createSpatialHash } from '../lib/spatial-hash.mjs';
import * as sketch from '../plan/town-plan.mjs';
import { createNamer } from './names.mjs';

const SHORT_METRES = 82;

function createGroups(count) {
  const parent = Array.from({ length: count }, (_, i) => i);
  const find = (i) => (parent[i] === i ? i : (parent[i] = find(parent[i])));
  return { find, join: (i, j) => (parent[find(i)] = find(j)) };
}

const endsOf = ({ points }) => [
  [points[0], points[1]],
  [points[points.length - 1], points[points.length - 2]],
];

/** Streets whose ends meet nearly straight on are one street. */
function joinThrough(streets, groups) {
  const ends = new Map();
  streets.forEach((street, index) => {
    for (const [end, next] of endsOf(street)) {
      const angle = Math.atan2(end[1] - next[1], end[0] - next[0]);
      const key = nodeKey(end);
      for (const other of ends.get(key) ?? []) {
        const turn = Math.abs(((angle - other.angle + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
        const peer = streets[other.index];
        const sameKind =
          peer.zone.theme === street.zone.theme && (peer.roadClass === 'footway') === (street.roadClass === 'footway');
        if (sameKind && Math.abs(turn - Math.PI) < 0.5) groups.join(index, other.index);
      }
      ends.set(key, [...(ends.get(key) ?? []), { index, angle }]);
    }
  });
}

/** Short streets are often a branch of the street they leave, with its name. */
function joinShortOnes(streets, groups, random) {
  const hash = createSpatialHash(60);
  streets.forEach(({ points }, index) => {
    for (let i = 1; i < points.length; i++)
      hash.add([points[i - 1], points[i]], { index, a: points[i - 1], b: points[i] });
  });
  const joined = new Set();
  streets.forEach((street, index) => {
    if (street.court || lineLength(street.points) > SHORT_METRES || !random.chance(0.75)) return;
    for (const [end] of endsOf(street)) {
      const host = hash
        .near(end, 0.2)
        .find(
          (s) =>
            s.index !== index &&
            !joined.has(s.index) &&
            !streets[s.index].court &&
            streets[s.index].zone === street.zone &&
            streets[s.index].roadClass !== 'footway' &&
            lineLength(streets[s.index].points) > SHORT_METRES &&
            nearestOnSegment(end, s.a, s.b).distance < 0.1,
        );
      if (!host) continue;
      groups.join(index, host.index);
      joined.add(index);
      return;
    }
  });
}

/** Names the streets of the districts; sets `name` of each. */
export function nameDistrictStreets(streets) {
  const random = createRandom('names');
  const taken = [...sketch.STREETS, ...sketch.PATHS].map((s) => s.name).concat(sketch.SINGELS.flatMap((s) => s.names));
  const next = createNamer(random, taken);
  const groups = createGroups(streets.length);
  joinThrough(streets, groups);
  joinShortOnes(streets, groups, random);
  const names = new Map();
  streets.forEach((street, i) => {
    const key = street.court ?? streets[groups.find(i)];
    if (!names.has(key)) names.set(key, next(street.zone.theme, street.court ? 'living-street' : key.roadClass));
    street.name = names.get(key);
  });
}
