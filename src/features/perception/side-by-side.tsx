import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { compareWithExperience, LEVELS, type Level, type PlaceAgreement } from '../../analysis/perception/agreement.ts';
import { meanAnswer, shareInterval, underReporting } from '../../analysis/perception/experienced.ts';
import { LEAST_GROUP, type Survey } from '../../domain/survey/survey.ts';
import { circleRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import type { OverlayTone } from '../../map/overlay-types.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { answersAt, countAreas, countPlaces, type CountedPlace } from './count-places.ts';
import styles from './perception.module.css';
import { PlaceDetail } from './place-detail.tsx';

const SLOT = 'perception';
const FEELS: Readonly<Record<Level, OverlayTone>> = { low: 'caution', middle: 'muted', high: 'accent' };
/** More places than this are not listed one by one: the clear ones are. */
const MOST_LISTED = 60;

/** Registered beside experienced, by place. */
export function SideBySide(props: StepProps) {
  const { project, workbench, session, map, renderInspector } = props;
  const surveys = useStore(project, ({ document }) => document.surveys);
  const { filter, layers, table } = useStore(workbench);
  const texts = useTexts();
  const { t, number, count } = texts;
  const [surveyId, setSurveyId] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [radius, setRadius] = useState(100);
  const [selected, setSelected] = useState<number | null>(null);
  const survey = surveys.find(({ id }) => id === surveyId) ?? surveys.at(-1) ?? null;
  const question = survey ? questionOf(survey, asked) : -1;
  const [counted, setCounted] = useState<{
    readonly of: object;
    readonly places: readonly CountedPlace[];
    readonly areas: readonly CountedPlace[];
  } | null>(null);
  const key = useMemo(() => ({ survey, filter, layers, table, radius }), [survey, filter, layers, table, radius]);
  useEffect(() => {
    if (!survey || !table) return;
    let left = false;
    void Promise.all([countPlaces(session, survey, filter, radius), countAreas(session, survey, layers, filter)]).then(
      ([places, areas]) => !left && setCounted({ of: key, places, areas }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, survey, table, layers, filter, radius, key]);
  const places = counted?.of === key ? counted.places : null;
  const agreement = useMemo(() => {
    if (!survey || !places || places.length === 0) return null;
    return compareWithExperience(
      places.map(({ index, registered }) => ({
        registered,
        experienced: meanOf(survey, index, question),
      })),
    );
  }, [survey, places, question]);

  useEffect(() => {
    if (!map || !places || !agreement) return;
    const top = Math.max(1, ...places.map(({ registered }) => registered));
    map.showOverlay(SLOT, {
      areas: places.flatMap(({ x, y, index, registered }) =>
        x === null || y === null
          ? []
          : [
              {
                id: `${index}`,
                tone: 'ramp' as const,
                value: Math.sqrt(registered / top),
                fillOpacity: 0.45,
                widthPx: 1,
                rings: [circleRing(x, y, radius)],
              },
            ],
      ),
      lines: [],
      places: places.flatMap(({ x, y, index }, i) => {
        const experienced = agreement.places[i]!.experienced;
        if (x === null || y === null || !experienced) return [];
        return [
          {
            id: `${index}`,
            tone: FEELS[experienced.level],
            x,
            y,
            look: 'badge' as const,
            text: String(Math.round(experienced.interval.value)),
          },
        ];
      }),
    });
    return () => map.showOverlay(SLOT, null);
  }, [map, places, agreement, radius]);
  useEffect(
    () =>
      map?.on('select', ({ features }) => {
        const hit = features.find((one) => one.kind === 'overlay' && one.slot === SLOT);
        if (hit?.kind === 'overlay') setSelected(Number(hit.id));
      }),
    [map],
  );

  if (!survey) return <EmptyState title={t('perception.noSurvey')}>{t('perception.noSurveyWhatNow')}</EmptyState>;
  const named = (i: number) => survey.places[places![i]!.index]!.name;
  const mismatches = agreement
    ? agreement.places.flatMap(({ mismatch }, i) => (mismatch ? [{ i, mismatch }] : []))
    : [];
  const rows = agreement && places ? sortedRows(agreement.places, places) : [];
  return (
    <>
      {surveys.length > 1 && (
        <Select
          label={t('perception.survey')}
          value={survey.id}
          choices={surveys.map(({ id, fileName }) => ({ value: id, label: fileName }))}
          onChange={setSurveyId}
        />
      )}
      <div className={styles.pair}>
        <Select
          label={t('perception.question')}
          value={survey.questions[question]?.code ?? ''}
          choices={survey.questions
            .filter(({ high }) => high > 1)
            .map(({ code, text }) => ({ value: code, label: text }))}
          onChange={setAsked}
        />
        <NumberField
          label={t('perception.radius')}
          value={radius}
          minimum={25}
          maximum={500}
          step={25}
          unit="m"
          onChange={setRadius}
        />
      </div>
      {!agreement ? (
        <p className="muted">{t('perception.counting')}</p>
      ) : (
        <>
          <p className="muted">{t('perception.legend')}</p>
          <PanelSection title={t('perception.differ')}>
            {mismatches.length === 0 && <p>{t('perception.noMismatch')}</p>}
            {mismatches.map(({ i, mismatch }) => {
              const { registered, experienced } = agreement.places[i]!;
              return (
                <p key={i}>
                  {t(`perception.mismatch.${mismatch}`, {
                    name: named(i),
                    n: count(registered.interval.value),
                    mean: number(experienced!.interval.value, 1),
                    low: number(experienced!.interval.low, 1),
                    high: number(experienced!.interval.high, 1),
                  })}
                </p>
              );
            })}
          </PanelSection>
          <Matrix matrix={agreement.matrix} blank={agreement.blank} />
          <PanelSection title={t('perception.places', { n: count(agreement.places.length) })}>
            <table className={styles.table}>
              <caption>{t('perception.tableCaption', { radius })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('perception.place')}</th>
                  <th scope="col">{t('perception.registered')}</th>
                  <th scope="col">{t('perception.experienced')}</th>
                  <th scope="col">n</th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, MOST_LISTED).map((i) => {
                  const { registered, experienced } = agreement.places[i]!;
                  const { n } = answersAt(survey, places![i]!.index, question);
                  return (
                    <tr key={i}>
                      <th scope="row">
                        <button type="button" className={styles.link} onClick={() => setSelected(places![i]!.index)}>
                          {named(i)}
                        </button>
                      </th>
                      <td>
                        {count(registered.interval.value)}
                        <br />
                        <span className="muted">
                          {count(registered.interval.low)}–{count(registered.interval.high)}
                        </span>
                      </td>
                      <td>
                        {experienced ? (
                          <>
                            {number(experienced.interval.value, 1)}
                            <br />
                            <span className="muted">
                              {number(experienced.interval.low, 1)}–{number(experienced.interval.high, 1)}
                            </span>
                          </>
                        ) : (
                          <span className="muted">{t('perception.tooFew')}</span>
                        )}
                      </td>
                      <td>{count(n)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
            {rows.length > MOST_LISTED && (
              <p className="muted">{t('perception.more', { n: count(rows.length - MOST_LISTED) })}</p>
            )}
          </PanelSection>
          <ByArea survey={survey} question={question} areas={counted!.areas} />
          <UnderReporting survey={survey} />
          <p className="muted">{t('perception.method', { least: LEAST_GROUP })}</p>
        </>
      )}
      {renderInspector(
        selected !== null && survey.places[selected] && (
          <PlaceDetail {...props} survey={survey} place={selected} radius={radius} onClose={() => setSelected(null)} />
        ),
      )}
    </>
  );
}

/** The question that was chosen, else safety in the evening, at all, by day; else the first with a scale. */
function questionOf({ questions }: Survey, asked: string | null): number {
  const chosen = questions.findIndex(({ code }) => code === asked);
  if (chosen >= 0) return chosen;
  for (const role of ['safetyEvening', 'safety', 'safetyDay']) {
    const found = questions.findIndex((question) => question.role === role && question.high > 1);
    if (found >= 0) return found;
  }
  return questions.findIndex(({ high }) => high > 1);
}

const meanOf = (survey: Survey, place: number, question: number) => meanAnswer(answersAt(survey, place, question));

/** Clear differences first, then by what is registered. */
function sortedRows(agreements: readonly PlaceAgreement[], places: readonly CountedPlace[]): number[] {
  const rank = (i: number) => (agreements[i]!.mismatch ? 0 : agreements[i]!.experienced ? 1 : 2);
  return places.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || places[b]!.registered - places[a]!.registered);
}

function Matrix({
  matrix,
  blank,
}: {
  readonly matrix: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  readonly blank: number;
}) {
  const { t, count } = useTexts();
  return (
    <PanelSection title={t('perception.matrix')}>
      <table className={`${styles.table} ${styles.matrix}`}>
        <caption>{t('perception.matrixCaption')}</caption>
        <thead>
          <tr>
            <td />
            {LEVELS.map((feels) => (
              <th key={feels} scope="col">
                {t(`perception.feels.${feels}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...LEVELS].reverse().map((registered) => (
            <tr key={registered}>
              <th scope="row">{t(`perception.registeredLevel.${registered}`)}</th>
              {LEVELS.map((feels) => (
                <td
                  key={feels}
                  data-differs={
                    (registered === 'high' && feels === 'high') ||
                    (registered === 'low' && feels === 'low') ||
                    undefined
                  }
                >
                  {matrix[registered][feels] === 0 ? '·' : count(matrix[registered][feels])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {blank > 0 && <p className="muted">{t('perception.blank', { n: count(blank), least: LEAST_GROUP })}</p>}
    </PanelSection>
  );
}

/** Answers about whole neighbourhoods, in a table of their own. */
function ByArea({
  survey,
  question,
  areas,
}: {
  readonly survey: Survey;
  readonly question: number;
  readonly areas: readonly CountedPlace[];
}) {
  const { t, number, count } = useTexts();
  if (areas.length === 0) return null;
  return (
    <PanelSection title={t('perception.byArea', { n: areas.length })}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('perception.area')}</th>
            <th scope="col">{t('perception.registered')}</th>
            <th scope="col">{t('perception.experienced')}</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody>
          {areas.map(({ index, registered }) => {
            const answers = answersAt(survey, index, question);
            const mean = meanAnswer(answers);
            return (
              <tr key={index}>
                <th scope="row">{survey.places[index]!.name}</th>
                <td>{count(registered)}</td>
                <td>
                  {mean ? (
                    `${number(mean.value, 1)} (${number(mean.low, 1)}–${number(mean.high, 1)})`
                  ) : (
                    <span className="muted">{t('perception.tooFew')}</span>
                  )}
                </td>
                <td>{count(answers.n)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </PanelSection>
  );
}

/** How much of what happened was reported, where the survey asks for it; over all places, for few were asked at one. */
function UnderReporting({ survey }: { readonly survey: Survey }) {
  const { t, share, number, count } = useTexts();
  const totals = (role: 'victim' | 'reported') => {
    const question = survey.questions.findIndex((one) => one.role === role);
    const cells = survey.cells.filter((cell) => cell.question === question && cell.group === null);
    // Places below the least number give no sum; they are left out of both numbers.
    const known = cells.filter(({ sum }) => sum !== null);
    return {
      yes: known.reduce((total, { sum }) => total + sum!, 0),
      n: known.reduce((total, { n }) => total + n, 0),
      asked: cells.reduce((total, { n }) => total + n, 0),
    };
  };
  const [victim, reported] = [totals('victim'), totals('reported')];
  const happened = shareInterval(victim.yes, victim.n);
  const estimate = underReporting(reported.yes, reported.n, LEAST_GROUP);
  return (
    <PanelSection title={t('perception.underReporting')}>
      {happened && (
        <p>
          {t('perception.happened', {
            share: share(happened.value),
            low: share(happened.low),
            high: share(happened.high),
            n: count(victim.n),
          })}
        </p>
      )}
      {estimate ? (
        <p>
          {t('perception.reported', {
            share: share(estimate.reported.value),
            low: share(estimate.reported.low),
            high: share(estimate.reported.high),
            n: count(estimate.n),
            factor: number(estimate.factor.value, 1),
            factorLow: number(estimate.factor.low, 1),
            factorHigh: Number.isFinite(estimate.factor.high) ? number(estimate.factor.high, 1) : '∞',
          })}
        </p>
      ) : (
        <p className="muted">{t('perception.noUnderReporting', { n: count(reported.asked), least: LEAST_GROUP })}</p>
      )}
    </PanelSection>
  );
}
