import type { AreaKind, AreaRecord } from '../../domain/place/base-layers.ts';

/** The levels of the area tables, the largest first. */
export const AREA_LEVELS = [
  'municipality',
  'district',
  'neighbourhood',
  'other',
] as const satisfies readonly AreaKind[];

/** Levels that a project has areas of. */
export function levelsOf(records: readonly AreaRecord[]): AreaKind[] {
  return AREA_LEVELS.filter((level) => records.some(({ kind }) => kind === level));
}
