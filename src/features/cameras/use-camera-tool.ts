import { useEffect, useRef } from 'react';
import type { CameraMask } from '../../domain/camera/camera-plan.ts';
import { foldDegrees } from '../../domain/camera/camera-plan.ts';
import type { MapController } from '../../map/map-controller.ts';
import type { MapPointer } from '../../map/map-types.ts';
import { turnTo, type ShownCamera } from './camera-shapes.ts';

export const SLOT = 'cameras';
/** What a click or drag on the map does: move and turn (null), or one of these. */
export type CameraMode = 'add' | 'mast' | 'mask' | 'must' | 'forbid' | null;

/** A camera in the hand: where it would stand and look if it were let go now. */
export interface LiveCamera {
  readonly cameraId: string;
  readonly x?: number;
  readonly y?: number;
  readonly directionDegrees?: number;
  readonly rangeMetres?: number;
  readonly mask?: CameraMask;
}

interface Actions {
  readonly shown: readonly ShownCamera[];
  readonly selectedId: string | null;
  readonly mode: CameraMode;
  readonly onPlace: (mode: Exclude<CameraMode, 'mask' | null>, x: number, y: number) => void;
  readonly onLive: (live: LiveCamera | null) => void;
  readonly onDrop: (live: LiveCamera) => void;
  readonly onSelect: (cameraId: string | null, positionId: string | null) => void;
}

const idOf = ({ features }: MapPointer): string =>
  features.flatMap((hit) => (hit.kind === 'overlay' && hit.slot === SLOT ? [hit.id] : []))[0] ?? '';

/** Puts moving, turning and masking in the hand while the step is open. */
export function useCameraTool(map: MapController | null, actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const { mode } = actions;
  useEffect(() => {
    if (!map) return;
    let held: ((pointer: MapPointer) => LiveCamera | null) | null = null;
    let last: LiveCamera | null = null;
    const take = (pointer: MapPointer) => {
      last = held!(pointer);
      latest.current.onLive(last);
    };
    const placing = mode !== null && mode !== 'mask';
    map.setTool({
      ...(mode === null ? {} : { cursor: 'crosshair' }),
      onPress(pointer) {
        const { shown, selectedId } = latest.current;
        const id = idOf(pointer);
        const selected = shown.find(({ camera }) => camera.id === selectedId);
        if (mode === 'mask' && selected) held = masking(selected, pointer);
        else if (mode === null && id === 'turn' && selected) held = turning(selected);
        else if (mode === null && id.startsWith('camera:')) {
          const cameraId = id.slice('camera:'.length);
          held = ({ x, y }) => ({ cameraId, x, y });
          latest.current.onSelect(cameraId, null);
        } else held = null;
        last = null;
        return held !== null;
      },
      onDrag: take,
      onRelease() {
        if (last) latest.current.onDrop(last);
        held = last = null;
        latest.current.onLive(null);
      },
      ...(placing
        ? { onClick: ({ x, y }: MapPointer) => latest.current.onPlace(mode, x, y) }
        : mode === 'mask'
          ? { onClick: () => undefined }
          : {}),
    });
    return () => map.setTool(null);
  }, [map, mode]);
  useEffect(
    () =>
      map?.on('select', (pointer) => {
        const id = idOf(pointer);
        if (id.startsWith('camera:')) latest.current.onSelect(id.slice('camera:'.length), null);
        else if (id.startsWith('view:')) latest.current.onSelect(id.slice('view:'.length), null);
        else if (id.startsWith('position:'))
          latest.current.onSelect(latest.current.selectedId, id.slice('position:'.length));
      }),
    [map],
  );
}

const turning =
  ({ camera, position }: ShownCamera) =>
  ({ x, y }: MapPointer): LiveCamera => ({ cameraId: camera.id, ...turnTo(position, x, y) });

/** From the first place to the present one, seen from the camera; from the nearer of the two distances onward. */
function masking({ camera, position }: ShownCamera, from: MapPointer) {
  const polar = ({ x, y }: Pick<MapPointer, 'x' | 'y'>) => ({
    bearing: foldDegrees((Math.atan2(x - position.x, y - position.y) * 180) / Math.PI),
    metres: Math.hypot(x - position.x, y - position.y),
  });
  const start = polar(from);
  return (pointer: MapPointer): LiveCamera | null => {
    const end = polar(pointer);
    const turn = foldDegrees(end.bearing - start.bearing);
    if (turn === 0) return null;
    const [a, b] = turn <= 180 ? [start, end] : [end, start];
    const mask = {
      id: 'live',
      fromDegrees: Math.round(a.bearing),
      toDegrees: Math.round(b.bearing),
      fromMetres: Math.round(Math.min(start.metres, end.metres)),
    };
    return mask.fromDegrees === mask.toDegrees ? null : { cameraId: camera.id, mask };
  };
}
