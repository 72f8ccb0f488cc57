import { useState } from 'react';
import type { CoveringSolution } from '../../analysis/covering/covering-problem.ts';
import type { CameraPlan } from '../../domain/camera/camera-plan.ts';
import type { CameraApi, SitesAnswer, SitesRequest } from '../../workers/camera-worker.ts';
import type { Client } from '../../workers/protocol.ts';
import type { StepProps } from '../step-props.ts';
import { FIRST_WISHES, type SitesWishes } from './sites-dialog.tsx';

/** Wishes, search and answer of the best sites. */
export function useSites(
  { plan, session, workbench }: Pick<StepProps, 'session' | 'workbench'> & { readonly plan: CameraPlan },
  client: Client<CameraApi> | null,
  spots: Pick<SitesRequest, 'must' | 'forbidden'>,
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
