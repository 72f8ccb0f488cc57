import type { Bounds } from '../geometry/projection/lattice.ts';
import { createTileService } from './basemap/tile-service.ts';
import { announcementOf } from './controls/cursor-announcement.ts';
import { createKeyboardCursor } from './controls/keyboard-cursor.ts';
import { createMapControls, metresPerPixel } from './controls/map-controls.ts';
import { createDrawTool } from './drawing/draw-tool.ts';
import { createEmitter, type Emitter } from './emitter.ts';
import { loadMapFonts } from './fonts.ts';
import { createHitTest } from './hit-test.ts';
import { describeLegend } from './legend.ts';
import { createMapScene } from './map-scene.ts';
import type {
  DrawMode,
  ExternalBasemap,
  LayerVisibility,
  LegendItem,
  Locale,
  MapEvents,
  MapPointer,
  MapProject,
  MapView,
  Rings,
  SnapshotOptions,
  Translate,
} from './map-types.ts';
import { createToolHand, type MapTool } from './map-tool.ts';
import type { MapOverlay } from './overlay-types.ts';
import type { SceneState } from './scene-state.ts';
import { takeSnapshot } from './snapshot.ts';
import { LIGHT_THEME, type MapTheme } from './theme.ts';
import { boundsOfRings, fitView, viewOf, type FitOptions } from './view.ts';
import './map.css';

export interface MapControllerOptions {
  readonly locale: Locale;
  readonly translate: Translate;
  readonly theme?: MapTheme;
  /** Where to open; without it the map opens on the first project's bounds. */
  readonly view?: MapView;
}

/** Data that a feature puts on the map; null or an empty list takes it off. */
export type MapContent = Partial<
  Pick<
    SceneState,
    'density' | 'cells' | 'hotspots' | 'kept' | 'points' | 'filterArea' | 'highlight' | 'selected' | 'hovered'
  >
>;

/** The one map of the app. Features talk to it and to nothing else of MapLibre or deck.gl. */
export interface MapController {
  readonly on: Emitter<MapEvents>['on'];
  /** Resolves when the place is drawn the first time. */
  readonly ready: Promise<void>;
  /** Sets the place: CRS, bounds and base layers. The view moves to it, or to `focus`, unless `keepView`. */
  readonly setProject: (
    project: MapProject | null,
    options?: { readonly keepView?: boolean; readonly focus?: Bounds | null },
  ) => Promise<void>;
  /** Sets what is named and leaves the rest as it is. */
  readonly show: (content: MapContent) => void;
  /** Shapes of one step, under its name; null takes them off. */
  readonly showOverlay: (slot: string, overlay: MapOverlay | null) => void;
  /** Puts a tool in the hand in place of selecting; null puts it back. */
  readonly setTool: (tool: MapTool | null) => void;
  readonly setVisible: (change: Partial<LayerVisibility>) => void;
  readonly visible: () => LayerVisibility;
  readonly setExternalBasemap: (external: ExternalBasemap | null) => void;
  readonly setTheme: (theme: MapTheme) => void;
  readonly setLocale: (locale: Locale, translate: Translate) => void;
  readonly startDrawing: (mode: DrawMode) => void;
  readonly cancelDrawing: () => void;
  readonly getView: () => MapView;
  readonly setView: (view: MapView) => void;
  /** What is on screen, in project metres. */
  readonly viewBounds: () => Bounds | null;
  readonly fit: (target: Bounds | Rings, options?: FitOptions) => void;
  readonly describeLegend: () => LegendItem[];
  readonly snapshot: (options: SnapshotOptions) => Promise<Blob>;
  /** Resolves when everything that is asked for has been drawn. */
  readonly settled: () => Promise<void>;
  /** Puts the keyboard on the map. */
  readonly focus: () => void;
  readonly dispose: () => void;
}

/** Pixels within which a small thing counts as hit. */
const REACH_PX = 10;

export function createMapController(container: HTMLElement, options: MapControllerOptions): MapController {
  const theme = options.theme ?? LIGHT_THEME;
  const events = createEmitter<MapEvents>();
  const tiles = createTileService();
  const canvasHost = document.createElement('div');
  canvasHost.className = 'rk-map-canvas';
  container.classList.add('rk-map');
  container.append(canvasHost);
  let texts = { locale: options.locale, translate: options.translate };
  let placed = options.view !== undefined;

  const sceneOptions = { tileUrl: tiles.tileUrl, theme, canvasLabel: texts.translate('map.label') };
  const scene = createMapScene({
    ...sceneOptions,
    container: canvasHost,
    still: false,
    ...(options.view ? { view: options.view } : {}),
    onPoints: (info) => events.emit('points', info),
    onProblem: (cause) => events.emit('problem', { key: 'map.problem', values: { cause: String(cause) } }),
  });
  const { map } = scene;
  const controls = createMapControls(container, scene);
  const hitTest = createHitTest(scene.state);
  const drawing = createDrawTool(scene, {
    onDrawing: (rings) => events.emit('drawing', rings),
    onDrawn: (rings) => events.emit('drawn', rings),
  });
  const ready = Promise.all([scene.ready, loadMapFonts()]).then(() => undefined);

  const pointerAt = (x: number, y: number): MapPointer => {
    const [lng, lat] = scene.projection()!.toLngLat(x, y);
    const screen = map.project([lng, lat]);
    const features = hitTest(x, y, REACH_PX * metresPerPixel(scene));
    return { x, y, screenX: screen.x, screenY: screen.y, features };
  };
  const atScreen = (point: { x: number; y: number }): MapPointer => {
    const { lng, lat } = map.unproject([point.x, point.y]);
    return pointerAt(...scene.projection()!.toPlanar(lng, lat));
  };
  const hand = createToolHand(scene, (point, withFeatures) => {
    if (withFeatures) return atScreen(point);
    const { lng, lat } = map.unproject([point.x, point.y]);
    const [x, y] = scene.projection()!.toPlanar(lng, lat);
    return { x, y, screenX: point.x, screenY: point.y, features: [] };
  });
  const choose = (pointer: MapPointer) => {
    const onClick = hand.current()?.onClick;
    if (onClick) onClick(pointer);
    else events.emit('select', pointer);
  };
  const cursor = createKeyboardCursor(container, scene, drawing, {
    onMove: ([x, y]) => {
      const pointer = pointerAt(x, y);
      events.emit('hover', pointer);
      events.emit('announce', announcementOf(pointer.features, x, y));
    },
    onChoose: ([x, y]) => choose(pointerAt(x, y)),
    onLeave: () => events.emit('hover', null),
  });

  followPointer(scene, { drawing, hand, choose }, atScreen, events);
  map.on('moveend', () => events.emit('view', viewOf(scene)));
  const labelCanvas = () => {
    const canvas = map.getCanvas();
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', texts.translate('map.label'));
    canvas.setAttribute('aria-roledescription', texts.translate('map.role'));
  };
  const renderTexts = () => {
    const { project, external } = scene.state();
    const sources = [...(project?.sources ?? []), ...(external ? [external.attribution] : [])].filter(Boolean);
    controls.setTexts(texts.locale, texts.translate, sources);
    labelCanvas();
  };
  renderTexts();

  return {
    on: events.on,
    ready,
    async setProject(project, { keepView = false, focus = null } = {}) {
      if (project) await Promise.all([tiles.prepare(project.base, project.crs, project.bounds), ready]);
      scene.update({ project });
      scene.reloadBase();
      renderTexts();
      if (project && !keepView && !(placed && options.view))
        fitView(scene, focus ?? project.bounds, { animate: placed });
      placed = true;
    },
    show: (content) => scene.update(content),
    showOverlay(slot, overlay) {
      const overlays = new Map(scene.state().overlays);
      if (overlay) overlays.set(slot, overlay);
      else if (!overlays.delete(slot)) return;
      scene.update({ overlays });
    },
    setTool: hand.set,
    setVisible: (change) => scene.update({ visible: { ...scene.state().visible, ...change } }),
    visible: () => scene.state().visible,
    setExternalBasemap(external) {
      scene.update({ external });
      renderTexts();
    },
    setTheme: (next) => scene.update({ theme: next }),
    setLocale(locale, translate) {
      texts = { locale, translate };
      renderTexts();
    },
    startDrawing: drawing.start,
    cancelDrawing: drawing.cancel,
    getView: () => viewOf(scene),
    setView: ({ longitude, latitude, zoom, bearing }) =>
      map.easeTo({ center: [longitude, latitude], zoom, bearing, duration: 400 }),
    viewBounds: scene.viewBounds,
    fit: (target, fitOptions) => fitView(scene, 'west' in target ? target : boundsOfRings(target), fitOptions),
    describeLegend: () => describeLegend(scene.state()),
    snapshot: (wanted) =>
      takeSnapshot(
        { ...sceneOptions, theme: scene.state().theme },
        scene.state(),
        { view: viewOf(scene), bounds: scene.viewBounds() ?? undefined },
        wanted,
      ),
    settled: () =>
      new Promise((resolve) => {
        map.once('idle', () => resolve());
        map.triggerRepaint();
      }),
    focus: () => map.getCanvas().focus(),
    dispose() {
      cursor.dispose();
      controls.dispose();
      scene.dispose();
      tiles.dispose();
      canvasHost.remove();
      container.classList.remove('rk-map');
    },
  };
}

/** Hover at most once a frame; click selects unless a drawing takes the clicks. */
function followPointer(
  { map, projection }: ReturnType<typeof createMapScene>,
  {
    drawing,
    hand,
    choose,
  }: {
    readonly drawing: ReturnType<typeof createDrawTool>;
    readonly hand: ReturnType<typeof createToolHand>;
    readonly choose: (pointer: MapPointer) => void;
  },
  atScreen: (point: { x: number; y: number }) => MapPointer,
  { emit }: Emitter<MapEvents>,
): void {
  let waiting: { x: number; y: number } | null = null;
  map.on('mousemove', ({ point }) => {
    if (!waiting) {
      requestAnimationFrame(() => {
        const last = waiting;
        waiting = null;
        if (!last || !projection() || map.isMoving()) return;
        const pointer = atScreen(last);
        const [top] = pointer.features;
        const held = top?.kind === 'hotspot' || top?.kind === 'kept-hotspot' || top?.kind === 'overlay';
        if (!drawing.active() && !hand.current()?.cursor) map.getCanvas().style.cursor = held ? 'pointer' : '';
        emit('hover', pointer);
      });
    }
    waiting = point;
  });
  map.on('mouseout', () => {
    waiting = null;
    emit('hover', null);
  });
  map.on('click', ({ point }) => {
    if (projection() && !drawing.active()) choose(atScreen(point));
  });
}
