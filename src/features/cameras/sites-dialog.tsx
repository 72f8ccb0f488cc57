import { useState } from 'react';
import type { FrontierPoint } from '../../analysis/covering/sites-frontier.ts';
import type { CoveringSolution } from '../../analysis/covering/covering-problem.ts';
import { CAMERA_CATALOGUE } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { ProposeIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Switch } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { SitesAnswer, SitesRequest } from '../../workers/camera-worker.ts';
import styles from './cameras.module.css';
import { FrontierChart } from './frontier-chart.tsx';
import { MeasureField } from './number-input.tsx';

export type SitesWishes = Pick<SitesRequest, 'wish' | 'limits' | 'spacingMetres'>;

export const FIRST_WISHES: SitesWishes = {
  wish: {
    viewAngleDegrees: CAMERA_CATALOGUE.defaults.viewAngleDegrees,
    rangeMetres: CAMERA_CATALOGUE.defaults.rangeMetres,
    costEuro: 10_000,
    minimumDistanceMetres: CAMERA_CATALOGUE.defaults.minimumDistanceMetres,
  },
  limits: { cameras: 3, budgetEuro: null, subjects: null, pricePerSubject: 0, backupShare: 0 },
  spacingMetres: null,
};

interface Props {
  readonly isOpen: boolean;
  readonly wishes: SitesWishes;
  readonly answer: SitesAnswer | null;
  readonly must: number;
  readonly forbidden: number;
  readonly isBusy: boolean;
  readonly onWishes: (wishes: SitesWishes) => void;
  readonly onSolve: () => void;
  readonly onTake: (solution: CoveringSolution) => void;
  readonly onClose: () => void;
}

/** Where cameras see most of what is registered: the wishes, the best choice with its proof, and what else could be had. */
export function SitesDialog(props: Props) {
  const { isOpen, answer, isBusy, onSolve, onTake, onClose } = props;
  const { t } = useTexts();
  const [chosen, setChosen] = useState<{ of: SitesAnswer; key: string } | null>(null);
  const options = answer ? optionsOf(answer) : [];
  const key = chosen && chosen.of === answer ? chosen.key : 'wanted';
  const option = options.find((one) => one.key === key);
  return (
    <Dialog
      title={t('cameras.sites.title')}
      closeLabel={t('app.close')}
      isOpen={isOpen}
      onClose={onClose}
      width="wide"
      footer={
        <>
          <Button icon={ProposeIcon} variant={answer ? 'secondary' : 'primary'} isDisabled={isBusy} onPress={onSolve}>
            {t(isBusy ? 'cameras.sites.busy' : 'cameras.sites.solve')}
          </Button>
          {option && (
            <Button variant="primary" onPress={() => onTake(option.solution)}>
              {t('cameras.sites.show', { count: option.solution.chosen.length })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <WishForm {...props} />
        {answer && option && (
          <Result
            answer={answer}
            options={options}
            chosenKey={key}
            onChoose={(next) => setChosen({ of: answer, key: next })}
          />
        )}
      </div>
    </Dialog>
  );
}

interface Option {
  readonly key: string;
  readonly list: 'wanted' | 'byCameras' | 'byPrivacy';
  readonly solution: CoveringSolution;
  readonly point: FrontierPoint | null;
}

function optionsOf({ frontier }: SitesAnswer): Option[] {
  const named = (list: 'byCameras' | 'byPrivacy') =>
    frontier[list].map((point) => ({
      key: `${list} ${point.cameras} ${point.mostDwellings}`,
      list,
      solution: point.solution,
      point,
    }));
  return [
    { key: 'wanted', list: 'wanted', solution: frontier.wanted, point: null },
    ...named('byCameras'),
    ...named('byPrivacy'),
  ];
}

function WishForm({ wishes, onWishes, must, forbidden }: Props) {
  const { t } = useTexts();
  const { wish, limits } = wishes;
  const setWish = (change: Partial<SitesWishes['wish']>) => onWishes({ ...wishes, wish: { ...wish, ...change } });
  const setLimits = (change: Partial<SitesWishes['limits']>) =>
    onWishes({ ...wishes, limits: { ...limits, ...change } });
  return (
    <>
      <p className="muted">{t('cameras.sites.lead')}</p>
      <div className={styles.three}>
        <MeasureField
          label={t('cameras.sites.cameras')}
          unit=""
          value={limits.cameras}
          minimum={1}
          maximum={8}
          onChange={(cameras) => setLimits({ cameras: Math.round(cameras) })}
        />
        <MeasureField
          label={t('cameras.angle')}
          unit="°"
          value={wish.viewAngleDegrees}
          minimum={20}
          maximum={360}
          onChange={(viewAngleDegrees) => setWish({ viewAngleDegrees })}
        />
        <MeasureField
          label={t('cameras.range')}
          unit="m"
          value={wish.rangeMetres}
          minimum={10}
          maximum={200}
          onChange={(rangeMetres) => setWish({ rangeMetres })}
        />
        <MeasureField
          label={t('cameras.sites.distance')}
          unit="m"
          value={wish.minimumDistanceMetres}
          minimum={0}
          maximum={500}
          onChange={(minimumDistanceMetres) => setWish({ minimumDistanceMetres })}
        />
        <MeasureField
          label={t('cameras.sites.cost')}
          unit="€"
          value={wish.costEuro}
          minimum={0}
          maximum={1e6}
          onChange={(costEuro) => setWish({ costEuro })}
        />
        <div>
          <span className={styles.detail}>{t('cameras.sites.backup')}</span>
          <Segmented
            label={t('cameras.sites.backup')}
            value={limits.backupShare > 0 ? 'twice' : 'once'}
            choices={(['once', 'twice'] as const).map((value) => ({
              value,
              label: t(`cameras.sites.backup.${value}`),
            }))}
            onChange={(value) => setLimits({ backupShare: value === 'twice' ? 0.4 : 0 })}
          />
        </div>
      </div>
      <Limit
        label={t('cameras.sites.limitDwellings')}
        field={t('cameras.sites.dwellings')}
        unit=""
        value={limits.subjects}
        first={20}
        onChange={(subjects) => setLimits({ subjects })}
      />
      <Limit
        label={t('cameras.sites.limitBudget')}
        field={t('cameras.sites.budget')}
        unit="€"
        value={limits.budgetEuro}
        first={30_000}
        onChange={(budgetEuro) => setLimits({ budgetEuro })}
      />
      <Limit
        label={t('cameras.sites.limitSpacing')}
        field={t('cameras.sites.spacing')}
        unit="m"
        value={wishes.spacingMetres}
        first={10}
        onChange={(spacingMetres) => onWishes({ ...wishes, spacingMetres })}
      />
      <p className={styles.detail}>{t('cameras.sites.spots', { must, forbidden })}</p>
    </>
  );
}

function Limit({
  label,
  field,
  unit,
  value,
  first,
  onChange,
}: {
  readonly label: string;
  readonly field: string;
  readonly unit: string;
  readonly value: number | null;
  readonly first: number;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <div className={styles.limit}>
      <Switch label={label} selected={value !== null} onChange={(on) => onChange(on ? first : null)} />
      {value !== null && (
        <MeasureField
          label={field}
          unit={unit}
          value={value}
          minimum={0}
          maximum={1e7}
          onChange={(next) => onChange(Math.round(next))}
        />
      )}
    </div>
  );
}

function Result({
  answer,
  options,
  chosenKey,
  onChoose,
}: {
  readonly answer: SitesAnswer;
  readonly options: readonly Option[];
  readonly chosenKey: string;
  readonly onChoose: (key: string) => void;
}) {
  const { t, count, share, number } = useTexts();
  const { solution } = options.find(({ key }) => key === chosenKey)!;
  const covered = (one: CoveringSolution) => (answer.demandWeight > 0 ? one.coveredWeight / answer.demandWeight : 0);
  const describe = (one: CoveringSolution) =>
    t('cameras.sites.option', {
      cameras: one.chosen.length,
      share: share(covered(one)),
      dwellings: count(one.subjectWeight),
      cost: count(one.costEuro),
    });
  const points = (list: Option['list'], x: (one: CoveringSolution) => number) =>
    options
      .filter((one) => one.list === list)
      .map((one) => ({ key: one.key, x: x(one.solution), y: covered(one.solution), label: describe(one.solution) }));
  const proof = solution.method === 'exact' ? (solution.gap === 0 ? 'proven' : 'gap') : 'greedy';
  return (
    <>
      <Notice tone={solution.gap === 0 ? 'good' : 'info'}>
        {describe(solution)}{' '}
        {t(`cameras.sites.${proof}`, {
          candidates: count(answer.candidates.length),
          gap: share(solution.gap),
          bound: share(answer.demandWeight > 0 ? Math.min(1, solution.upperBound / answer.demandWeight) : 0),
        })}
        {solution.coveredTwiceWeight > 0 &&
          ` ${t('cameras.sites.twice', { share: share(solution.coveredTwiceWeight / answer.demandWeight) })}`}
      </Notice>
      <div className={styles.charts}>
        <FrontierChart
          title={t('cameras.sites.byCost')}
          xLabel={t('cameras.sites.costAxis')}
          points={points('byCameras', (one) => one.costEuro)}
          chosen={chosenKey}
          onChoose={onChoose}
        />
        <FrontierChart
          title={t('cameras.sites.byPrivacy')}
          xLabel={t('cameras.sites.privacyAxis')}
          points={points('byPrivacy', (one) => one.subjectWeight)}
          chosen={chosenKey}
          onChoose={onChoose}
        />
      </div>
      <Disclosure title={t('cameras.sites.table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('cameras.sites.cameras')}</th>
              <th>{t('cameras.sites.seen')}</th>
              <th>{t('cameras.sites.dwellingsSeen')}</th>
              <th>{t('cameras.sites.costAxis')}</th>
            </tr>
          </thead>
          <tbody>
            {options.map(({ key, solution: one }) => (
              <tr key={key}>
                <td>{one.chosen.length}</td>
                <td>{share(covered(one))}</td>
                <td>{count(one.subjectWeight)}</td>
                <td>{count(one.costEuro)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
      <Disclosure title={t('cameras.method')}>
        <p className="muted">
          {t('cameras.sites.method', {
            candidates: count(answer.candidates.length),
            spacing: count(answer.spacingMetres),
            points: count(answer.points),
            incidents: count(answer.demandWeight),
            seconds: number(answer.milliseconds / 1000, 1),
          })}
          {answer.gatheredMetres > 0 && ` ${t('cameras.sites.gathered', { metres: answer.gatheredMetres })}`}
        </p>
      </Disclosure>
    </>
  );
}
