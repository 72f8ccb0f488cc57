import type { MapMouseEvent } from 'maplibre-gl';
import { drawingFeatures } from '../layers/scene-features.ts';
import type { MapScene } from '../map-scene.ts';
import type { DrawMode } from '../map-types.ts';
import { beginDrawing, closeOutline, draw, outlineOf, type DrawState } from './draw-state.ts';

export interface DrawEvents {
  readonly onDrawing: (rings: readonly Float64Array[] | null) => void;
  readonly onDrawn: (rings: readonly Float64Array[]) => void;
}

/** Pixels within which a press is still a click, and a click still hits a vertex. */
const CLICK_PX = 5;
const HIT_PX = 10;
/** Pixels between the vertices of an outline that is drawn with the button held down. */
const FREEHAND_PX = 9;

export interface DrawTool {
  readonly active: () => boolean;
  readonly start: (mode: DrawMode) => void;
  readonly cancel: () => void;
  /** A vertex or corner at a place in project metres, from the keyboard. */
  readonly place: (at: readonly [number, number]) => void;
  readonly moveTo: (at: readonly [number, number]) => void;
  readonly undo: () => void;
  readonly finish: () => void;
}

/**
 * Draws a rectangle (drag, or click two corners) or a polygon (click vertices, or draw with the button held down; close
 * on the first vertex, with a double click or Enter).
 */
export function createDrawTool(scene: MapScene, { onDrawing, onDrawn }: DrawEvents): DrawTool {
  const { map } = scene;
  let state: DrawState | null = null;
  /** The click that ends a drawing is not yet a click on the map. */
  let ending = false;
  let press: { readonly x: number; readonly y: number; moved: boolean } | null = null;

  const toScreen = (x: number, y: number) => {
    const [lng, lat] = scene.projection()!.toLngLat(x, y);
    return map.project([lng, lat]);
  };
  const fromScreen = (x: number, y: number): readonly [number, number] => {
    const { lng, lat } = map.unproject([x, y]);
    return scene.projection()!.toPlanar(lng, lat);
  };
  const rectangle = (a: readonly [number, number], b: readonly [number, number]): readonly number[] => {
    const p = toScreen(...a);
    const q = toScreen(...b);
    return [...a, ...fromScreen(q.x, p.y), ...b, ...fromScreen(p.x, q.y)];
  };
  const near = (at: readonly [number, number], vertex: number) => {
    if (!state || state.vertices.length <= vertex) return false;
    const p = toScreen(...at);
    const q = toScreen(state.vertices[vertex]!, state.vertices[vertex + 1]!);
    return Math.hypot(p.x - q.x, p.y - q.y) < HIT_PX;
  };

  function show(): void {
    const project = scene.projection()?.projectToLngLat;
    if (!state || !project) return scene.setDrawing([]);
    const outline = outlineOf(state, rectangle);
    scene.setDrawing(drawingFeatures(outline, state.mode === 'rectangle' && outline.length === 8, project));
    const ring = closeOutline(outline);
    onDrawing(ring ? [ring] : []);
  }
  function act(next: DrawState): void {
    state = next;
    show();
  }
  function end(): void {
    state = null;
    press = null;
    ending = true;
    setTimeout(() => (ending = false), 0);
    scene.setDrawing([]);
    map.dragPan.enable();
    map.doubleClickZoom.enable();
    map.getCanvas().style.cursor = '';
  }
  function finish(): void {
    if (!state) return;
    // What is placed counts; the hand may have wandered off since.
    const ring = closeOutline(outlineOf({ ...state, at: null }, rectangle));
    if (!ring) return;
    end();
    onDrawn([ring]);
  }
  function place(at: readonly [number, number]): void {
    if (!state) return;
    const { mode, vertices } = state;
    const closes = mode === 'polygon' && vertices.length >= 6 && (near(at, 0) || near(at, vertices.length - 2));
    if (closes) return finish();
    act(draw(state, { kind: 'place', at }));
    if (mode === 'rectangle' && vertices.length === 2) finish();
  }

  const metresOf = (event: MapMouseEvent) => fromScreen(event.point.x, event.point.y);
  map.on('mousedown', (event) => {
    if (!state || event.originalEvent.button !== 0) return;
    press = { x: event.point.x, y: event.point.y, moved: false };
    if (state.vertices.length === 0) place(metresOf(event));
  });
  map.on('mousemove', (event) => {
    if (!state) return;
    const at = metresOf(event);
    if (press && Math.hypot(event.point.x - press.x, event.point.y - press.y) > CLICK_PX) press.moved = true;
    if (press?.moved && state.mode === 'polygon') {
      const last = toScreen(state.vertices.at(-2)!, state.vertices.at(-1)!);
      if (Math.hypot(event.point.x - last.x, event.point.y - last.y) > FREEHAND_PX) {
        return act(draw(state, { kind: 'place', at }));
      }
    }
    act(draw(state, { kind: 'move', at }));
  });
  map.on('mouseup', (event) => {
    if (!state || !press) return;
    const { moved } = press;
    const first = state.vertices.length === 2 && near(metresOf(event), 0);
    press = null;
    if (moved && state.mode === 'polygon') return finish();
    // The press that set the first vertex is not a second one.
    if (!first) place(metresOf(event));
  });

  return {
    active: () => state !== null || ending,
    start(mode) {
      if (!scene.projection()) return;
      map.dragPan.disable();
      map.doubleClickZoom.disable();
      map.getCanvas().style.cursor = 'crosshair';
      act(beginDrawing(mode));
    },
    cancel() {
      if (!state) return;
      end();
      onDrawing(null);
    },
    place,
    moveTo: (at) => state && act(draw(state, { kind: 'move', at })),
    undo: () => state && act(draw(state, { kind: 'undo' })),
    finish,
  };
}
