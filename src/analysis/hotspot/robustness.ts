/**
 * How robust a hotspot is: the share of reasonable settings under which it survives. Cell size, position of the grid, neighbourhood
 * band, false discovery rate and period are choices that could have been made a little differently; a place that is
 * hot only under one of them is a product of the choice (the modifiable areal unit problem, Openshaw 1984).
 *
 * A hotspot survives a setting when at least half of its incidents (of the part of the period that the setting looks at) lie in
 * cells that are significantly hot under it.
 */

import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { HotspotRobustness, RobustnessSetting } from '../brush/brush-contract.ts';
import { LatticeWorkspace } from '../brush/lattice-workspace.ts';
import { chooseExposures } from '../expectation/choose-exposures.ts';
import { ExpectedCounts } from '../expectation/expected-counts.ts';
import { GiStarField, giStarRoom } from '../getis-ord/gi-star-cells.ts';
import { cellIndexAt, gridOver, type Extent } from '../grid/cell-grid.ts';
import { discReach } from '../grid/disc-windows.ts';
import { createLattice, entryOf } from '../grid/lattice.ts';
import { deriveStudyCells, type StudyPlaces } from '../grid/study-cells.ts';
import type { AnalysisTask } from '../task.ts';
import { FalseDiscoveryRate } from '../multiple-testing/benjamini-hochberg.ts';

const CELL_FACTORS = [0.8, 1, 1.25];
const BAND_FACTORS = [1, 1.5];
const GRID_SHIFTS = [0, 0.5];
const RATE_FACTORS = [0.2, 2];
const HALVES = ['first-half', 'second-half'] as const;
const SURVIVING_SHARE = 0.5;
const ROWS_PER_BREATH = 250_000;

/**
 * The 24 settings: cells of 80, 100 and 125 % of the size × bands of 100 and 150 % × grids as they are and shifted half a
 * cell (12); and for each cell size a fifth and twice the false discovery rate (6), and either half of the period (6).
 */
export function reasonableSettings(
  cellSizeMetres: number,
  bandMetres: number,
  falseDiscoveryRate: number,
): RobustnessSetting[] {
  return CELL_FACTORS.flatMap((cellFactor) => {
    const plain: RobustnessSetting = {
      cellSizeMetres: cellSizeMetres * cellFactor,
      bandMetres: bandMetres * cellFactor,
      falseDiscoveryRate,
      gridShift: 0,
      period: 'whole',
    };
    return [
      ...BAND_FACTORS.flatMap((factor) =>
        GRID_SHIFTS.map((gridShift) => ({ ...plain, bandMetres: plain.bandMetres * factor, gridShift })),
      ),
      ...RATE_FACTORS.map((factor) => ({ ...plain, falseDiscoveryRate: falseDiscoveryRate * factor })),
      ...HALVES.map((period) => ({ ...plain, period })),
    ];
  });
}

/** The incidents that pass the filter and have a place, and the hotspot that each lies in. */
export interface TestedIncidents {
  readonly length: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index into the hotspots, or −1. */
  readonly hotspot: Int32Array;
  /** Share of the incident (0–1) that lies in a part of the period. */
  weight(incident: number, period: RobustnessSetting['period']): number;
}

export interface RobustnessInput {
  readonly incidents: TestedIncidents;
  readonly hotspotIds: readonly string[];
  readonly settings: readonly RobustnessSetting[];
  readonly shape: HotspotSettings['cellShape'];
  readonly studyArea: HotspotSettings['studyArea'];
  readonly expectation: HotspotSettings['expectation'];
  readonly extent: Extent;
  readonly places: StudyPlaces;
  /** All places of the data, also of incidents that do not pass; for the study area 'extent'. */
  readonly allX: Float64Array;
  readonly allY: Float64Array;
}

/** Reports progress as stage 'analysis.robustness' and stops (throws) when the task is cancelled. */
export async function estimateRobustness(input: RobustnessInput, task: AnalysisTask): Promise<HotspotRobustness[]> {
  const { hotspotIds, settings } = input;
  const survives = hotspotIds.map(() => new Array<boolean>(settings.length).fill(false));
  for (let k = 0; k < settings.length && hotspotIds.length > 0; k++) {
    task.progress({ stage: 'analysis.robustness', fraction: k / settings.length });
    const shares = await sharesInHotCells(input, settings[k]!, task);
    shares.forEach((share, hotspot) => (survives[hotspot]![k] = share >= SURVIVING_SHARE));
  }
  return hotspotIds.map((id, hotspot) => ({
    id,
    robustness: survives[hotspot]!.filter(Boolean).length / Math.max(1, settings.length),
    survives: survives[hotspot]!,
  }));
}

/** Per hotspot the share of its incidents that lie in hot cells under a setting; 0 when it has none in that period. */
async function sharesInHotCells(
  { incidents, hotspotIds, shape, studyArea, expectation, extent, places, allX, allY }: RobustnessInput,
  setting: RobustnessSetting,
  task: AnalysisTask,
): Promise<Float64Array> {
  const grid = gridOver(extent, shape, setting.cellSizeMetres, setting.gridShift);
  const lattice = createLattice(grid, discReach(grid, setting.bandMetres));
  const rooms = [8 * lattice.length, 8 * lattice.length, ...giStarRoom(lattice)].map((room) =>
    LatticeWorkspace.roomFor(room),
  );
  const workspace = new LatticeWorkspace(rooms.reduce((sum, room) => sum + room, 0));
  const counts = workspace.float64(lattice.length);
  await eachIncident(incidents.length, task, (incident) => {
    const cell = cellIndexAt(grid, incidents.x[incident]!, incidents.y[incident]!);
    if (cell >= 0) counts.values[entryOf(lattice, cell)]! += incidents.weight(incident, setting.period);
  });
  const { mask } = deriveStudyCells(grid, studyArea, places, allX, allY);
  const exposures = chooseExposures(expectation, grid, places, { x: allX, y: allY });
  const tested = exposures.length > 0 ? workspace.float64(lattice.length) : counts;
  if (exposures.length > 0) new ExpectedCounts(exposures, grid, lattice, mask, counts, tested).update();
  const field = new GiStarField(workspace, lattice, grid, tested, mask, setting.bandMetres);
  const discovery = new FalseDiscoveryRate(setting.falseDiscoveryRate);
  field.test(discovery.smallestZ);
  const { extremes } = field;
  discovery.load(extremes.z, extremes.length, field.studyCells);
  const threshold = discovery.thresholdZ(setting.falseDiscoveryRate);
  const hot = new Uint8Array(grid.columns * grid.rows);
  for (let i = 0; i < extremes.length; i++) {
    if (extremes.z[i]! >= threshold) hot[extremes.cells[i]!] = 1;
  }
  const inside = new Float64Array(hotspotIds.length);
  const all = new Float64Array(hotspotIds.length);
  await eachIncident(incidents.length, task, (incident) => {
    const hotspot = incidents.hotspot[incident]!;
    if (hotspot < 0) return;
    const weight = incidents.weight(incident, setting.period);
    all[hotspot]! += weight;
    const cell = cellIndexAt(grid, incidents.x[incident]!, incidents.y[incident]!);
    if (cell >= 0 && hot[cell]) inside[hotspot]! += weight;
  });
  return inside.map((value, hotspot) => (all[hotspot]! > 0 ? value / all[hotspot]! : 0));
}

async function eachIncident(length: number, task: AnalysisTask, visit: (incident: number) => void): Promise<void> {
  for (let from = 0; from < length; from += ROWS_PER_BREATH) {
    const to = Math.min(length, from + ROWS_PER_BREATH);
    for (let incident = from; incident < to; incident++) visit(incident);
    await task.breathe();
  }
}
