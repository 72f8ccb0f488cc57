import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import { IncidentFlag } from '../../domain/incident/incident-table.ts';
import { deriveBandwidth } from '../density/bandwidth.ts';
import { deriveDensityGrid } from '../density/density-grid.ts';
import { densityRoom, DensitySurface } from '../density/density-surface.ts';
import { DensityPicture, pictureRoom } from '../density/density-picture.ts';
import { discKernel, kernelReachMetres } from '../density/disc-kernel.ts';
import type { PictureRamp } from '../density/picture.ts';
import { chooseExposures } from '../expectation/choose-exposures.ts';
import { ExpectedCounts } from '../expectation/expected-counts.ts';
import { GiStarField, giStarRoom } from '../getis-ord/gi-star-cells.ts';
import { deriveGrid, MAXIMUM_CELLS, type Extent } from '../grid/cell-grid.ts';
import { extentOf, extentWithoutStrays } from '../grid/data-extent.ts';
import { discReach, discRows } from '../grid/disc-windows.ts';
import { createLattice, latticeIndex, type Lattice } from '../grid/lattice.ts';
import { deriveStudyCells, extentOfPlaces, STUDY_REACH_METRES, type StudyPlaces } from '../grid/study-cells.ts';
import { createRingTracer } from '../hotspot/trace-rings.ts';
import { FalseDiscoveryRate } from '../multiple-testing/benjamini-hochberg.ts';
import type { BrushDiagnostics, CellGrid } from './brush-contract.ts';
import { HotspotProfiles, type PlacesOfCell } from './hotspot-profiles.ts';
import { IncidentCounts } from './incident-counts.ts';
import type { IncidentStore } from './incident-store.ts';
import { LatticeWorkspace } from './lattice-workspace.ts';
import { createPlacement, groupRows } from './placement.ts';

type Explanation = BrushDiagnostics['explanations'][number];

/** Largest rate of the significance classes. */
const LARGEST_CLASS_RATE = 0.1;
/** The automatic Gi* band in cells. */
const BAND_CELLS = 1;

/** The lengths and grids that settings and data lead to, each with its explanation. */
export interface EngineChoices {
  readonly grid: CellGrid;
  readonly densityGrid: CellGrid;
  /** Density cell = count cell × multiple / parts. */
  readonly parts: number;
  readonly multiple: number;
  readonly bandwidthMetres: number;
  readonly bandMetres: number;
  readonly extent: Extent;
  readonly explanations: readonly Explanation[];
}

/** Places that take part at all: not those that the settings leave out. NaN elsewhere. */
function usedPlaces(store: IncidentStore, excludedFlags: number): { x: Float64Array; y: Float64Array } {
  if (excludedFlags === 0) return { x: store.x, y: store.y };
  const used = (values: Float64Array) => values.map((value, row) => (store.flags[row]! & excludedFlags ? NaN : value));
  return { x: used(store.x), y: used(store.y) };
}

export const excludedFlagsOf = (settings: HotspotSettings): number =>
  (settings.withoutDuplicates ? IncidentFlag.duplicate : 0) | (settings.withoutPileUps ? IncidentFlag.pileUp : 0);

export function deriveChoices(store: IncidentStore, places: StudyPlaces, settings: HotspotSettings): EngineChoices {
  const explanations: Explanation[] = [];
  const explain = (key: string, values: Explanation['values']) => explanations.push({ key: `analysis.${key}`, values });
  const { x, y } = usedPlaces(store, excludedFlagsOf(settings));
  const extent = chooseExtent(x, y, places, settings, explain);

  const { grid, coarsened, requestedCellSizeMetres } = deriveGrid(extent, settings.cellShape, settings.cellSizeMetres);
  const metres = grid.cellSizeMetres;
  if (coarsened) explain('grid.coarsened', { metres, requested: requestedCellSizeMetres, maximum: MAXIMUM_CELLS });
  else explain('grid.cell', { metres, columns: grid.columns, rows: grid.rows });

  const bandMetres = settings.bandMetres === 'auto' ? BAND_CELLS * metres : settings.bandMetres;
  const neighbours = discRows(grid, bandMetres).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  explain(settings.bandMetres === 'auto' ? 'band.auto' : 'band.chosen', { metres: bandMetres, cells: neighbours });

  const bandwidthMetres = chooseBandwidth(x, y, settings, metres, explain);
  const density = deriveDensityGrid(grid, kernelReachMetres(settings.kernel, bandwidthMetres));
  explain('density.cell', { metres: density.grid.cellSizeMetres });
  const { parts, multiple } = density;
  return { grid, densityGrid: density.grid, parts, multiple, bandwidthMetres, bandMetres, extent, explanations };
}

type Explain = (key: string, values: Explanation['values']) => void;

/** The extent of the place where it is known and holds the data, else that of the data. */
function chooseExtent(
  x: Float64Array,
  y: Float64Array,
  places: StudyPlaces,
  settings: HotspotSettings,
  explain: Explain,
): Extent {
  const data = extentOf(x, y) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const place = settings.studyArea === 'extent' ? null : extentOfPlaces(places);
  if (place) {
    const margin = settings.cellSizeMetres;
    const wide = {
      minX: place.minX - margin,
      minY: place.minY - margin,
      maxX: place.maxX + margin,
      maxY: place.maxY + margin,
    };
    if (2 * countInside(wide, x, y) >= x.reduce((n, value) => (Number.isNaN(value) ? n : n + 1), 0)) return wide;
    explain('grid.placesElsewhere', {});
  }
  const { coarsened } = deriveGrid(data, settings.cellShape, settings.cellSizeMetres);
  if (!coarsened) return data;
  const trimmed = extentWithoutStrays(x, y);
  if (!trimmed || trimmed.leftOut === 0) return data;
  explain('grid.strays', { n: trimmed.leftOut });
  return trimmed.extent;
}

function countInside({ minX, minY, maxX, maxY }: Extent, x: Float64Array, y: Float64Array): number {
  let n = 0;
  for (let i = 0; i < x.length; i++) if (x[i]! >= minX && x[i]! <= maxX && y[i]! >= minY && y[i]! <= maxY) n++;
  return n;
}

function chooseBandwidth(
  x: Float64Array,
  y: Float64Array,
  { bandwidthMetres, kernel }: HotspotSettings,
  cellSizeMetres: number,
  explain: Explain,
): number {
  if (bandwidthMetres !== 'auto') {
    explain('bandwidth.chosen', { metres: bandwidthMetres });
    return bandwidthMetres;
  }
  const choice = deriveBandwidth(x, y, kernel, cellSizeMetres);
  const metres = choice.bandwidthMetres;
  const rule = Math.round(choice.ruleMetres ?? 0);
  const key = { none: 'bandwidth.rule', lower: 'bandwidth.lower', upper: 'bandwidth.upper' }[choice.bound];
  explain(key, { n: choice.n, metres, rule });
  return metres;
}

/** All working parts for one choice of settings. */
export interface EngineSetup {
  readonly settings: HotspotSettings;
  readonly choices: EngineChoices;
  readonly explanations: readonly Explanation[];
  readonly studyMask: Uint8Array;
  /** Lattice and counts of the count grid. */
  readonly cellLattice: Lattice;
  readonly cellCounts: Float64Array;
  readonly baseLattice: Lattice;
  readonly densityLattice: Lattice;
  readonly densityCounts: Float64Array;
  readonly dirtyBlocks: Uint8Array;
  readonly counts: IncidentCounts;
  readonly profiles: HotspotProfiles;
  readonly field: GiStarField;
  /** What the counts are compared with; null: with the same count everywhere. */
  readonly expectation: ExpectedCounts | null;
  readonly surface: DensitySurface;
  readonly picture: DensityPicture;
  readonly discovery: FalseDiscoveryRate;
  readonly tracer: ReturnType<typeof createRingTracer>;
  /** Work space of `joinCells`. */
  readonly groupOf: Int32Array;
}

export function setUpEngine(
  store: IncidentStore,
  places: StudyPlaces,
  settings: HotspotSettings,
  ramp: PictureRamp,
  withWebAssembly = true,
): EngineSetup {
  const choices = deriveChoices(store, places, settings);
  const { grid, densityGrid, parts, multiple } = choices;
  const kernel = discKernel(settings.kernel, choices.bandwidthMetres, densityGrid.cellSizeMetres);
  const reach = discReach(grid, choices.bandMetres);
  const same = grid.shape === 'square' && parts === 1 && multiple === 1;
  const cellLattice = createLattice(grid, same ? Math.max(reach, kernel.radius) : reach);
  const densityLattice = same ? cellLattice : createLattice(densityGrid, kernel.radius);
  const rooms = [
    8 * cellLattice.length,
    8 * cellLattice.length,
    8 * densityLattice.length,
    ...giStarRoom(cellLattice),
    ...densityRoom(densityLattice, kernel),
    ...pictureRoom(densityLattice, ramp),
  ];
  const bytes = rooms.reduce((sum, room) => sum + LatticeWorkspace.roomFor(room), 0);
  const workspace = new LatticeWorkspace(bytes, withWebAssembly);

  const cellCounts = workspace.float64(cellLattice.length);
  const densityCounts = same ? cellCounts : workspace.float64(densityLattice.length);
  const study = deriveStudyCells(grid, settings.studyArea, places, store.x, store.y);
  const exposures = chooseExposures(settings.expectation, grid, places, usedPlaces(store, excludedFlagsOf(settings)));
  const tested = exposures.length > 0 ? workspace.float64(cellLattice.length) : cellCounts;
  const expectation =
    exposures.length > 0 ? new ExpectedCounts(exposures, grid, cellLattice, study.mask, cellCounts, tested) : null;
  const field = new GiStarField(workspace, cellLattice, grid, tested, study.mask, choices.bandMetres);
  const surface = new DensitySurface(workspace, densityLattice, densityCounts, kernel);

  const cells = { grid, lattice: cellLattice, counts: cellCounts.values };
  const fine = { grid: densityGrid, lattice: densityLattice, counts: densityCounts.values };
  const hexagons = grid.shape === 'hexagon';
  const base = hexagons || parts > 1 ? fine : cells;
  const placement = createPlacement(store, base, hexagons ? cells : null);
  const rows = groupRows(placement.hexagons?.entry ?? placement.baseEntry, (hexagons ? cells : base).lattice.length);
  const placesOfCell = hexagons || parts === 1 ? SAME_PLACE : firstPlaces(cellLattice, base.lattice, parts);
  const profiles = new HotspotProfiles(store, rows, cellLattice.length, placesOfCell);
  return {
    settings,
    choices,
    explanations: [
      ...choices.explanations,
      explainStudyArea(study, settings),
      ...(expectation || settings.expectation === 'even' ? [] : [{ key: 'analysis.expectation.noPlaces', values: {} }]),
    ],
    studyMask: study.mask,
    cellLattice,
    cellCounts: cellCounts.values,
    baseLattice: base.lattice,
    densityLattice,
    densityCounts: densityCounts.values,
    dirtyBlocks: placement.dirtyBlocks,
    counts: new IncidentCounts(store, placement, profiles),
    profiles,
    field,
    expectation,
    surface,
    picture: new DensityPicture(workspace, densityLattice, surface, ramp),
    discovery: new FalseDiscoveryRate(Math.max(LARGEST_CLASS_RATE, settings.falseDiscoveryRate)),
    tracer: createRingTracer(grid, cellLattice),
    groupOf: new Int32Array(cellLattice.length),
  };
}

const SAME_PLACE: PlacesOfCell = { first: null, parts: 1, stride: 1 };

function firstPlaces(cells: Lattice, base: Lattice, parts: number): PlacesOfCell {
  const first = new Int32Array(cells.length);
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      first[latticeIndex(cells, column, row)] = latticeIndex(base, column * parts, row * parts);
    }
  }
  return { first, parts, stride: base.stride };
}

function explainStudyArea(study: ReturnType<typeof deriveStudyCells>, settings: HotspotSettings): Explanation {
  const fallback = study.basis !== settings.studyArea;
  return {
    key: `analysis.studyArea.${study.basis}${fallback ? 'Fallback' : ''}`,
    values: { cells: study.count, reach: STUDY_REACH_METRES },
  };
}
