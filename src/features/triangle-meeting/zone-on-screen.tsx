import { findMeasure, lighterThan } from '../../domain/measure/catalogue.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { ZoneFindings } from '../use-zone-findings.ts';
import styles from './meeting.module.css';

interface Props {
  readonly zone: Zone;
  readonly variants: readonly Zone[];
  readonly findings: ZoneFindings | null;
  readonly onVariant: (id: string) => void;
}

const ORDER = ['fail', 'warning', 'pass'];

/** The measure on the table: lighter means first with why they are not enough, then whether the area holds. */
export function ZoneOnScreen({ zone, variants, findings, onVariant }: Props) {
  const { t, language } = useTexts();
  const measure = findMeasure(zone.measureId);
  const lighter = measure ? lighterThan(measure) : [];
  const checks = [...(findings?.checks ?? [])].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  return (
    <>
      {variants.length > 1 && (
        <Segmented
          label={t('zones.variant')}
          value={zone.id}
          choices={variants.map(({ id, variant }) => ({ value: id, label: variant }))}
          onChange={onVariant}
        />
      )}
      <div className={styles.options}>
        <h3>{t('meeting.options')}</h3>
        <ol>
          {lighter.map(({ id, name }) => (
            <li key={id}>
              {name[language]}:{' '}
              {zone.facts.lighterMeans.find(({ measureId }) => measureId === id)?.text || t('meeting.notWeighed')}
            </li>
          ))}
          <li>
            <strong>{measure?.name[language] ?? zone.measureId}</strong>
          </li>
        </ol>
      </div>
      <div className={styles.options}>
        <h3>{t('meeting.checks')}</h3>
        <ul>
          {checks.map(({ id, outcome, sentence }) => (
            <li key={id} data-outcome={outcome}>
              <strong>{t(`checks.outcome.${outcome}`)}</strong> · {sentence}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
