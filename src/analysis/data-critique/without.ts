import type { Hotspot, HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import { selectRows, type IncidentTable } from '../../domain/incident/incident-table.ts';
import { createBrushEngine } from '../brush/brush-engine.ts';
import type { CellGrid } from '../brush/brush-contract.ts';
import { centreOf } from '../grid/cell-grid.ts';
import { pointInRings } from '../grid/cells-in-rings.ts';
import type { StudyPlaces } from '../grid/study-cells.ts';

export interface Outcome {
  /** Incidents that pass the filter. */
  readonly incidents: number;
  readonly hotspots: readonly Pick<Hotspot, 'id' | 'centre' | 'incidents' | 'rings'>[];
}

export interface WithoutOutcome extends Outcome {
  /** Hotspots of the whole data, by id, of which too little is left. */
  readonly goneIds: readonly string[];
  /** How many are found only without these rows. */
  readonly appeared: number;
}

/** A hotspot is still there when hotspots cover at least this part of its cells. */
const STILL_THERE = 1 / 3;

/**
 * The result again without marked rows: the same filter and settings on what is left. `leftOut` has a flag per row; the
 * first answer, of the whole table, is to be made once by `outcomeOf` and handed in.
 */
export function outcomeWithout(
  whole: WholeOutcome,
  table: IncidentTable,
  leftOut: Uint8Array,
  question: Question,
): WithoutOutcome {
  const kept = Uint8Array.from(leftOut, (flag) => (flag ? 0 : 1));
  const without = outcomeOf(selectRows(table, kept), question);
  const isThere = (hotspot: Hotspot, grid: CellGrid, others: readonly Hotspot[]) => {
    let covered = 0;
    for (const cell of hotspot.cells) {
      const [x, y] = centreOf(grid, cell % grid.columns, Math.floor(cell / grid.columns));
      if (others.some(({ rings }) => pointInRings(rings, x, y))) covered++;
    }
    return covered >= STILL_THERE * hotspot.cells.length;
  };
  const goneIds = whole.found.filter((one) => !isThere(one, whole.grid, without.found)).map(({ id }) => id);
  const appeared = without.found.filter((one) => !isThere(one, without.grid, whole.found)).length;
  return { incidents: without.incidents, hotspots: without.hotspots, goneIds, appeared };
}

export interface Question {
  readonly filter: IncidentFilter;
  readonly settings: HotspotSettings;
  readonly places: StudyPlaces;
}

export interface WholeOutcome extends Outcome {
  readonly found: readonly Hotspot[];
  readonly grid: CellGrid;
}

export function outcomeOf(table: IncidentTable, { filter, settings, places }: Question): WholeOutcome {
  const { incidents, hotspots, grid } = createBrushEngine(table, { places, settings }).step(filter, 0);
  const brief = hotspots.map(({ id, centre, incidents, rings }) => ({ id, centre, incidents, rings }));
  return { incidents, hotspots: brief, found: hotspots, grid };
}
