import { countClasses, maximumOf } from './layers/cell-pixels.ts';
import { rampOf } from './layers/colours.ts';
import { densityRaster } from './layers/density-raster.ts';
import type { LegendItem } from './map-types.ts';
import type { SceneState } from './scene-state.ts';

/** What the map shows now, in the order in which a reader needs it. The screen renders and translates it. */
export function describeLegend(state: SceneState): LegendItem[] {
  return [
    ...densityItems(state),
    ...countItems(state),
    ...significanceItems(state),
    ...hotspotItems(state),
    ...keptItems(state),
    ...otherItems(state),
  ];
}

function densityItems({ density, visible, theme }: SceneState): LegendItem[] {
  if (!visible.density || !density) return [];
  const raster = densityRaster(density, theme);
  const breaks = Array.from(density.breaks);
  const colours = rampOf(theme.density, breaks.length);
  return breaks.map((upTo, i) => ({
    group: 'density',
    swatch: {
      type: 'fill',
      colour: colours[i]!,
      opacity: raster.mode === 'bands' ? (raster.palette[i * 4 + 3] ?? 255) / 255 : theme.densityOpacity,
    },
    labelKey: i === 0 ? 'map.legend.density.below' : 'map.legend.density.between',
    values: { from: i === 0 ? 0 : breaks[i - 1]!, to: upTo },
  }));
}

function countItems({ cells, visible, theme }: SceneState): LegendItem[] {
  if (!visible.counts || !cells) return [];
  const bounds = countClasses(maximumOf(cells.counts));
  const colours = rampOf(theme.counts, bounds.length);
  return bounds.map((from, i) => {
    const to = bounds[i + 1];
    const single = to !== undefined && to - from === 1;
    return {
      group: 'counts',
      swatch: { type: 'fill', colour: colours[i]!, opacity: theme.cellOpacity },
      labelKey: single
        ? 'map.legend.counts.one'
        : to === undefined
          ? 'map.legend.counts.from'
          : 'map.legend.counts.between',
      values: { from, to: to === undefined ? from : to - 1 },
    };
  });
}

function significanceItems({ cells, visible, theme }: SceneState): LegendItem[] {
  if (!visible.significance || !cells?.significance) return [];
  const steps = (colours: readonly string[], labelKey: string): LegendItem[] =>
    [99, 95, 90].map((percent, i) => ({
      group: 'significance',
      swatch: { type: 'fill', colour: colours[2 - i]!, opacity: theme.cellOpacity },
      labelKey,
      values: { percent },
    }));
  return [
    ...steps(theme.hot, 'map.legend.significance.hot'),
    ...(visible.cold ? steps(theme.cold, 'map.legend.significance.cold') : []),
  ];
}

function hotspotItems({ hotspots, visible, theme }: SceneState): LegendItem[] {
  if (!visible.hotspots || hotspots.length === 0) return [];
  const { badge, badgeText, hatch } = theme.hotspot;
  return [
    {
      group: 'hotspots',
      swatch: { type: 'badge', colour: badge, textColour: badgeText },
      labelKey: 'map.legend.hotspot',
      values: {},
    },
    ...(hotspots.some(({ robust }) => robust === false)
      ? [
          {
            group: 'hotspots',
            swatch: { type: 'hatch', colour: hatch },
            labelKey: 'map.legend.notRobust',
            values: {},
          } as const,
        ]
      : []),
  ];
}

function keptItems({ kept, visible, theme }: SceneState): LegendItem[] {
  if (!visible.kept) return [];
  return (['decided', 'concept', 'stale'] as const)
    .filter((status) => kept.some((hotspot) => hotspot.status === status))
    .map((status) => ({
      group: 'kept',
      swatch: { type: 'line', colour: theme.kept[status], dashed: status === 'concept' },
      labelKey: `map.legend.kept.${status}`,
      values: {},
    }));
}

function otherItems({ points, filterArea, visible, theme }: SceneState): LegendItem[] {
  const items: LegendItem[] = [];
  if (visible.points && points) {
    items.push({
      group: 'points',
      swatch: { type: 'point', colour: theme.point },
      labelKey: 'map.legend.point',
      values: {},
    });
  }
  if (filterArea && filterArea.length > 0) {
    items.push({
      group: 'area',
      swatch: { type: 'line', colour: theme.accent, dashed: false },
      labelKey: 'map.legend.filterArea',
      values: {},
    });
  }
  return items;
}
