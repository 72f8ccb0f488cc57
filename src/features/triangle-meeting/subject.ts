import type { AgendaItem } from '../../domain/plan/meeting.ts';
import type { ProjectDocument, StoredFilter } from '../../domain/project/project-document.ts';
import type { Zone, ZoneRings } from '../../domain/zone/zone.ts';

/** What an item of the agenda is about: a hotspot, or a proposed area with its variants. */
export interface Subject {
  readonly kind: AgendaItem['kind'];
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly rings: ZoneRings;
  readonly filter: StoredFilter;
  /** The variant on the table; null for a hotspot. */
  readonly zone: Zone | null;
  /** All variants of the same proposal, the one on the table among them. */
  readonly variants: readonly Zone[];
}

/** The subject of an item, an area in the chosen variant; null when it is no longer in the project. */
export function subjectOf(
  { hotspots, zones }: Pick<ProjectDocument, 'hotspots' | 'zones'>,
  { kind, subjectId }: Pick<AgendaItem, 'kind' | 'subjectId'>,
  variantId: string | null,
): Subject | null {
  if (kind === 'hotspot') {
    const hotspot = hotspots.find(({ id }) => id === subjectId);
    if (!hotspot) return null;
    const { id, name, rings, filter } = hotspot;
    return { kind, id, name, version: 1, rings, filter, zone: null, variants: [] };
  }
  const proposed = zones.find(({ id }) => id === subjectId);
  if (!proposed) return null;
  const variants = zones.filter(({ name, rings }) => name === proposed.name && rings.length > 0);
  const zone = variants.find(({ id }) => id === variantId) ?? proposed;
  return {
    kind,
    id: zone.id,
    name: variants.length > 1 ? `${zone.name} (${zone.variant})` : zone.name,
    version: zone.version,
    rings: zone.rings,
    filter: zone.grounds.filter,
    zone,
    variants,
  };
}
