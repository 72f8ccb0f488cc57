import { describe, expect, it } from 'vitest';
import { areaSquareMetres, isInCameraArea, metresToBorder } from '../../../src/domain/camera/camera-area.ts';
import {
  createCamera,
  createCameraPlan,
  foldDegrees,
  type Camera,
  type CameraPlan,
} from '../../../src/domain/camera/camera-plan.ts';
import { checkCameraPlan, refusePosition } from '../../../src/domain/camera/check-camera-plan.ts';
import { distanceOfClass } from '../../../src/domain/camera/distance-classes.ts';

const area = [[0, 0, 100, 0, 100, 100, 0, 100, 0, 0]];
const camera: Camera = {
  ...createCamera({ id: 'c1', name: 'Camera 1', positionId: 'p1', x: 50, y: 50 }),
  liveHours: [20, 21],
};
const complete: CameraPlan = {
  ...createCameraPlan({ id: 'a', name: 'Plein', areaSource: 'drawn', areaSourceId: null, area }),
  from: '2027-01-01',
  until: '2027-06-30',
  prosecutorConsultedOn: '2026-12-10',
  byLaw: 'APV art. 2:77',
  dpiaReference: 'DPIA-2026-14',
  lighterMeans: 'Meer licht en toezicht sinds mei; geen daling.',
  baselineOn: '2026-12-01',
  comparisonArea: 'Havenkwartier',
  cameras: [camera],
  signs: [{ id: 's', x: 0, y: 50, street: 'Dorpsstraat' }],
};
const keys = (plan: CameraPlan) => checkCameraPlan(plan).map(({ key }) => key.replace('cameras.issue.', ''));
const moved = (change: Partial<Camera['positions'][number]>): Camera => ({
  ...camera,
  positions: [{ ...camera.positions[0]!, ...change }],
});

describe('camera plan', () => {
  it('a complete plan can become a decision', () => {
    expect(checkCameraPlan(complete)).toEqual([]);
    expect(checkCameraPlan(complete).some(({ blocking }) => blocking)).toBe(false);
  });

  it.each<[string, Partial<CameraPlan>, string]>([
    ['no end date', { until: null }, 'noEnd'],
    ['no start date', { from: null }, 'noStart'],
    ['end before start', { until: '2026-01-01' }, 'endBeforeStart'],
    ['no DPIA reference', { dpiaReference: '  ' }, 'noDpia'],
    ['no consultation with the prosecutor', { prosecutorConsultedOn: null }, 'noProsecutor'],
    ['prosecutor heard after the start', { prosecutorConsultedOn: '2027-01-02' }, 'prosecutorAfterStart'],
    ['no by-law', { byLaw: '' }, 'noByLaw'],
    ['lighter means not weighed', { lighterMeans: '' }, 'noLighterMeans'],
    ['images kept too long', { retentionDays: 29 }, 'retention'],
    ['no measurement before', { baselineOn: null }, 'noBaseline'],
    ['measurement after the start', { baselineOn: '2027-01-01' }, 'baselineAfterStart'],
    ['no comparison area', { comparisonArea: '' }, 'noComparison'],
    ['no camera', { cameras: [] }, 'noCamera'],
    ['no signs', { signs: [] }, 'noSigns'],
    ['a camera outside the area', { cameras: [moved({ x: 100.1 })] }, 'outside'],
    [
      'a position that ends before it begins',
      { cameras: [moved({ from: '2027-03-02', until: '2027-03-01' })] },
      'positionDates',
    ],
    ['a position after the term', { cameras: [moved({ until: '2027-07-01' })] }, 'positionOutsideTerm'],
    ['a camera without a place', { cameras: [{ ...camera, positions: [] }] }, 'noPosition'],
  ])('%s stops the decision', (_, change, key) => {
    const plan = { ...complete, ...change };
    expect(keys(plan)).toContain(key);
    expect(checkCameraPlan(plan).some(({ blocking }) => blocking)).toBe(true);
  });

  it('without hours of live viewing it warns only', () => {
    const plan = { ...complete, cameras: [{ ...camera, liveHours: [] }] };
    expect(keys(plan)).toEqual(['noLiveHours']);
    expect(checkCameraPlan(plan).some(({ blocking }) => blocking)).toBe(false);
  });

  it('a fixed camera has one position; a flexible one may have several, never two on one day', () => {
    const later = { ...camera.positions[0]!, id: 'p2', from: '2027-03-01', until: null };
    const first = { ...camera.positions[0]!, until: '2027-02-28' };
    expect(keys({ ...complete, cameras: [{ ...camera, positions: [first, later] }] })).toEqual(['fixedMoves']);
    const flexible = { ...camera, kind: 'flexible' as const, positions: [first, later] };
    expect(keys({ ...complete, cameras: [flexible] })).toEqual([]);
    const both = { ...flexible, positions: [{ ...first, until: '2027-03-01' }, later] };
    expect(keys({ ...complete, cameras: [both] })).toEqual(['positionsOverlap']);
  });

  it('a refusal names the camera and the distance to the area', () => {
    expect(refusePosition(area, 'Camera 1', 50, 50)).toBeNull();
    expect(refusePosition(area, 'Camera 1', 100, 30)).toBeNull();
    expect(refusePosition(area, 'Camera 1', 112, 50)?.values).toEqual({ camera: 'Camera 1', metres: 12 });
  });
});

describe('camera area', () => {
  const withHole = [...area, [40, 40, 40, 60, 60, 60, 60, 40, 40, 40]];
  it('a hole is outside, every border inside', () => {
    expect(isInCameraArea(withHole, 50, 50)).toBe(false);
    expect(isInCameraArea(withHole, 20, 50)).toBe(true);
    for (const [x, y] of [
      [0, 0],
      [100, 50],
      [50, 100],
      [40, 50],
    ])
      expect(isInCameraArea(withHole, x!, y!)).toBe(true);
    expect(metresToBorder(withHole, 50, 50)).toBeCloseTo(10);
    expect(areaSquareMetres(withHole)).toBe(9600);
  });
});

describe('distance classes', () => {
  it('recognise and observe follow from pixels per metre across the picture', () => {
    // 4000 pixels over 90°: at 1 m the picture is 2 m wide, so 125 pixels a metre are reached at 16 m.
    const lens = { viewAngleDegrees: 90, horizontalPixels: 4000, rangeMetres: 100 };
    expect(distanceOfClass(lens, 'recognise')).toBeCloseTo(16, 9);
    expect(distanceOfClass(lens, 'observe')).toBeCloseTo(32, 9);
    expect(distanceOfClass({ ...lens, rangeMetres: 10 }, 'observe')).toBe(10);
    expect(distanceOfClass({ ...lens, viewAngleDegrees: 360 }, 'recognise')).toBeCloseTo(4000 / (125 * 2 * Math.PI), 9);
  });

  it('bearings fold into a circle', () => {
    expect(foldDegrees(-90)).toBe(270);
    expect(foldDegrees(720)).toBe(0);
  });
});
