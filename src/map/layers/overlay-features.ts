import type { Feature } from 'geojson';
import type { MapOverlays, OverlayTone } from '../overlay-types.ts';
import type { MapTheme } from '../theme.ts';
import { rampOf } from './colours.ts';
import { feature, toLabelPoint, toMultiPolygon, toPositions, type Project } from './geojson.ts';

/** GeoJSON of all overlays, a list a source. Each feature carries its colour, so that one layer draws every tone. */
export function overlayFeatures(
  overlays: MapOverlays,
  theme: MapTheme,
  project: Project,
): { areas: Feature[]; lines: Feature[]; places: Feature[] } {
  const ramp = rampOf(theme.density, RAMP_STEPS);
  const colourOf = (tone: OverlayTone, value = 0) =>
    tone === 'ramp'
      ? ramp[Math.min(RAMP_STEPS - 1, Math.max(0, Math.floor(value * RAMP_STEPS)))]!
      : theme.overlay[tone];
  const areas: Feature[] = [];
  const lines: Feature[] = [];
  const places: Feature[] = [];
  for (const [slot, overlay] of overlays) {
    for (const { id, tone, value, label, rings, fillOpacity, hatched, dashed, widthPx } of overlay.areas ?? []) {
      areas.push(
        feature(toMultiPolygon(rings, project), {
          id: `${slot}/${id}`,
          colour: colourOf(tone, value),
          fill: fillOpacity ?? 0.12,
          width: widthPx ?? 2,
          hatched: hatched ?? false,
          dashed: dashed ?? false,
        }),
      );
      // One name for an area in several parts: a symbol layer would write it in each.
      if (label && rings.length > 0)
        areas.push(
          feature(toLabelPoint(rings, project), { id: `${slot}/${id}`, colour: colourOf(tone, value), label }),
        );
    }
    for (const { id, tone, value, label, points, widthPx, dashed } of overlay.lines ?? []) {
      lines.push(
        feature(
          { type: 'LineString', coordinates: toPositions(points, project) },
          {
            id: `${slot}/${id}`,
            colour: colourOf(tone, value),
            width: widthPx,
            dashed: dashed ?? false,
            order: tone === 'ramp' ? (value ?? 0) : widthPx,
            ...(label ? { label } : {}),
          },
        ),
      );
    }
    for (const { id, tone, value, label, x, y, look, text } of overlay.places ?? []) {
      places.push(
        feature(
          { type: 'Point', coordinates: toPositions([x, y], project)[0]! },
          { id: `${slot}/${id}`, colour: colourOf(tone, value), look, text: text ?? '', label: label ?? '' },
        ),
      );
    }
  }
  return { areas, lines, places };
}

const RAMP_STEPS = 6;
