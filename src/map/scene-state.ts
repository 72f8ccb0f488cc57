import type {
  CellsLayer,
  DensityLayer,
  ExternalBasemap,
  HotspotRef,
  LayerVisibility,
  MapHotspot,
  MapKeptHotspot,
  MapPoints,
  MapProject,
  Rings,
} from './map-types.ts';
import type { MapOverlays } from './overlay-types.ts';
import { LIGHT_THEME, type MapTheme } from './theme.ts';

/** Everything that the map shows. A snapshot is a second map with the same state. */
export interface SceneState {
  readonly theme: MapTheme;
  readonly project: MapProject | null;
  readonly external: ExternalBasemap | null;
  readonly visible: LayerVisibility;
  readonly density: DensityLayer | null;
  readonly cells: CellsLayer | null;
  readonly hotspots: readonly MapHotspot[];
  readonly kept: readonly MapKeptHotspot[];
  readonly points: MapPoints | null;
  readonly filterArea: Rings | null;
  readonly overlays: MapOverlays;
  readonly highlight: readonly [x: number, y: number] | null;
  readonly selected: HotspotRef | null;
  readonly hovered: HotspotRef | null;
}

export const EMPTY_SCENE: SceneState = {
  theme: LIGHT_THEME,
  project: null,
  external: null,
  visible: {
    density: true,
    counts: false,
    significance: false,
    cold: false,
    hotspots: true,
    kept: true,
    points: false,
    names: true,
    pois: true,
    buildings: true,
    borders: true,
  },
  density: null,
  cells: null,
  hotspots: [],
  kept: [],
  points: null,
  filterArea: null,
  overlays: new Map(),
  highlight: null,
  selected: null,
  hovered: null,
};

/** Whether the project brings anything to draw a place with. */
export function hasBaseMap({ project }: Pick<SceneState, 'project'>): boolean {
  if (!project) return false;
  const { areas, streets, buildings, water, green } = project.base;
  return Boolean(areas ?? streets ?? buildings ?? water ?? green);
}
