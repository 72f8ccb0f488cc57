import { createBrushEngine } from '../analysis/brush/brush-engine.ts';
import type {
  AreaSummary,
  BrushEngine,
  BrushResult,
  CellSummary,
  IncidentPlaces,
  RobustnessResult,
} from '../analysis/brush/brush-contract.ts';
import type { StudyPlaces } from '../analysis/grid/study-cells.ts';
import type { HotspotSettings } from '../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import { serve, type Task } from './protocol.ts';

let engine: BrushEngine | null = null;
/** Number of the newest step that was asked for. */
let newestStep = 0;

const ready = (): BrushEngine => {
  if (!engine) throw new Error('a step was asked before any rows were loaded');
  return engine;
};

const messages = new MessageChannel();
const waiting: (() => void)[] = [];
messages.port1.onmessage = () => waiting.shift()?.();

/**
 * Lets in the messages that have already arrived: a message to oneself queues behind them. (A timer of 0 ms may take 4.)
 */
function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    messages.port2.postMessage(null);
  });
}

const api = {
  /** Takes the rows and what is known of the place; replaces what was there. */
  load(table: IncidentTable, places: StudyPlaces, settings: HotspotSettings, _task: Task): void {
    engine = createBrushEngine(table, { places, settings, clock: () => performance.now() });
  },

  configure(settings: HotspotSettings, _task: Task): void {
    ready().configure(settings);
  },

  /**
   * One brush step. `moving`: the hand is still at it, so the colour steps stay as they are. A step that a newer one has
   * overtaken before it began is not computed: it rejects with an AbortError.
   */
  async step(filter: IncidentFilter, filterNumber: number, moving: boolean, task: Task): Promise<BrushResult> {
    const number = ++newestStep;
    await letMessagesIn();
    if (number !== newestStep) throw new DOMException('a newer step has overtaken this one', 'AbortError');
    const result = ready().step(filter, filterNumber, { rescale: !moving });
    const { days, months, hoursOfWeek, categories, sources, cellCounts, density, significance, picture } = result;
    const arrays = [days, months, hoursOfWeek, categories, sources, cellCounts, density, significance, picture];
    task.transfer(...arrays.map(({ buffer }) => buffer));
    return result;
  },

  /** Incidents inside rings under a filter of its own, for the inspector. */
  inspectArea(rings: readonly Float64Array[], filter: IncidentFilter, _task: Task): AreaSummary {
    return ready().inspectArea(rings, filter);
  },

  /** Places of the incidents that passed the filter of the last step. */
  places(task: Task): IncidentPlaces {
    const places = ready().incidentPlaces();
    task.transfer(places.x.buffer, places.y.buffer);
    return places;
  },

  /** The cell that holds a point as of the last step, or null. */
  inspectCell(x: number, y: number, _task: Task): CellSummary | null {
    return ready().inspectCell(x, y);
  },

  /** How robust the hotspots of the last step are. */
  robustness(task: Task): Promise<RobustnessResult> {
    return ready().estimateRobustness(task);
  },
};

export type AnalysisApi = typeof api;

serve(api, globalThis);
