import type { OverlayTone } from './overlay-types.ts';

/**
 * Every colour and weight of the map, in one place. The base is grey with pale water and green, so that data may speak:
 * violet for density, ochre for significance, ink for hotspots, the government's blue for what the user holds.
 * Red is kept for what does not hold.
 */
export interface MapTheme {
  readonly base: {
    readonly outside: string;
    readonly land: string;
    readonly builtUp: string;
    readonly ground: {
      readonly arable: string;
      readonly grassland: string;
      readonly paved: string;
      readonly industrial: string;
    };
    readonly water: string;
    readonly waterEdge: string;
    readonly green: string;
    readonly building: { readonly home: string; readonly work: string; readonly public: string };
    readonly buildingEdge: string;
    readonly street: string;
    readonly streetCasing: string;
    readonly mainStreet: string;
    readonly mainStreetCasing: string;
    readonly path: string;
    readonly rail: string;
    readonly railTies: string;
    readonly border: { readonly municipality: string; readonly district: string; readonly neighbourhood: string };
    readonly graticule: string;
  };
  readonly text: {
    readonly place: string;
    readonly area: string;
    readonly street: string;
    readonly poi: string;
    readonly water: string;
    readonly green: string;
    readonly faint: string;
    readonly halo: string;
  };
  readonly poi: { readonly glyph: string; readonly plate: string; readonly ring: string };
  /** Least to most incidents per km²; grows darker evenly, also in grey print. */
  readonly density: readonly string[];
  /** Least to most incidents per cell. */
  readonly counts: readonly string[];
  /** 90, 95 and 99 %. */
  readonly hot: readonly [string, string, string];
  readonly cold: readonly [string, string, string];
  readonly densityOpacity: number;
  readonly cellOpacity: number;
  readonly hotspot: {
    readonly line: string;
    readonly halo: string;
    readonly fill: string;
    readonly hatch: string;
    readonly badge: string;
    readonly badgeText: string;
  };
  readonly kept: { readonly concept: string; readonly decided: string; readonly stale: string };
  /** Shapes of the steps, by what they are. */
  readonly overlay: Readonly<Record<Exclude<OverlayTone, 'ramp'>, string>>;
  /** What the hand holds: selection, hover, drawing, cursor. */
  readonly accent: string;
  readonly accentHalo: string;
  readonly point: string;
  readonly pointEdge: string;
  /** Laid over what lies outside the filter area. */
  readonly veil: string;
  readonly veilOpacity: number;
  /** Milliseconds in which layers fade. */
  readonly fadeMs: number;
}

export const LIGHT_THEME: MapTheme = {
  base: {
    outside: '#e8eaeb',
    land: '#f5f4f1',
    builtUp: '#ebeae6',
    ground: { arable: '#f4f1e8', grassland: '#eff2e8', paved: '#f1efeb', industrial: '#e7e6e4' },
    water: '#cfe2ea',
    waterEdge: '#b3cfdb',
    green: '#dfe9d5',
    building: { home: '#dcdad5', work: '#d4d3d0', public: '#c5c3bf' },
    buildingEdge: '#c9c7c1',
    street: '#ffffff',
    streetCasing: '#d3d1cb',
    mainStreet: '#ffffff',
    mainStreetCasing: '#b9b6af',
    path: '#b9b4a9',
    rail: '#9a9da1',
    railTies: '#9a9da1',
    border: { municipality: '#8a8594', district: '#a39eae', neighbourhood: '#bbb7c4' },
    graticule: '#d9dbdc',
  },
  text: {
    place: '#2b3036',
    area: '#626873',
    street: '#565a5f',
    poi: '#4f565e',
    water: '#4d7f97',
    green: '#61795a',
    faint: '#8a8f96',
    halo: '#f9f8f6',
  },
  poi: { glyph: '#59616a', plate: '#ffffff', ring: '#b4b8bd' },
  density: ['#e9dcee', '#d3b6dd', '#b78ac6', '#955fab', '#70388c', '#470f62'],
  counts: ['#e9dcee', '#d3b6dd', '#b78ac6', '#955fab', '#70388c', '#470f62'],
  hot: ['#f6dd9c', '#e8ae4a', '#c2760f'],
  cold: ['#c9d9e6', '#8fb0cb', '#4a789f'],
  densityOpacity: 0.8,
  cellOpacity: 0.7,
  hotspot: {
    line: '#2a1636',
    halo: '#ffffff',
    fill: '#2a1636',
    hatch: '#2a1636',
    badge: '#2a1636',
    badgeText: '#ffffff',
  },
  kept: { concept: '#154273', decided: '#154273', stale: '#8a8f96' },
  overlay: {
    accent: '#154273',
    route: '#00688b',
    alternative: '#6f9fae',
    reach: '#2f7d8f',
    camera: '#3f6b1f',
    compare: '#7d715a',
    good: '#2e6b34',
    caution: '#a45a00',
    bad: '#b3261e',
    muted: '#8a8f96',
  },
  accent: '#154273',
  accentHalo: '#ffffff',
  point: '#43105e',
  pointEdge: '#ffffff',
  veil: '#f5f4f1',
  veilOpacity: 0.55,
  fadeMs: 240,
};
