import type { ZoneDeclaredFacts } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { NumberField, TextField } from '../../ui/primitives/field.tsx';
import styles from './zones.module.css';

interface Props {
  readonly facts: ZoneDeclaredFacts;
  readonly onChange: (facts: ZoneDeclaredFacts) => void;
}

const TEXTS = [
  'byLawArticle',
  'dpiaReference',
  'dpiaExceptionReason',
  'policeAdviceReference',
  'withdrawalTrigger',
  'comparisonArea',
] as const;
const DAYS = ['prosecutorConsultedOn', 'councilInformedOn', 'reviewOn', 'baselineOn'] as const;

/** What only people know: consultations, references, weapons. Counts and dates, no persons. */
export function DeclaredFacts({ facts, onChange }: Props) {
  const { t } = useTexts();
  const weapons = facts.weapons ?? { incidents: null, seizures: null, from: null, to: null, source: '' };
  return (
    <div className={styles.fields}>
      {DAYS.map((name) => (
        <DateField
          key={name}
          label={t(`zones.fact.${name}`)}
          value={facts[name] ?? ''}
          onChange={(day) => onChange({ ...facts, [name]: day || null })}
        />
      ))}
      {TEXTS.map((name) => (
        <TextField
          key={name}
          label={t(`zones.fact.${name}`)}
          value={facts[name]}
          onChange={(text) => onChange({ ...facts, [name]: text })}
        />
      ))}
      <div className={styles.pair}>
        <NumberField
          label={t('zones.fact.weaponIncidents')}
          value={weapons.incidents ?? NaN}
          minimum={0}
          onChange={(incidents) => onChange({ ...facts, weapons: { ...weapons, incidents } })}
        />
        <NumberField
          label={t('zones.fact.weaponSeizures')}
          value={weapons.seizures ?? NaN}
          minimum={0}
          onChange={(seizures) => onChange({ ...facts, weapons: { ...weapons, seizures } })}
        />
      </div>
      <TextField
        label={t('zones.fact.weaponSource')}
        value={weapons.source}
        onChange={(source) => onChange({ ...facts, weapons: { ...weapons, source } })}
      />
      <NumberField
        label={t('zones.fact.renewalsSoFar')}
        value={facts.renewalsSoFar}
        minimum={0}
        maximum={20}
        onChange={(renewalsSoFar) => onChange({ ...facts, renewalsSoFar })}
      />
    </div>
  );
}
