import type { AreaSummary, BrushResult, IncidentPlaces } from '../analysis/brush/brush-contract.ts';
import type { HotspotSettings } from '../domain/hotspot/hotspot.ts';
import type { Hotspot } from '../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../domain/incident/incident-filter.ts';
import { concatenateIncidentTables, type IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import type { DatasetRecord } from '../domain/project/project-document.ts';
import { mergeBaseLayers } from '../domain/place/merge-layers.ts';
import type { ProjectCrs } from '../domain/place/project-crs.ts';
import type { Progress } from '../workers/protocol.ts';
import { createBrushLoop } from './brush-loop.ts';
import type { ProjectStore } from './project-store.ts';
import { describeError } from './describe-error.ts';
import { sha256 } from '../storage/sha256.ts';
import { restoreFilter, storeFilter } from './stored-filter.ts';
import { createTaskList, type TaskList } from './task-list.ts';
import type { Selection, Step, WorkbenchStore } from './workbench.ts';

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What the session asks of the analysis room; main binds it to the worker. */
export interface AnalysisPort {
  load(table: IncidentTable, layers: BaseLayers, settings: HotspotSettings, options: RunOptions): Promise<void>;
  configure(settings: HotspotSettings): Promise<void>;
  step(filter: IncidentFilter, filterNumber: number, moving: boolean): Promise<BrushResult>;
  /** What is registered inside rings (project metres) under a filter. */
  inspectArea(rings: readonly Float64Array[], filter: IncidentFilter): Promise<AreaSummary>;
  /** Places of the incidents that passed the filter of the last step. */
  places(): Promise<IncidentPlaces>;
  /** Share of settings that each hotspot of the last step survives, by hotspot id. */
  robustness(options: RunOptions): Promise<Readonly<Record<string, number>>>;
}

export interface NewDataset {
  readonly record: DatasetRecord;
  readonly table: IncidentTable | null;
  readonly layers: Partial<BaseLayers> | null;
}

interface Options {
  readonly project: ProjectStore;
  readonly workbench: WorkbenchStore;
  readonly analysis: AnalysisPort;
  readonly newId: () => string;
}

export type Session = ReturnType<typeof createSession>;

/** What a person can do, as functions: they change the project and the workbench and set the workers to work. */
export function createSession({ project, workbench, analysis, newId }: Options) {
  const tasks: TaskList = createTaskList(workbench, newId);
  /** Rows of each dataset, by dataset id, in the order of the project's datasets. */
  const tables = new Map<string, IncidentTable>();
  let robustnessRun: AbortController | null = null;

  const fail = (error: unknown) => {
    const { key, values } = describeError(error);
    tasks.notify('bad', key, values);
  };

  const loop = createBrushLoop({
    step: (filter, filterNumber, moving) => analysis.step(filter, filterNumber, moving),
    onResult: (result) => {
      const { scales } = workbench.getState();
      workbench.setState({ result, scales: scales ?? { categories: result.categories, sources: result.sources } });
    },
    onError: fail,
    onRest: () => void computeRobustness(),
  });

  /** Runs in the background whenever the hand rests; a new movement stops it. */
  async function computeRobustness(): Promise<void> {
    const { result } = workbench.getState();
    if (!result || result.hotspots.length === 0) return;
    const run = (robustnessRun = new AbortController());
    try {
      const robustness = await analysis.robustness({ signal: run.signal });
      if (!run.signal.aborted) workbench.setState({ robustness });
    } catch (error) {
      if ((error as Error).name !== 'AbortError') fail(error);
    }
  }

  function request(filter: IncidentFilter, moving: boolean): void {
    robustnessRun?.abort();
    workbench.setState({ filter, robustness: {} });
    if (workbench.getState().table) loop.request(filter, moving);
  }

  /** Filter and settings of the document onto the screen: after undo, redo and opening. */
  async function follow(): Promise<void> {
    const { document } = project.getState();
    const filter = restoreFilter(document.filter);
    if (document.hotspotSettings !== workbench.getState().settings) {
      workbench.setState({ settings: document.hotspotSettings });
      await analysis.configure(document.hotspotSettings);
    }
    request(filter, false);
  }

  async function loadTables(): Promise<void> {
    const { document } = project.getState();
    const ordered = document.datasets.flatMap(({ id }) => tables.get(id) ?? []);
    if (ordered.length === 0) return;
    ordered.forEach((table, i) => table.dataset.fill(i));
    const table = concatenateIncidentTables(ordered);
    const dataFingerprint = await sha256(
      new TextEncoder().encode(
        document.datasets.map((dataset) => `${dataset.sha256}${JSON.stringify(dataset.recipe)}`).join('\n'),
      ),
    );
    const { layers } = workbench.getState();
    await tasks.run('task.loading', (options) => analysis.load(table, layers, document.hotspotSettings, options));
    workbench.setState({ table, dataFingerprint, scales: null, selection: null, settings: document.hotspotSettings });
    await restart();
  }

  /** Scales come from the unfiltered counts, so these are asked for first. */
  async function restart(): Promise<void> {
    const filter = restoreFilter(project.getState().document.filter);
    const unfiltered = { period: null, hoursOfWeek: null, categories: null, sources: null, area: null };
    const result = await analysis.step(unfiltered, 0, false);
    workbench.setState({ result, scales: { categories: result.categories, sources: result.sources } });
    request(filter, false);
  }

  return {
    tasks,
    fail,

    setFilter(change: Partial<IncidentFilter>, moving: boolean): void {
      const filter = { ...workbench.getState().filter, ...change };
      request(filter, moving);
      // The trail keeps what the hand let go of, not every pixel on the way.
      if (!moving) project.dispatch('command.filter', (draft) => void (draft.filter = storeFilter(filter)));
    },

    async setSettings(settings: HotspotSettings): Promise<void> {
      project.dispatch('command.settings', (draft) => void (draft.hotspotSettings = settings), {
        coalesce: 'settings',
      });
      workbench.setState({ settings });
      try {
        await analysis.configure(settings);
        request(workbench.getState().filter, false);
      } catch (error) {
        fail(error);
      }
    },

    /** Adds rows and places that were read from files; one command for all of them. */
    async addDatasets(datasets: readonly NewDataset[], crs: ProjectCrs): Promise<void> {
      for (const { record, table } of datasets) if (table) tables.set(record.id, table);
      const layers = datasets.reduce(
        (all, dataset) => (dataset.layers ? mergeBaseLayers(all, dataset.layers) : all),
        workbench.getState().layers,
      );
      workbench.setState({ layers });
      project.dispatch(
        'command.import',
        (draft) => {
          if (draft.datasets.length === 0) draft.crs = crs;
          for (const { record } of datasets) draft.datasets.push(structuredClone(record));
        },
        { values: { files: datasets.map(({ record }) => record.fileName).join(', ') } },
      );
      await loadTables();
    },

    async removeDataset(id: string): Promise<void> {
      const record = project.getState().document.datasets.find((dataset) => dataset.id === id);
      if (!record) return;
      tables.delete(id);
      project.dispatch(
        'command.removeDataset',
        (draft) => void (draft.datasets = draft.datasets.filter((dataset) => dataset.id !== id)),
        { values: { file: record.fileName } },
      );
      if (tables.size === 0) workbench.setState({ table: null, result: null, scales: null });
      else await loadTables();
    },

    /** Rows by dataset, for saving. */
    tablesById: (): ReadonlyMap<string, IncidentTable> => tables,

    async openTables(opened: ReadonlyMap<string, IncidentTable>, layers: BaseLayers): Promise<void> {
      tables.clear();
      for (const [id, table] of opened) tables.set(id, table);
      workbench.setState({ layers, table: null, result: null, scales: null, selection: null, robustness: {} });
      await loadTables();
    },

    undo(): void {
      project.undo();
      void follow().catch(fail);
    },
    redo(): void {
      project.redo();
      void follow().catch(fail);
    },

    /** What is registered inside rings under a filter, by default the present one. */
    inspectArea: (rings: readonly ArrayLike<number>[], filter = workbench.getState().filter): Promise<AreaSummary> =>
      analysis.inspectArea(
        rings.map((ring) => Float64Array.from(ring)),
        filter,
      ),

    /** Places of the incidents under the present filter, for the map. */
    places: (): Promise<IncidentPlaces> => analysis.places(),

    go: (step: Step) => workbench.setState({ step }),
    select: (selection: Selection | null) => workbench.setState({ selection }),

    keepHotspot(hotspot: Hotspot, name: string, keptAt: string): void {
      const { settings, filter, dataFingerprint } = workbench.getState();
      project.dispatch(
        'command.keepHotspot',
        (draft) => {
          draft.hotspots.push({
            id: newId(),
            name,
            rings: hotspot.rings.map((ring) => [...ring]),
            incidents: hotspot.incidents,
            incidentShare: hotspot.incidentShare,
            areaShare: hotspot.areaShare,
            robustness: hotspot.robustness,
            settings,
            filter: storeFilter(filter),
            dataFingerprint,
            keptAt,
            note: '',
          });
        },
        { values: { name } },
      );
    },

    changeKept(id: string, change: { readonly name?: string; readonly note?: string }): void {
      project.dispatch(
        'command.changeHotspot',
        (draft) => {
          const kept = draft.hotspots.find((hotspot) => hotspot.id === id);
          if (kept) Object.assign(kept, change);
        },
        { coalesce: `hotspot ${id}` },
      );
    },

    removeKept(id: string): void {
      project.dispatch(
        'command.removeHotspot',
        (draft) => void (draft.hotspots = draft.hotspots.filter((hotspot) => hotspot.id !== id)),
      );
      workbench.setState({ selection: null });
    },
  };
}
