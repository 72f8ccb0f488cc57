import { fileSave } from 'browser-fs-access';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CoveringSolution } from '../../analysis/covering/covering-problem.ts';
import type { Move, MoveRhythm } from '../../analysis/covering/flexible-moves.ts';
import { createCamera, type Camera, type CameraPlan } from '../../domain/camera/camera-plan.ts';
import { checkCameraPlan, refusePosition } from '../../domain/camera/check-camera-plan.ts';
import { indexWalls, outOfBuilding } from '../../geometry/visibility/walls.ts';
import { useTexts } from '../../i18n/index.ts';
import type { SitesAnswer } from '../../workers/camera-worker.ts';
import type { StepProps } from '../step-props.ts';
import { CameraInspector } from './camera-inspector.tsx';
import { CamerasPanel } from './cameras-panel.tsx';
import { planEdits } from './camera-edits.ts';
import { overlayOfPlan, shapesOfCamera, type ShownCamera } from './camera-shapes.ts';
import { FIRST_WISHES, SitesDialog, type SitesWishes } from './sites-dialog.tsx';
import { signsToCsv, signsToHtml } from './sign-list.ts';
import { printPage } from './print-page.ts';
import { useCameraClient, useCameraLook } from './use-camera-look.ts';
import { SLOT, useCameraTool, type CameraMode, type LiveCamera } from './use-camera-tool.ts';

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
        edits.position(cameraId, id, 'turn', (draft) => void (draft.directionDegrees = directionDegrees), 'turn');
        edits.camera(cameraId, 'turn', (draft) => void (draft.rangeMetres = rangeMetres), 'turn');
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

/** Each camera on its chosen or first position, with what is in the hand. */
function shownCameras(
  plan: CameraPlan,
  selectedId: string | null,
  positionId: string | null,
  live: LiveCamera | null,
): ShownCamera[] {
  return plan.cameras.flatMap((camera) => {
    const chosen = camera.id === selectedId ? camera.positions.find(({ id }) => id === positionId) : undefined;
    const position = chosen ?? camera.positions[0];
    if (!position) return [];
    if (live?.cameraId !== camera.id) return [{ camera, position, isAllowed: true }];
    const { x = position.x, y = position.y, directionDegrees = position.directionDegrees, mask } = live;
    const masks = mask ? [...position.masks, mask] : position.masks;
    return [
      {
        camera: { ...camera, rangeMetres: live.rangeMetres ?? camera.rangeMetres },
        position: { ...position, x, y, directionDegrees, masks },
        isAllowed: refusePosition(plan.area, camera.name, x, y) === null,
      },
    ];
  });
}

function camerasOf(
  solution: CoveringSolution,
  { candidates }: SitesAnswer,
  { wish }: SitesWishes,
  newId: () => string,
  plan: CameraPlan,
  word: string,
): Camera[] {
  return solution.chosen.map((index, i) => {
    const { x, y, directionDegrees, street } = candidates[index]!;
    const base = createCamera({
      id: newId(),
      positionId: newId(),
      name: street || `${word} ${plan.cameras.length + i + 1}`,
      x,
      y,
    });
    return {
      ...base,
      viewAngleDegrees: wish.viewAngleDegrees,
      rangeMetres: wish.rangeMetres,
      costEuro: wish.costEuro,
      positions: base.positions.map((position) => ({ ...position, directionDegrees })),
    };
  });
}

function middleOf(area: CameraPlan['area']): [number, number] {
  const ring = area[0] ?? [0, 0];
  let [x, y] = [0, 0];
  const n = Math.max(1, ring.length / 2 - 1);
  for (let i = 0; i + 3 < ring.length; i += 2) [x, y] = [x + ring[i]! / n, y + ring[i + 1]! / n];
  return [x, y];
}

function circle(x: number, y: number, metres: number): Float64Array {
  return Float64Array.from({ length: 66 }, (_, i) => {
    const angle = ((i >> 1) * 2 * Math.PI) / 32;
    return i % 2 ? y + metres * Math.sin(angle) : x + metres * Math.cos(angle);
  });
}

type Client = ReturnType<typeof useCameraClient>;

function useSites(
  { plan, session, workbench }: Props,
  client: Client,
  spots: Spots,
  onTake: (solution: CoveringSolution, answer: SitesAnswer, wishes: SitesWishes) => void,
) {
  const [isOpen, setOpen] = useState(false);
  const [wishes, setWishes] = useState(FIRST_WISHES);
  const [answer, setAnswer] = useState<{ of: SitesWishes; answer: SitesAnswer } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const solve = async () => {
    if (!client) return;
    setBusy(true);
    const { filter } = workbench.getState();
    try {
      const request = { ...wishes, area: plan.area, masts: plan.masts, filter, hours: null, ...spots };
      const found = await session.tasks.run('task.cameras.sites', (options) => client.proposeSites([request], options));
      setAnswer({ of: wishes, answer: found });
    } catch (error) {
      if ((error as Error).name === 'NoCoveringError') session.tasks.notify('caution', 'cameras.sites.none');
      else if ((error as Error).name !== 'AbortError') session.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    wishes,
    open: () => setOpen(true),
    dialog: {
      isOpen,
      wishes,
      answer: answer?.answer ?? null,
      isBusy,
      onWishes: setWishes,
      onSolve: () => void solve(),
      onTake: (solution: CoveringSolution) => {
        onTake(solution, answer!.answer, answer!.of);
        setOpen(false);
      },
      onClose: () => setOpen(false),
    },
  };
}

const toDay = (civilMs: number) => new Date(civilMs).toISOString().slice(0, 10);

function useFlexible(
  { plan, session, workbench, newId }: Props,
  client: Client,
  { wish }: SitesWishes,
  edits: ReturnType<typeof planEdits>,
  name: () => string,
) {
  const [rhythm, setRhythm] = useState<MoveRhythm>('month');
  const [moves, setMoves] = useState<readonly Move[] | null>(null);
  const propose = async () => {
    if (!client || !plan.from || !plan.until) return;
    const { filter } = workbench.getState();
    const from = Date.parse(`${plan.from}T00:00Z`);
    const to = Date.parse(`${plan.until}T00:00Z`) + 86_400_000;
    const request = { area: plan.area, masts: plan.masts, wish, filter, hours: null, from, to, rhythm };
    try {
      setMoves(await session.tasks.run('task.cameras.moves', (options) => client.proposeMoves([request], options)));
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
  };
  const take = () => {
    const placed = (moves ?? []).filter(({ best }) => best);
    const [first] = placed;
    if (!first?.best) return;
    const base = createCamera({ id: newId(), positionId: newId(), name: name(), x: first.best.x, y: first.best.y });
    const camera: Camera = {
      ...base,
      kind: 'flexible',
      mount: 'mobile-unit',
      viewAngleDegrees: wish.viewAngleDegrees,
      rangeMetres: wish.rangeMetres,
      positions: placed.map(({ best, from, to }) => ({
        id: newId(),
        x: best!.x,
        y: best!.y,
        directionDegrees: best!.directionDegrees,
        from: toDay(from),
        until: toDay(to - 1),
        masks: [],
      })),
    };
    edits.plan('addCamera', ({ cameras }) => void cameras.push(structuredClone(camera) as never));
    setMoves(null);
  };
  return { rhythm, moves, onRhythm: setRhythm, onPropose: () => void propose(), onTake: take };
}

function useSigns({ plan, session, map, newId }: Props, client: Client, edits: ReturnType<typeof planEdits>) {
  const { t, language } = useTexts();
  const headers = [t('cameras.sign.number'), t('cameras.sign.street'), 'RD X', 'RD Y'];
  const title = t('cameras.signsTitle', { name: plan.name });
  const find = async () => {
    if (!client) return;
    try {
      const ways = await client.waysIn([plan.area]);
      if (ways.length === 0) return session.tasks.notify('caution', 'cameras.noWaysIn');
      edits.plan('signs', (draft) => void (draft.signs = ways.map((way) => ({ id: newId(), ...way }))));
    } catch (error) {
      session.fail(error);
    }
  };
  const print = async () => {
    try {
      const picture = map ? await toDataUrl(await map.snapshot({ widthPx: 1000, heightPx: 700, pixelRatio: 2 })) : null;
      printPage(signsToHtml(plan.signs, headers, { title, note: t('cameras.signsNote'), picture, language }));
    } catch (error) {
      session.fail(error);
    }
  };
  return {
    onFind: () => void find(),
    onDownload: () =>
      void fileSave(new Blob([signsToCsv(plan.signs, headers)], { type: 'text/csv;charset=utf-8' }), {
        fileName: `${title}.csv`,
      }).catch(() => undefined),
    onPrint: () => void print(),
  };
}

const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the picture cannot be read'));
    reader.readAsDataURL(blob);
  });
