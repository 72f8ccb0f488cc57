import { useEffect, useState } from 'react';
import type { TableChoice } from '../../data/data-tables.ts';
import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { AreaKind, BaseLayers } from '../../domain/place/base-layers.ts';
import type { DataApi } from '../../workers/data-worker.ts';
import type { Client } from '../../workers/protocol.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';

export type DataClient = Client<DataApi>;

/** The rows that a client's tables were last filled with, so that a step that comes back does not fill them again. */
const filled = new WeakMap<DataClient, { table: IncidentTable; areas: BaseLayers['areas']; done: Promise<void> }>();

function fill(client: DataClient, table: IncidentTable, areas: BaseLayers['areas']): Promise<void> {
  const now = filled.get(client);
  if (now?.table === table && now.areas === areas) return now.done;
  const done = client.load([table, areas]);
  filled.set(client, { table, areas, done });
  done.catch(() => filled.delete(client));
  return done;
}

export interface DataSource {
  /** Starts the worker at the first call. */
  readonly client: () => DataClient;
  readonly table: IncidentTable;
  readonly areas: BaseLayers['areas'];
}

/** Filters settle before they are asked for: this is the table beside the map, not the map under the hand. */
const SETTLE_MS = 150;

/**
 * The answer to a question, asked anew whenever `question` is another one. The last answer stays until the new one is there.
 *
 * @param question must be memoised; null asks nothing
 */
export function useAnswer<Answer>(
  { client, table, areas }: DataSource,
  question: ((client: DataClient) => Promise<Answer>) | null,
  onError: (error: unknown) => void,
): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!question) return;
    let overtaken = false;
    const timer = setTimeout(() => {
      const now = client();
      fill(now, table, areas)
        .then(() => (overtaken ? null : question(now)))
        .then(
          (found) => !overtaken && found !== null && setAnswer(found),
          (error: unknown) => !overtaken && onError(error),
        );
    }, SETTLE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [client, table, areas, question, onError]);
  return answer;
}

/** The rings of an area for the filter, which is sent to a worker: a view would take the whole set along. */
export const borderOf = ({ shapes }: NonNullable<BaseLayers['areas']>, area: number): Float64Array[] =>
  ringsOf(shapes, area).map((ring) => ring.slice());

/** The area whose border the filter has: the one that was chosen in a table. Null for an area drawn by hand. */
export function chosenArea(areas: BaseLayers['areas'], filter: IncidentFilter): number | null {
  if (!areas || !filter.area) return null;
  const found = areas.records.findIndex((_, area) => {
    const rings = ringsOf(areas.shapes, area);
    return (
      rings.length === filter.area!.length &&
      rings.every((ring, i) => {
        const other = filter.area![i]!;
        return ring.length === other.length && ring.every((value, k) => value === other[k]);
      })
    );
  });
  return found === -1 ? null : found;
}

/**
 * What the table of a level counts: everything that the map counts, except that an area chosen in the table itself does not
 * empty the other rows of it.
 */
export function choiceFor(
  filter: IncidentFilter,
  settings: Pick<HotspotSettings, 'withoutDuplicates' | 'withoutPileUps'>,
  chosenLevel: AreaKind | null,
  level: AreaKind,
): TableChoice {
  return {
    filter: chosenLevel === level ? { ...filter, area: null } : filter,
    withoutDuplicates: settings.withoutDuplicates,
    withoutPileUps: settings.withoutPileUps,
  };
}
