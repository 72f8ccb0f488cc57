import type { MapTool } from '../../map/map-tool.ts';

/** Every click, or Enter with the keyboard's cursor, tells its place. */
export const createPlaceTool = (onPlace: (x: number, y: number) => void): MapTool => ({
  cursor: 'pointer',
  onClick: ({ x, y }) => onPlace(x, y),
});

interface LineHooks {
  /** The line while it is drawn; null when the hand lets go. */
  readonly onLine: (line: readonly number[] | null) => void;
  readonly onDone: (line: readonly number[]) => void;
}

/** Draws one straight line: drag it, or set its two ends with two clicks (Enter, from the keyboard). */
export function createLineTool({ onLine, onDone }: LineHooks): MapTool {
  let from: readonly [number, number] | null = null;
  const end = (x: number, y: number) => {
    const start = from;
    from = null;
    onLine(null);
    if (start && Math.hypot(x - start[0], y - start[1]) > 1) onDone([...start, x, y]);
  };
  return {
    cursor: 'crosshair',
    onPress({ x, y }) {
      from ??= [x, y];
      return true;
    },
    onDrag: ({ x, y }) => from && onLine([...from, x, y]),
    onMove: ({ x, y }) => from && onLine([...from, x, y]),
    onRelease({ x, y }) {
      // A press without a drag sets the first end; the next one the second.
      if (from && Math.hypot(x - from[0], y - from[1]) > 1) end(x, y);
    },
    onClick({ x, y }) {
      if (!from) from = [x, y];
      else if (Math.hypot(x - from[0], y - from[1]) > 1) end(x, y);
    },
  };
}
