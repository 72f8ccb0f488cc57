import { describe, expect, it } from 'vitest';
import { latestVersion, nextVersion, type WalkingRoute } from '../../../src/domain/route/walking-route.ts';

const version = {
  keptAt: '2026-01-01T00:00:00Z',
  points: [0, 0, 1, 1],
  via: [],
  lengthMetres: 1,
  model: { metresPerMinute: 80, share: 1, routeChoicePerMetre: 0.01, decayPerMetre: 0.001 },
  networkFingerprint: 'a',
};
const end = { kind: 'azc', name: 'Azc', x: 0, y: 0 } as const;
const route: WalkingRoute = {
  id: 'r',
  name: 'Azc – centrum',
  note: '',
  origin: end,
  destination: { ...end, kind: 'station' },
  versions: [{ ...version, number: 1 }],
};

describe('walking route', () => {
  it('adds versions and leaves the older ones as they were', () => {
    const versions = nextVersion(route, { ...version, lengthMetres: 2, via: [[5, 5]] });
    expect(versions.map(({ number }) => number)).toEqual([1, 2]);
    expect(versions[0]).toBe(route.versions[0]);
    expect(latestVersion({ ...route, versions }).via).toEqual([[5, 5]]);
  });
});
