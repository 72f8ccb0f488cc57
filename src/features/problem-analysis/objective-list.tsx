import { useState } from 'react';
import { useStore } from 'zustand';
import { poissonInterval } from '../../analysis/rates/poisson-interval.ts';
import type { Dossier, Objective } from '../../domain/dossier/dossier.ts';
import type { KeptHotspot } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import { incompleteSince } from '../../state/incomplete-month.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { NumberField, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { measureBaseline } from './measure-baseline.ts';
import styles from './problem-analysis.module.css';

interface Props extends StepProps {
  readonly dossier: Dossier;
  readonly hotspot: KeptHotspot | null;
  readonly onChange: (objectives: readonly Objective[], coalesce?: string) => void;
}

/** Objectives as norms that can be measured: from what is registered now, to what, on which day. */
export function ObjectiveList({ project, workbench, session, newId, dossier, hotspot, onChange }: Props) {
  const { datasets } = useStore(project, ({ document }) => document);
  const { t, number, month } = useTexts();
  const [isMeasuring, setMeasuring] = useState(false);
  const { objectives } = dossier;
  const set = (id: string, next: Partial<Objective>, coalesce?: string) =>
    onChange(
      objectives.map((one) => (one.id === id ? { ...one, ...next } : one)),
      coalesce && `${id} ${coalesce}`,
    );
  const measure = async (id: string) => {
    setMeasuring(true);
    try {
      const { result } = workbench.getState();
      const counted = hotspot ? await session.inspectArea(hotspot.rings, restoreFilter(hotspot.filter)) : result;
      if (counted)
        set(id, { baseline: measureBaseline(counted.months, counted.firstMonth, incompleteSince(datasets)) });
    } catch (error) {
      session.fail(error);
    } finally {
      setMeasuring(false);
    }
  };
  return (
    <PanelSection title={t('dossier.objectives')}>
      <p className="muted">{t('dossier.objectiveHint')}</p>
      {objectives.map((one, i) => (
        <div key={one.id} className={styles.item}>
          <div className={styles.itemFields}>
            <TextField
              label={t('dossier.objective.indicator')}
              value={one.indicator}
              onChange={(indicator) => set(one.id, { indicator }, 'indicator')}
            />
            {one.baseline ? (
              <p>
                {t('dossier.objective.baseline', {
                  rate: number(one.baseline.incidents / one.baseline.months, 1),
                  ...intervalOf(one.baseline, number),
                  n: number(one.baseline.incidents),
                  from: month(one.baseline.from),
                  to: month(one.baseline.to - 1),
                })}
              </p>
            ) : (
              <p className="muted">{t('dossier.objective.noBaseline')}</p>
            )}
            <div>
              <Button variant="quiet" isDisabled={isMeasuring} onPress={() => void measure(one.id)}>
                {t('dossier.objective.measure')}
              </Button>
            </div>
            <div className={styles.pair}>
              <NumberField
                label={t('dossier.objective.target')}
                value={one.targetPerMonth ?? NaN}
                minimum={0}
                step={0.1}
                onChange={(targetPerMonth) => set(one.id, { targetPerMonth }, 'target')}
              />
              <DateField
                label={t('dossier.objective.due')}
                value={one.dueOn ?? ''}
                onChange={(day) => set(one.id, { dueOn: day || null })}
              />
            </div>
            {one.baseline && one.targetPerMonth !== null && isWithinChance(one) && (
              <p className="muted">{t('dossier.objective.withinChance')}</p>
            )}
            <TextField
              label={t('dossier.objective.measuredBy')}
              value={one.measuredBy}
              onChange={(measuredBy) => set(one.id, { measuredBy }, 'measuredBy')}
            />
          </div>
          <IconButton
            icon={DeleteIcon}
            label={t('dossier.removeItem', { i: i + 1 })}
            onPress={() => onChange(objectives.filter(({ id }) => id !== one.id))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={AddIcon}
          onPress={() =>
            onChange([
              ...objectives,
              { id: newId(), indicator: '', baseline: null, targetPerMonth: null, dueOn: null, measuredBy: '' },
            ])
          }
        >
          {t('dossier.objective.add')}
        </Button>
      </div>
    </PanelSection>
  );
}

function intervalOf(
  { incidents, months }: NonNullable<Objective['baseline']>,
  number: (n: number, d?: number) => string,
) {
  const { low, high } = poissonInterval(incidents, months);
  return { low: number(low, 1), high: number(high, 1) };
}

/** The target lies within what one month can show by chance at the level of the baseline. */
function isWithinChance({ baseline, targetPerMonth }: Objective): boolean {
  if (!baseline || targetPerMonth === null) return false;
  const rate = baseline.incidents / baseline.months;
  return targetPerMonth > rate - 2 * Math.sqrt(rate) && targetPerMonth < rate;
}
