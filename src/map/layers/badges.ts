import { MAP_FONT } from '../fonts.ts';
import type { MapTheme } from '../theme.ts';

const SIZE = 24;
export const BADGE_PIXEL_RATIO = 3;

/** Pictures of a hotspot's number: as it lies there, and when it is selected. */
export function drawBadges(rank: number, { hotspot, accent }: MapTheme): Map<string, ImageData> {
  return new Map([
    [`badge-${rank}`, drawBadge(rank, hotspot.badge, hotspot.badgeText, hotspot.halo)],
    [`badge-selected-${rank}`, drawBadge(rank, accent, hotspot.badgeText, hotspot.halo)],
  ]);
}

function drawBadge(rank: number, colour: string, textColour: string, halo: string): ImageData {
  const canvas = new OffscreenCanvas(SIZE * BADGE_PIXEL_RATIO, SIZE * BADGE_PIXEL_RATIO);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(BADGE_PIXEL_RATIO, BADGE_PIXEL_RATIO);
  context.beginPath();
  context.arc(SIZE / 2, SIZE / 2, SIZE / 2 - 1.2, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 1.8;
  context.strokeStyle = halo;
  context.stroke();
  context.fillStyle = textColour;
  context.font = `600 ${rank < 100 ? 12.5 : 10}px "${MAP_FONT.bold}", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const { actualBoundingBoxAscent: ascent } = context.measureText('0');
  context.fillText(String(rank), SIZE / 2, SIZE / 2 + ascent / 2);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
