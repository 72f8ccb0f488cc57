import { Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { areaAt, namePlace } from '../domain/place/place-names.ts';
import { AreaTable } from '../features/explore/area-table.tsx';
import { CellInspector } from '../features/explore/cell-inspector.tsx';
import { ExplorePanel, type Surface } from '../features/explore/explore-panel.tsx';
import { FilterStrip } from '../features/explore/filter-strip.tsx';
import { QualityTable } from '../features/explore/quality-table.tsx';
import { HotspotInspector } from '../features/hotspots/hotspot-inspector.tsx';
import { HotspotPanel } from '../features/hotspots/hotspot-panel.tsx';
import { KeptInspector } from '../features/hotspots/kept-inspector.tsx';
import { incompleteSince } from '../state/incomplete-month.ts';
import { ProjectDialog } from '../features/settings/project-dialog.tsx';
import { useTexts } from '../i18n/index.ts';
import type { MapController } from '../map/map-controller.ts';
import type { ExternalBasemap } from '../map/map-types.ts';
import type { ProjectStore } from '../state/project-store.ts';
import { createHotspotNamer } from '../state/hotspot-names.ts';
import type { WorkerClients } from '../workers/clients.ts';
import type { SavedProject } from '../state/saving.ts';
import type { Session } from '../state/session.ts';
import { hotspotsOf, type Selection, type Step, type WorkbenchStore } from '../state/workbench.ts';
import { Notice } from '../ui/primitives/feedback.tsx';
import { Button } from '../ui/primitives/button.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Notices, Tasks } from './floating.tsx';
import { Header, type SaveState } from './header.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { MapHost } from './map-host.tsx';
import { Rail, shownSteps } from './rail.tsx';
import { Work } from './resizable-panel.tsx';
import styles from './shell.module.css';
import { STEP_SCREENS } from './steps.tsx';
import { useShortcuts } from './use-shortcuts.ts';

export interface AppProps {
  readonly project: ProjectStore;
  readonly workbench: WorkbenchStore;
  readonly session: Session;
  readonly createMap: (container: HTMLElement) => MapController;
  readonly clients: WorkerClients;
  readonly newId: () => string;
  /** Instant now, ISO 8601. */
  readonly now: () => string;
  readonly saveState: SaveState;
  readonly listSaved: () => Promise<readonly SavedProject[]>;
  readonly onOpenSaved: (projectId: string) => void;
  readonly onNew: () => void;
  readonly onWipe: () => void;
  readonly onOpen: () => void;
  readonly onSave: () => void;
  /** Gives the user a text file. */
  readonly onDownload: (name: string, text: string) => void;
  /** The panel of the first step, which reads files. */
  readonly importPanel: ReactNode;
}

export function App({
  project,
  workbench: workbenchStore,
  session,
  createMap,
  clients,
  newId,
  now,
  saveState,
  listSaved,
  onOpenSaved,
  onNew,
  onWipe,
  onOpen,
  onSave,
  onDownload,
  importPanel,
}: AppProps) {
  const { t } = useTexts();
  const workbench = useStore(workbenchStore);
  const { document, canUndo, canRedo } = useStore(project);
  const [surface, setSurface] = useState<Surface>('density');
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isProjectOpen, setProjectOpen] = useState(false);
  const [basemap, setBasemap] = useState<ExternalBasemap | null>(null);
  const [map, setMap] = useState<MapController | null>(null);
  const { result, table, layers, filter, settings, selection, step, scales } = workbench;

  const nameAll = useMemo(() => createHotspotNamer((first, second) => t('hotspots.twoPlaces', { first, second })), [t]);
  const hotspots = useMemo(() => hotspotsOf(workbench), [workbench]);
  const names = useMemo(() => nameAll(result, table, layers), [nameAll, result, table, layers]);
  const [inspectorSlot, setInspectorSlot] = useState<HTMLElement | null>(null);
  const canGo = (wanted: Step) => STEP_SCREENS[wanted]?.worksWithoutIncidents === true || table !== null;
  const renderInspector = useCallback(
    (content: ReactNode) => inspectorSlot && content && createPortal(content, inspectorSlot),
    [inspectorSlot],
  );
  const incompleteFrom = useMemo(() => incompleteSince(document.datasets), [document.datasets]);
  const select = useCallback((next: Selection | null) => session.select(next), [session]);
  // Other steps draw for themselves.
  const onArea = useCallback(
    (rings: readonly Float64Array[]) => {
      if (workbenchStore.getState().step === 'explore') session.setFilter({ area: rings }, false);
    },
    [session, workbenchStore],
  );

  useShortcuts({
    'Ctrl+Z': session.undo,
    'Ctrl+Y': session.redo,
    'Ctrl+S': onSave,
    'Ctrl+O': onOpen,
    '?': () => setHelpOpen(true),
    Escape: () => (map?.cancelDrawing(), select(null)),
    ...Object.fromEntries(
      shownSteps()
        .slice(0, 9)
        .map((name, i) => [`Alt+${i + 1}`, () => canGo(name) && session.go(name)]),
    ),
  });

  const shown = STEP_SCREENS[step];
  const isPage = shown?.layout === 'page';
  const screen = shown?.Screen && (
    <shown.Screen
      key={step}
      {...{ project, session, map, clients, newId, now, renderInspector }}
      workbench={workbenchStore}
    />
  );
  const panel = () => {
    if (screen) return isPage ? null : <Suspense fallback={null}>{screen}</Suspense>;
    if (step === 'import' || !result || !table) return importPanel;
    if (step === 'explore')
      return (
        <ExplorePanel
          {...{ result, filter, surface, incompleteFrom }}
          totalIncidents={table.length}
          onSurface={setSurface}
          onFilter={session.setFilter}
          onDraw={(mode) => map?.startDrawing(mode)}
          renderTable={(view) =>
            view === 'quality' ? (
              <QualityTable client={clients.data} table={table} areas={layers.areas} onError={session.fail} />
            ) : (
              <AreaTable
                {...{ table, filter, settings, onDownload }}
                client={clients.data}
                areas={layers.areas}
                dataFingerprint={workbench.dataFingerprint}
                onFilter={session.setFilter}
                onError={session.fail}
              />
            )
          }
        />
      );
    return (
      <HotspotPanel
        {...{ result, hotspots, settings }}
        kept={document.hotspots}
        selectedId={selection?.kind === 'hotspot' ? selection.id : null}
        dataFingerprint={workbench.dataFingerprint}
        hasBuiltArea={layers.streets !== null || layers.addresses !== null}
        hasMunicipality={layers.areas?.records.some(({ kind }) => kind === 'municipality') ?? false}
        nameOf={({ id }) => names.get(id) ?? ''}
        onSelect={(id) => select({ kind: 'hotspot', id })}
        onSelectKept={(id) => select({ kind: 'kept', id })}
        onSettings={(next) => void session.setSettings(next)}
      />
    );
  };

  const inspector = () => {
    if (!result || step === 'import' || screen) return null;
    const onClose = () => select(null);
    if (selection?.kind === 'hotspot') {
      const hotspot = hotspots.find(({ id }) => id === selection.id);
      if (!hotspot) return null;
      const name = names.get(hotspot.id) ?? '';
      const isKept = document.hotspots.some(
        (kept) =>
          kept.name === name &&
          kept.dataFingerprint === workbench.dataFingerprint &&
          kept.incidents === hotspot.incidents,
      );
      const neighbourhood = areaAt(layers, ...hotspot.centre, 'neighbourhood')?.name ?? null;
      return (
        <HotspotInspector
          {...{ hotspot, name, neighbourhood, result, settings, isKept, onClose }}
          onKeep={() => session.keepHotspot(hotspot, name, now())}
        />
      );
    }
    if (selection?.kind === 'kept') {
      const kept = document.hotspots.find(({ id }) => id === selection.id);
      return kept ? (
        <KeptInspector
          kept={kept}
          isStale={kept.dataFingerprint !== workbench.dataFingerprint}
          onChange={(change) => session.changeKept(kept.id, change)}
          onRemove={() => session.removeKept(kept.id)}
          onClose={onClose}
        />
      ) : null;
    }
    if (selection?.kind === 'cell') {
      const { grid } = result;
      const row = Math.floor(selection.index / grid.columns);
      const x = grid.originX + ((selection.index % grid.columns) + 0.5) * grid.cellSizeMetres;
      const y = grid.originY + (row + 0.5) * grid.cellSizeMetres * (grid.shape === 'hexagon' ? Math.sqrt(3) / 2 : 1);
      return (
        <CellInspector result={result} index={selection.index} place={namePlace(layers, x, y).name} onClose={onClose} />
      );
    }
    return null;
  };

  const inspected = inspector();
  const fault = (message: string, retry: () => void) => (
    <div style={{ padding: 20 }}>
      <Notice tone="bad">{t('app.error', { message })}</Notice>
      <Button onPress={retry}>OK</Button>
    </div>
  );
  return (
    <div className={styles.shell}>
      <Header
        projectName={document.name}
        {...{ saveState, canUndo, canRedo, onOpen, onSave }}
        onProject={() => setProjectOpen(true)}
        onUndo={session.undo}
        onRedo={session.redo}
      />
      <Rail step={step} canGo={canGo} onStep={session.go} onHelp={() => setHelpOpen(true)} />
      <Work
        panel={<ErrorBoundary fallback={fault}>{panel()}</ErrorBoundary>}
        map={
          <>
            <MapHost
              {...{ createMap, document, workbench, names, surface, onArea }}
              places={session.places}
              onSelect={select}
              onReady={setMap}
            />
            <Tasks tasks={workbench.tasks} />
            <Notices notices={workbench.notices} onDismiss={session.tasks.dismiss} />
          </>
        }
        inspector={inspected && <ErrorBoundary fallback={fault}>{inspected}</ErrorBoundary>}
        page={
          isPage && (
            <ErrorBoundary fallback={fault}>
              <Suspense fallback={null}>{screen}</Suspense>
            </ErrorBoundary>
          )
        }
        inspectorRef={setInspectorSlot}
      />
      {table && result && (shown?.hasFilterStrip ?? !isPage) && (
        <div className={styles.strip}>
          <ErrorBoundary fallback={fault}>
            <FilterStrip
              {...{ table, result, filter, scales, incompleteFrom }}
              markers={document.markers}
              events={document.events}
              onFilter={session.setFilter}
            />
          </ErrorBoundary>
        </div>
      )}
      <ProjectDialog
        isOpen={isProjectOpen}
        {...{ document, basemap, listSaved }}
        onClose={() => setProjectOpen(false)}
        onChange={(change) =>
          project.dispatch('command.project', (draft) => void Object.assign(draft, change), { coalesce: 'project' })
        }
        onBasemap={(next) => {
          setBasemap(next);
          map?.setExternalBasemap(next);
        }}
        onOpenSaved={(id) => (setProjectOpen(false), onOpenSaved(id))}
        onNew={() => (setProjectOpen(false), onNew())}
        onWipe={() => (setProjectOpen(false), onWipe())}
      />
      <HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
