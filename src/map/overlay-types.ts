import type { Rings } from './map-types.ts';

/**
 * Shapes that a step puts on the map: routes, zones, views of cameras. A tone says what a shape is, the theme which
 * colour that has; `ramp` takes its colour from `value`.
 */
export const OVERLAY_TONES = [
  'accent',
  'route',
  'alternative',
  'reach',
  'camera',
  'compare',
  'good',
  'caution',
  'bad',
  'muted',
  'ramp',
] as const;
export type OverlayTone = (typeof OVERLAY_TONES)[number];

interface OverlayShape {
  /** Unique within its slot. */
  readonly id: string;
  readonly tone: OverlayTone;
  /** 0–1, for the tone `ramp`. */
  readonly value?: number;
  /** Written beside the shape; a line carries it along. */
  readonly label?: string;
  /** Nothing that the pointer can hit. */
  readonly inert?: boolean;
}

export interface OverlayArea extends OverlayShape {
  /** Closed rings in project metres; outer counter-clockwise, holes clockwise. */
  readonly rings: Rings;
  /** 0–1; default 0.12. */
  readonly fillOpacity?: number;
  readonly hatched?: boolean;
  readonly dashed?: boolean;
  /** Pixels; 0 = no outline; default 2. */
  readonly widthPx?: number;
}

export interface OverlayLine extends OverlayShape {
  /** Project metres, flat. */
  readonly points: ArrayLike<number>;
  readonly widthPx: number;
  readonly dashed?: boolean;
}

export interface OverlayPlace extends OverlayShape {
  readonly x: number;
  readonly y: number;
  /** `handle`: something to drag. */
  readonly look: 'dot' | 'handle' | 'badge';
  /** One or two characters in a badge. */
  readonly text?: string;
}

export interface MapOverlay {
  readonly areas?: readonly OverlayArea[];
  readonly lines?: readonly OverlayLine[];
  readonly places?: readonly OverlayPlace[];
}

/** Overlays by slot; a slot belongs to one step. */
export type MapOverlays = ReadonlyMap<string, MapOverlay>;
