import { fileOpen, fileSave } from 'browser-fs-access';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ImportDialog } from '../features/import/import-dialog.tsx';
import { ImportPanel } from '../features/import/import-panel.tsx';
import {
  readIncidents,
  readIncidentsByGuess,
  readPlaces,
  recipeOfEarlierFile,
  type Proposal,
} from '../features/import/import-flow.ts';
import { NO_BASE_LAYERS } from '../domain/place/base-layers.ts';
import { createEmptyDocument } from '../domain/project/empty-document.ts';
import { SaveDialog } from '../features/settings/save-dialog.tsx';
import { useTexts } from '../i18n/index.ts';
import type { MapController, MapControllerOptions } from '../map/map-controller.ts';
import type { Session } from '../state/session.ts';
import type { ProjectStore } from '../state/project-store.ts';
import { startSaving, type Saving } from '../state/saving.ts';
import type { Step, WorkbenchStore } from '../state/workbench.ts';
import type { WorkerClients } from '../workers/clients.ts';
import type { ImportApi, OwnFile } from '../workers/import-worker.ts';
import type { Client } from '../workers/protocol.ts';
import type { StorageApi } from '../workers/storage-worker.ts';
import { PROJECT_FILE_ENDING } from '../storage/project-file.ts';
import { App } from './app.tsx';
import { keepPerception } from '../state/keep-perception.ts';
import { DEMO, DEMO_CRS, demoEvaluation } from './demo.ts';
import type { SaveState } from './header.tsx';

export interface Services {
  readonly project: ProjectStore;
  readonly workbench: WorkbenchStore;
  readonly session: Session;
  readonly importer: Client<ImportApi>;
  /** One more importer, for reading beside the first. */
  readonly openImporter: () => { readonly importer: Client<ImportApi>; readonly close: () => void };
  readonly withStorage: <T>(work: (storage: Client<StorageApi>) => Promise<T>) => Promise<T>;
  readonly createMap: (container: HTMLElement, options: MapControllerOptions) => MapController;
  readonly newId: () => string;
  readonly now: () => string;
  readonly clients: WorkerClients;
  readonly openDemo: boolean;
}

interface Pending {
  readonly file: File;
  readonly proposal: Proposal;
  /** The recipe came from an earlier file of this layout. */
  readonly isReplayed: boolean;
}

/** Memory of SQLite and of a whole extract is given back only with its worker. */
const NEEDS_OWN_WORKER = /\.(gpkg|zip|pbf)$/i;

/** A GeoPackage that turns out to be a project of this app. */
const isOwnProject = (error: unknown) =>
  (error as { details?: { key?: string } | null }).details?.key === 'import.error.ownProject';

/** Goes to where long work leads, unless the user has gone elsewhere while it ran: nobody is pulled off a screen. */
function arrivalFrom(workbench: Services['workbench'], session: Services['session']): (step: Step) => void {
  const { step: before } = workbench.getState();
  return (step) => {
    if (workbench.getState().step === before) session.go(step);
  };
}

/** Joins the services to the screens: reading files, the demo, saving and opening. */
export function Root({ services }: { readonly services: Services }) {
  const { project, workbench, session, importer, openImporter, withStorage, clients, newId, now } = services;
  const { t, language } = useTexts();
  const { document } = useStore(project);
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'unsaved' });
  const [pending, setPending] = useState<Pending | null>(null);
  const [isSaveOpen, setSaveOpen] = useState(false);
  const saving = useRef<Saving | null>(null);
  const queue = useRef<File[]>([]);
  const texts = useRef({ t, language });
  useEffect(() => {
    texts.current = { t, language };
  });

  const createMap = useCallback(
    (container: HTMLElement) =>
      services.createMap(container, {
        locale: texts.current.language,
        translate: (key, values) => texts.current.t(key, values),
      }),
    [services],
  );
  const stamp = useCallback(() => ({ id: newId(), importedAt: now() }), [newId, now]);

  /** Looks at the next dropped file: places are read at once, incidents are shown to the user first. */
  const next = useCallback(async () => {
    const file = queue.current.shift();
    if (!file) return;
    const crs = project.getState().document.datasets.length > 0 ? project.getState().document.crs : null;
    try {
      const places = await session.tasks.run('import.stage.looking', async (options) => {
        if (!NEEDS_OWN_WORKER.test(file.name)) return readPlaces(importer, file, crs, stamp(), options);
        const own = openImporter();
        return readPlaces(own.importer, file, crs, stamp(), options).finally(own.close);
      });
      if (places) {
        const { sha256 } = places.dataset.record;
        if (project.getState().document.datasets.some((dataset) => dataset.sha256 === sha256))
          session.tasks.notify('caution', 'importing.sameFile', { file: file.name });
        else await session.addDatasets([places.dataset], places.crs);
        return await next();
      }
      const found = await session.tasks.run('import.stage.looking', (options) => importer.profile([file, {}], options));
      const earlier = recipeOfEarlierFile(found, project.getState().document.datasets);
      setPending({ file, proposal: earlier ? { ...found, recipe: earlier } : found, isReplayed: earlier !== null });
    } catch (error) {
      if (isOwnProject(error)) return void openProject(file);
      if ((error as Error).name !== 'AbortError') session.fail(error);
      await next();
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- openProject uses only services, which never change
  }, [importer, openImporter, project, session, stamp]);

  const onFiles = useCallback(
    (files: readonly File[]) => {
      const projectFile = files.find(({ name }) => name.endsWith(PROJECT_FILE_ENDING));
      if (projectFile) return void openProject(projectFile);
      queue.current.push(...files);
      void next();
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- openProject uses only services, which never change
    [next],
  );

  async function openProject(file: File): Promise<void> {
    const arrive = arrivalFrom(workbench, session);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const opened = await session.tasks.run('storage.progress.reading', (options) =>
        withStorage((storage) => storage.read([bytes, {}], { ...options, transfer: [bytes.buffer] })),
      );
      await saving.current?.open(opened);
      arrive(opened.tables.size > 0 ? 'hotspots' : 'import');
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
  }

  const onConfirm = async (recipe: Proposal['recipe']) => {
    const { file } = pending!;
    setPending(null);
    const { document: current } = project.getState();
    const arrive = arrivalFrom(workbench, session);
    const crs = current.datasets.length > 0 ? current.crs : null;
    try {
      const read = await session.tasks.run('import.stage.reading', (options) =>
        readIncidents(importer, file, recipe, crs, stamp(), options),
      );
      if (current.datasets.some(({ sha256 }) => sha256 === read.dataset.record.sha256))
        session.tasks.notify('caution', 'importing.sameFile', { file: file.name });
      else {
        if (!current.name)
          project.dispatch('command.name', (draft) => void (draft.name = file.name.replace(/\.[a-z0-9.]+$/i, '')));
        await session.addDatasets([read.dataset], read.crs);
        if (queue.current.length === 0) arrive('hotspots');
      }
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
    await next();
  };

  const onDemo = useCallback(async () => {
    const arrive = arrivalFrom(workbench, session);
    try {
      await session.tasks.run('task.demo', (options) => loadDemo(services, stamp, options));
      arrive('hotspots');
    } catch (error) {
      if ((error as Error).name !== 'AbortError') {
        session.tasks.notify('bad', 'app.noDemo');
        session.fail(error);
      }
    }
  }, [services, session, workbench, stamp]);

  useEffect(() => {
    let gone = false;
    const time = (at: number) => new Date(at).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
    const pack = (table: Parameters<Client<StorageApi>['pack']>[0][0]) =>
      withStorage((storage) => storage.pack([table]));
    void startSaving({
      project,
      workbench,
      session,
      now: Date.now,
      pack,
      onState: (state) => {
        if (state.kind === 'saved') setSaveState({ kind: 'saved', time: time(state.at) });
        else if (state.kind === 'idle')
          setSaveState(
            state.lastSavedAt === null ? { kind: 'unsaved' } : { kind: 'saved', time: time(state.lastSavedAt) },
          );
        else if (state.kind === 'failed') setSaveState({ kind: 'failed' });
        else if (state.kind === 'otherTab') session.tasks.notify('caution', 'app.otherTab');
        else setSaveState({ kind: state.kind === 'saving' ? 'saving' : 'unsaved' });
      },
    }).then(async (started) => {
      if (gone) return;
      saving.current = started;
      if (services.openDemo) return;
      const arrive = arrivalFrom(workbench, session);
      if (await started.restore().catch((error: unknown) => (session.fail(error), false))) arrive('hotspots');
    });
    return () => {
      gone = true;
    };
  }, [project, workbench, session, withStorage, services.openDemo]);

  const demoAsked = useRef(false);
  // Before the other effects: making the map takes long, and the workers can read meanwhile.
  useLayoutEffect(() => {
    if (!services.openDemo || demoAsked.current) return;
    demoAsked.current = true;
    void onDemo();
  }, [services.openDemo, onDemo]);

  const download = useCallback(
    (name: string, text: string) =>
      void fileSave(new Blob([text], { type: 'text/csv;charset=utf-8' }), { fileName: name }).catch(() => undefined),
    [],
  );
  const onSave = async (withRows: boolean) => {
    setSaveOpen(false);
    try {
      const bytes = await session.tasks.run('storage.progress.writing', (options) =>
        withStorage((storage) => storage.write([saving.current!.current(), { withRows, savedAt: now() }], options)),
      );
      await fileSave(new Blob([bytes as BlobPart], { type: 'application/geopackage+sqlite3' }), {
        fileName: `${document.name || 'project'}${PROJECT_FILE_ENDING}`,
      });
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
  };
  const listSaved = useCallback(() => saving.current?.list() ?? Promise.resolve([]), []);
  /** An empty project takes the place of what is open; that stays among the saved ones. */
  const startNew = useCallback(async () => {
    await saving.current?.flush();
    project.open(createEmptyDocument({ id: newId(), name: '', createdAt: now() }), []);
    await session.openTables(new Map(), NO_BASE_LAYERS);
    session.go('import');
  }, [project, session, newId, now]);
  const wipeAll = useCallback(async () => {
    await startNew();
    await saving.current?.wipe();
    setSaveState({ kind: 'unsaved' });
    session.tasks.notify('good', 'project.wiped', {});
  }, [session, startNew]);
  const openSaved = useCallback(
    async (projectId: string) => {
      await saving.current?.flush();
      if (await saving.current?.openSaved(projectId)) session.go('hotspots');
    },
    [session],
  );
  const importPanel = useMemo(
    () => (
      <ImportPanel
        datasets={document.datasets}
        onFiles={onFiles}
        onDemo={() => void onDemo()}
        onRemove={(id) => void session.removeDataset(id).catch(session.fail)}
        onDownload={download}
      />
    ),
    [document.datasets, onFiles, onDemo, session, download],
  );

  return (
    <>
      <App
        {...{ project, workbench, session, createMap, clients, newId, now, saveState, importPanel }}
        listSaved={listSaved}
        onOpenSaved={(id) => void openSaved(id).catch(session.fail)}
        onNew={() => void startNew().catch(session.fail)}
        onWipe={() => void wipeAll().catch(session.fail)}
        onOpen={() => void fileOpen({ extensions: ['.gpkg'] }).then(openProject, () => undefined)}
        onSave={() => setSaveOpen(true)}
        onDownload={download}
      />
      {pending && (
        <ImportDialog
          key={pending.file.name}
          {...pending}
          onReconsider={(choices) => importer.profile([pending.file, choices])}
          onConfirm={(recipe) => void onConfirm(recipe)}
          onCancel={() => {
            setPending(null);
            void next();
          }}
        />
      )}
      <SaveDialog isOpen={isSaveOpen} onClose={() => setSaveOpen(false)} onSave={(withRows) => void onSave(withRows)} />
    </>
  );
}

/**
 * The demo comes through the same readers as a user's own files: first what the map draws, which is shown at once, then
 * the rest in two workers, the incidents by their own guess.
 */
async function loadDemo(
  { importer, openImporter, session, project }: Services,
  stamp: () => { id: string; importedAt: string },
  options: { signal: AbortSignal },
): Promise<void> {
  const second = openImporter();
  const placesOf = async (file: OwnFile) =>
    (await readPlaces(importer, file, DEMO_CRS, stamp(), options))?.dataset ?? [];
  try {
    project.dispatch('command.name', (draft) => void (draft.name = DEMO.name));
    const drawn = await Promise.all(DEMO.drawn.map(placesOf));
    // Only now: two cores cannot make the map and read everything at the same time without the map coming last.
    const rest = Promise.all([
      ...DEMO.addresses.map(placesOf),
      ...DEMO.incidents.map((file, i) =>
        readIncidentsByGuess(i === 0 ? second.importer : importer, file, DEMO_CRS, stamp(), options),
      ),
    ]);
    await Promise.all([session.addDatasets(drawn.flat(), DEMO_CRS), rest]);
    const context = { crs: DEMO_CRS, areaCodes: [] };
    for (const file of DEMO.perception)
      keepPerception(project, await second.importer.perception([file, { ...context, stamp: stamp() }], options));
    await session.addDatasets((await rest).flat(), DEMO_CRS);
    const past = await demoEvaluation(stamp().id);
    project.dispatch(
      'command.evaluation',
      (draft) => void draft.evaluations.push(structuredClone(past) as (typeof draft.evaluations)[number]),
    );
  } finally {
    second.close();
  }
}
