import type { ZoneDeclaredFacts } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select, Switch, TextField } from '../../ui/primitives/field.tsx';
import { LighterMeansList, OtherMayorList, SearchOrderList } from './declared-lists.tsx';
import styles from './zones.module.css';

interface Props {
  readonly facts: ZoneDeclaredFacts;
  readonly today: string;
  readonly newId: () => string;
  readonly onChange: (facts: ZoneDeclaredFacts) => void;
}

const TEXTS = [
  'byLawArticle',
  'decisionReference',
  'policeAdviceReference',
  'withdrawalTrigger',
  'comparisonArea',
] as const;
const PARTICULAR_TEXTS = ['dpiaReference', 'dpiaExceptionReason', 'permitReference', 'unforeseenReason'] as const;
const DAYS = ['prosecutorConsultedOn', 'councilInformedOn', 'reviewOn', 'baselineOn'] as const;
const ASKED = ['prosecutorOrderSameArea', 'byLawHasOwnRule'] as const;

/** What only people know: consultations, references, lighter means, weapons. Counts and dates, no persons. */
export function DeclaredFacts({ facts, today, newId, onChange }: Props) {
  const { t } = useTexts();
  const set = (change: Partial<ZoneDeclaredFacts>) => onChange({ ...facts, ...change });
  return (
    <div className={styles.fields}>
      {DAYS.map((name) => (
        <DateField
          key={name}
          label={t(`zones.fact.${name}`)}
          value={facts[name] ?? ''}
          onChange={(day) => set({ [name]: day || null })}
        />
      ))}
      {TEXTS.map((name) => (
        <TextField
          key={name}
          label={t(`zones.fact.${name}`)}
          value={facts[name]}
          onChange={(text) => set({ [name]: text })}
        />
      ))}
      <LighterMeansList items={facts.lighterMeans} onChange={(lighterMeans) => set({ lighterMeans })} />
      <Switch
        label={t('zones.fact.signsPlanned')}
        selected={facts.signsPlanned}
        onChange={(signsPlanned) => set({ signsPlanned })}
      />
      <NumberField
        label={t('zones.fact.renewalsSoFar')}
        value={facts.renewalsSoFar}
        minimum={0}
        maximum={20}
        onChange={(renewalsSoFar) => set({ renewalsSoFar })}
      />
      <Disclosure title={t('zones.fact.particular')}>
        <div className={styles.fields}>
          {ASKED.map((name) => (
            <Select
              key={name}
              label={t(`zones.fact.${name}`)}
              value={facts[name] === null ? 'unasked' : facts[name] ? 'yes' : 'no'}
              choices={(['unasked', 'yes', 'no'] as const).map((value) => ({
                value,
                label: t(`zones.fact.asked.${value}`),
              }))}
              onChange={(value) => set({ [name]: value === 'unasked' ? null : value === 'yes' })}
            />
          ))}
          {PARTICULAR_TEXTS.map((name) => (
            <TextField
              key={name}
              label={t(`zones.fact.${name}`)}
              value={facts[name]}
              onChange={(text) => set({ [name]: text })}
            />
          ))}
          <Weapons facts={facts} onChange={onChange} />
          <SearchOrderList
            items={facts.searchOrders}
            today={today}
            newId={newId}
            onChange={(searchOrders) => set({ searchOrders })}
          />
          <OtherMayorList items={facts.otherMayors} onChange={(otherMayors) => set({ otherMayors })} />
          <Spread facts={facts} onChange={onChange} />
        </div>
      </Disclosure>
    </div>
  );
}

type Part = Pick<Props, 'facts' | 'onChange'>;

function Weapons({ facts, onChange }: Part) {
  const { t } = useTexts();
  const weapons = facts.weapons ?? { incidents: null, seizures: null, from: null, to: null, source: '' };
  const set = (change: Partial<typeof weapons>) => onChange({ ...facts, weapons: { ...weapons, ...change } });
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <fieldset className={styles.group}>
      <legend>{t('zones.fact.weapons')}</legend>
      <div className={styles.pair}>
        <NumberField
          label={t('zones.fact.weaponIncidents')}
          value={weapons.incidents ?? NaN}
          minimum={0}
          onChange={(incidents) => set({ incidents: known(incidents) })}
        />
        <NumberField
          label={t('zones.fact.weaponSeizures')}
          value={weapons.seizures ?? NaN}
          minimum={0}
          onChange={(seizures) => set({ seizures: known(seizures) })}
        />
        <DateField label={t('plan.from')} value={weapons.from ?? ''} onChange={(day) => set({ from: day || null })} />
        <DateField label={t('plan.to')} value={weapons.to ?? ''} onChange={(day) => set({ to: day || null })} />
      </div>
      <TextField label={t('zones.fact.weaponSource')} value={weapons.source} onChange={(source) => set({ source })} />
    </fieldset>
  );
}

/** Art. 172a lid 6b: an order whose days are spread over a longer time. */
function Spread({ facts, onChange }: Part) {
  const { t } = useTexts();
  const { spread } = facts;
  return (
    <>
      <Switch
        label={t('zones.fact.spread')}
        selected={spread !== null}
        onChange={(isOn) => onChange({ ...facts, spread: isOn ? { days: 30, months: 6 } : null })}
      />
      {spread && (
        <div className={styles.pair}>
          <NumberField
            label={t('zones.fact.spreadDays')}
            value={spread.days}
            minimum={1}
            maximum={365}
            onChange={(days) => onChange({ ...facts, spread: { ...spread, days } })}
          />
          <NumberField
            label={t('zones.fact.spreadMonths')}
            value={spread.months}
            minimum={1}
            maximum={36}
            onChange={(months) => onChange({ ...facts, spread: { ...spread, months } })}
          />
        </div>
      )}
    </>
  );
}
