import { createBrushEngine } from '../analysis/brush/brush-engine.ts';
import type { BrushEngine, BrushResult, RobustnessResult } from '../analysis/brush/brush-contract.ts';
import type { StudyPlaces } from '../analysis/grid/study-cells.ts';
import type { HotspotSettings } from '../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import { serve, type Task } from './protocol.ts';

let engine: BrushEngine | null = null;

const ready = (): BrushEngine => {
  if (!engine) throw new Error('a step was asked before any rows were loaded');
  return engine;
};

const api = {
  /** Takes the rows and what is known of the place; replaces what was there. */
  load(table: IncidentTable, places: StudyPlaces, settings: HotspotSettings, _task: Task): void {
    engine = createBrushEngine(table, { places, settings, clock: () => performance.now() });
  },

  configure(settings: HotspotSettings, _task: Task): void {
    ready().configure(settings);
  },

  /** `moving`: the hand is still at it, so the colour steps stay as they are. */
  step(filter: IncidentFilter, filterNumber: number, moving: boolean, task: Task): BrushResult {
    const result = ready().step(filter, filterNumber, { rescale: !moving });
    const { days, months, hoursOfWeek, categories, sources, cellCounts, density, significance, picture } = result;
    task.transfer(
      ...[days, months, hoursOfWeek, categories, sources, cellCounts, density, significance, picture].map(
        ({ buffer }) => buffer,
      ),
    );
    return result;
  },

  robustness(task: Task): Promise<RobustnessResult> {
    return ready().estimateRobustness(task);
  },
};

export type AnalysisApi = typeof api;

serve(api, globalThis);
