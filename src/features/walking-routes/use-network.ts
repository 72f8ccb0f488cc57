import { useMemo } from 'react';
import { useStore } from 'zustand';
import { loadNetwork } from '../../state/load-network.ts';
import type { NetworkApi, NetworkSummary } from '../../workers/network-worker.ts';
import type { Client } from '../../workers/protocol.ts';
import type { StepProps } from '../step-props.ts';
import { useAnswer } from './use-answer.ts';

export interface Network {
  readonly client: Client<NetworkApi>;
  readonly summary: NetworkSummary;
}

/** The network worker with the place and rows of now in it; null until it is ready or when there are no streets. */
export function useNetwork({ workbench, clients, session }: StepProps): Network | null {
  const { layers, table } = useStore(workbench);
  const ask = useMemo(() => {
    if (!layers.streets) return null;
    return async (options: Parameters<typeof loadNetwork>[3]) => {
      const client = clients.network();
      // Not stopped by leaving the step: whoever comes next can use it. Wrapped: a client must not be taken for a promise.
      const summary = await loadNetwork(
        client,
        layers,
        table,
        options?.onProgress ? { onProgress: options.onProgress } : {},
      );
      return summary && { client, summary };
    };
  }, [layers, table, clients]);
  const { answer, isStale } = useAnswer(session, 'task.routes.network', ask);
  return isStale ? null : answer;
}
