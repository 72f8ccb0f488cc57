import type { MapTool } from '../../map/map-tool.ts';
import type { MapOverlay } from '../../map/overlay-types.ts';
import { normaliseRing } from '../../geometry/rings/ring-measures.ts';

type PlainRings = readonly (readonly number[])[];

export const EDIT_SLOT = 'zone-edit';

/** Corners to drag and middles of sides to pull a new corner out of. */
export function handlesOf(rings: PlainRings): MapOverlay {
  return {
    places: rings.flatMap((ring, r) =>
      Array.from({ length: ring.length / 2 - 1 }, (_, i) => i).flatMap((i) => {
        const [x, y, nextX, nextY] = [ring[2 * i]!, ring[2 * i + 1]!, ring[2 * i + 2]!, ring[2 * i + 3]!];
        return [
          { id: `corner ${r} ${i}`, x, y, look: 'handle' as const, tone: 'accent' as const },
          {
            id: `middle ${r} ${i}`,
            x: (x + nextX) / 2,
            y: (y + nextY) / 2,
            look: 'dot' as const,
            tone: 'muted' as const,
          },
        ];
      }),
    ),
  };
}

/** The ring with one corner elsewhere; the first corner is also the last point. */
export function moveCorner(rings: PlainRings, r: number, i: number, x: number, y: number): number[][] {
  return rings.map((ring, at) => {
    if (at !== r) return [...ring];
    const moved = [...ring];
    moved[2 * i] = x;
    moved[2 * i + 1] = y;
    if (i === 0) moved.splice(-2, 2, x, y);
    return moved;
  });
}

export const insertCorner = (rings: PlainRings, r: number, after: number, x: number, y: number): number[][] =>
  rings.map((ring, at) =>
    at === r ? [...ring.slice(0, 2 * after + 2), x, y, ...ring.slice(2 * after + 2)] : [...ring],
  );

/** A ring that would keep fewer than three corners goes as a whole. */
export function removeCorner(rings: PlainRings, r: number, i: number): number[][] {
  return rings.flatMap((ring, at) => {
    if (at !== r) return [[...ring]];
    const points = ring.slice(0, -2);
    if (points.length <= 6) return [];
    points.splice(2 * i, 2);
    return [normaliseRing(points)];
  });
}

interface Hooks {
  readonly rings: () => PlainRings;
  /** `done` when the hand lets go. */
  readonly onChange: (rings: number[][], done: boolean) => void;
  /** Where a corner lands that is dragged to a place. */
  readonly snap: (x: number, y: number) => readonly [x: number, y: number];
}

/** Drags corners, pulls corners out of sides, takes a corner away with a double click. */
export function createVertexTool({ rings, onChange, snap }: Hooks): MapTool {
  let held: { readonly r: number; readonly i: number } | null = null;
  const handleUnder = (features: readonly { kind: string }[]) => {
    for (const feature of features) {
      const { slot, id } = feature as { slot?: string; id?: string };
      if (feature.kind !== 'overlay' || slot !== EDIT_SLOT || !id) continue;
      const [part, r, i] = id.split(' ');
      return { part, r: Number(r), i: Number(i) };
    }
    return null;
  };
  return {
    onPress({ features, x, y }) {
      const handle = handleUnder(features);
      if (!handle) return false;
      if (handle.part === 'middle') {
        onChange(insertCorner(rings(), handle.r, handle.i, x, y), false);
        held = { r: handle.r, i: handle.i + 1 };
      } else held = { r: handle.r, i: handle.i };
      return true;
    },
    onDrag({ x, y }) {
      if (held) onChange(moveCorner(rings(), held.r, held.i, ...snap(x, y)), false);
    },
    onRelease() {
      held = null;
      onChange(
        rings().map((ring) => [...ring]),
        true,
      );
    },
    onDoubleClick({ features }) {
      const handle = handleUnder(features);
      if (handle?.part === 'corner') onChange(removeCorner(rings(), handle.r, handle.i), true);
    },
    // A click that hits nothing of the zone chooses nothing else while it is being edited.
    onClick: () => undefined,
  };
}
