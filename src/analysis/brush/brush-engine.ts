import { DEFAULT_HOTSPOT_SETTINGS, type Hotspot, type HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import { DAY_MS } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import { coarseDirtyBlocks } from '../density/density-surface.ts';
import { DEFAULT_PICTURE_RAMP, type PictureRamp } from '../density/picture.ts';
import { classifyExtremes, hotCells } from '../getis-ord/gi-star-cells.ts';
import { latticeIndex } from '../grid/lattice.ts';
import { NO_STUDY_PLACES, type StudyPlaces } from '../grid/study-cells.ts';
import { clearGroups, joinCells } from '../hotspot/connected-cells.ts';
import { describePlace, selectGroups, type HotspotGroup } from '../hotspot/describe-hotspots.ts';
import { baseFails } from './area-filter.ts';
import type { BrushDiagnostics, BrushEngine, BrushResult } from './brush-contract.ts';
import { excludedFlagsOf, setUpEngine, type EngineSetup } from './engine-setup.ts';
import { compileFilter, type FilterState } from './filter-state.ts';
import { MOST_PROFILES } from './hotspot-profiles.ts';
import { createIncidentStore, type IncidentStore } from './incident-store.ts';
import { inspectArea, inspectCell, placesOf } from './inspect.ts';
import { addUpBlocks } from './placement.ts';
import { robustnessOfStep } from './step-robustness.ts';

export interface BrushEngineOptions {
  readonly places?: StudyPlaces;
  readonly ramp?: PictureRamp;
  readonly settings?: HotspotSettings;
  /** Milliseconds from a steady clock, for `BrushDiagnostics.timings`; without it they are 0. */
  readonly clock?: () => number;
  /** False runs the TypeScript twins of the WebAssembly kernels. */
  readonly webAssembly?: boolean;
}

/** Filters, counts, density and significance for one table, in answer to a moving hand. */
export function createBrushEngine(table: IncidentTable, options: BrushEngineOptions = {}): BrushEngine {
  return new Engine(createIncidentStore(table), options);
}

/** What `step` leaves for questions about its result. */
export interface LastStep {
  readonly filterNumber: number;
  readonly state: FilterState;
  readonly base: Uint8Array;
  readonly hotspots: readonly Hotspot[];
  readonly significance: Int8Array;
}

class Engine implements BrushEngine {
  private settings: HotspotSettings;
  private readonly places: StudyPlaces;
  private readonly ramp: PictureRamp;
  private readonly clock: () => number;
  private readonly webAssembly: boolean;
  private setup: EngineSetup | null = null;
  private base: Uint8Array = new Uint8Array(0);
  private baseArea: IncidentFilter['area'] | undefined;
  private last: LastStep | null = null;

  constructor(
    private readonly store: IncidentStore,
    options: BrushEngineOptions,
  ) {
    this.settings = options.settings ?? DEFAULT_HOTSPOT_SETTINGS;
    this.places = options.places ?? NO_STUDY_PLACES;
    this.ramp = options.ramp ?? DEFAULT_PICTURE_RAMP;
    this.clock = options.clock ?? (() => 0);
    this.webAssembly = options.webAssembly ?? true;
  }

  configure(settings: HotspotSettings): void {
    this.settings = settings;
    this.setup = null;
    this.last = null;
  }

  step(filter: IncidentFilter, filterNumber: number, { rescale = false } = {}): BrushResult {
    const stages = new Stages(this.clock);
    const setup = this.ready();
    const { choices, counts, surface } = setup;
    const { charts } = counts;
    const state = compileFilter(filter, this.store);
    this.chooseBase(filter.area, setup);
    counts.apply(state, this.base);
    stages.end('counts');

    this.updateDensity(setup);
    stages.end('density');
    const picture = setup.picture.paint(rescale);
    const density = surface.copyValues();
    stages.end('picture');

    const cellCounts = copyCells(setup);
    stages.end('cells');
    const compared = setup.expectation?.update();
    const tested = setup.field.test(setup.discovery.smallestZ);
    const total = compared ?? tested;
    stages.end('giStar');
    const { significance, hotZ } = this.correct(setup);
    stages.end('correction');
    const onMap = charts.incidents - setup.cellCounts[setup.cellLattice.withoutPlace]!;
    const { hotspots, leftOut } = this.findHotspots(setup, state, hotZ, onMap);
    stages.end('hotspots');

    this.last = { filterNumber, state, base: this.base, hotspots, significance };
    return {
      filterNumber,
      incidents: charts.incidents,
      incidentsOnMap: onMap,
      days: charts.days.slice(),
      firstDay: this.store.firstDay * DAY_MS,
      months: this.monthTotals(setup),
      firstMonth: this.store.monthStarts[0] ?? 0,
      hoursOfWeek: charts.hours.slice(),
      categories: charts.categories.slice(0, this.store.categories.length),
      sources: charts.sources.slice(0, this.store.sources.length),
      grid: choices.grid,
      cellCounts,
      density,
      densityGrid: choices.densityGrid,
      maximumDensity: surface.maximum,
      significance,
      hotspots,
      picture,
      pictureBreaks: setup.picture.breaks.slice(),
      diagnostics: this.diagnose(setup, onMap - total, leftOut, stages.timings),
    };
  }

  inspectArea(rings: readonly Float64Array[], filter: IncidentFilter) {
    const setup = this.ready();
    const base = baseFails(this.store, excludedFlagsOf(this.settings), rings, setup.choices.densityGrid);
    return inspectArea(this.store, compileFilter(filter, this.store), base, filter.area);
  }

  incidentPlaces() {
    return this.last ? placesOf(this.store, this.last) : { x: new Float64Array(0), y: new Float64Array(0) };
  }

  inspectCell(x: number, y: number) {
    return this.last && inspectCell(this.ready(), this.last, x, y);
  }

  estimateRobustness(task: Parameters<BrushEngine['estimateRobustness']>[0]) {
    if (!this.last) throw new Error('robustness is asked before the first step');
    return robustnessOfStep(this.store, this.ready(), this.last, this.places, task);
  }

  private ready(): EngineSetup {
    if (!this.setup) {
      this.setup = setUpEngine(this.store, this.places, this.settings, this.ramp, this.webAssembly);
      this.baseArea = undefined;
    }
    return this.setup;
  }

  /** Which rows take part at all. A new array only when that changed, which is how the counts notice. */
  private chooseBase(area: IncidentFilter['area'], setup: EngineSetup): void {
    if (this.baseArea !== undefined && sameRings(area, this.baseArea)) return;
    this.base = baseFails(this.store, excludedFlagsOf(this.settings), area, setup.choices.densityGrid);
    this.baseArea = area && area.map((ring) => ring.slice());
  }

  private updateDensity(setup: EngineSetup): void {
    const { parts, multiple } = setup.choices;
    const { cellLattice, cellCounts, densityLattice, densityCounts, dirtyBlocks, surface } = setup;
    if (setup.choices.grid.shape === 'square' && parts > 1) {
      addUpBlocks(densityLattice, densityCounts, cellLattice, cellCounts, parts);
    } else if (setup.choices.grid.shape === 'square' && multiple > 1) {
      addUpBlocks(cellLattice, cellCounts, densityLattice, densityCounts, multiple);
      surface.update(coarseDirtyBlocks(cellLattice, dirtyBlocks, densityLattice, multiple));
      dirtyBlocks.fill(0);
      return;
    }
    surface.update(dirtyBlocks);
    dirtyBlocks.fill(0);
  }

  /** Classes after Benjamini–Hochberg, and the z from which a cell is hot at the chosen rate. */
  private correct({ field, discovery, cellLattice, settings }: EngineSetup) {
    const { extremes } = field;
    discovery.load(extremes.z, extremes.length, field.studyCells);
    const significance = new Int8Array(cellLattice.columns * cellLattice.rows);
    const thresholds = [discovery.thresholdZ(0.1), discovery.thresholdZ(0.05), discovery.thresholdZ(0.01)] as const;
    classifyExtremes(extremes, thresholds, significance);
    return { significance, hotZ: discovery.thresholdZ(settings.falseDiscoveryRate) };
  }

  private findHotspots(setup: EngineSetup, state: FilterState, hotZ: number, onMap: number) {
    const { cellLattice, cellCounts, choices, groupOf, settings, profiles } = setup;
    const { extremes } = setup.field;
    const marked = hotCells(extremes, hotZ);
    const groups = joinCells(marked, choices.grid.shape, cellLattice, groupOf);
    const { selected, leftOut } = selectGroups(groups, cellCounts, settings.minimumIncidents, MOST_PROFILES);
    const slots = profiles.update(
      selected.map(({ cells }) => cells),
      state,
      this.base,
    );
    const months = this.monthsOfPeriod(state);
    const hotspots = selected.map((group, k) => this.describe(setup, group, slots[k]!, onMap, months));
    clearGroups(marked, groupOf);
    return { hotspots, leftOut };
  }

  private describe(
    setup: EngineSetup,
    { cells, incidents }: HotspotGroup,
    slot: number,
    onMap: number,
    [firstMonth, endMonth]: readonly [number, number],
  ): Hotspot {
    const { choices, cellLattice, cellCounts, field, profiles, discovery } = setup;
    const peakZ = field.largestZ(cells);
    const { expectation } = setup;
    return {
      ...describePlace(choices.grid, cellLattice, cellCounts, cells),
      rings: setup.tracer.trace(cells, setup.groupOf),
      incidents,
      expectedIncidents: expectation && cells.reduce((sum, entry) => sum + expectation.expected[entry]!, 0),
      incidentShare: onMap > 0 ? incidents / onMap : 0,
      areaShare: cells.length / field.studyCells,
      areaSquareMetres: cells.length * choices.grid.cellAreaSquareMetres,
      peakZ,
      peakAdjustedP: discovery.adjustedP(peakZ),
      hoursOfWeek: profiles.hoursOf(slot),
      months: profiles.monthsOf(slot).slice(firstMonth, endMonth),
      firstMonth: this.store.monthStarts[firstMonth] ?? 0,
      robustness: null,
    };
  }

  /** Months of the store, from and to (exclusive), that the period touches. */
  private monthsOfPeriod({ from, to }: FilterState): readonly [number, number] {
    const { monthStarts } = this.store;
    let first = 0;
    let end = monthStarts.length;
    while (first + 1 < end && monthStarts[first + 1]! <= from) first++;
    while (end > first + 1 && monthStarts[end - 1]! >= to) end--;
    return [first, end];
  }

  private monthTotals({ counts: { charts } }: EngineSetup): Float64Array {
    const months = charts.monthOnly.slice();
    for (let day = 0; day < charts.days.length; day++) months[this.store.monthOfDay[day]!]! += charts.days[day]!;
    return months;
  }

  private diagnose(
    setup: EngineSetup,
    outsideStudyArea: number,
    leftOut: number,
    timings: Readonly<Record<string, number>>,
  ): BrushDiagnostics {
    const { choices, counts, cellCounts, cellLattice, field } = setup;
    const limited = { key: 'analysis.hotspots.limited', values: { most: MOST_PROFILES, leftOut } };
    return {
      bandwidthMetres: choices.bandwidthMetres,
      bandMetres: choices.bandMetres,
      explanations: [...setup.explanations, explainExpectation(setup), ...(leftOut > 0 ? [limited] : [])],
      studyCells: field.studyCells,
      withoutPlace: cellCounts[cellLattice.withoutPlace]!,
      withoutHour: counts.charts.withoutHour,
      outsideStudyArea,
      timings,
    };
  }
}

/** What a cell was compared with, and with 'use' what each kind of use counted for in this fit. */
function explainExpectation({ expectation }: EngineSetup): BrushDiagnostics['explanations'][number] {
  if (!expectation) return { key: 'analysis.expectation.even', values: {} };
  const { kinds, coefficients } = expectation;
  if (kinds[0] === 'incidents') return { key: 'analysis.expectation.incidents', values: {} };
  const of = (kind: (typeof kinds)[number], per: number) => (coefficients[kinds.indexOf(kind)] ?? 0) * per;
  return {
    key: 'analysis.expectation.use',
    values: { street: of('streetMetres', 100), homes: of('homes', 10), shops: of('shops', 1), others: of('others', 1) },
  };
}

/** Time by stage. */
class Stages {
  readonly timings: Record<string, number> = {};
  private since: number;

  constructor(private readonly clock: () => number) {
    this.since = clock();
  }

  end(stage: string): void {
    const now = this.clock();
    this.timings[stage] = now - this.since;
    this.since = now;
  }
}

function copyCells({ cellLattice, cellCounts }: EngineSetup): Float32Array {
  const { columns, rows } = cellLattice;
  const copy = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = latticeIndex(cellLattice, 0, row);
    copy.set(cellCounts.subarray(from, from + columns), row * columns);
  }
  return copy;
}

function sameRings(a: IncidentFilter['area'], b: IncidentFilter['area']): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.length === b.length &&
    a.every((ring, k) => ring.length === b[k]!.length && ring.every((value, i) => value === b[k]![i]))
  );
}
