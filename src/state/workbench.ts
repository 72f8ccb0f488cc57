import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BrushResult } from '../analysis/brush/brush-contract.ts';
import { DEFAULT_HOTSPOT_SETTINGS, type Hotspot, type HotspotSettings } from '../domain/hotspot/hotspot.ts';
import { NO_FILTER, type IncidentFilter } from '../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../domain/incident/incident-table.ts';
import { NO_BASE_LAYERS, type BaseLayers } from '../domain/place/base-layers.ts';
import type { Progress } from '../workers/protocol.ts';

/** The steps of the work, in the order of the rail; app/steps.tsx has their screens. */
export const STEPS = [
  'import',
  'explore',
  'hotspots',
  'perception',
  'walking-routes',
  'problem-analysis',
  'measures',
  'zones',
  'cameras',
  'plan',
  'triangle-meeting',
  'evaluation',
  'methods',
] as const;
export type Step = (typeof STEPS)[number];

export interface BusyTask {
  readonly id: string;
  readonly progress: Progress;
  readonly cancel: (() => void) | null;
}

export interface UserNotice {
  readonly id: string;
  readonly tone: 'info' | 'good' | 'caution' | 'bad';
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type Selection =
  | { readonly kind: 'hotspot'; readonly id: string }
  | { readonly kind: 'cell'; readonly index: number }
  | { readonly kind: 'kept'; readonly id: string };

/** Unfiltered counts: they set the order of the rows and the height of the axes, so that nothing jumps while brushing. */
export interface ChartScales {
  readonly categories: Float64Array;
  readonly sources: Float64Array;
}

/** What is on the screen now. Lives as long as the tab; what must last lies in the project document. */
export interface Workbench {
  readonly step: Step;
  readonly table: IncidentTable | null;
  readonly layers: BaseLayers;
  /** SHA-256 over the rows; results carry it. */
  readonly dataFingerprint: string;
  readonly filter: IncidentFilter;
  readonly settings: HotspotSettings;
  readonly result: BrushResult | null;
  readonly scales: ChartScales | null;
  /** Robustness by hotspot id, filled in after the hand rests. */
  readonly robustness: Readonly<Record<string, number>>;
  readonly selection: Selection | null;
  readonly tasks: readonly BusyTask[];
  readonly notices: readonly UserNotice[];
}

export type WorkbenchStore = StoreApi<Workbench>;

export function createWorkbenchStore(): WorkbenchStore {
  return createStore<Workbench>(() => ({
    step: 'import',
    table: null,
    layers: NO_BASE_LAYERS,
    dataFingerprint: '',
    filter: NO_FILTER,
    settings: DEFAULT_HOTSPOT_SETTINGS,
    result: null,
    scales: null,
    robustness: {},
    selection: null,
    tasks: [],
    notices: [],
  }));
}

/** The hotspots of the present result, each with the robustness that has become known meanwhile. */
export function hotspotsOf({ result, robustness }: Pick<Workbench, 'result' | 'robustness'>): readonly Hotspot[] {
  return (result?.hotspots ?? []).map((hotspot) => ({ ...hotspot, robustness: robustness[hotspot.id] ?? null }));
}

/** True when the hotspot is drawn solid: known to survive under enough reasonable settings. */
export const isRobust = (hotspot: Hotspot, settings: HotspotSettings): boolean =>
  hotspot.robustness !== null && hotspot.robustness >= settings.robustnessThreshold;
