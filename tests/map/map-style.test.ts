import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/parts/map.en.json';
import nl from '../../src/i18n/parts/map.nl.json';
import { POI_KINDS } from '../../src/domain/place/base-layers.ts';
import { POI_GLYPHS } from '../../src/map/basemap/poi-glyphs.ts';
import { protomapsLayers } from '../../src/map/basemap/protomaps-style.ts';
import { describeLegend } from '../../src/map/legend.ts';
import { buildStyle, ownBaseLayerIds } from '../../src/map/map-style.ts';
import { EMPTY_SCENE } from '../../src/map/scene-state.ts';
import { LIGHT_THEME } from '../../src/map/theme.ts';
import { sampleContent } from './sample-content.ts';
import { syntheticTown } from './synthetic-town.ts';

const style = buildStyle(LIGHT_THEME, 'own://1/{z}/{x}/{y}');
const ids = style.layers.map(({ id }) => id);
const before = (a: string, b: string) => expect(ids.indexOf(a), `${a} under ${b}`).toBeLessThan(ids.indexOf(b));

describe('the style', () => {
  it('is valid and asks nothing of the network', () => {
    expect(validateStyleMin(style)).toEqual([]);
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });
  it('names each layer once', () => expect(new Set(ids).size).toBe(ids.length));
  it('stacks land, streets, rasters, borders, outlines, points, names and badges in this order', () => {
    before('water', 'building');
    before('street-casing', 'street');
    before('street', 'slot-raster');
    before('slot-raster', 'hotspot-hatch');
    before('hotspot-hatch', 'border-municipality');
    before('border-municipality', 'hotspot-line');
    before('hotspot-line', 'slot-points');
    before('slot-points', 'street-name');
    before('municipality-name', 'hotspot-badge');
    before('hotspot-name', 'hotspot-badge');
    before('hotspot-badge', 'drawing-line');
  });
  it('a basemap from outside is valid too, and replaces land, streets and names', () => {
    const external = { ...style, layers: protomapsLayers('base', LIGHT_THEME) };
    expect(validateStyleMin(external)).toEqual([]);
    expect(ownBaseLayerIds(LIGHT_THEME)).toContain('street-name');
    expect(ownBaseLayerIds(LIGHT_THEME)).not.toContain('hotspot-name');
  });
  it('has a picture for every kind of place', () => {
    for (const kind of POI_KINDS) expect(POI_GLYPHS[kind].fill ?? POI_GLYPHS[kind].line, kind).toBeTruthy();
  });
});

describe('the legend', () => {
  const project = syntheticTown();
  const all = Object.fromEntries(
    Object.keys(EMPTY_SCENE.visible).map((name) => [name, true]),
  ) as typeof EMPTY_SCENE.visible;
  const items = describeLegend({ ...EMPTY_SCENE, project, visible: all, ...sampleContent(project.bounds) });
  it('explains everything that is drawn, in words that exist in both languages', () => {
    expect(new Set(items.map(({ group }) => group))).toEqual(
      new Set(['density', 'counts', 'significance', 'hotspots', 'kept', 'points']),
    );
    for (const { labelKey, values } of items) {
      for (const texts of [nl, en] as const) {
        const text = (texts as Record<string, string>)[labelKey];
        expect(text, labelKey).toBeTruthy();
        for (const [, name] of text!.matchAll(/\{\{(\w+)\}\}/g)) expect(values).toHaveProperty(name!);
      }
    }
  });
  it('says nothing of what is switched off or not there', () => {
    expect(describeLegend(EMPTY_SCENE)).toEqual([]);
    const hidden = { ...EMPTY_SCENE.visible, density: false, hotspots: false, kept: false };
    expect(describeLegend({ ...EMPTY_SCENE, project, visible: hidden, ...sampleContent(project.bounds) })).toEqual([]);
  });
  it('classes of density follow on each other', () => {
    const steps = items.filter(({ group }) => group === 'density').map(({ values }) => [values['from'], values['to']]);
    steps.forEach(([from], i) => i > 0 && expect(from).toBe(steps[i - 1]![1]));
  });
});
