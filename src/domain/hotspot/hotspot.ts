/** How hotspots are sought. Every length in metres. */
export interface HotspotSettings {
  readonly cellShape: 'square' | 'hexagon';
  /** Side of a square cell, or distance between opposite sides of a hexagon. Police practice is 125 m. */
  readonly cellSizeMetres: number;
  /** Kernel radius (quartic) or standard deviation (gaussian); 'auto' takes the stated rule. */
  readonly bandwidthMetres: number | 'auto';
  readonly kernel: 'quartic' | 'gaussian';
  /** Radius of the Gi* neighbourhood disc, centre to centre, self included; 'auto' = the cell size. */
  readonly bandMetres: number | 'auto';
  /** False discovery rate that Benjamini–Hochberg holds, e.g. 0.05. */
  readonly falseDiscoveryRate: number;
  /** A joined group of significant cells with fewer incidents than this is not called a hotspot. */
  readonly minimumIncidents: number;
  /** Share of reasonable settings under which a hotspot must survive to be drawn solid, e.g. 0.7. */
  readonly robustnessThreshold: number;
  /** Which cells take part in the test: those with a street or address, or every cell of the data's extent. */
  readonly studyArea: 'built' | 'municipality' | 'extent';
  /**
   * With what a cell is compared: with what its streets, homes, shops and other addresses predict ('use'), with all
   * registered incidents whatever the filter ('incidents'), or with the same count everywhere ('even').
   */
  readonly expectation: 'use' | 'incidents' | 'even';
  /** Leave out rows flagged as duplicate / on a pile-up coordinate. */
  readonly withoutDuplicates: boolean;
  readonly withoutPileUps: boolean;
}

export const DEFAULT_HOTSPOT_SETTINGS: HotspotSettings = {
  cellShape: 'square',
  cellSizeMetres: 125,
  bandwidthMetres: 'auto',
  kernel: 'quartic',
  bandMetres: 'auto',
  falseDiscoveryRate: 0.05,
  minimumIncidents: 10,
  robustnessThreshold: 0.7,
  studyArea: 'built',
  expectation: 'use',
  withoutDuplicates: true,
  withoutPileUps: false,
};

/** A joined group of significant cells, as the analysis finds it under the present filter and settings. */
export interface Hotspot {
  /** Stable under re-computation of the same cells: derived from the cell with the highest count. */
  readonly id: string;
  /** Rings in project metres, outer counter-clockwise, holes clockwise, closed. */
  readonly rings: readonly Float64Array[];
  readonly cells: Uint32Array;
  readonly centre: readonly [x: number, y: number];
  /** Incidents inside (aoristic weights summed, so not always whole). */
  readonly incidents: number;
  /** Incidents that the comparison (`expectation`) predicts here; null when that is the same count everywhere. */
  readonly expectedIncidents: number | null;
  /** Share of all incidents that pass the filter and have a place, 0–1. */
  readonly incidentShare: number;
  /** Share of the area of the study cells, 0–1. */
  readonly areaShare: number;
  readonly areaSquareMetres: number;
  /** Largest Gi* z inside and its Benjamini–Hochberg adjusted p. */
  readonly peakZ: number;
  readonly peakAdjustedP: number;
  /** Incidents by hour of week, 168 values, and by month of the filtered period. */
  readonly hoursOfWeek: Float64Array;
  readonly months: Float64Array;
  /** Civil start of the first entry of `months`. */
  readonly firstMonth: number;
  /** Share of reasonable settings under which it survives, 0–1; null while not yet computed. */
  readonly robustness: number | null;
}
