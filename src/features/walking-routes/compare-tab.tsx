import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTexts, type Texts } from '../../i18n/index.ts';
import type { CorridorComparison, CorridorReport } from '../../network/corridor/corridor-types.ts';
import type { Sentence } from '../../network/corridor/describe-corridor.ts';
import type { CorridorAnswer } from '../../network/questions/corridor-question.ts';
import { Figure, Figures, PanelSection } from '../../ui/layout/panel.tsx';
import { Disclosure, EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select } from '../../ui/primitives/field.tsx';
import { DistanceProfile, HourProfile } from './corridor-charts.tsx';
import { CorridorMethod } from './corridor-method.tsx';
import { endPlaces, overlayOf, routeLine, SLOT } from './routes-overlay.ts';
import { useAnswer, type AskOptions } from './use-answer.ts';
import type { PartProps } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

const HOURS = {
  all: null,
  day: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
  evening: [18, 19, 20, 21, 22, 23],
  night: [22, 23, 0, 1, 2, 3, 4, 5],
} as const;
type HourChoice = keyof typeof HOURS;

/** What was recorded along the chosen route, always beside its comparisons. */
export function CompareTab(props: PartProps) {
  const { walks, workbench, session, map } = props;
  const { route, network, origins, goals } = walks;
  const { filter, table, dataFingerprint } = useStore(workbench);
  const texts = useTexts();
  const { t } = texts;
  const [hourChoice, setHourChoice] = useState<HourChoice>('all');
  const [seed, setSeed] = useState(1);
  const { categories, sources, period } = filter;
  const ask = useMemo(() => {
    if (!route || !table) return null;
    const hours = HOURS[hourChoice];
    const about = { categories, sources, period, area: null, hoursOfWeek: null };
    return (options: AskOptions) =>
      network.client.corridor([{ points: route.points, filter: about, hours, settings: { seed } }], options);
  }, [route, table, network, hourChoice, categories, sources, period, seed]);
  const { answer, isStale } = useAnswer(session, 'task.routes.corridor', ask);
  useEffect(() => {
    if (!map || !route) return;
    map.showOverlay(
      SLOT,
      overlayOf(
        [routeLine({ id: route.id, points: Float64Array.from(route.points) }, true)],
        endPlaces(origins, goals),
      ),
    );
  }, [map, route, origins, goals]);

  if (!route) return <EmptyState title={t('routes.compare.noRoute')}>{t('routes.compare.noRouteWhatNow')}</EmptyState>;
  if (!table) return <EmptyState title={t('routes.noIncidents')}>{t('routes.noIncidentsWhatNow')}</EmptyState>;
  return (
    <>
      <p>
        <b>{t('routes.proposedName', { origin: route.originName, goal: route.goalName })}</b> ·{' '}
        {texts.distance(route.lengthMetres)}
      </p>
      <div className={styles.columns}>
        <Select
          label={t('routes.compare.hours')}
          value={hourChoice}
          choices={(Object.keys(HOURS) as HourChoice[]).map((value) => ({ value, label: t(`routes.hours.${value}`) }))}
          onChange={setHourChoice}
        />
        <NumberField label={t('routes.seed')} value={seed} minimum={1} maximum={1_000_000} onChange={setSeed} />
      </div>
      {!answer || isStale ? (
        <p className="muted">{t('routes.compare.busy')}</p>
      ) : (
        <Compared
          answer={answer}
          texts={texts}
          dataFingerprint={dataFingerprint}
          network={network.summary.fingerprint}
        />
      )}
    </>
  );
}

interface ComparedProps {
  readonly answer: CorridorAnswer;
  readonly texts: Texts;
  readonly dataFingerprint: string;
  readonly network: string;
}

function Compared({ answer, texts, dataFingerprint, network }: ComparedProps) {
  const { t, date } = texts;
  const { outcome, period, before } = answer;
  if (outcome.kind === 'refused') {
    return (
      <>
        <Notice tone="caution">{t(outcome.reason, outcome.values)}</Notice>
        <p className="muted">{t('routes.compare.whyRefused')}</p>
      </>
    );
  }
  const { report } = outcome;
  return (
    <>
      <div className={styles.sentences}>
        {answer.sentences.map((sentence, i) => (
          <p key={i} className={i === 0 ? '' : 'muted'}>
            {writeSentence(sentence, texts)}
          </p>
        ))}
      </div>
      <ComparisonFigures report={report} texts={texts} />
      <PanelSection title={t('routes.compare.profile')}>
        <DistanceProfile profile={report.profile} dispersion={report.dispersion} />
      </PanelSection>
      <PanelSection title={t('routes.compare.byHour')}>
        <HourProfile profile={report.profile} />
      </PanelSection>
      <ComparisonTable report={report} texts={texts} />
      <Notice tone="info">{t('hotspots.registeredOnly')}</Notice>
      <p className="muted">
        {period && t('routes.compare.period', { from: date(period.from), to: date(period.to - 1) })}{' '}
        {before && t('routes.compare.before', { from: date(before.from), to: date(before.to - 1) })}
      </p>
      <Disclosure title={t('routes.compare.method')}>
        <CorridorMethod answer={answer} report={report} dataFingerprint={dataFingerprint} network={network} />
      </Disclosure>
    </>
  );
}

/** Numbers of a sentence as the reader writes them. */
export function writeSentence({ key, values }: Sentence, { t, number, count }: Texts): string {
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'pValue') return [name, number(value, 3)];
      if (name === 'ratio' || name === 'low' || name === 'high' || name === 'factor') return [name, number(value, 2)];
      if (name === 'rate' || name === 'comparisonRate') return [name, number(value, value < 10 ? 2 : 1)];
      return [name, Number.isInteger(value) ? count(value) : number(value, 1)];
    }),
  );
  return t(key, written);
}

function ComparisonFigures({
  report,
  texts: { t, number },
}: {
  readonly report: CorridorReport;
  readonly texts: Texts;
}) {
  const [first] = report.comparisons;
  return (
    <Figures>
      <Figure value={number(report.route.per100MetresPerYear, 1)} label={t('routes.compare.routeRate')} />
      <Figure value={number(first.comparison.per100MetresPerYear, 1)} label={t('routes.compare.elsewhereRate')} />
      {first.ratioPerStreet && Number.isFinite(first.ratioPerStreet.ratio) && (
        <Figure
          value={`${number(first.ratioPerStreet.ratio, 2)}×`}
          label={t('routes.compare.interval', {
            low: number(first.ratioPerStreet.low, 2),
            high: number(first.ratioPerStreet.high, 2),
          })}
        />
      )}
    </Figures>
  );
}

/** All comparisons with interval and test: the figures behind the sentences. */
function ComparisonTable({ report, texts: { t, number } }: { readonly report: CorridorReport; readonly texts: Texts }) {
  const ratio = (interval: CorridorComparison['ratioPerStreet']) =>
    interval && Number.isFinite(interval.high)
      ? `${number(interval.ratio, 2)} (${number(interval.low, 2)}–${number(interval.high, 2)})`
      : '–';
  return (
    <PanelSection title={t('routes.compare.table')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('routes.compare.with')}</th>
            <th scope="col">{t('routes.compare.perStreet')}</th>
            <th scope="col">{t('routes.compare.perWalked')}</th>
            <th scope="col">p</th>
          </tr>
        </thead>
        <tbody>
          {report.comparisons.map((comparison) => (
            <tr key={comparison.kind}>
              <th scope="row">{t(`routes.compare.kind.${comparison.kind}`)}</th>
              <td>{ratio(comparison.ratioPerStreet)}</td>
              <td>{ratio(comparison.ratioPerMetreWalked)}</td>
              <td>{number(comparison.pValue, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.notCompared.map(({ kind, reason }) => (
        <p key={kind} className="muted">
          {t(`routes.compare.kind.${kind}`)}: {t(reason)}
        </p>
      ))}
    </PanelSection>
  );
}
