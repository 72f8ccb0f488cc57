import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ToolRequest } from '../../analysis/tools/tools.ts';
import type { ToolFrame, ToolResult } from '../../analysis/tools/tool-types.ts';
import { deriveStudyPlaces } from '../../analysis/grid/study-places.ts';
import { useTexts } from '../../i18n/index.ts';
import { incompleteSince } from '../../state/incomplete-month.ts';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { DownloadIcon } from '../../ui/icons.ts';
import type { VerifiedFile } from '../../workers/methods-worker.ts';
import type { StepProps } from '../step-props.ts';
import { ChecksDialog } from './checks-dialog.tsx';
import { downloadText } from '../download.ts';
import { incidentsCsv } from './incidents-csv.ts';
import styles from './methods.module.css';
import { rScript } from './r-script.ts';
import { ResultView } from './result-view.tsx';
import { categoryName } from './category-name.ts';
import { FIRST_REQUESTS, ToolForm } from './tool-form.tsx';

const SLOT = 'methods';
/** One seed for the whole project would do; a fixed one makes every run repeatable. */
const SEED = 20_231;

interface Answer {
  readonly request: ToolRequest;
  readonly frame: ToolFrame;
  readonly result: ToolResult;
}

/** Questions that an analyst asks the data, each answered in a sentence; and the check of all methods. */
export function MethodsStep({ project, workbench, session, map, clients, now }: StepProps) {
  const { t, language } = useTexts();
  const { table, layers, filter, settings, dataFingerprint } = useStore(workbench);
  const { document } = useStore(project);
  const [request, setRequest] = useState<ToolRequest>(FIRST_REQUESTS[0]!);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isChecking, setChecking] = useState(false);
  const [checksOpen, setChecksOpen] = useState(false);
  const [checked, setChecked] = useState<readonly VerifiedFile[] | null>(null);
  const loaded = useRef<{ readonly table: unknown; readonly layers: unknown } | null>(null);

  const frame: ToolFrame = useMemo(
    () => ({
      filter,
      withoutDuplicates: settings.withoutDuplicates,
      withoutPileUps: settings.withoutPileUps,
      cellSizeMetres: settings.cellSizeMetres,
      studyArea: settings.studyArea,
      expectation: settings.expectation,
      incompleteFrom: incompleteSince(document.datasets),
      seed: SEED,
    }),
    [filter, settings, document.datasets],
  );

  useEffect(() => {
    map?.showOverlay(SLOT, answer?.result.shapes ? overlayOf(answer.result) : null);
    return () => map?.showOverlay(SLOT, null);
  }, [map, answer]);

  const report = (error: unknown) => {
    if ((error as Error).name !== 'AbortError') session.fail(error);
  };

  async function run(): Promise<void> {
    if (!table) return;
    setBusy(true);
    try {
      const client = clients.methods();
      if (loaded.current?.table !== table || loaded.current.layers !== layers) {
        await client.load([{ table, places: deriveStudyPlaces(layers), streets: layers.streets }]);
        loaded.current = { table, layers };
      }
      const result = await session.tasks.run('task.methods', (options) => client.run([frame, request], options));
      setAnswer({ request, frame, result });
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  }

  async function check(): Promise<void> {
    setChecking(true);
    try {
      setChecked(await session.tasks.run('verify.stage', (options) => clients.methods().verify([], options)));
    } catch (error) {
      report(error);
    } finally {
      setChecking(false);
    }
  }

  const saveScript = (asked: ToolRequest | { readonly tool: 'hotspots' }, n: number, used: ToolFrame) =>
    downloadText(`regiekaart-${asked.tool}.R`, rScript(asked, used, { fingerprint: dataFingerprint, made: now(), n }));
  const saveData = () => table && downloadText('incidents.csv', incidentsCsv(table, frame), 'text/csv');
  const isStale = answer !== null && (answer.frame !== frame || answer.request !== request);

  const open = (first: ToolRequest) => {
    if (request.tool === first.tool) return;
    setRequest(first);
    setAnswer(null);
  };

  const question = () => (
    <>
      <ToolForm
        request={request}
        hasStreets={layers.streets !== null}
        categories={(table?.categories ?? []).map((id) => ({ id, name: categoryName(id, language) }))}
        onChange={setRequest}
      />
      <div className={styles.buttons}>
        <Button variant="primary" isDisabled={isBusy} onPress={() => void run()}>
          {t(isBusy ? 'methods.busy' : 'methods.run')}
        </Button>
      </div>
      {isStale && answer && <Notice tone="caution">{t('methods.stale')}</Notice>}
      {answer && (
        <ResultView
          result={answer.result}
          dataFingerprint={dataFingerprint}
          onScript={() => saveScript(answer.request, answer.result.n, answer.frame)}
          onData={saveData}
        />
      )}
      <Disclosure title={t('methods.about')}>
        <p>{t(`methods.tool.${request.tool}.help`)}</p>
      </Disclosure>
    </>
  );

  return (
    <Panel title={t('methods.title')} lead={t('methods.lead')}>
      {!table && <Notice tone="info">{t('methods.noData')}</Notice>}
      {table && (
        <PanelSection title={t('methods.questions')}>
          <ul className={styles.questions}>
            {FIRST_REQUESTS.map((first) => {
              const isOpen = request.tool === first.tool;
              return (
                <li key={first.tool} className={isOpen ? styles.open : undefined}>
                  <button type="button" aria-expanded={isOpen} className={styles.question} onClick={() => open(first)}>
                    <span className={styles.questionName}>{t(`methods.tool.${first.tool}`)}</span>
                    <span className="muted">{t(`methods.tool.${first.tool}.what`)}</span>
                  </button>
                  {isOpen && <div className={styles.inside}>{question()}</div>}
                </li>
              );
            })}
          </ul>
        </PanelSection>
      )}
      <PanelSection title={t('verify.title')}>
        <p>{t('verify.short')}</p>
        <div className={styles.buttons}>
          <Button
            onPress={() => {
              setChecksOpen(true);
              if (!checked && !isChecking) void check();
            }}
          >
            {t('verify.open')}
          </Button>
          {table && (
            <Button
              icon={DownloadIcon}
              variant="quiet"
              onPress={() => saveScript({ tool: 'hotspots' }, table.length, frame)}
            >
              {t('methods.hotspotScript')}
            </Button>
          )}
        </div>
        <p className="muted">{t('methods.falseAlarms')}</p>
      </PanelSection>
      <ChecksDialog
        isOpen={checksOpen}
        files={checked}
        isBusy={isChecking}
        onRun={() => void check()}
        onClose={() => setChecksOpen(false)}
      />
    </Panel>
  );
}

/** Areas without an outline where they are cells side by side; the number of a cluster in a badge. */
function overlayOf({ shapes }: ToolResult) {
  const many = (shapes?.areas.length ?? 0) > 40;
  return {
    areas: (shapes?.areas ?? []).map(({ id, rings, tone }) => ({
      id,
      rings,
      tone,
      inert: true,
      fillOpacity: many ? 0.45 : 0.15,
      widthPx: many ? 0 : 2,
    })),
    places: (shapes?.places ?? []).map((place) => ({
      ...place,
      tone: 'accent' as const,
      look: 'badge' as const,
      inert: true,
    })),
  };
}
