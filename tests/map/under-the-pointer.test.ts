import { describe, expect, it } from 'vitest';
import { announcementOf, cursorStep } from '../../src/map/controls/cursor-announcement.ts';
import { deriveScaleBar } from '../../src/map/controls/scale.ts';
import { graticuleStep } from '../../src/map/basemap/graticule.ts';
import { createHitTest } from '../../src/map/hit-test.ts';
import { EMPTY_SCENE, type SceneState } from '../../src/map/scene-state.ts';
import { sampleContent } from './sample-content.ts';
import { syntheticTown } from './synthetic-town.ts';

const project = syntheticTown();
const content = sampleContent(project.bounds);
const scene: SceneState = { ...EMPTY_SCENE, project, ...content };
const hotspot = content.hotspots[0]!;

describe('what lies under a place', () => {
  const hitTest = createHitTest(() => scene);
  it('finds the hotspot, the cell and where that is, the most particular first', () => {
    const kinds = hitTest(...hotspot.centre, 20).map(({ kind }) => kind);
    expect(kinds[0]).toBe('hotspot');
    expect(kinds).toContain('cell');
    expect(kinds.slice(-3)).toEqual(['area', 'area', 'area']);
  });
  it('names the smallest area first', () => {
    const areas = hitTest(148_300, 503_300, 5).flatMap((feature) => (feature.kind === 'area' ? [feature.name] : []));
    expect(areas).toEqual(['Binnenstad', 'Centrum', 'Proefstad']);
  });
  it('counts, and no more than that', () => {
    const cell = hitTest(...hotspot.centre, 20).find((feature) => feature.kind === 'cell');
    expect(Object.keys(cell!).sort()).toEqual(['count', 'index', 'kind', 'significance']);
  });
  it('what is switched off is not found', () => {
    const off = createHitTest(() => ({ ...scene, visible: { ...scene.visible, hotspots: false, pois: false } }));
    expect(off(...hotspot.centre, 20).map(({ kind }) => kind)).not.toContain('hotspot');
  });
  it('nothing far away from everything', () => expect(hitTest(0, 0, 10)).toEqual([]));
});

describe('what is said of it', () => {
  it('a hotspot by its name, with the street and the neighbourhood', () => {
    const features = createHitTest(() => scene)(...hotspot.centre, 40);
    const message = announcementOf(features, ...hotspot.centre);
    expect(message.key).toBe('map.announce.hotspot');
    expect(message.values['name']).toBe(hotspot.name);
    expect(String(message.values['place'])).toMatch(/, (Bloemenbuurt|’s-Gravenveld|Binnenstad|Havenkwartier)$/);
  });
  it('coordinates where nothing is known', () => {
    expect(announcementOf([], 12.4, 99.6)).toEqual({ key: 'map.announce.coordinate', values: { x: 12, y: 100 } });
  });
  it('an arrow goes a round distance of about 24 pixels', () => {
    for (const metresPerPixel of [0.1, 0.4, 1, 3, 8, 40]) {
      const step = cursorStep(metresPerPixel);
      expect(step / metresPerPixel).toBeGreaterThan(18);
      expect(step / metresPerPixel).toBeLessThan(62);
    }
  });
});

describe('round distances', () => {
  it.each([
    [0.3, 20],
    [1, 100],
    [2.4, 200],
    [20, 2000],
    [500, 50_000],
  ])('at %d m a pixel the scale bar says %d m', (metresPerPixel, metres) => {
    const bar = deriveScaleBar(metresPerPixel, 120);
    expect(bar.metres).toBe(metres);
    expect(bar.widthPx).toBeLessThanOrEqual(120);
  });
  it('a graticule has at most nine lines each way', () => {
    expect([900, 5000, 16_000, 800_000].map(graticuleStep)).toEqual([100, 1000, 2000, 100_000]);
  });
});
