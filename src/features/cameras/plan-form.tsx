import type { CameraPlan } from '../../domain/camera/camera-plan.ts';
import { MAXIMUM_RETENTION_DAYS } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { TextField } from '../../ui/primitives/field.tsx';
import type { PlanEdits } from './camera-edits.ts';
import styles from './cameras.module.css';
import { MeasureField } from './number-input.tsx';

type DateField = 'from' | 'until' | 'prosecutorConsultedOn' | 'baselineOn';
type WordField = 'byLaw' | 'dpiaReference' | 'comparisonArea' | 'lighterMeans' | 'name';

/** What a decision under article 151c asks for, to be filled in. */
export function PlanForm({ plan, edits }: { readonly plan: CameraPlan; readonly edits: PlanEdits }) {
  const { t } = useTexts();
  const date = (field: DateField) => (
    <TextField
      type="date"
      label={t(`cameras.field.${field}`)}
      value={plan[field] ?? ''}
      onChange={(value) => edits.plan('facts', (draft) => void (draft[field] = value || null), field)}
    />
  );
  const words = (field: WordField) => (
    <div className={styles.wide}>
      <TextField
        label={t(`cameras.field.${field}`)}
        value={plan[field]}
        description={t(`cameras.hint.${field}`)}
        onChange={(value) => edits.plan('facts', (draft) => void (draft[field] = value), field)}
      />
    </div>
  );
  return (
    <div className={styles.grid}>
      {words('name')}
      {date('from')}
      {date('until')}
      {date('prosecutorConsultedOn')}
      {date('baselineOn')}
      {words('byLaw')}
      {words('dpiaReference')}
      {words('comparisonArea')}
      {words('lighterMeans')}
      <MeasureField
        label={t('cameras.field.retentionDays')}
        unit={t('cameras.unit.days')}
        value={plan.retentionDays}
        minimum={0}
        maximum={3650}
        onChange={(days) => edits.plan('facts', (draft) => void (draft.retentionDays = Math.round(days)), 'retention')}
      />
      <p className={`${styles.detail} ${styles.wide}`}>
        {t('cameras.retentionNote', { days: MAXIMUM_RETENTION_DAYS })}
      </p>
    </div>
  );
}
