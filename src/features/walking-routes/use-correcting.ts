import { useEffect, useRef, useState } from 'react';
import type { MapController } from '../../map/map-controller.ts';
import type { MapPointer } from '../../map/map-types.ts';
import { insertVia, nearestAlong } from './route-line.ts';
import { SLOT } from './routes-overlay.ts';

type Via = readonly (readonly [x: number, y: number])[];

/** A line is taken hold of within this many pixels' worth of metres; the map tells what lies under the pointer. */
const GRIP_METRES = 25;

/**
 * Puts correcting by hand on the map: dragging the route away makes a new place to go by, dragging such a place moves
 * it. Returns the places as they would be if let go now; null while nothing is held.
 */
export function useCorrecting(
  map: MapController | null,
  isOn: boolean,
  points: ArrayLike<number> | null,
  via: Via,
  onChange: (via: Via) => void,
): Via | null {
  const [live, setLive] = useState<Via | null>(null);
  const latest = useRef({ points, via, onChange });
  useEffect(() => {
    latest.current = { points, via, onChange };
  });
  useEffect(() => {
    if (!map || !isOn) return;
    let moved: ((pointer: MapPointer) => Via) | null = null;
    map.setTool({
      cursor: 'grab',
      onPress(pointer) {
        const { points: line, via: now } = latest.current;
        if (!line) return false;
        const handle = handleAt(pointer);
        if (handle !== null) moved = ({ x, y }) => now.map((place, i) => (i === handle ? [x, y] : place));
        else if (nearestAlong(line, pointer.x, pointer.y).away <= GRIP_METRES)
          moved = ({ x, y }) => insertVia(line, now, pointer, [x, y]);
        else moved = null;
        return moved !== null;
      },
      onDrag: (pointer) => setLive(moved!(pointer)),
      onRelease(pointer) {
        latest.current.onChange(moved!(pointer));
        moved = null;
        setLive(null);
      },
    });
    return () => {
      map.setTool(null);
      setLive(null);
    };
  }, [map, isOn]);
  return live;
}

function handleAt({ features }: MapPointer): number | null {
  for (const feature of features) {
    if (feature.kind === 'overlay' && feature.slot === SLOT && feature.id.startsWith('via-')) {
      return Number(feature.id.slice('via-'.length));
    }
  }
  return null;
}
