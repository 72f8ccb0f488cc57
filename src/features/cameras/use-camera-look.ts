import { useEffect, useRef, useState } from 'react';
import type { CameraPlan } from '../../domain/camera/camera-plan.ts';
import { CAMERA_CATALOGUE } from '../../domain/camera/camera-plan.ts';
import { distanceOfClass } from '../../domain/camera/distance-classes.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { Workbench } from '../../state/workbench.ts';
import type { CameraApi, LookAnswer, LookRequest } from '../../workers/camera-worker.ts';
import type { Client } from '../../workers/protocol.ts';
import type { Session } from '../../state/session.ts';
import { viewPointOf, type ShownCamera } from './camera-shapes.ts';

/** The worker with place and rows loaded; one load per set of rows. */
export function useCameraClient(
  start: () => Client<CameraApi>,
  { layers, table }: Pick<Workbench, 'layers' | 'table'>,
  session: Session,
): Client<CameraApi> | null {
  const [loaded, setLoaded] = useState<{ client: Client<CameraApi>; table: unknown; layers: unknown } | null>(null);
  useEffect(() => {
    if (!table) return;
    let gone = false;
    const client = start();
    session.tasks
      .run('task.cameras.load', (options) => client.load([layers, table], options))
      .then(() => !gone && setLoaded({ client, table, layers }))
      .catch((error: unknown) => {
        if ((error as Error).name !== 'AbortError') session.fail(error);
      });
    return () => {
      gone = true;
    };
  }, [start, layers, table, session]);
  return loaded && loaded.table === table && loaded.layers === layers ? loaded.client : null;
}

export interface Look extends LookAnswer {
  /** Cameras in the order of `each`. */
  readonly cameraIds: readonly string[];
}

/** What the cameras see, as fast as the worker answers: one question under way, and only the newest waits. */
export function useCameraLook(
  client: Client<CameraApi> | null,
  plan: CameraPlan | null,
  shown: readonly ShownCamera[],
  filter: IncidentFilter,
  onError: (error: unknown) => void,
): Look | null {
  const [look, setLook] = useState<Look | null>(null);
  const state = useRef<{ busy: boolean; next: { request: LookRequest; ids: string[] } | null }>({
    busy: false,
    next: null,
  });
  const area = plan?.area ?? null;
  useEffect(() => {
    if (!client || !area) return;
    const queue = state.current;
    queue.next = {
      ids: shown.map(({ camera }) => camera.id),
      request: {
        cameras: shown.map((one) => ({
          viewPoint: viewPointOf(one),
          recogniseMetres: distanceOfClass(one.camera, 'recognise'),
          masks: one.position.masks,
        })),
        area,
        filter,
        watchMetres: CAMERA_CATALOGUE.displacement.watchMetres,
      },
    };
    const run = async (): Promise<void> => {
      if (queue.busy) return;
      queue.busy = true;
      while (queue.next) {
        const { request, ids } = queue.next;
        queue.next = null;
        try {
          const answer = await client.look([request]);
          setLook({ ...answer, cameraIds: ids });
        } catch (error) {
          onError(error);
        }
      }
      queue.busy = false;
    };
    void run();
  }, [client, area, shown, filter, onError]);
  return look;
}
