import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import { cellIndexAt } from '../grid/cell-grid.ts';
import type { StudyPlaces } from '../grid/study-cells.ts';
import { estimateRobustness, reasonableSettings, type TestedIncidents } from '../hotspot/robustness.ts';
import type { AnalysisTask } from '../task.ts';
import type { RobustnessResult, RobustnessSetting } from './brush-contract.ts';
import type { LastStep } from './brush-engine.ts';
import type { EngineSetup } from './engine-setup.ts';
import type { FilterState } from './filter-state.ts';
import type { IncidentStore } from './incident-store.ts';
import { passesTimeless, timeShare } from './row-profile.ts';

/** Robustness of the hotspots of a step: its incidents, its settings varied. */
export async function robustnessOfStep(
  store: IncidentStore,
  setup: EngineSetup,
  last: LastStep,
  places: StudyPlaces,
  task: AnalysisTask,
): Promise<RobustnessResult> {
  const { choices, settings } = setup;
  const varied = reasonableSettings(choices.grid.cellSizeMetres, choices.bandMetres, settings.falseDiscoveryRate);
  const hotspots = await estimateRobustness(
    {
      incidents: testedIncidents(store, setup, last),
      hotspotIds: last.hotspots.map(({ id }) => id),
      settings: varied,
      shape: settings.cellShape,
      studyArea: settings.studyArea,
      expectation: settings.expectation,
      extent: choices.extent,
      places,
      allX: store.x,
      allY: store.y,
    },
    task,
  );
  return { filterNumber: last.filterNumber, settings: varied, hotspots };
}

function testedIncidents(store: IncidentStore, { choices }: EngineSetup, last: LastStep): TestedIncidents {
  const { grid } = choices;
  const hotspotOfCell = new Int32Array(grid.columns * grid.rows).fill(-1);
  last.hotspots.forEach(({ cells }, hotspot) => cells.forEach((cell) => (hotspotOfCell[cell] = hotspot)));
  const rows: number[] = [];
  for (let row = 0; row < store.length; row++) {
    if (Number.isNaN(store.x[row]!) || !passesTimeless(store, row, last.state, last.base)) continue;
    if (timeShare(store, row, last.state) > 0) rows.push(row);
  }
  const states = statesOfHalves(store, last.state);
  return {
    length: rows.length,
    x: Float64Array.from(rows, (row) => store.x[row]!),
    y: Float64Array.from(rows, (row) => store.y[row]!),
    hotspot: Int32Array.from(rows, (row) => {
      const cell = cellIndexAt(grid, store.x[row]!, store.y[row]!);
      return cell < 0 ? -1 : hotspotOfCell[cell]!;
    }),
    weight: (incident, period) => timeShare(store, rows[incident]!, states[period]),
  };
}

/** The filter, and the same for the time before and after the middle of its period. */
function statesOfHalves(store: IncidentStore, state: FilterState): Record<RobustnessSetting['period'], FilterState> {
  const from = Math.max(state.from, store.firstDay * DAY_MS);
  const to = Math.min(state.to, (store.firstDay + store.days) * DAY_MS);
  const middle = (from + to) / 2;
  return {
    whole: state,
    'first-half': { ...state, periodActive: true, to: middle },
    'second-half': { ...state, periodActive: true, from: middle },
  };
}
