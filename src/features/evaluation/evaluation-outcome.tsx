import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { fileSave } from 'browser-fs-access';
import {
  evaluateMeasure,
  FEW_INCIDENTS,
  isTellable,
  type Counts,
  type EvaluationResult,
} from '../../analysis/evaluation/evaluate-measure.ts';
import { isIndistinguishable } from '../../analysis/rates/compare-periods.ts';
import type { RateChangeResult } from '../../analysis/rates/rate-change.ts';
import {
  choosePeriods,
  designLevel,
  EVALUATION_AREAS,
  type Evaluation,
  type EvaluationArea,
  type EvaluationPeriods,
} from '../../domain/evaluation/evaluation.ts';
import type { DocumentBlock, DocumentModel } from '../../document/document-model.ts';
import { textsIn, useTexts, type Texts } from '../../i18n/index.ts';
import { completeUntil } from '../../state/incomplete-month.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import type { StepProps } from '../step-props.ts';
import { ChangeChart } from './change-chart.tsx';
import styles from './evaluation.module.css';

type CountsByArea = Readonly<Partial<Record<EvaluationArea, Counts>>>;
type Writer = Pick<Texts, 't' | 'number' | 'count' | 'date'>;

/** What the design allows to be said, the main sentence first; then figure, table, what is missing, method. */
export function EvaluationOutcome(props: StepProps & { readonly evaluation: Evaluation }) {
  const { evaluation, project } = props;
  const { markers, name: projectName } = useStore(project, ({ document }) => document);
  const dataFingerprint = useStore(props.workbench, (state) => state.dataFingerprint);
  const texts = useTexts();
  const { t } = texts;
  const { counts, periods } = useEvaluationCounts(props);
  if (!evaluation.treated || !evaluation.from) return <Notice tone="info">{t('evaluation.chooseFirst')}</Notice>;
  if (!periods) return <Notice tone="caution">{t('evaluation.tooShort')}</Notice>;
  if (!counts?.treated) return <p className="muted">{t('evaluation.counting')}</p>;
  const result = resultOf(counts, periods);
  const changed = markers.filter(({ at }) => at > periods.before.from && at < periods.after.to);
  const save = async () => {
    const { writeDocx } = await import('../../document/docx/write-docx.ts');
    const bytes = await writeDocx(
      documentOf({
        evaluation,
        counts,
        periods,
        result,
        changed: changed.map(({ text }) => text),
        projectName,
        dataFingerprint,
      }),
    );
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    await fileSave(new Blob([bytes as BlobPart], { type }), { fileName: 'evaluatie.docx' }).catch(() => undefined);
  };
  return (
    <PanelSection title={t('evaluation.outcome')}>
      <p className={styles.main}>{mainSentence(evaluation, result, texts)}</p>
      {moreSentences(result, texts).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {changed.length > 0 && (
        <Notice tone="caution">
          {t('evaluation.reportingChanged', { changes: changed.map(({ text }) => text).join(' ') })}
        </Notice>
      )}
      {result.smallestCount < FEW_INCIDENTS && (
        <Notice tone="caution">{t('evaluation.few', { n: result.smallestCount, least: FEW_INCIDENTS })}</Notice>
      )}
      <ChangeChart
        label={t('evaluation.chart')}
        rows={EVALUATION_AREAS.flatMap((role) => {
          const change = result[role];
          return change ? [{ label: t(`evaluation.short.${role}`), ...change }] : [];
        })}
      />
      <table className={styles.table}>
        <caption>{periodSentence(periods, texts)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evaluation.areaColumn')}</th>
            <th scope="col">{t('evaluation.before')}</th>
            <th scope="col">{t('evaluation.after')}</th>
            <th scope="col">{t('evaluation.change')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(evaluation, counts, periods, result, texts).map(([label, ...cells]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.missing}>
        {missingIn(evaluation, periods).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <p className="muted">{t('evaluation.method')}</p>
      <div>
        <Button icon={DownloadIcon} onPress={() => void save()}>
          {t('evaluation.saveWord')}
        </Button>
      </div>
    </PanelSection>
  );
}

function resultOf(counts: CountsByArea, periods: EvaluationPeriods): EvaluationResult {
  return evaluateMeasure({
    treated: counts.treated!,
    control: counts.control ?? null,
    surroundings: counts.surroundings ?? null,
    surroundingsControl: counts.surroundingsControl ?? null,
    months: [periods.beforeMonths, periods.afterMonths],
  });
}

const signed = (value: number, number: Texts['number']) =>
  Number.isFinite(value) ? `${value > 0 ? '+' : ''}${number(value)}` : '∞';

function mainSentence(
  { treated }: Evaluation,
  { net, treated: inside }: EvaluationResult,
  { t, number }: Writer,
): string {
  const name = treated!.name;
  if (!net) {
    if (inside.percentage === null) return t('evaluation.sentence.nothing', { name });
    return t('evaluation.sentence.noControl', { name, change: signed(inside.percentage, number) });
  }
  const written = (write: (value: number) => string) => ({
    name,
    change: write(net.percentage),
    low: write(net.low),
    high: write(net.high),
  });
  if (!isTellable(net))
    return t(
      'evaluation.sentence.chance',
      written((value) => signed(value, number)),
    );
  // "65% fewer", not "−65%": a sentence that is read aloud in the meeting.
  const plain = written((value) => number(Math.abs(value)));
  return t(net.percentage < 0 ? 'evaluation.sentence.less' : 'evaluation.sentence.more', plain);
}

function moreSentences(
  { net, difference, netSurroundings, quotient, smallestVisibleFall }: EvaluationResult,
  { t, number }: Writer,
): string[] {
  const sentences: string[] = [];
  if (difference)
    sentences.push(
      t('evaluation.sentence.difference', {
        estimate: signed(difference.total.estimate, (value) => number(value, 1)),
        low: signed(difference.low, (value) => number(value, 1)),
        high: signed(difference.high, (value) => number(value, 1)),
      }),
    );
  // Only where nothing was found does it matter what could have been found.
  if (net && !isTellable(net))
    sentences.push(
      smallestVisibleFall === null
        ? t('evaluation.power.never')
        : t('evaluation.power', { fall: number(100 * smallestVisibleFall) }),
    );
  if (netSurroundings) {
    const values = {
      change: signed(netSurroundings.percentage, number),
      low: signed(netSurroundings.low, number),
      high: signed(netSurroundings.high, number),
    };
    const kind = !isTellable(netSurroundings) ? 'chance' : netSurroundings.percentage > 0 ? 'moved' : 'benefit';
    sentences.push(t(`evaluation.surroundings.${kind}`, values));
  }
  if (quotient?.value !== null && quotient !== null)
    sentences.push(
      t('evaluation.sentence.quotient', {
        value: number(quotient.value, 2),
        band: t(`evaluation.band.${quotient.band}`),
      }),
    );
  return sentences;
}

const periodSentence = ({ before, after, isSameSeason }: EvaluationPeriods, { t, date }: Writer) =>
  t(isSameSeason ? 'evaluation.periodsSeason' : 'evaluation.periods', {
    from: date(before.from),
    to: date(before.to - 1),
    afterFrom: date(after.from),
    afterTo: date(after.to - 1),
  });

function describe(change: RateChangeResult | null, { t, number }: Writer): string {
  if (!change || change.percentage === null) return '–';
  const interval = `${signed(change.percentage, number)}% (${signed(change.low, number)} – ${signed(change.high, number)})`;
  return isIndistinguishable(change) ? `${interval} ${t('evaluation.byChance')}` : interval;
}

function rowsOf(
  evaluation: Evaluation,
  counts: CountsByArea,
  { beforeMonths, afterMonths }: EvaluationPeriods,
  result: EvaluationResult,
  texts: Writer,
): string[][] {
  const { t, number, count } = texts;
  return EVALUATION_AREAS.flatMap((role) => {
    const area = evaluation[role];
    const pair = counts[role];
    if (!area || !pair) return [];
    return [
      [
        `${area.name} (${t(`evaluation.short.${role}`)})`,
        `${count(pair[0])} · ${number(pair[0] / beforeMonths, 1)}`,
        `${count(pair[1])} · ${number(pair[1] / afterMonths, 1)}`,
        describe(result[role], texts),
      ],
    ];
  });
}

/** What keeps this evaluation from saying more, each as a text. */
function missingIn(evaluation: Evaluation, { isSameSeason }: EvaluationPeriods): string[] {
  return [
    `evaluation.level.${designLevel(evaluation)}`,
    ...(evaluation.control ? [] : ['evaluation.missing.control']),
    ...(evaluation.surroundings ? [] : ['evaluation.missing.surroundings']),
    ...(isSameSeason ? [] : ['evaluation.missing.season']),
    ...(evaluation.output.trim() ? [] : ['evaluation.missing.output']),
    ...(evaluation.costs.trim() ? [] : ['evaluation.missing.costs']),
  ];
}

function documentOf(given: {
  readonly evaluation: Evaluation;
  readonly counts: CountsByArea;
  readonly periods: EvaluationPeriods;
  readonly result: EvaluationResult;
  readonly changed: readonly string[];
  readonly projectName: string;
  readonly dataFingerprint: string;
}): DocumentModel {
  const { evaluation, counts, periods, result, changed, projectName, dataFingerprint } = given;
  const texts = textsIn('nl');
  const { t } = texts;
  const paragraph = (text: string, look?: 'note' | 'caution'): DocumentBlock => ({
    kind: 'paragraph',
    runs: [{ text }],
    ...(look ? { look } : {}),
  });
  const written = (key: string, text: string): DocumentBlock[] => [
    { kind: 'heading', level: 2, text: t(key) },
    { kind: 'paragraph', runs: [text.trim() ? { text } : { text: t('evaluation.toFillIn'), mark: 'blank' }] },
  ];
  return {
    id: 'evaluatie',
    title: t('evaluation.documentTitle', { name: evaluation.name }),
    page: 'A4',
    audience: 'driehoek',
    language: 'nl',
    blocks: [
      { kind: 'heading', level: 1, text: t('evaluation.documentTitle', { name: evaluation.name }) },
      paragraph(mainSentence(evaluation, result, texts)),
      ...moreSentences(result, texts).map((sentence) => paragraph(sentence)),
      ...(changed.length > 0
        ? [paragraph(t('evaluation.reportingChanged', { changes: changed.join(' ') }), 'caution')]
        : []),
      {
        kind: 'table',
        caption: periodSentence(periods, texts),
        head: [t('evaluation.areaColumn'), t('evaluation.before'), t('evaluation.after'), t('evaluation.change')],
        rows: rowsOf(evaluation, counts, periods, result, texts),
        numeric: [1, 2, 3],
      },
      { kind: 'list', ordered: false, items: missingIn(evaluation, periods).map((key) => [{ text: t(key) }]) },
      ...written('evaluation.output', evaluation.output),
      ...written('evaluation.costs', evaluation.costs),
      { kind: 'heading', level: 2, text: t('evaluation.conclusion') },
      paragraph(t(`evaluation.verdict.${evaluation.verdict}`)),
      ...written('evaluation.reasons', evaluation.reasons),
      paragraph(t('evaluation.method'), 'note'),
    ],
    provenance: t('evaluation.provenance', { project: projectName, fingerprint: dataFingerprint.slice(0, 12) }),
    missing: [],
  };
}

/** Counts in each chosen area before and after, of the kinds of incidents that the evaluation is about. */
function useEvaluationCounts({
  project,
  workbench,
  session,
  evaluation,
}: StepProps & { readonly evaluation: Evaluation }) {
  const { result, table } = useStore(workbench);
  const { datasets } = useStore(project, ({ document }) => document);
  const [found, setFound] = useState<{ readonly of: object; readonly counts: CountsByArea } | null>(null);
  const { from, to, treated, control, surroundings, surroundingsControl, filter } = evaluation;
  const firstDay = result?.firstDay ?? null;
  const until = result ? completeUntil(datasets, result) : 0;
  const periods = useMemo(
    () => (firstDay === null ? null : choosePeriods({ from, to }, firstDay, until)),
    [from, to, firstDay, until],
  );
  const question = useMemo(
    () => ({ table, periods, filter, areas: { treated, control, surroundings, surroundingsControl } }),
    [table, periods, filter, treated, control, surroundings, surroundingsControl],
  );
  useEffect(() => {
    if (!question.periods) return;
    let left = false;
    const { before, after } = question.periods;
    const about = { ...restoreFilter(question.filter), area: null };
    const countIn = async (rings: readonly (readonly number[])[], period: typeof before) =>
      Math.round((await session.inspectArea(rings, { ...about, period })).incidents);
    void Promise.all(
      EVALUATION_AREAS.map(async (role) => {
        const area = question.areas[role];
        if (!area) return [];
        return [[role, [await countIn(area.rings, before), await countIn(area.rings, after)] as const] as const];
      }),
    ).then(
      (pairs) => !left && setFound({ of: question, counts: Object.fromEntries(pairs.flat()) }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, question]);
  return { counts: found?.of === question ? found.counts : null, periods };
}
