import type { Camera, CameraMask, CameraPlan, CameraPosition } from '../../domain/camera/camera-plan.ts';
import { distanceOfClass } from '../../domain/camera/distance-classes.ts';
import { limitView, ringOfView } from '../../geometry/visibility/view.ts';
import { findVisibleWalls, type ViewPoint } from '../../geometry/visibility/visible-walls.ts';
import type { WallIndex } from '../../geometry/visibility/walls.ts';
import type { MapOverlay, OverlayArea, OverlayPlace } from '../../map/overlay-types.ts';

/** A camera on the position that is shown now. */
export interface ShownCamera {
  readonly camera: Camera;
  readonly position: CameraPosition;
  /** False while it is dragged outside the area. */
  readonly isAllowed: boolean;
}

export const viewPointOf = ({ camera, position }: Pick<ShownCamera, 'camera' | 'position'>): ViewPoint => ({
  x: position.x,
  y: position.y,
  directionDegrees: position.directionDegrees,
  viewAngleDegrees: camera.viewAngleDegrees,
  rangeMetres: camera.rangeMetres,
});

/** Views in three depths and masks hatched; the recognise class stands out most. */
export function shapesOfCamera(walls: WallIndex, shown: ShownCamera, isSelected: boolean): OverlayArea[] {
  const { camera, position, isAllowed } = shown;
  const point = viewPointOf(shown);
  const seen = findVisibleWalls(walls, point);
  const tone = isAllowed ? 'camera' : 'bad';
  const shape = (name: string, metres: number, fillOpacity: number, widthPx: number): OverlayArea[] => {
    const ring = ringOfView(limitView(seen, point, metres, position.masks));
    return ring
      ? [{ id: `${name}:${camera.id}`, tone, rings: [ring], fillOpacity, widthPx, inert: name !== 'view' }]
      : [];
  };
  return [
    ...shape('view', camera.rangeMetres, 0.16, isSelected ? 2 : 1.2),
    ...shape('observe', distanceOfClass(camera, 'observe'), 0.2, 0.6),
    ...shape('recognise', distanceOfClass(camera, 'recognise'), 0.34, 1),
    ...position.masks.flatMap((mask) => maskShape(walls, shown, mask)),
  ];
}

/** What a mask takes away: the view in its sector beyond its distance. */
export function maskShape(walls: WallIndex, { camera, position }: ShownCamera, mask: CameraMask): OverlayArea[] {
  const width = (((mask.toDegrees - mask.fromDegrees) % 360) + 360) % 360;
  const point: ViewPoint = {
    x: position.x,
    y: position.y,
    directionDegrees: mask.fromDegrees + width / 2,
    viewAngleDegrees: width,
    rangeMetres: camera.rangeMetres,
  };
  const seen = findVisibleWalls(walls, point);
  const whole = ringOfView(limitView(seen, point, camera.rangeMetres));
  if (!whole) return [];
  const near = mask.fromMetres > 0 ? ringOfView(limitView(seen, point, mask.fromMetres)) : null;
  const rings = near ? [joinRings(whole, near)] : [whole];
  return [{ id: `mask:${mask.id}`, tone: 'muted', rings, fillOpacity: 0.05, widthPx: 1, hatched: true, inert: true }];
}

/** The outer border forward and the inner border back, both without the camera itself: a ring without a pinch. */
function joinRings(outer: Float64Array, inner: Float64Array): Float64Array {
  const back: number[] = [];
  for (let i = inner.length - 4; i >= 2; i -= 2) back.push(inner[i]!, inner[i + 1]!);
  return Float64Array.from([...outer.subarray(2, outer.length - 2), ...back, outer[2]!, outer[3]!]);
}

/** The place where a camera's turning handle is: on the middle of its view, at its range. */
export function turnHandle({ camera, position }: ShownCamera): { readonly x: number; readonly y: number } {
  const angle = ((90 - position.directionDegrees) * Math.PI) / 180;
  return { x: position.x + camera.rangeMetres * Math.cos(angle), y: position.y + camera.rangeMetres * Math.sin(angle) };
}

/** Direction and range that put the turning handle at a place. */
export function turnTo(
  position: Pick<CameraPosition, 'x' | 'y'>,
  x: number,
  y: number,
): { readonly directionDegrees: number; readonly rangeMetres: number } {
  const [dx, dy] = [x - position.x, y - position.y];
  const bearing = (Math.atan2(dx, dy) * 180) / Math.PI;
  return {
    directionDegrees: Math.round((bearing + 360) % 360),
    rangeMetres: Math.min(400, Math.max(5, Math.round(Math.hypot(dx, dy)))),
  };
}

/** Everything that the step puts on the map. */
export function overlayOfPlan(
  plan: CameraPlan,
  walls: WallIndex,
  shown: readonly ShownCamera[],
  selectedId: string | null,
  extra: readonly OverlayArea[],
): MapOverlay {
  const areas: OverlayArea[] = [
    {
      id: 'area',
      tone: 'camera',
      rings: plan.area,
      fillOpacity: 0.03,
      widthPx: 2,
      dashed: plan.status === 'concept',
      inert: true,
    },
  ];
  const places: OverlayPlace[] = [];
  plan.signs.forEach(({ id, x, y }) =>
    places.push({ id: `sign:${id}`, tone: 'accent', x, y, look: 'dot', inert: true }),
  );
  plan.masts.forEach(([x, y], i) => places.push({ id: `mast:${i}`, tone: 'muted', x, y, look: 'dot' }));
  shown.forEach((one) => {
    const { camera, position } = one;
    const isSelected = camera.id === selectedId;
    areas.push(...shapesOfCamera(walls, one, isSelected));
    const number = plan.cameras.findIndex(({ id }) => id === camera.id) + 1;
    places.push({
      id: `camera:${camera.id}`,
      tone: one.isAllowed ? 'camera' : 'bad',
      x: position.x,
      y: position.y,
      look: 'badge',
      text: String(number),
    });
    if (isSelected) {
      for (const other of camera.positions)
        if (other.id !== position.id)
          places.push({ id: `position:${other.id}`, tone: 'camera', x: other.x, y: other.y, look: 'dot' });
      places.push({ id: 'turn', tone: 'camera', ...turnHandle(one), look: 'handle' });
    }
  });
  return { areas: [...areas, ...extra], places };
}
