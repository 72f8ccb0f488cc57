import { useEffect, useMemo, useState } from 'react';
import type { DestinationReach } from '../domain/plan-checks/zone-facts.ts';
import { ESSENTIAL_KINDS } from '../domain/plan-checks/reachability.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers, PoiRecord } from '../domain/place/base-layers.ts';
import type { Zone } from '../domain/zone/zone.ts';
import { loadNetwork } from '../state/load-network.ts';
import { restoreFilter } from '../state/stored-filter.ts';
import type { StepProps } from './step-props.ts';

/** The area rests this long before its ways are asked about: walks are searched anew for every place. */
const REST_MS = 600;

/**
 * What the area does to walks from the reception site (without one: from the station) to places that people cannot do
 * without, by the streets of the project. Null where that cannot be known: no streets, or no place to walk from.
 */
export function useReachability(
  { clients, session }: Pick<StepProps, 'clients' | 'session'>,
  zone: Zone | null,
  layers: BaseLayers,
  table: IncidentTable | null,
): readonly DestinationReach[] | null {
  const [found, setFound] = useState<{
    readonly id: string;
    readonly reach: readonly DestinationReach[] | null;
  } | null>(null);
  const { id, rings, grounds } = zone ?? {};
  const ends = useMemo(() => endsOf(layers), [layers]);
  useEffect(() => {
    if (!ends || !id || !rings || !grounds || rings.length === 0) return;
    const { filter } = grounds;
    const stop = new AbortController();
    const rest = setTimeout(() => {
      ask(clients, layers, table, { rings, filter, ...ends }, stop.signal).then(
        (reach) => setFound({ id, reach }),
        (error: unknown) => {
          if (!stop.signal.aborted) session.fail(error);
        },
      );
    }, REST_MS);
    return () => {
      clearTimeout(rest);
      stop.abort();
    };
  }, [clients, session, layers, table, ends, id, rings, grounds]);
  // While the hand moves, what was found last of this area stands.
  return ends && rings && rings.length > 0 && found?.id === id ? (found?.reach ?? null) : null;
}

/** Where walks begin and end; null where there are no streets or places. */
function endsOf({ pois, streets }: BaseLayers): Pick<Question, 'origin' | 'goals'> | null {
  const origin = pois?.find(({ kind }) => kind === 'azc') ?? pois?.find(({ kind }) => kind === 'station');
  const goals = pois?.filter((poi) => poi !== origin && ESSENTIAL_KINDS.includes(poi.kind)) ?? [];
  return streets && origin && goals.length > 0 ? { origin, goals } : null;
}

interface Question {
  readonly rings: Zone['rings'];
  readonly filter: Zone['grounds']['filter'];
  readonly origin: PoiRecord;
  readonly goals: readonly PoiRecord[];
}

async function ask(
  clients: StepProps['clients'],
  layers: BaseLayers,
  table: IncidentTable | null,
  { rings, filter, origin, goals }: Question,
  signal: AbortSignal,
): Promise<readonly DestinationReach[] | null> {
  const client = clients.network();
  if (!(await loadNetwork(client, layers, table))) return null;
  const { rows } = await client.reachability(
    [
      {
        rings: rings.map((ring) => Float64Array.from(ring)),
        borderStreetsBelong: true,
        origins: [{ id: 'origin', x: origin.x, y: origin.y }],
        destinations: goals.map(({ x, y }, i) => ({ id: String(i), x, y })),
        corridor: null,
        filter: restoreFilter(filter),
      },
    ],
    { signal },
  );
  return rows.flatMap(({ destinationId, status, openMetres, closedMetres, detourFactor }) => {
    const { kind, name } = goals[Number(destinationId)]!;
    // Without the area it cannot be reached by these streets either: that says nothing about the area.
    if (status === 'never') return [];
    const isInside = status === 'inside';
    return {
      kind,
      name,
      inside: isInside,
      reachable: !isInside && status !== 'cut-off',
      detourFactor,
      detourMetres: openMetres !== null && closedMetres !== null ? closedMetres - openMetres : null,
      viaCorridor: false,
    };
  });
}
