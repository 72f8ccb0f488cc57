import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import { deriveNetworkPlace } from '../domain/place/network-place.ts';
import type { NetworkApi, NetworkSummary } from '../workers/network-worker.ts';
import type { CallOptions, Client } from '../workers/protocol.ts';

interface Loaded {
  readonly layers: BaseLayers;
  readonly table: IncidentTable | null;
  readonly summary: Promise<NetworkSummary>;
}

const loaded = new WeakMap<Client<NetworkApi>, Loaded>();

/**
 * Hands place and rows to the network worker, once for as long as they stay the same; steps may all call it. Null where
 * the place has no streets.
 */
export function loadNetwork(
  client: Client<NetworkApi>,
  layers: BaseLayers,
  table: IncidentTable | null,
  options: CallOptions = {},
): Promise<NetworkSummary | null> {
  const known = loaded.get(client);
  if (known && known.layers === layers && known.table === table) return known.summary;
  const place = deriveNetworkPlace(layers);
  if (!place) return Promise.resolve(null);
  const summary = client.load([place, table], options);
  loaded.set(client, { layers, table, summary });
  // A load that failed or was stopped is done again by the next who asks.
  summary.catch(() => loaded.delete(client));
  return summary;
}
