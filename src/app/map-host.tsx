import { useEffect, useRef, useState } from 'react';
import type { ProjectDocument } from '../domain/project/project-document.ts';
import { useTexts } from '../i18n/index.ts';
import type { MapController } from '../map/map-controller.ts';
import type { LegendItem, MapMessage, MapPointer, MapPoints } from '../map/map-types.ts';
import { isRobust, type Selection, type Step, type Workbench } from '../state/workbench.ts';
import { boundsOf, focusOf } from './project-bounds.ts';
import { Legend } from './legend.tsx';
import { MapTooltip } from './map-tooltip.tsx';

/** What of the map is the user's choice in the step at hand. */
export type SurfaceChoice = 'density' | 'cells' | 'points';

interface Props {
  readonly createMap: (container: HTMLElement) => MapController;
  readonly document: ProjectDocument;
  readonly workbench: Workbench;
  readonly names: ReadonlyMap<string, string>;
  /** Places of the incidents under the present filter. */
  readonly places: () => Promise<MapPoints>;
  readonly surface: SurfaceChoice;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onArea: (rings: readonly Float64Array[]) => void;
  /** Gives the controller to those who start a drawing or ask for a picture. */
  readonly onReady: (map: MapController | null) => void;
}

/** The one map: made once, never unmounted; here state becomes what is drawn, and a click becomes a selection. */
export function MapHost({ createMap, document, workbench, names, places, surface, onSelect, onArea, onReady }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapController | null>(null);
  const [pointer, setPointer] = useState<MapPointer | null>(null);
  const [message, setMessage] = useState<MapMessage | null>(null);
  /** Points come later than the step that shows them. */
  const [pointsShown, setPointsShown] = useState(0);
  const [legend, setLegend] = useState<readonly LegendItem[]>([]);
  const { t, language } = useTexts();
  const handlers = useRef({ onSelect, onArea, step: workbench.step });
  useEffect(() => {
    handlers.current = { onSelect, onArea, step: workbench.step };
  });

  useEffect(() => {
    const controller = createMap(container.current!);
    setMap(controller);
    onReady(controller);
    controller.on('hover', setPointer);
    controller.on('announce', setMessage);
    controller.on('select', ({ features }) => handlers.current.onSelect(selectionOf(features)));
    controller.on('points', ({ drawn }) => setPointsShown(drawn));
    // In the other steps a drawing is that step's own: an area, a zone.
    controller.on('drawn', (rings) => {
      if (handlers.current.step === 'explore') handlers.current.onArea(rings);
    });
    return () => {
      onReady(null);
      controller.dispose();
    };
  }, [createMap, onReady]);

  useEffect(() => map?.setLocale(language, t), [map, language, t]);
  useProject(map, document, workbench);
  useContent(map, workbench, names, document);
  usePoints(map, surface === 'points' && workbench.step === 'explore' ? workbench.result : null, places);
  useEffect(() => {
    map?.setVisible(visibleIn(workbench.step, surface));
  }, [map, workbench.step, surface]);
  useEffect(() => {
    // The legend is read from the map, which is outside React, after the content above has been put on it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setLegend(map?.describeLegend() ?? []);
  }, [map, workbench, surface, names, pointsShown]);

  return (
    <>
      <div ref={container} style={{ position: 'absolute', inset: 0 }} />
      <MapTooltip pointer={pointer} workbench={workbench} names={names} />
      <Legend items={legend} />
      <p className="visually-hidden" aria-live="polite">
        {message && t(message.key, message.values)}
      </p>
    </>
  );
}

function selectionOf(features: MapPointer['features']): Selection | null {
  for (const feature of features) {
    if (feature.kind === 'hotspot') return { kind: 'hotspot', id: feature.id };
    if (feature.kind === 'kept-hotspot') return { kind: 'kept', id: feature.id };
    if (feature.kind === 'cell') return feature.count > 0 ? { kind: 'cell', index: feature.index } : null;
  }
  return null;
}

const visibleIn = (step: Step, surface: SurfaceChoice) => ({
  density:
    step === 'import' ||
    step === 'hotspots' ||
    step === 'problem-analysis' ||
    (step === 'explore' && surface === 'density'),
  counts: step === 'explore' && surface === 'cells',
  points: step === 'explore' && surface === 'points',
  significance: false,
  hotspots: step === 'hotspots',
  kept: step === 'hotspots' || step === 'problem-analysis' || step === 'plan' || step === 'triangle-meeting',
});

/** Sets the place when data or base layers have changed; the view moves only when there was no place before. */
function useProject(map: MapController | null, document: ProjectDocument, { table, layers }: Workbench): void {
  /** What the view was last set on: nothing yet, the place, or its incidents. */
  const placed = useRef<'nothing' | 'place' | 'incidents'>('nothing');
  useEffect(() => {
    if (!map) return;
    const bounds = boundsOf(layers, table);
    if (!bounds) {
      if (placed.current !== 'nothing') void map.setProject(null);
      placed.current = 'nothing';
      return;
    }
    const aim = table ? 'incidents' : 'place';
    const sources = document.datasets.filter(({ role }) => role !== 'incidents').length > 0 ? [document.name] : [];
    void map.setProject(
      { crs: document.crs, bounds, base: layers, sources },
      { keepView: placed.current === aim, focus: focusOf(table) },
    );
    placed.current = aim;
    // The name is shown with the sources; other changes of the document do not move the map.
  }, [map, document.crs, document.datasets, document.name, layers, table]);
}

/** Points are fetched only while they are shown; an answer that a newer filter has overtaken is dropped. */
function usePoints(map: MapController | null, result: Workbench['result'], places: () => Promise<MapPoints>): void {
  useEffect(() => {
    if (!map || !result) return;
    let overtaken = false;
    // A failing worker is told by the step itself.
    places().then(
      (points) => !overtaken && map.show({ points }),
      () => undefined,
    );
    return () => {
      overtaken = true;
    };
  }, [map, result, places]);
}

function useContent(
  map: MapController | null,
  workbench: Workbench,
  names: ReadonlyMap<string, string>,
  document: ProjectDocument,
): void {
  const { result, robustness, settings, selection, filter, dataFingerprint } = workbench;
  useEffect(() => {
    if (!map) return;
    map.show({
      density: result && { grid: result.densityGrid, values: result.density, breaks: result.pictureBreaks },
      cells: result && { grid: result.grid, counts: result.cellCounts, significance: result.significance },
    });
  }, [map, result]);
  useEffect(() => {
    if (!map) return;
    map.show({
      hotspots: (result?.hotspots ?? []).map((hotspot, i) => {
        const known = robustness[hotspot.id] ?? null;
        return {
          id: hotspot.id,
          rank: i + 1,
          name: names.get(hotspot.id) ?? '',
          rings: hotspot.rings,
          centre: hotspot.centre,
          robust: known === null ? null : isRobust({ ...hotspot, robustness: known }, settings),
        };
      }),
      selected:
        selection?.kind === 'hotspot'
          ? { kind: 'hotspot', id: selection.id }
          : selection?.kind === 'kept'
            ? { kind: 'kept-hotspot', id: selection.id }
            : null,
    });
  }, [map, result, robustness, settings, selection, names]);
  useEffect(() => {
    map?.show({ filterArea: filter.area });
  }, [map, filter.area]);
  useEffect(() => {
    map?.show({
      kept: document.hotspots.map((hotspot) => ({
        id: hotspot.id,
        name: hotspot.name,
        rings: hotspot.rings,
        status: hotspot.dataFingerprint === dataFingerprint ? ('concept' as const) : ('stale' as const),
      })),
    });
  }, [map, document.hotspots, dataFingerprint]);
}
