import type { MapMouseEvent } from 'maplibre-gl';
import type { MapScene } from './map-scene.ts';
import type { MapPointer } from './map-types.ts';

/** Takes the pointer over from the map: dragging a vertex, turning a camera, picking streets. */
export interface MapTool {
  /** CSS cursor while the tool is in the hand. */
  readonly cursor?: string;
  /** The button goes down; true takes the drag, and the map stays where it is. */
  readonly onPress?: (pointer: MapPointer) => boolean;
  /** Pointer moves while a drag is taken; `features` is empty. */
  readonly onDrag?: (pointer: MapPointer) => void;
  readonly onRelease?: (pointer: MapPointer) => void;
  /** Pointer moves without a drag; `features` is empty. */
  readonly onMove?: (pointer: MapPointer) => void;
  /** Click, or Enter with the keyboard's cursor; with it the map selects nothing. */
  readonly onClick?: (pointer: MapPointer) => void;
  readonly onDoubleClick?: (pointer: MapPointer) => void;
}

export interface ToolHand {
  readonly set: (tool: MapTool | null) => void;
  readonly current: () => MapTool | null;
}

type At = (point: { x: number; y: number }, withFeatures: boolean) => MapPointer;

/** The hand that holds the present tool; moves come at most once a frame. */
export function createToolHand({ map, projection }: MapScene, at: At): ToolHand {
  let tool: MapTool | null = null;
  let dragging = false;
  let waiting: { x: number; y: number } | null = null;

  function deliver(): void {
    const point = waiting;
    waiting = null;
    if (!point || !tool) return;
    const pointer = at(point, false);
    if (dragging) tool.onDrag?.(pointer);
    else tool.onMove?.(pointer);
  }
  map.on('mousedown', (event: MapMouseEvent) => {
    if (!tool?.onPress || !projection() || event.originalEvent.button !== 0) return;
    dragging = tool.onPress(at(event.point, true));
    if (dragging) event.preventDefault();
  });
  map.on('mousemove', ({ point }) => {
    if (!tool || !projection() || (!dragging && !tool.onMove)) return;
    if (!waiting) requestAnimationFrame(deliver);
    waiting = point;
  });
  map.on('mouseup', ({ point }) => {
    if (!dragging) return;
    deliver();
    dragging = false;
    tool?.onRelease?.(at(point, true));
  });
  map.on('dblclick', (event) => {
    if (!tool?.onDoubleClick || !projection()) return;
    event.preventDefault();
    tool.onDoubleClick(at(event.point, true));
  });

  return {
    set(next) {
      tool = next;
      dragging = false;
      map.getCanvas().style.cursor = next?.cursor ?? '';
    },
    current: () => tool,
  };
}
