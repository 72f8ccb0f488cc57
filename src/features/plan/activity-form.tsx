import { costOf, ENTRY_KINDS, type Activity, type ActivityEntry } from '../../domain/activity/activity.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { NumberField, Select, Switch, TextField } from '../../ui/primitives/field.tsx';
import { WordingNotes } from '../wording-notes.tsx';
import styles from './plan.module.css';

export interface PlaceChoice {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly activity: Activity;
  readonly places: readonly PlaceChoice[];
  readonly today: string;
  readonly newId: () => string;
  readonly onChange: (next: Partial<Activity>, coalesce: string) => void;
  readonly onRemove: () => void;
}

const known = (value: number) => (Number.isNaN(value) ? null : value);

export function ActivityForm({ activity, places, today, newId, onChange, onRemove }: Props) {
  const { t } = useTexts();
  const { cost, entries } = activity;
  const setCost = (next: Partial<Activity['cost']>) => onChange({ cost: { ...cost, ...next } }, 'cost');
  return (
    <div className={styles.fields}>
      <TextField label={t('activity.name')} value={activity.name} onChange={(name) => onChange({ name }, 'name')} />
      <Select
        label={t('activity.place')}
        value={activity.place ? (places.find(({ name }) => name === activity.place!.name)?.name ?? '') : 'none'}
        choices={[
          { value: 'none', label: t('activity.noPlace') },
          ...[...new Map(places.map((place) => [place.name, place])).keys()].map((name) => ({
            value: name,
            label: name,
          })),
        ]}
        onChange={(name) => onChange({ place: places.find((place) => place.name === name) ?? null }, 'place')}
      />
      <TextField
        label={t('activity.municipalities')}
        value={activity.municipalities}
        onChange={(municipalities) => onChange({ municipalities }, 'municipalities')}
      />
      <div className={styles.pair}>
        <DateField
          label={t('plan.from')}
          value={activity.from ?? ''}
          onChange={(day) => onChange({ from: day || null }, 'from')}
        />
        <DateField
          label={t('plan.to')}
          value={activity.to ?? ''}
          onChange={(day) => onChange({ to: day || null }, 'to')}
        />
        <NumberField
          label={t('activity.everyWeeks')}
          value={activity.everyWeeks ?? NaN}
          minimum={1}
          maximum={52}
          onChange={(weeks) => onChange({ everyWeeks: known(weeks) }, 'weeks')}
        />
      </div>
      <Cost cost={cost} onChange={setCost} />
      <Entries
        entries={entries}
        today={today}
        newId={newId}
        onChange={(next) => onChange({ entries: next }, 'entries')}
      />
      <div>
        <Button variant="quiet" icon={DeleteIcon} onPress={onRemove}>
          {t('plan.remove')}
        </Button>
      </div>
    </div>
  );
}

function Cost({
  cost,
  onChange,
}: {
  readonly cost: Activity['cost'];
  readonly onChange: (next: Partial<Activity['cost']>) => void;
}) {
  const { t, number } = useTexts();
  const total = costOf(cost);
  return (
    <>
      <div className={styles.pair}>
        <TextField label={t('activity.unit')} value={cost.unit} onChange={(unit) => onChange({ unit })} />
        <NumberField
          label={t('activity.amount')}
          value={cost.amount ?? NaN}
          minimum={0}
          onChange={(amount) => onChange({ amount: known(amount) })}
        />
        <NumberField
          label={t('activity.rate')}
          value={cost.rateEuro ?? NaN}
          minimum={0}
          unit="€"
          onChange={(rate) => onChange({ rateEuro: known(rate) })}
        />
        <NumberField
          label={t('activity.vat')}
          value={Math.round(cost.vat * 100)}
          minimum={0}
          maximum={100}
          unit="%"
          onChange={(vat) => onChange({ vat: (known(vat) ?? 0) / 100 })}
        />
        <NumberField
          label={t('activity.own')}
          value={cost.ownEuro}
          minimum={0}
          unit="€"
          onChange={(own) => onChange({ ownEuro: known(own) ?? 0 })}
        />
      </div>
      <p className="muted">
        {total === null ? t('activity.costUnknown') : t('activity.costTotal', { euro: number(total, 0) })}
      </p>
      <Switch label={t('activity.inGrant')} selected={cost.inGrant} onChange={(inGrant) => onChange({ inGrant })} />
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly ActivityEntry[];
  readonly today: string;
  readonly newId: () => string;
  readonly onChange: (entries: readonly ActivityEntry[]) => void;
}

/** The log: signals, complaints, actions, output. There is no field for who said it. */
function Entries({ entries, today, newId, onChange }: EntriesProps) {
  const { t } = useTexts();
  const set = (id: string, next: Partial<ActivityEntry>) =>
    onChange(entries.map((entry) => (entry.id === id ? { ...entry, ...next } : entry)));
  return (
    <fieldset className={styles.entries}>
      <legend>{t('activity.log')}</legend>
      {entries.map((entry) => (
        <div key={entry.id} className={styles.fields}>
          <div className={styles.pair}>
            <Select
              label={t('activity.entry.kind')}
              value={entry.kind}
              choices={ENTRY_KINDS.map((value) => ({ value, label: t(`activity.entry.${value}`) }))}
              onChange={(kind) => set(entry.id, { kind })}
            />
            <DateField label={t('activity.entry.on')} value={entry.on} onChange={(on) => set(entry.id, { on })} />
          </div>
          <TextField
            label={t('activity.entry.text')}
            lines={2}
            value={entry.text}
            onChange={(text) => set(entry.id, { text })}
          />
          <WordingNotes text={entry.text} />
          <div className={styles.pair}>
            <NumberField
              label={t('activity.entry.count')}
              value={entry.count}
              minimum={0}
              onChange={(count) => set(entry.id, { count: known(count) ?? 0 })}
            />
            <IconButton
              icon={DeleteIcon}
              label={t('plan.remove')}
              onPress={() => onChange(entries.filter(({ id }) => id !== entry.id))}
            />
          </div>
          {entry.kind === 'action' && (
            <Switch
              label={t('activity.entry.done')}
              selected={entry.done}
              onChange={(done) => set(entry.id, { done })}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          icon={AddIcon}
          variant="quiet"
          onPress={() =>
            onChange([...entries, { id: newId(), kind: 'signal', on: today, text: '', count: 1, done: false }])
          }
        >
          {t('activity.entry.add')}
        </Button>
      </div>
    </fieldset>
  );
}
