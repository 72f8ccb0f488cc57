import type { CoveringSolution } from '../../analysis/covering/covering-problem.ts';
import { createCamera, type Camera, type CameraPlan } from '../../domain/camera/camera-plan.ts';
import { refusePosition } from '../../domain/camera/check-camera-plan.ts';
import type { SitesAnswer } from '../../workers/camera-worker.ts';
import type { ShownCamera } from './camera-shapes.ts';
import type { SitesWishes } from './sites-dialog.tsx';
import type { LiveCamera } from './use-camera-tool.ts';

/** Each camera on its chosen or first position, with what is in the hand. */
export function shownCameras(
  plan: CameraPlan,
  selectedId: string | null,
  positionId: string | null,
  live: LiveCamera | null,
): ShownCamera[] {
  return plan.cameras.flatMap((camera) => {
    const chosen = camera.id === selectedId ? camera.positions.find(({ id }) => id === positionId) : undefined;
    const position = chosen ?? camera.positions[0];
    if (!position) return [];
    if (live?.cameraId !== camera.id) return [{ camera, position, isAllowed: true }];
    const { x = position.x, y = position.y, directionDegrees = position.directionDegrees, mask } = live;
    const masks = mask ? [...position.masks, mask] : position.masks;
    return [
      {
        camera: { ...camera, rangeMetres: live.rangeMetres ?? camera.rangeMetres },
        position: { ...position, x, y, directionDegrees, masks },
        isAllowed: refusePosition(plan.area, camera.name, x, y) === null,
      },
    ];
  });
}

/** Cameras for a choice of sites, named after their streets. */
export function camerasOf(
  solution: CoveringSolution,
  { candidates }: SitesAnswer,
  { wish }: SitesWishes,
  newId: () => string,
  plan: CameraPlan,
  word: string,
): Camera[] {
  return solution.chosen.map((index, i) => {
    const { x, y, directionDegrees, street } = candidates[index]!;
    const base = createCamera({
      id: newId(),
      positionId: newId(),
      name: street || `${word} ${plan.cameras.length + i + 1}`,
      x,
      y,
    });
    return {
      ...base,
      viewAngleDegrees: wish.viewAngleDegrees,
      rangeMetres: wish.rangeMetres,
      costEuro: wish.costEuro,
      positions: base.positions.map((position) => ({ ...position, directionDegrees })),
    };
  });
}

/** Mean of the corners of the first ring. */
export function middleOf(area: CameraPlan['area']): [number, number] {
  const ring = area[0] ?? [0, 0];
  let [x, y] = [0, 0];
  const n = Math.max(1, ring.length / 2 - 1);
  for (let i = 0; i + 3 < ring.length; i += 2) [x, y] = [x + ring[i]! / n, y + ring[i + 1]! / n];
  return [x, y];
}

/** A ring round a place. */
export function circle(x: number, y: number, metres: number): Float64Array {
  return Float64Array.from({ length: 66 }, (_, i) => {
    const angle = ((i >> 1) * 2 * Math.PI) / 32;
    return i % 2 ? y + metres * Math.sin(angle) : x + metres * Math.cos(angle);
  });
}
