import { useStore } from 'zustand';
import { budgetOf, NO_GRANT, type GrantApplication } from '../../domain/activity/activity.ts';
import { useTexts } from '../../i18n/index.ts';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { NumberField, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './plan.module.css';

/** The application for the specific grant: its terms, and whether the budget fits them. */
export function GrantForm({ project }: Pick<StepProps, 'project'>) {
  const { document } = useStore(project);
  const { t, number } = useTexts();
  const grant = document.grants[0] ?? NO_GRANT;
  const budget = budgetOf(document.activities, grant);
  const set = (next: Partial<GrantApplication>) =>
    project.dispatch('command.grant', (draft) => void (draft.grants = [{ ...grant, ...next }]), { coalesce: 'grant' });
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <div className={styles.fields}>
      <p className="muted">{t('grant.why')}</p>
      <TextField label={t('grant.round')} value={grant.round} onChange={(round) => set({ round })} />
      <div className={styles.pair}>
        <NumberField
          label={t('grant.places')}
          value={grant.receptionPlaces ?? NaN}
          minimum={0}
          onChange={(places) => set({ receptionPlaces: known(places) })}
        />
        <NumberField
          label={t('grant.cap')}
          value={grant.capEuro ?? NaN}
          minimum={0}
          unit="€"
          onChange={(cap) => set({ capEuro: known(cap) })}
        />
        <DateField label={t('grant.from')} value={grant.from ?? ''} onChange={(day) => set({ from: day || null })} />
        <DateField label={t('grant.to')} value={grant.to ?? ''} onChange={(day) => set({ to: day || null })} />
      </div>
      <TextField
        label={t('grant.joint')}
        value={grant.jointApplicants}
        onChange={(jointApplicants) => set({ jointApplicants })}
      />
      <p>
        {t('grant.asked', {
          total: number(budget.totalEuro, 0),
          own: number(budget.ownEuro, 0),
          asked: number(budget.askedEuro, 0),
        })}
      </p>
      {budget.unknown > 0 && <Notice tone="caution">{t('grant.unknown', { count: budget.unknown })}</Notice>}
      {(budget.aboveCapEuro ?? 0) > 0 && (
        <Notice tone="bad">{t('grant.aboveCap', { euro: number(budget.aboveCapEuro!, 0) })}</Notice>
      )}
      {budget.outsidePeriod.length > 0 && (
        <Notice tone="bad">
          {t('grant.outside', { names: budget.outsidePeriod.map(({ name }) => name).join(', ') })}
        </Notice>
      )}
    </div>
  );
}
