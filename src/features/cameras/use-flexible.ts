import { useState } from 'react';
import type { Move, MoveRhythm } from '../../analysis/covering/flexible-moves.ts';
import { createCamera, type Camera, type CameraPlan } from '../../domain/camera/camera-plan.ts';
import type { CameraApi } from '../../workers/camera-worker.ts';
import type { Client } from '../../workers/protocol.ts';
import type { StepProps } from '../step-props.ts';
import type { PlanEdits } from './camera-edits.ts';
import type { SitesWishes } from './sites-dialog.tsx';

const toDay = (civilMs: number) => new Date(civilMs).toISOString().slice(0, 10);

/** Positions of a flexible camera by period: search and taking over. */
export function useFlexible(
  {
    plan,
    session,
    workbench,
    newId,
  }: Pick<StepProps, 'session' | 'workbench' | 'newId'> & { readonly plan: CameraPlan },
  client: Client<CameraApi> | null,
  { wish }: SitesWishes,
  edits: PlanEdits,
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
