import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import {
  logChange,
  logRate,
  predictiveContrast,
  type ContrastResult,
} from '../../analysis/comparison/predictive-contrast.ts';
import type { PlaceProfile } from '../../analysis/comparison/similar-places.ts';
import { BASE_RATE, type PlaceComparison } from '../../domain/comparison/comparison.ts';
import { choosePeriods, type EvaluationPeriods } from '../../domain/evaluation/evaluation.ts';
import { lintWording } from '../../domain/wording/wording-linter.ts';
import { circleRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { completeUntil } from '../../state/incomplete-month.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import { downloadText } from '../download.ts';
import type { StepProps } from '../step-props.ts';
import { WordingNotes } from '../wording-notes.tsx';
import styles from './problem-analysis.module.css';

interface Counted {
  /** The place first, then the others. */
  readonly all: readonly number[];
  readonly before: readonly number[] | null;
  readonly after: readonly number[] | null;
}

interface Props extends StepProps {
  readonly comparison: PlaceComparison;
  readonly profiles: { readonly place: PlaceProfile; readonly similar: readonly PlaceProfile[] };
  readonly isPoorMatch: boolean;
  readonly onNote: (note: string) => void;
}

const MEASURES = ['place', 'street', 'address'] as const;

/** What is registered around the place beside places like it: the difference with its interval, never a count alone. */
export function ComparisonResult(props: Props) {
  const { comparison, profiles, isPoorMatch, onNote } = props;
  const texts = useTexts();
  const { t, count, number, language, date } = texts;
  const { counted, periods } = useCounts(props);
  if (!counted) return <p className="muted">{t('comparison.counting')}</p>;
  const exposures = exposuresOf(profiles);
  const contrasts = MEASURES.map((measure) => ({
    measure,
    contrast: contrastOf(counted.all, exposures[measure]),
  }));
  const main = contrasts[0]!.contrast;
  const [here, ...there] = counted.all;
  const mean = there.reduce((sum, n) => sum + n, 0) / there.length;
  const change =
    counted.before && counted.after && periods
      ? predictiveContrast(
          logChange(counted.before[0]!, counted.after[0]!, [periods.beforeMonths, periods.afterMonths]),
          counted.before
            .slice(1)
            .map((n, i) => logChange(n, counted.after![i + 1]!, [periods.beforeMonths, periods.afterMonths])),
        )
      : null;
  const sentences = [
    t('comparison.sentence', {
      name: comparison.name,
      n: count(here!),
      others: there.length,
      mean: number(mean),
      lowest: count(Math.min(...there)),
      highest: count(Math.max(...there)),
      radius: comparison.radiusMetres,
    }),
    describe(main, 'comparison.difference', texts),
    ...(change && periods
      ? [
          t('comparison.periods', {
            from: date(periods.before.from),
            to: date(periods.before.to - 1),
            afterFrom: date(periods.after.from),
            afterTo: date(periods.after.to - 1),
          }),
          describe(change, 'comparison.change', texts),
        ]
      : []),
    ...(isPoorMatch ? [t('comparison.poorMatch')] : []),
  ];
  const isStopped = lintWording(comparison.note).some(({ severity }) => severity === 'stop');
  const save = () =>
    downloadText(
      `vergelijking-${comparison.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.txt`,
      [
        t('comparison.title', { name: comparison.name }),
        ...sentences,
        comparison.note,
        BASE_RATE.text[language],
        t('comparison.source', { source: BASE_RATE.source, date: BASE_RATE.versionDate }),
        t('comparison.method'),
      ]
        .filter(Boolean)
        .join('\n\n'),
    );
  return (
    <PanelSection title={t('comparison.result')}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {comparison.beganOn && !change && <Notice tone="caution">{t('comparison.noPeriods')}</Notice>}
      <table className={styles.table}>
        <caption>{t('comparison.otherMeasures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('comparison.measured')}</th>
            <th scope="col">{t('comparison.times')}</th>
            <th scope="col">{t('comparison.interval')}</th>
          </tr>
        </thead>
        <tbody>
          {contrasts.map(({ measure, contrast }) => (
            <tr key={measure}>
              <th scope="row">{t(`comparison.per.${measure}`)}</th>
              <td>{number(contrast.ratio, 2)}×</td>
              <td>
                {number(contrast.low, 2)}–{number(contrast.high, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Notice tone="info">{BASE_RATE.text[language]}</Notice>
      <p className="muted">{t('comparison.source', { source: BASE_RATE.source, date: BASE_RATE.versionDate })}</p>
      <TextField label={t('comparison.note')} lines={3} value={comparison.note} onChange={onNote} />
      <WordingNotes text={comparison.note} />
      {isStopped && <Notice tone="bad">{t('comparison.stopped')}</Notice>}
      <div>
        <Button icon={DownloadIcon} isDisabled={isStopped} onPress={save}>
          {t('comparison.save')}
        </Button>
      </div>
      <p className="muted">{t('comparison.method')}</p>
    </PanelSection>
  );
}

function describe({ ratio, low, high }: ContrastResult, key: string, { t, number }: Texts): string {
  const values = { ratio: number(ratio, 2), low: number(low, 2), high: number(high, 2) };
  if (low <= 1 && high >= 1) return t(`${key}.none`, values);
  return t(ratio > 1 ? `${key}.more` : `${key}.less`, values);
}

function exposuresOf({ place, similar }: Props['profiles']): Record<(typeof MEASURES)[number], readonly number[]> {
  const all = [place, ...similar];
  return {
    place: all.map(() => 1),
    street: all.map(({ amounts }) => Math.max(1, amounts.streetMetres)),
    address: all.map(({ amounts }) => Math.max(1, amounts.homes + amounts.shops + amounts.others)),
  };
}

function contrastOf(counts: readonly number[], exposures: readonly number[]): ContrastResult {
  const [place, ...others] = counts.map((n, i) => logRate(n, exposures[i]!));
  return predictiveContrast(place!, others);
}

/** Counts in every circle under the present filter, and before and after the day that was given. */
function useCounts({ project, workbench, session, comparison }: Props): {
  readonly counted: Counted | null;
  readonly periods: EvaluationPeriods | null;
} {
  const { filter, result, table } = useStore(workbench);
  const { datasets } = useStore(project, ({ document }) => document);
  const [found, setFound] = useState<{ readonly of: object; readonly counted: Counted } | null>(null);
  const { x, y, others, radiusMetres, beganOn } = comparison;
  const firstDay = result?.firstDay ?? null;
  const until = result ? completeUntil(datasets, result) : 0;
  const periods = useMemo(
    () => (firstDay === null ? null : choosePeriods({ from: beganOn, to: null }, firstDay, until)),
    [beganOn, firstDay, until],
  );
  const question = useMemo(
    () => ({ filter, table, x, y, others, radiusMetres, periods }),
    [filter, table, x, y, others, radiusMetres, periods],
  );
  useEffect(() => {
    let left = false;
    const rings = [{ x, y }, ...others].map((at) => [circleRing(at.x, at.y, radiusMetres)]);
    const countIn = (period: typeof filter.period) =>
      Promise.all(
        rings.map(async (ring) =>
          Math.round((await session.inspectArea(ring, { ...filter, area: null, period })).incidents),
        ),
      );
    void Promise.all([
      countIn(filter.period),
      periods ? countIn(periods.before) : null,
      periods ? countIn(periods.after) : null,
    ]).then(
      ([all, before, after]) => !left && setFound({ of: question, counted: { all, before, after } }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, question, filter, x, y, others, radiusMetres, periods]);
  return { counted: found?.of === question ? found.counted : null, periods };
}
