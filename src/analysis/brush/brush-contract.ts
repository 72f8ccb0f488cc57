import type { Hotspot, HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { AnalysisTask } from '../task.ts';

/** A lattice of cells in project metres. Cell index = row × columns + column; row 0 is the southernmost. */
export interface CellGrid {
  readonly shape: 'square' | 'hexagon';
  readonly cellSizeMetres: number;
  /** South-west corner of cell (0, 0); of its bounding box for hexagons (pointy top, odd rows shifted half a cell east). */
  readonly originX: number;
  readonly originY: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellAreaSquareMetres: number;
}

/** Significance classes of a cell after Benjamini–Hochberg; negative = cold. 0 = not significant. */
export const SignificanceClass = { cold99: -3, cold95: -2, cold90: -1, none: 0, hot90: 1, hot95: 2, hot99: 3 } as const;

/** How the automatic choices were made, with the numbers, so that the screen can explain them. */
export interface BrushDiagnostics {
  readonly bandwidthMetres: number;
  readonly bandMetres: number;
  /** Message keys with values, e.g. { key: 'bandwidth.rule', values: { n: 812, metres: 310 } }. */
  readonly explanations: readonly {
    readonly key: string;
    readonly values: Readonly<Record<string, number | string>>;
  }[];
  readonly studyCells: number;
  /** Incidents that pass the filter but have no place, or no hour, or lie outside the grid. */
  readonly withoutPlace: number;
  readonly withoutHour: number;
  readonly outsideStudyArea: number;
  /** Milliseconds by stage, for the bench and the method page. */
  readonly timings: Readonly<Record<string, number>>;
}

/**
 * One answer to a moved filter. Each chart follows every other filter but not its own (crossfilter); cells, density,
 * significance and hotspots follow all. Time windows are spread aoristically, so counts need not be whole.
 */
export interface BrushResult {
  readonly filterNumber: number;
  /** Incidents passing all filters, with and without a place. */
  readonly incidents: number;
  readonly incidentsOnMap: number;
  /** Counts per day from `firstDay` (civil ms) on, all filters but period. */
  readonly days: Float64Array;
  readonly firstDay: number;
  /**
   * Counts per calendar month, all filters but period; months of the data, the first beginning at `firstMonth` (civil ms).
   * Holds also the incidents of which only the month is known, which are not in `days`.
   */
  readonly months: Float64Array;
  readonly firstMonth: number;
  /** 168 values, all filters but hours. */
  readonly hoursOfWeek: Float64Array;
  /** Aligned with `IncidentTable.categories` / `.sources`, all filters but their own. */
  readonly categories: Float64Array;
  readonly sources: Float64Array;
  readonly grid: CellGrid;
  /** Incidents per cell. */
  readonly cellCounts: Float32Array;
  /** Incidents per km² at the centres of `densityGrid`. */
  readonly density: Float32Array;
  readonly densityGrid: CellGrid;
  readonly maximumDensity: number;
  /** Significance class per cell of `grid`. */
  readonly significance: Int8Array;
  readonly hotspots: readonly Hotspot[];
  /** RGBA picture of the density, one pixel a cell of `densityGrid`, row 0 at the NORTH (image order). */
  readonly picture: Uint8ClampedArray;
  /** Upper bounds of the picture's colour steps in incidents per km². */
  readonly pictureBreaks: Float64Array;
  readonly diagnostics: BrushDiagnostics;
}

export interface StepOptions {
  /** Fit the colour steps of the picture to the present maximum: when the hand rests, not while it moves. */
  readonly rescale?: boolean;
}

/** What is recorded inside an area, for the inspector. */
export interface AreaSummary {
  readonly incidents: number;
  /** 168 values, and per month of the data from `firstMonth` (civil ms) on. */
  readonly hoursOfWeek: Float64Array;
  readonly months: Float64Array;
  readonly firstMonth: number;
  /** Aligned with `IncidentTable.categories` / `.sources`. */
  readonly categories: Float64Array;
  readonly sources: Float64Array;
}

/** Places of incidents that pass a filter, project metres; never more than a place. */
export interface IncidentPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The cell under the pointer, as of the last step. */
export interface CellSummary {
  /** Index in `BrushResult.grid`. */
  readonly cell: number;
  readonly count: number;
  /** Incidents per km². */
  readonly density: number;
  /** False for a cell outside the study area, which is not tested. */
  readonly inStudyArea: boolean;
  /** Gi* and its two-sided p; adjusted p null where it is above the largest rate that is looked at. */
  readonly z: number;
  readonly p: number;
  readonly adjustedP: number | null;
  readonly significance: number;
}

/** Answers of one robustness run. */
export interface HotspotRobustness {
  readonly id: string;
  /** Share of settings under which it survives, 0–1. */
  readonly robustness: number;
  /** One flag per entry of `RobustnessResult.settings`. */
  readonly survives: readonly boolean[];
}

export interface RobustnessResult {
  /** `filterNumber` of the step whose hotspots were tested. */
  readonly filterNumber: number;
  readonly settings: readonly RobustnessSetting[];
  readonly hotspots: readonly HotspotRobustness[];
}

/** One reasonable way to have done it otherwise. */
export interface RobustnessSetting {
  readonly cellSizeMetres: number;
  readonly bandMetres: number;
  readonly falseDiscoveryRate: number;
  /** Shift of the grid as a part of a cell on both axes. */
  readonly gridShift: number;
  readonly period: 'whole' | 'first-half' | 'second-half';
}

/** What the screens ask of the analysis room; `createBrushEngine` in brush-engine.ts makes one. */
export interface BrushEngine {
  /** Sets method settings; the next `step` uses them. */
  configure(settings: HotspotSettings): void;
  /** `filterNumber` comes back in the result, so that a late answer can be recognised. */
  step(filter: IncidentFilter, filterNumber: number, options?: StepOptions): BrushResult;
  /** Incidents inside rings (even-odd, project metres) under a filter of its own. */
  inspectArea(rings: readonly Float64Array[], filter: IncidentFilter): AreaSummary;
  /** Places of the incidents that passed the filter of the last step. */
  incidentPlaces(): IncidentPlaces;
  /** The cell that holds a point, or null outside the grid. */
  inspectCell(x: number, y: number): CellSummary | null;
  /** How robust the hotspots of the last step are. Later steps do not disturb it. */
  estimateRobustness(task: AnalysisTask): Promise<RobustnessResult>;
}
