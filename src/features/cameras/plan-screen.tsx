import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createCamera, type Camera, type CameraPlan } from '../../domain/camera/camera-plan.ts';
import { checkCameraPlan, refusePosition } from '../../domain/camera/check-camera-plan.ts';
import { indexWalls, outOfBuilding } from '../../geometry/visibility/walls.ts';
import { useTexts } from '../../i18n/index.ts';
import type { StepProps } from '../step-props.ts';
import { CameraInspector } from './camera-inspector.tsx';
import { CamerasPanel } from './cameras-panel.tsx';
import { planEdits } from './camera-edits.ts';
import { overlayOfPlan, shapesOfCamera } from './camera-shapes.ts';
import { camerasOf, circle, middleOf, shownCameras } from './plan-cameras.ts';
import { SitesDialog } from './sites-dialog.tsx';
import { useCameraClient, useCameraLook } from './use-camera-look.ts';
import { SLOT, useCameraTool, type CameraMode, type LiveCamera } from './use-camera-tool.ts';
import { useFlexible } from './use-flexible.ts';
import { useSigns } from './use-signs.ts';
import { useSites } from './use-sites.ts';

interface Props extends StepProps {
  readonly plan: CameraPlan;
  readonly chooser: ReactNode;
  readonly onRemoved: () => void;
}

interface Proposal {
  readonly cameras: readonly Camera[];
}

interface Spots {
  readonly must: readonly (readonly [number, number])[];
  readonly forbidden: readonly { readonly x: number; readonly y: number; readonly metres: number }[];
}

const NO_SPOTS: Spots = { must: [], forbidden: [] };
const FORBIDDEN_METRES = 25;

/** One plan: joins its document, the map and the worker to panel, inspector and dialog. */
export function PlanScreen(props: Props) {
  const { plan, project, workbench, session, map, clients, newId, renderInspector, chooser } = props;
  const texts = useTexts();
  const { t } = texts;
  const { layers, table, filter } = useStore(workbench);
  const edits = useMemo(() => planEdits(project, plan.id), [project, plan.id]);
  const walls = useMemo(() => indexWalls(layers.buildings?.shapes ?? null), [layers.buildings]);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [positionId, setPositionId] = useState<string | null>(null);
  const [mode, setMode] = useState<CameraMode>(null);
  const [live, setLive] = useState<LiveCamera | null>(null);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [spots, setSpots] = useState(NO_SPOTS);
  const client = useCameraClient(clients.cameras, { layers, table }, session);
  const shown = useMemo(() => shownCameras(plan, selectedId, positionId, live), [plan, selectedId, positionId, live]);
  const look = useCameraLook(client, plan, shown, filter, session.fail);

  const refuse = useCallback(
    (name: string, x: number, y: number): boolean => {
      const refused = refusePosition(plan.area, name, x, y);
      if (refused) session.tasks.notify('bad', refused.key, refused.values);
      return refused !== null;
    },
    [plan.area, session],
  );
  const addCamera = useCallback(
    (x: number, y: number) => {
      const name = t('cameras.newName', { number: plan.cameras.length + 1 });
      const place = outOfBuilding(walls, x, y);
      if (refuse(name, place.x, place.y)) return;
      const camera = createCamera({ id: newId(), positionId: newId(), name, ...place });
      edits.plan('addCamera', ({ cameras }) => void cameras.push(structuredClone(camera) as never));
      setSelectedId(camera.id);
      setPositionId(null);
      setMode(null);
    },
    [t, plan.cameras.length, walls, refuse, newId, edits],
  );
  const move = useCallback(
    (cameraId: string, toPosition: string, x: number, y: number) => {
      const camera = plan.cameras.find(({ id }) => id === cameraId);
      const place = outOfBuilding(walls, x, y);
      if (!camera || refuse(camera.name, place.x, place.y)) return;
      edits.position(cameraId, toPosition, 'move', (draft) => void Object.assign(draft, place), 'move');
    },
    [plan.cameras, walls, refuse, edits],
  );

  useCameraTool(map, {
    shown,
    selectedId,
    mode,
    onPlace(placing, x, y) {
      if (placing === 'add') return addCamera(x, y);
      if (placing === 'mast') {
        if (!refuse(t('cameras.site.mast'), x, y)) edits.plan('mast', ({ masts }) => void masts.push([x, y]));
      } else if (placing === 'must') setSpots({ ...spots, must: [...spots.must, [x, y]] });
      else setSpots({ ...spots, forbidden: [...spots.forbidden, { x, y, metres: FORBIDDEN_METRES }] });
    },
    onLive: setLive,
    onDrop({ cameraId, x, y, directionDegrees, rangeMetres, mask }) {
      const one = shown.find(({ camera }) => camera.id === cameraId);
      if (!one) return;
      const { id } = one.position;
      if (x !== undefined && y !== undefined) move(cameraId, id, x, y);
      if (directionDegrees !== undefined && rangeMetres !== undefined) {
        // Direction and range are one movement, so one step back.
        edits.camera(cameraId, 'turn', (draft) => {
          draft.rangeMetres = rangeMetres;
          const turned = draft.positions.find((position) => position.id === id);
          if (turned) turned.directionDegrees = directionDegrees;
        });
      }
      if (mask) {
        edits.position(cameraId, id, 'mask', ({ masks }) => void masks.push({ ...mask, id: newId() }));
        setMode(null);
      }
    },
    onSelect(cameraId, nextPosition) {
      setSelectedId(cameraId);
      setPositionId(nextPosition);
    },
  });

  useEffect(() => {
    if (!map) return;
    const extra = [
      ...(proposal?.cameras ?? []).flatMap((camera) =>
        shapesOfCamera(walls, { camera, position: camera.positions[0]!, isAllowed: true }, false).map((area) => ({
          ...area,
          id: `proposal ${area.id}`,
          tone: 'compare' as const,
          dashed: true,
          inert: true,
        })),
      ),
      ...spots.forbidden.map(({ x, y, metres }, i) => ({
        id: `forbidden ${i}`,
        tone: 'bad' as const,
        rings: [circle(x, y, metres)],
        inert: true,
        hatched: true,
      })),
    ];
    const overlay = overlayOfPlan(plan, walls, shown, selectedId, extra);
    const places = spots.must.map(([x, y], i) => ({
      id: `must ${i}`,
      tone: 'good' as const,
      x,
      y,
      look: 'badge' as const,
      text: '!',
      inert: true,
    }));
    map.showOverlay(SLOT, { ...overlay, places: [...(overlay.places ?? []), ...places] });
  }, [map, plan, walls, shown, selectedId, proposal, spots]);
  useEffect(() => () => map?.showOverlay(SLOT, null), [map]);
  useEffect(() => {
    map?.fit(plan.area);
    // Once, when a plan is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map, plan.id]);

  const sites = useSites(props, client, spots, (solution, answer, wishes) => {
    setProposal({ cameras: camerasOf(solution, answer, wishes, newId, plan, t('cameras.newName')) });
  });
  const flexible = useFlexible(props, client, sites.wishes, edits, () => t('cameras.flexibleName'));
  const signs = useSigns(props, client, edits);

  const selected = shown.find(({ camera }) => camera.id === selectedId) ?? null;
  const seenAt = selected && look ? look.cameraIds.indexOf(selected.camera.id) : -1;
  const decide = () => {
    if (plan.status === 'decision') return edits.plan('concept', (draft) => void (draft.status = 'concept'));
    const blocking = checkCameraPlan(plan).filter((issue) => issue.blocking);
    if (blocking.length === 0) return edits.plan('decide', (draft) => void (draft.status = 'decision'));
    session.tasks.notify('bad', 'cameras.refused', {
      reason: t(blocking[0]!.key, blocking[0]!.values),
      more: blocking.length - 1,
    });
  };
  return (
    <>
      {chooser && <div style={{ padding: '16px 20px 0' }}>{chooser}</div>}
      <CamerasPanel
        {...{ plan, edits, look, selectedId, mode, newId, flexible, signs }}
        must={spots.must.length}
        forbidden={spots.forbidden.length}
        onMode={setMode}
        onClearSpots={() => setSpots(NO_SPOTS)}
        onSelect={(id) => {
          setSelectedId(id);
          setPositionId(null);
        }}
        onAddTyped={() => addCamera(...middleOf(plan.area))}
        onBestSites={sites.open}
        onDecide={decide}
        onRemovePlan={() => {
          project.dispatch(
            'command.cameras.removePlan',
            (draft) => void (draft.cameras = draft.cameras.filter(({ id }) => id !== plan.id)),
          );
          props.onRemoved();
        }}
        proposal={
          proposal && {
            count: proposal.cameras.length,
            onTake() {
              edits.plan(
                'addCamera',
                ({ cameras }) => void cameras.push(...(structuredClone(proposal.cameras) as never[])),
              );
              setProposal(null);
            },
            onDrop: () => setProposal(null),
          }
        }
      />
      <SitesDialog {...sites.dialog} must={spots.must.length} forbidden={spots.forbidden.length} />
      {renderInspector(
        selected && (
          <CameraInspector
            camera={selected.camera}
            position={selected.position}
            seen={seenAt >= 0 ? look!.each[seenAt]! : null}
            incidentsInArea={look?.ring.inArea ?? 0}
            edits={edits}
            isMasking={mode === 'mask'}
            onMask={() => setMode(mode === 'mask' ? null : 'mask')}
            newId={newId}
            onMove={(x, y) => move(selected.camera.id, selected.position.id, x, y)}
            onPosition={setPositionId}
            onRemove={() => {
              edits.plan(
                'removeCamera',
                (draft) => void (draft.cameras = draft.cameras.filter(({ id }) => id !== selected.camera.id)),
              );
              setSelectedId(null);
            }}
            onClose={() => setSelectedId(null)}
          />
        ),
      )}
    </>
  );
}
