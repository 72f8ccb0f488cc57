import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { REGULARITIES } from '../../domain/incident/regularity.ts';
import { namePlace } from '../../domain/place/place-names.ts';
import { useTexts } from '../../i18n/index.ts';
import { createHotspotNamer } from '../../state/hotspot-names.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Busy, Notice } from '../../ui/primitives/feedback.tsx';
import type { CritiqueAnswer, CritiqueFindings, CritiqueVariant } from '../../workers/critique-worker.ts';
import type { StepProps } from '../step-props.ts';
import { MarkerEditor } from './marker-editor.tsx';
import styles from './problem-analysis.module.css';
import { useCritique } from './use-critique.ts';

/** What the rows tell about registering rather than about what happens, and what remains without it. */
export function DataCritique(props: StepProps) {
  const { t } = useTexts();
  const findings = useCritique(props);
  if (!findings) return <Busy label={t('critique.looking')} fraction={null} cancelLabel="" />;
  return (
    <>
      <ReportingChanges {...props} findings={findings} />
      <Habits findings={findings} />
      <Without {...props} findings={findings} />
    </>
  );
}

type PartProps = StepProps & { readonly findings: CritiqueFindings };

function ReportingChanges({ project, workbench, session, newId, findings }: PartProps) {
  const { markers } = useStore(project, ({ document }) => document);
  const sources = useStore(workbench, ({ table }) => table?.sources ?? []);
  const { t, month, number, date } = useTexts();
  const proposals = findings.changes.map((change) => {
    const source = sources[change.source] ?? '';
    const isKept = markers.some((one) => one.at === change.at && (one.sources?.includes(source) ?? false));
    const values = {
      source,
      month: month(change.at),
      before: number(change.before, 0),
      after: number(change.after, 0),
    };
    return { ...change, source, isKept, text: t(`critique.change.${change.kind}`, values) };
  });
  return (
    <PanelSection title={t('critique.changes')}>
      {proposals.length === 0 && <p className="muted">{t('critique.noChanges')}</p>}
      {proposals.map(({ source, at, text, p, isKept }) => (
        <div key={`${source} ${at}`} className={styles.finding}>
          <p>{text}</p>
          <p className="muted">
            {t('critique.changeMethod', { p: p < 0.002 ? `< ${number(0.002, 3)}` : number(p, 3) })}
          </p>
          <div className={styles.chips}>
            {isKept ? (
              <span className="muted">{t('critique.onAxis')}</span>
            ) : (
              <Button
                onPress={() =>
                  project.dispatch(
                    'command.marker',
                    (draft) => void draft.markers.push({ id: newId(), at, text, sources: [source] }),
                  )
                }
              >
                {t('critique.toAxis')}
              </Button>
            )}
            <Button
              variant="quiet"
              onPress={() => session.setFilter({ sources: sources.filter((one) => one !== source) }, false)}
            >
              {t('critique.withoutSource', { source })}
            </Button>
          </div>
        </div>
      ))}
      <MarkerEditor
        markers={markers}
        newId={newId}
        date={date}
        onChange={(next) =>
          project.dispatch(
            'command.marker',
            (draft) => void (draft.markers = structuredClone(next) as typeof draft.markers),
          )
        }
      />
    </PanelSection>
  );
}

function Habits({ findings }: { readonly findings: CritiqueFindings }) {
  const { t, count, share, list } = useTexts();
  const bySize = [...findings.sources].sort((a, b) => b.incidents - a.incidents);
  const rounds = bySize.filter(({ busyHours }) => busyHours !== null && busyHours <= ROUND_HOURS);
  const onTheHour = bySize.filter(({ exactTimes, onTheHour: n }) => exactTimes >= 100 && n / exactTimes >= 0.1);
  return (
    <PanelSection title={t('critique.habits')}>
      <table className={styles.table}>
        <caption>{t('critique.habitsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('critique.source')}</th>
            <th scope="col">{t('critique.registered')}</th>
            <th scope="col">{t('critique.withoutPlace')}</th>
            <th scope="col">{t('critique.withoutHour')}</th>
            <th scope="col">{t('critique.onTheHour')}</th>
          </tr>
        </thead>
        <tbody>
          {bySize.map((one) => (
            <tr key={one.source}>
              <th scope="row">{one.source}</th>
              <td>{count(one.incidents)}</td>
              <td>{share(one.withoutPlace / one.incidents)}</td>
              <td>{share(one.withoutHour / one.incidents)}</td>
              <td>{one.exactTimes >= 50 ? share(one.onTheHour / one.exactTimes) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rounds.map(({ source, busyHours }) => (
        <p key={source}>{t('critique.rounds', { source, hours: busyHours! })}</p>
      ))}
      {onTheHour.length > 0 && (
        <p>
          {t('critique.roundTimes', {
            sources: list(onTheHour.map(({ source }) => `‘${source}’`)),
            share: share(Math.max(...onTheHour.map(({ exactTimes, onTheHour: n }) => n / exactTimes))),
          })}
        </p>
      )}
      <p className="muted">{t('critique.habitsMethod')}</p>
    </PanelSection>
  );
}

/** A source that works in at most this many of the 168 hours of the week shows when it goes round. */
const ROUND_HOURS = 60;

function Without({ workbench, session, clients, findings }: PartProps) {
  const { filter, settings, layers, table, result } = useStore(workbench);
  const { t, count, share, list } = useTexts();
  const [answer, setAnswer] = useState<{ readonly of: object; readonly found: CritiqueAnswer } | null>(null);
  const question = useMemo(() => ({ filter, settings, table }), [filter, settings, table]);
  const changed = useMemo(
    () => [...new Set(findings.changes.map(({ source }) => table?.sources[source] ?? ''))].filter(Boolean),
    [findings, table],
  );
  const ask = async () => {
    try {
      const found = await session.tasks.run('task.critique', (options) =>
        clients.critique().without([filter, settings, changed], options),
      );
      setAnswer({ of: question, found });
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
  };
  const names = useMemo(
    () => createHotspotNamer((first, second) => t('hotspots.twoPlaces', { first, second }))(result, table, layers),
    [result, table, layers, t],
  );
  const isStale = answer !== null && answer.of !== question;
  // The same hotspot has the same id and so the same name as in the list; the middle's street when it is not there.
  const nameOf = (id: string) => {
    const { centre } = answer!.found.whole.hotspots.find((one) => one.id === id)!;
    return names.get(id) ?? namePlace(layers, ...centre).name;
  };
  const label = ({ leftOut, source }: CritiqueVariant) =>
    leftOut === 'source' ? t('critique.left.source', { source: source ?? '' }) : t(`critique.left.${leftOut}`);
  return (
    <PanelSection title={t('critique.without')}>
      <p className="muted">{t('critique.withoutHint')}</p>
      <ul className={styles.gaps}>
        {REGULARITIES.map((one) => (
          <li key={one}>
            {t(`critique.mark.${one}`, {
              n: count(findings.marked[one]),
              share: share(findings.marked[one] / Math.max(1, table?.length ?? 1)),
            })}
          </li>
        ))}
      </ul>
      <div>
        <Button variant="primary" onPress={() => void ask()}>
          {t('critique.again')}
        </Button>
      </div>
      {isStale && <Notice tone="caution">{t('critique.stale')}</Notice>}
      {answer && (
        <table className={styles.table}>
          <caption>
            {t('critique.whole', {
              n: count(answer.found.whole.incidents),
              hotspots: answer.found.whole.hotspots.length,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('critique.leftOut')}</th>
              <th scope="col">{t('critique.registered')}</th>
              <th scope="col">{t('critique.hotspots')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.found.variants.map((variant) => (
              <tr key={label(variant)}>
                <th scope="row">
                  {label(variant)}
                  <br />
                  <span className="muted">
                    {variant.goneIds.length > 0
                      ? t('critique.gone', { names: list(variant.goneIds.map(nameOf)) })
                      : t('critique.allRemain')}
                    {variant.appeared > 0 && ` ${t('critique.appeared', { n: variant.appeared })}`}
                  </span>
                </th>
                <td>{count(variant.incidents)}</td>
                <td>{variant.hotspots.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {findings.marked.pileUps > 0 && !settings.withoutPileUps && (
        <div>
          <Button variant="quiet" onPress={() => void session.setSettings({ ...settings, withoutPileUps: true })}>
            {t('critique.usePileUps')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}
