import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { findMeasure } from '../../domain/measure/catalogue.ts';
import { changeZone, copyAsVariant, createZone, expireZone, nextVariant, type Zone } from '../../domain/zone/zone.ts';
import { blockLinesOf } from '../../domain/place/block-lines.ts';
import { createSnapper } from '../../geometry/nearest/snap.ts';
import { cutOut, joinAreas, splitArea } from '../../geometry/overlay/overlay.ts';
import { blockAt } from '../../geometry/overlay/street-blocks.ts';
import { crossingsOfRings, ringsHold } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import type { MapOverlay, OverlayArea } from '../../map/overlay-types.ts';
import { storeFilter } from '../../state/stored-filter.ts';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import type { StepProps } from '../step-props.ts';
import { CreateZone, type NewShape } from './create-zone.tsx';
import { createLineTool, createPlaceTool } from './map-tools.ts';
import { Scenarios } from './scenarios.tsx';
import { ShapeTools, type ShapeTool } from './shape-tools.tsx';
import { createVertexTool, EDIT_SLOT, handlesOf } from './vertex-tool.ts';
import { ZoneInspector } from './zone-inspector.tsx';
import styles from './zones.module.css';

const SLOT = 'zones';
/** Within this distance a dragged corner lands on a street, a building or a border. */
const SNAP_METRES = 6;
const DEFAULT_MEASURE = 'rep.gebiedsverbod.apv';
type Draft = { readonly id: string; readonly rings: number[][] } | null;

/** Proposed areas: draw, test, shrink, describe. The map shows all; the chosen one is open beside it. */
export function ZonesStep(props: StepProps) {
  const { project, workbench, map, newId, now, renderInspector } = props;
  const { document } = useStore(project);
  const filter = useStore(workbench, (state) => state.filter);
  const { t, language } = useTexts();
  // What is decided expires with its term; the calendar says so whenever the step is shown.
  const zones = useMemo(() => document.zones.map((one) => expireZone(one, now().slice(0, 16))), [document.zones, now]);
  const [chosen, setChosen] = useState<string | null>(zones.at(-1)?.id ?? null);
  const [tool, setTool] = useState<ShapeTool>('none');
  const [isSnapping, setSnapping] = useState(true);
  const layers = useStore(workbench, (state) => state.layers);
  const snapper = useMemo(() => createSnapper(layers), [layers]);
  const blockLines = useMemo(() => blockLinesOf(layers.streets), [layers.streets]);
  const isEditing = tool === 'corners';
  const [scenario, setScenario] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>(null);
  const [swiped, setSwiped] = useState<readonly number[][]>([]);
  const stored = zones.find(({ id }) => id === chosen) ?? null;
  const zone = useMemo(
    () => (stored && draft?.id === stored.id ? { ...stored, rings: draft.rings } : stored),
    [stored, draft],
  );

  const change = useCallback(
    (id: string, make: (zone: Zone) => Zone, coalesce?: string) =>
      project.dispatch(
        'command.zone',
        (all) => {
          const at = all.zones.findIndex((one) => one.id === id);
          if (at >= 0)
            all.zones[at] = structuredClone(make(project.getState().document.zones[at]!)) as (typeof all.zones)[number];
        },
        coalesce ? { coalesce: `zone ${id} ${coalesce}` } : {},
      ),
    [project],
  );
  const add = useCallback(
    (zone: Zone) => {
      project.dispatch(
        'command.zoneNew',
        (all) => void all.zones.push(structuredClone(zone) as (typeof all.zones)[number]),
        {
          values: { name: zone.name },
        },
      );
      setChosen(zone.id);
    },
    [project],
  );
  const changeRings = useCallback(
    (id: string, rings: number[][]) => change(id, (one) => changeZone(one, { rings }, now(), t('zones.shapeChanged'))),
    [change, now, t],
  );
  /** The largest part stays this area; every other becomes a concept of its own. */
  const split = useCallback(
    (zone: Zone, parts: readonly number[][][]) => {
      const [own, ...rest] = parts as [number[][], ...number[][][]];
      const reason = t('zones.shapeChanged');
      project.dispatch('command.zoneSplit', (all) => {
        const at = all.zones.findIndex(({ id }) => id === zone.id);
        if (at < 0) return;
        const pieces = rest.map((rings, i): Zone => ({
          ...copyAsVariant(zone, newId(), zone.variant),
          name: t('zones.partName', { name: zone.name, part: i + 2 }),
          rings,
        }));
        const changed = [changeZone(zone, { rings: own }, now(), reason), ...pieces];
        all.zones.splice(at, 1, ...(structuredClone(changed) as typeof all.zones));
      });
      setTool('none');
    },
    [newId, now, project, t],
  );
  const join = (zone: Zone, other: Zone) =>
    project.dispatch('command.zoneJoin', (all) => {
      const joined = changeZone(zone, { rings: joinAreas(zone.rings, other.rings) }, now(), t('zones.shapeChanged'));
      all.zones = all.zones
        .filter(({ id }) => id !== other.id)
        .map((one) => (one.id === zone.id ? (structuredClone(joined) as typeof one) : one));
    });
  const onShape = useCallback(
    ({ name, rings, ground }: NewShape) => {
      // A concept that was made without a shape, by the measures step, gets this one.
      const waiting = project.getState().document.zones.find((one) => one.rings.length === 0);
      if (waiting) {
        change(waiting.id, (one) => ({ ...changeZone(one, { rings }, now(), ''), name: one.name || name }));
        return setChosen(waiting.id);
      }
      add(
        createZone({
          id: newId(),
          name,
          rings,
          measureId: DEFAULT_MEASURE,
          grounds: { filter: ground ?? storeFilter({ ...filter, area: null }), text: '' },
        }),
      );
    },
    [add, change, filter, newId, now, project],
  );

  useEffect(() => {
    const onMap = scenario ? zones.filter(({ scenarioId }) => scenarioId === scenario) : zones;
    map?.showOverlay(SLOT, overlayOf(onMap, zone, swiped));
  }, [map, zones, zone, swiped, scenario]);
  useEffect(() => () => map?.showOverlay(SLOT, null), [map]);
  useEffect(
    () =>
      map?.on('select', ({ features }) => {
        const hit = features.find((feature) => feature.kind === 'overlay' && feature.slot === SLOT);
        if (hit?.kind === 'overlay') setChosen(hit.id);
      }),
    [map],
  );

  useEffect(() => {
    if (!map || !isEditing || !zone) return;
    map.showOverlay(EDIT_SLOT, handlesOf(zone.rings));
  }, [map, isEditing, zone]);
  useEffect(() => {
    if (!map || !isEditing || !chosen) return;
    let rings: number[][] =
      project
        .getState()
        .document.zones.find(({ id }) => id === chosen)
        ?.rings.map((ring) => [...ring]) ?? [];
    map.setTool(
      createVertexTool({
        rings: () => rings,
        snap: (x, y) => (isSnapping ? snapper(x, y, SNAP_METRES) : [x, y]),
        onChange(next, done) {
          rings = next;
          setDraft(done ? null : { id: chosen, rings: next });
          if (done) changeRings(chosen, next);
        },
      }),
    );
    return () => {
      map.setTool(null);
      map.showOverlay(EDIT_SLOT, null);
      setDraft(null);
    };
  }, [map, isEditing, isSnapping, snapper, chosen, changeRings, project]);
  useEffect(() => {
    if (!map || tool !== 'blocks' || !chosen) return;
    map.setTool(
      createPlaceTool((x, y) => {
        const block = blockAt(blockLines, x, y);
        const zone = project.getState().document.zones.find(({ id }) => id === chosen);
        if (!zone) return;
        if (!block) return setProblem('zones.tool.noBlock');
        const rings = ringsHold(zone.rings, x, y) ? cutOut(zone.rings, block) : joinAreas(zone.rings, block);
        setProblem(rings.length === 0 ? 'zones.tool.nothingLeft' : null);
        if (rings.length > 0) changeRings(chosen, rings);
      }),
    );
    return () => map.setTool(null);
  }, [map, tool, chosen, blockLines, changeRings, project]);
  useEffect(() => {
    if (!map || tool !== 'split' || !chosen) return;
    map.setTool(
      createLineTool({
        onLine: (line) =>
          map.showOverlay(EDIT_SLOT, line && { lines: [{ id: 'split', points: line, tone: 'accent', widthPx: 2.5 }] }),
        onDone(line) {
          const zone = project.getState().document.zones.find(({ id }) => id === chosen);
          const parts = zone ? splitArea(zone.rings, line) : [];
          setProblem(parts.length < 2 ? 'zones.tool.notSplit' : null);
          if (zone && parts.length >= 2) split(zone, parts);
        },
      }),
    );
    return () => {
      map.setTool(null);
      map.showOverlay(EDIT_SLOT, null);
    };
  }, [map, tool, chosen, project, split]);

  return (
    <Panel
      title={t('zones.title')}
      lead={zones.length === 0 ? t('zones.empty') : t('zones.lead', { count: zones.length })}
    >
      <CreateZone {...props} onShape={onShape} />
      {zones.length > 0 && (
        <PanelSection title={t('zones.list')}>
          <ul className={styles.list}>
            {zones.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={one.id === chosen || undefined}
                  onClick={() => {
                    setChosen(one.id);
                    setSwiped([]);
                    if (one.rings.length > 0) map?.fit(one.rings, { padding: 120, maximumZoom: 16.5 });
                  }}
                >
                  <span className={styles.name}>
                    {one.name} <small>({one.variant})</small>
                  </span>
                  <span className={styles.detail}>
                    {findMeasure(one.measureId)?.name[language] ?? one.measureId} · {t(`zones.status.${one.status}`)}
                    {one.rings.length === 0 && ` · ${t('zones.noShape')}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {zones.length > 0 && (
        <Disclosure title={t('scenario.title')}>
          <Scenarios {...props} zones={zones} shown={scenario} onShow={setScenario} />
        </Disclosure>
      )}
      {renderInspector(
        zone && (
          <ZoneInspector
            key={zone.id}
            {...props}
            zone={zone}
            zones={zones}
            shapeTools={
              <>
                <ShapeTools
                  map={map}
                  zone={zone}
                  others={zones.filter(({ id, rings }) => id !== zone.id && rings.length > 0)}
                  tool={tool}
                  isSnapping={isSnapping}
                  hasStreets={blockLines.length > 0}
                  isBroken={crossingsOfRings(zone.rings).length > 0}
                  onTool={(next) => (setProblem(null), setTool(next))}
                  onSnapping={setSnapping}
                  onRings={(rings) => changeRings(zone.id, rings)}
                  onJoin={(other) => join(zone, other)}
                />
                {problem && <p role="alert">{t(problem)}</p>}
              </>
            }
            onPreview={setSwiped}
            onRings={(rings) => rings.length > 0 && changeRings(zone.id, rings)}
            onChange={(make, coalesce) => change(zone.id, make, coalesce)}
            onVariant={(rings) =>
              add({
                ...copyAsVariant(zone, newId(), nextVariant(zones.filter(({ name }) => name === zone.name))),
                rings: rings ?? zone.rings,
              })
            }
            onRemove={() => {
              project.dispatch(
                'command.zoneRemove',
                (all) => void (all.zones = all.zones.filter(({ id }) => id !== zone.id)),
                {
                  values: { name: zone.name },
                },
              );
              setChosen(null);
              setTool('none');
            }}
            onClose={() => setChosen(null)}
          />
        ),
      )}
    </Panel>
  );
}

/** Concepts dashed, decided solid, past ones thin and grey; the chosen one filled, a found smaller area on top. */
function overlayOf(zones: readonly Zone[], chosen: Zone | null, preview: readonly (readonly number[])[]): MapOverlay {
  const areas: OverlayArea[] = zones
    .map((one) => (one.id === chosen?.id ? chosen : one))
    .filter(({ rings }) => rings.length > 0)
    .map((one): OverlayArea => {
      const isPast = one.status === 'expired' || one.status === 'withdrawn';
      const isChosen = one.id === chosen?.id;
      return {
        id: one.id,
        rings: one.rings,
        tone: isPast ? 'muted' : 'accent',
        label: `${one.name} (${one.variant})`,
        dashed: one.status === 'concept' || one.status === 'proposed' || one.status === 'consulted',
        widthPx: isPast ? 1 : isChosen ? 3 : 1.8,
        fillOpacity: isChosen ? 0.16 : 0.05,
      };
    });
  if (preview.length > 0)
    areas.push({ id: 'preview', rings: preview, tone: 'good', fillOpacity: 0.28, widthPx: 2.4, inert: true });
  return { areas };
}
