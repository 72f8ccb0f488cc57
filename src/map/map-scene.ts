import { ScatterplotLayer } from '@deck.gl/layers';
import type { Feature } from 'geojson';
import { Map as MapLibreMap, setWorkerUrl, type GeoJSONSource, type VectorTileSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bounds } from '../geometry/projection/lattice.ts';
import {
  createPlanarProjection,
  outlineBounds,
  type PlanarProjection,
} from '../geometry/projection/planar-projection.ts';
import { BASE_SOURCE } from './basemap/base-style-layers.ts';
import { createExternalBasemap } from './basemap/external-basemap.ts';
import { graticuleFeatures } from './basemap/graticule.ts';
import { drawPoiIcons, ICON_PIXEL_RATIO } from './basemap/poi-icons.ts';
import { createDeckOverlay, type DeckOverlay } from './deck-overlay.ts';
import { createLayerFader, setPaint, type LayerFader } from './layer-fader.ts';
import { BADGE_PIXEL_RATIO, drawBadges } from './layers/badges.ts';
import { countRaster, significanceRaster } from './layers/cell-pixels.ts';
import { bytesOf } from './layers/colours.ts';
import { HATCH_IMAGE, type DataSource } from './layers/data-style-layers.ts';
import { densityRaster } from './layers/density-raster.ts';
import { collection } from './layers/geojson.ts';
import { hatchPattern, type PatternImage } from './layers/hatch-pattern.ts';
import { PlanarRasterLayer, type PlanarRaster } from './layers/planar-raster-layer.ts';
import { binPoints, samplePoints, type PointBins } from './layers/points-sample.ts';
import {
  badgeFeatures,
  filterAreaFeatures,
  highlightFeatures,
  hotspotFeatures,
  keptFeatures,
} from './layers/scene-features.ts';
import { overlayFeatures } from './layers/overlay-features.ts';
import { buildStyle, ownBaseLayerIds, SWITCHED_LAYERS } from './map-style.ts';
import type { HotspotRef, MapView, PointsInfo } from './map-types.ts';
import { EMPTY_SCENE, hasBaseMap, type SceneState } from './scene-state.ts';

setWorkerUrl(workerUrl);

export interface SceneOptions {
  readonly container: HTMLElement;
  readonly tileUrl: () => string;
  /** A picture for print: no handlers, no fading, pixels kept for reading. */
  readonly still: boolean;
  readonly pixelRatio?: number;
  readonly view?: MapView;
  readonly theme: SceneState['theme'];
  readonly canvasLabel: string;
  readonly onPoints: (info: PointsInfo) => void;
  readonly onProblem: (cause: unknown) => void;
}

/** A MapLibre map with its deck overlay, showing a SceneState. */
export interface MapScene {
  readonly map: MapLibreMap;
  /** Resolves when the style has loaded and updates are drawn. */
  readonly ready: Promise<void>;
  readonly state: () => SceneState;
  readonly update: (change: Partial<SceneState>) => void;
  /** Tells the map that the tiles have new content. */
  readonly reloadBase: () => void;
  readonly projection: () => PlanarProjection | null;
  /** What is on screen, in project metres; null without a project. */
  readonly viewBounds: () => Bounds | null;
  readonly setDrawing: (features: Feature[]) => void;
  readonly dispose: () => void;
}

export function createMapScene(options: SceneOptions): MapScene {
  const fadeMs = options.still ? 0 : options.theme.fadeMs;
  const style = buildStyle({ ...options.theme, fadeMs }, options.tileUrl());
  const map = new MapLibreMap({
    container: options.container,
    style,
    interactive: !options.still,
    attributionControl: false,
    keyboard: false,
    dragRotate: true,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    maxZoom: 20,
    minZoom: 3,
    renderWorldCopies: false,
    fadeDuration: options.still ? 0 : fadeMs,
    maxCanvasSize: options.still ? [8192, 8192] : [4096, 4096],
    ...(options.pixelRatio === undefined ? {} : { pixelRatio: options.pixelRatio }),
    canvasContextAttributes: { preserveDrawingBuffer: options.still, antialias: true },
    validateStyle: false,
    locale: { 'Map.Title': options.canvasLabel },
    ...(options.view
      ? {
          center: [options.view.longitude, options.view.latitude],
          zoom: options.view.zoom,
          bearing: options.view.bearing,
        }
      : { center: [5.3, 52.2], zoom: 7 }),
  });
  map.on('error', ({ error }) => options.onProblem(error));

  let state: SceneState = { ...EMPTY_SCENE, theme: options.theme };
  let projection: PlanarProjection | null = null;
  let bins: PointBins | null = null;
  let isLoaded = false;
  let overlay: DeckOverlay | null = null;
  /** Made when there is first something to draw in it: it takes as long to start as the map itself. */
  const ensureOverlay = () => (overlay ??= createDeckOverlay(map, fadeMs));
  let shownTiles = options.tileUrl();
  let fader: LayerFader | null = null;
  const external = createExternalBasemap(map);

  const ready = new Promise<void>((resolve) => {
    map.once('load', () => {
      addImages();
      isLoaded = true;
      fader = createLayerFader(map, style.layers, fadeMs);
      draw(state, null);
      map.on('moveend', () => {
        drawPoints();
        drawGraticule();
      });
      resolve();
    });
  });

  const setSource = (id: DataSource, features: Feature[]) =>
    void map.getSource<GeoJSONSource>(id)?.setData(collection(features));

  function addImages(): void {
    const images = [...drawPoiIcons(state.theme)].map(([id, data]) => ({ id, data, pixelRatio: ICON_PIXEL_RATIO }));
    addBadges(state);
    const hatch = { id: HATCH_IMAGE, data: hatchPattern(state.theme.hotspot.hatch, 21, 3, 0.85), pixelRatio: 3 };
    for (const { id, data, pixelRatio } of [...images, hatch]) addImage(id, data, pixelRatio);
  }
  function addImage(id: string, data: PatternImage, pixelRatio: number): void {
    if (map.hasImage(id)) map.updateImage(id, data);
    else map.addImage(id, data, { pixelRatio });
  }
  function addBadges({ hotspots, theme }: SceneState): void {
    for (const { rank } of hotspots) {
      for (const [id, data] of drawBadges(rank, theme)) addImage(id, data, BADGE_PIXEL_RATIO);
    }
  }

  /** Brings the map from one state to the next; only what changed is touched. */
  function draw(next: SceneState, before: SceneState | null): void {
    const changed = (...keys: (keyof SceneState)[]) => keys.some((key) => before?.[key] !== next[key]);
    if (before && changed('theme')) drawTheme(next);
    if (changed('project', 'theme')) drawProject(next);
    if (changed('external', 'theme')) external.set(next.external, next.theme, options.onProblem);
    if (changed('visible', 'external')) drawVisibility(next);
    const project = projection?.projectToLngLat;
    if (!project) return;
    if (changed('hotspots', 'project')) {
      addBadges(next);
      setSource('hotspots', hotspotFeatures(next.hotspots, project));
      setSource('hotspot-badges', badgeFeatures(next.hotspots, project));
    }
    if (changed('kept', 'project')) setSource('kept', keptFeatures(next.kept, project));
    if (changed('filterArea', 'project')) setSource('filter-area', filterAreaFeatures(next.filterArea, project));
    if (changed('highlight', 'project')) setSource('highlight', highlightFeatures(next.highlight, project));
    if (changed('overlays', 'project', 'theme')) {
      const { areas, lines, places } = overlayFeatures(next.overlays, next.theme, project);
      setSource('overlay-areas', areas);
      setSource('overlay-lines', lines);
      setSource('overlay-places', places);
    }
    if (changed('selected')) moveFeatureState('selected', before?.selected ?? null, next.selected);
    if (changed('hovered')) moveFeatureState('hover', before?.hovered ?? null, next.hovered);
    if (changed('density', 'cells', 'visible', 'project', 'theme')) drawRasters(next);
    if (changed('points', 'project')) bins = next.points ? binPoints(next.points) : null;
    if (changed('points', 'visible', 'project', 'theme')) drawPoints();
  }

  function drawTheme({ theme }: SceneState): void {
    for (const layer of buildStyle(theme, '').layers) {
      const paint: Readonly<Record<string, unknown>> = layer.paint ?? {};
      for (const property of Object.keys(paint)) setPaint(map, layer.id, property, paint[property]);
    }
    addImages();
  }

  function drawProject({ project, theme }: SceneState): void {
    const municipality = project?.base.areas?.records.some(({ kind }) => kind === 'municipality') ?? false;
    map.setPaintProperty('background', 'background-color', municipality ? theme.base.outside : theme.base.land);
    drawGraticule();
  }

  function drawVisibility({ visible, external: tiles }: SceneState): void {
    const own = new Set(ownBaseLayerIds(state.theme));
    for (const { id } of style.layers) {
      if (id.startsWith('slot-')) continue;
      const switched = Object.entries(SWITCHED_LAYERS).every(
        ([name, applies]) => !applies(id) || visible[name as keyof typeof visible],
      );
      fader?.set(id, switched && !(tiles && own.has(id)));
    }
  }

  function drawRasters({ visible, density, cells, theme }: SceneState): void {
    const show = (id: string, raster: PlanarRaster | null) => {
      const project = projection?.projectToLngLat;
      if (!raster || !project) return overlay?.hide(id);
      ensureOverlay().show(
        id,
        'raster',
        (props) => new PlanarRasterLayer({ ...props, raster, project, parameters: FLAT }),
      );
    };
    show('density', visible.density && density ? densityRaster(density, theme) : null);
    show('counts', visible.counts && cells ? countRaster(cells, theme) : null);
    show('significance', visible.significance && cells ? significanceRaster(cells, theme, visible) : null);
  }

  function drawPoints(): void {
    const view = viewBounds();
    if (!bins || !view || !projection || !state.visible.points) return overlay?.hide('points');
    const { coordinates, inView } = samplePoints(bins, view);
    const positions = projection.projectToLngLat(coordinates);
    const length = positions.length / 2;
    const { point, pointEdge } = state.theme;
    ensureOverlay().show(
      'points',
      'points',
      (props) =>
        new ScatterplotLayer({
          ...props,
          data: { length, attributes: { getPosition: { value: positions, size: 2 } } },
          getRadius: 4,
          radiusUnits: 'meters',
          radiusMinPixels: 1.6,
          radiusMaxPixels: 6,
          stroked: map.getZoom() >= STROKED_FROM_ZOOM,
          getLineWidth: 0.7,
          lineWidthUnits: 'pixels',
          getFillColor: [...bytesOf(point), 200],
          getLineColor: [...bytesOf(pointEdge), 230],
          parameters: FLAT,
        }),
    );
    options.onPoints({ drawn: length, inView, sampled: length < inView });
  }

  function drawGraticule(): void {
    const view = viewBounds();
    const wanted = view && projection && !hasBaseMap(state) && !state.external;
    setSource('graticule', wanted ? graticuleFeatures(view, projection!.projectToLngLat) : []);
  }

  function moveFeatureState(name: 'selected' | 'hover', from: HotspotRef | null, to: HotspotRef | null): void {
    for (const [ref, value] of [
      [from, false],
      [to, true],
    ] as const) {
      if (!ref) continue;
      const sources = ref.kind === 'hotspot' ? ['hotspots', 'hotspot-badges'] : ['kept'];
      for (const source of sources) map.setFeatureState({ source, id: ref.id }, { [name]: value });
    }
  }

  function viewBounds(): Bounds | null {
    if (!projection) return null;
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const toPlanar = projection.toPlanar;
    return outlineBounds(
      (x, y) => {
        const { lng, lat } = map.unproject([x, y]);
        return toPlanar(lng, lat);
      },
      { west: 0, south: 0, east: width, north: height },
      4,
    );
  }

  return {
    map,
    ready,
    state: () => state,
    update(change) {
      const before = state;
      state = { ...state, ...change };
      if (state.project && state.project !== before.project) {
        projection = createPlanarProjection(state.project.crs, state.project.bounds);
      }
      if (isLoaded) draw(state, before);
    },
    reloadBase() {
      if (options.tileUrl() === shownTiles) return;
      shownTiles = options.tileUrl();
      map.getSource<VectorTileSource>(BASE_SOURCE)?.setTiles([shownTiles]);
    },
    projection: () => projection,
    viewBounds,
    setDrawing: (features) => setSource('drawing', features),
    dispose() {
      fader?.dispose();
      overlay?.dispose();
      external.dispose();
      map.remove();
    },
  };
}

/** Below this zoom the edges of points would outshine the points. */
const STROKED_FROM_ZOOM = 14.5;

/** Flat layers neither hide each other nor what MapLibre draws later. */
const FLAT = { depthWriteEnabled: false, depthCompare: 'always' } as const;
