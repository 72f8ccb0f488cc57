import type { DrawTool } from '../drawing/draw-tool.ts';
import type { MapScene } from '../map-scene.ts';
import { cursorStep } from './cursor-announcement.ts';
import { metresPerPixel } from './map-controls.ts';

export interface CursorEvents {
  readonly onMove: (at: readonly [number, number]) => void;
  readonly onChoose: (at: readonly [number, number]) => void;
  readonly onLeave: () => void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
/** Pixels from the edge at which the map follows the cursor, and pixels of a step of the map itself. */
const EDGE_PX = 60;
const PAN_PX = 120;

/**
 * The map by keyboard: arrows move a crosshair, Alt a tenth as far, Shift moves the map; + and - zoom, Enter chooses
 * (or places a vertex), Backspace takes a vertex back, Home goes to the middle, Esc lets go.
 */
export function createKeyboardCursor(container: HTMLElement, scene: MapScene, drawing: DrawTool, events: CursorEvents) {
  const { map } = scene;
  const canvas = map.getCanvas();
  const mark = crosshair();
  container.append(mark);
  let at: readonly [number, number] | null = null;

  const screenOf = (place: readonly [number, number]) =>
    map.project([...scene.projection()!.toLngLat(...place)] as [number, number]);
  function show(): void {
    mark.hidden = at === null;
    if (!at) return;
    const { x, y } = screenOf(at);
    mark.style.transform = `translate(${x}px, ${y}px)`;
  }
  function middle(): readonly [number, number] {
    const { lng, lat } = map.getCenter();
    return scene.projection()!.toPlanar(lng, lat);
  }
  function moveTo(place: readonly [number, number]): void {
    at = place;
    const { x, y } = screenOf(place);
    const { clientWidth, clientHeight } = map.getContainer();
    const beyond = (value: number, size: number) => Math.min(0, value - EDGE_PX) + Math.max(0, value - size + EDGE_PX);
    const shift: [number, number] = [beyond(x, clientWidth), beyond(y, clientHeight)];
    if (shift[0] !== 0 || shift[1] !== 0) map.panBy(shift, { duration: 0 });
    show();
    if (drawing.active()) drawing.moveTo(place);
    events.onMove(place);
  }
  function step(direction: readonly [number, number], fine: boolean): void {
    if (!at) return moveTo(middle());
    const metres = cursorStep(metresPerPixel(scene)) * (fine ? 0.1 : 1);
    moveTo([at[0] + direction[0] * metres, at[1] + direction[1] * metres]);
  }
  function leave(): void {
    at = null;
    show();
    events.onLeave();
  }

  /** True when the key meant something here. */
  function press({ key, shiftKey, altKey }: KeyboardEvent): boolean {
    const direction = ARROWS[key];
    if (direction && shiftKey) map.panBy([direction[0] * PAN_PX, -direction[1] * PAN_PX], { duration: 150 });
    else if (direction) step(direction, altKey);
    else if (key === '+' || key === '=') map.zoomIn();
    else if (key === '-') map.zoomOut();
    else if (key === 'Home') moveTo(middle());
    else if (key === 'Enter' && at) choose(at);
    else if (key === 'Enter') moveTo(middle());
    else if (key === 'Backspace' && drawing.active()) drawing.undo();
    else if (key === 'Escape' && drawing.active()) drawing.cancel();
    else if (key === 'Escape' && at) leave();
    else return false;
    return true;
  }
  function choose(place: readonly [number, number]): void {
    if (drawing.active()) drawing.place(place);
    else events.onChoose(place);
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || !scene.projection()) return;
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  canvas.addEventListener('keydown', onKey);
  map.on('move', show);
  // The pointer takes over.
  map.on('mousedown', () => at && leave());
  return {
    dispose() {
      canvas.removeEventListener('keydown', onKey);
      mark.remove();
    },
  };
}

function crosshair(): HTMLElement {
  const mark = document.createElement('div');
  mark.className = 'rk-map-cursor';
  mark.hidden = true;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 44 44');
  svg.setAttribute('aria-hidden', 'true');
  for (const part of ['halo', 'line']) {
    const path = document.createElementNS(svg.namespaceURI as 'http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M22 4v12M22 28v12M4 22h12M28 22h12M22 21.5v1');
    path.setAttribute('class', `rk-map-cursor-${part}`);
    svg.append(path);
  }
  mark.append(svg);
  return mark;
}
