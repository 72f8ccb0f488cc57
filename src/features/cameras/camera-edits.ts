import type { Draft } from 'immer';
import type { Camera, CameraPlan, CameraPosition } from '../../domain/camera/camera-plan.ts';
import type { ProjectStore } from '../../state/project-store.ts';

/** Changes of one plan as commands, each with its own text. */
export interface PlanEdits {
  readonly plan: (command: string, change: (plan: Draft<CameraPlan>) => void, coalesce?: string) => void;
  readonly camera: (id: string, command: string, change: (camera: Draft<Camera>) => void, coalesce?: string) => void;
  readonly position: (
    cameraId: string,
    positionId: string,
    command: string,
    change: (position: Draft<CameraPosition>) => void,
    coalesce?: string,
  ) => void;
}

/** Edits of the plan with an id; changes of what is gone meanwhile do nothing. */
export function planEdits(project: ProjectStore, planId: string): PlanEdits {
  const plan: PlanEdits['plan'] = (command, change, coalesce) =>
    project.dispatch(
      `command.cameras.${command}`,
      (draft) => {
        const found = draft.cameras.find(({ id }) => id === planId);
        if (found) change(found);
      },
      coalesce === undefined ? {} : { coalesce: `cameras ${planId} ${coalesce}` },
    );
  const camera: PlanEdits['camera'] = (id, command, change, coalesce) =>
    plan(
      command,
      ({ cameras }) => {
        const found = cameras.find((other) => other.id === id);
        if (found) change(found);
      },
      coalesce === undefined ? undefined : `${id} ${coalesce}`,
    );
  return {
    plan,
    camera,
    position: (cameraId, positionId, command, change, coalesce) =>
      camera(
        cameraId,
        command,
        ({ positions }) => {
          const found = positions.find(({ id }) => id === positionId);
          if (found) change(found);
        },
        coalesce === undefined ? undefined : `${positionId} ${coalesce}`,
      ),
  };
}
