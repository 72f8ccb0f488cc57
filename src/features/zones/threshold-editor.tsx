import { useState } from 'react';
import {
  refuseOverride,
  THRESHOLDS,
  type Threshold,
  type ThresholdOverride,
} from '../../domain/plan-checks/thresholds.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { NumberField, Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './zones.module.css';

interface Props extends Pick<StepProps, 'project'> {
  readonly overrides: readonly ThresholdOverride[];
}

/** The numbers that checks compare with: each with its source, and in this project another one with its reason. */
export function ThresholdEditor({ project, overrides }: Props) {
  const { t, language, number } = useTexts();
  const [id, setId] = useState(THRESHOLDS[0]!.id);
  const threshold = THRESHOLDS.find((one) => one.id === id)!;
  const own = overrides.find((one) => one.id === id);
  const put = (next: ThresholdOverride | null) =>
    project.dispatch('command.threshold', (draft) => {
      draft.thresholds = [...draft.thresholds.filter((one) => one.id !== id), ...(next ? [next] : [])];
    });
  const name = (one: Threshold) => `${one.id.slice(0, one.id.indexOf('.')).toUpperCase()} · ${one.name[language]}`;
  return (
    <div className={styles.fields}>
      <p className="muted">{t('zones.threshold.why')}</p>
      <Select
        label={t('zones.threshold.which')}
        value={id}
        choices={THRESHOLDS.map((one) => ({ value: one.id, label: name(one) }))}
        onChange={setId}
      />
      <p className="muted">
        {t(`zones.threshold.origin.${threshold.origin}`)} · {threshold.source}
        {!threshold.verified && ` · ${t('zones.threshold.unverified')}`}
        {' · '}
        {t('zones.threshold.standard', {
          value: threshold.value === null ? t('zones.threshold.none') : number(threshold.value, 3),
        })}
      </p>
      <ThresholdForm key={`${id} ${own?.value} ${own?.reason}`} threshold={threshold} own={own} onPut={put} />
      {overrides.length > 0 && (
        <ul className={styles.list}>
          {overrides.map((one) => {
            const of = THRESHOLDS.find((known) => known.id === one.id);
            return (
              <li key={one.id}>
                <button type="button" onClick={() => setId(one.id)}>
                  <span className={styles.name}>
                    {of ? name(of) : one.id}: {number(one.value, 3)}
                  </span>
                  <span className={styles.detail}>{one.reason}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

interface FormProps {
  readonly threshold: Threshold;
  readonly own: ThresholdOverride | undefined;
  readonly onPut: (override: ThresholdOverride | null) => void;
}

function ThresholdForm({ threshold, own, onPut }: FormProps) {
  const { t } = useTexts();
  const [value, setValue] = useState(own?.value ?? threshold.value ?? NaN);
  const [reason, setReason] = useState(own?.reason ?? '');
  const next = { id: threshold.id, value, reason };
  const refusal = refuseOverride(next);
  return (
    <>
      <NumberField
        label={t('zones.threshold.value')}
        value={value}
        minimum={threshold.minimum}
        maximum={threshold.maximum}
        unit={t(`zones.unit.${threshold.unit}`)}
        onChange={setValue}
      />
      <TextField label={t('zones.threshold.reason')} value={reason} onChange={setReason} />
      <div className={styles.row}>
        <Button isDisabled={refusal !== null} onPress={() => onPut(next)}>
          {t('zones.threshold.put')}
        </Button>
        {own && <Button onPress={() => onPut(null)}>{t('zones.threshold.back')}</Button>}
      </div>
      {refusal && reason !== '' && <p className="muted">{t(refusal)}</p>}
    </>
  );
}
