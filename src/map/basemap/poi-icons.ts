import { POI_KINDS, type PoiKind } from '../../domain/place/base-layers.ts';
import type { MapTheme } from '../theme.ts';
import { POI_GLYPHS } from './poi-glyphs.ts';

/** Points across an icon on the map, and pixels drawn for each point. */
const SIZE = 20;
export const ICON_PIXEL_RATIO = 3;

export const poiImageId = (kind: PoiKind) => `poi-${kind}`;

/** Draws the icon of every kind of place: a glyph on a small plate. */
export function drawPoiIcons(theme: MapTheme): Map<string, ImageData> {
  return new Map(POI_KINDS.map((kind) => [poiImageId(kind), drawIcon(kind, theme)]));
}

function drawIcon(kind: PoiKind, theme: MapTheme): ImageData {
  const canvas = new OffscreenCanvas(SIZE * ICON_PIXEL_RATIO, SIZE * ICON_PIXEL_RATIO);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(ICON_PIXEL_RATIO, ICON_PIXEL_RATIO);
  context.beginPath();
  context.arc(SIZE / 2, SIZE / 2, SIZE / 2 - 1, 0, 2 * Math.PI);
  context.fillStyle = theme.poi.plate;
  context.fill();
  context.lineWidth = 0.8;
  context.strokeStyle = theme.poi.ring;
  context.stroke();

  const { fill, line } = POI_GLYPHS[kind];
  const glyphSize = 11.6;
  context.translate((SIZE - glyphSize) / 2, (SIZE - glyphSize) / 2);
  context.scale(glyphSize / 16, glyphSize / 16);
  context.fillStyle = theme.poi.glyph;
  context.strokeStyle = theme.poi.glyph;
  context.lineWidth = 1.5;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (fill) context.fill(new Path2D(fill), 'evenodd');
  if (line) context.stroke(new Path2D(line));
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
