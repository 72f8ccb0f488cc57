import { MEASURES } from '../../domain/measure/catalogue.ts';
import type { LighterMeans, OtherMayor, SearchOrder } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { NumberField, Select, TextField } from '../../ui/primitives/field.tsx';
import styles from './zones.module.css';

interface ListProps<Item> {
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
}

/** Lighter means that were tried or weighed, each with why it is not enough. */
export function LighterMeansList({ items, onChange }: ListProps<LighterMeans>) {
  const { t, language } = useTexts();
  return (
    <fieldset className={styles.group}>
      <legend>{t('zones.fact.lighterMeans')}</legend>
      {items.map((item, i) => (
        <div key={i} className={styles.fields}>
          <div className={styles.withRemove}>
            <Select
              label={t('zones.measure')}
              value={item.measureId}
              choices={MEASURES.map(({ id, name }) => ({ value: id, label: name[language] }))}
              onChange={(measureId) => onChange(items.map((one, k) => (k === i ? { ...one, measureId } : one)))}
            />
            <Remove onPress={() => onChange(items.filter((_, k) => k !== i))} />
          </div>
          <TextField
            label={t('zones.fact.lighterWhy')}
            value={item.text}
            onChange={(text) => onChange(items.map((one, k) => (k === i ? { ...one, text } : one)))}
          />
        </div>
      ))}
      <Add onPress={() => onChange([...items, { measureId: MEASURES[0]!.id, text: '' }])} />
    </fieldset>
  );
}

const LONGEST_ORDER_HOURS = 12;

/** Orders to search (WWM art. 50–52): a day, an hour and a length; the check says when they overlap or last too long. */
export function SearchOrderList({
  items,
  today,
  newId,
  onChange,
}: ListProps<SearchOrder> & { readonly today: string; readonly newId: () => string }) {
  const { t } = useTexts();
  const set = (id: string, day: string, hour: number, hours: number) =>
    onChange(items.map((one) => (one.id === id ? { id, ...orderOf(day, hour, hours) } : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{t('zones.fact.searchOrders')}</legend>
      {items.map(({ id, from, to }) => {
        const [day, hour] = [from.slice(0, 10), Number(from.slice(11, 13))];
        const hours = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 3_600_000;
        return (
          <div key={id} className={styles.fields}>
            <div className={styles.withRemove}>
              <DateField
                label={t('zones.order.day')}
                value={day}
                onChange={(next) => set(id, next || day, hour, hours)}
              />
              <Remove onPress={() => onChange(items.filter((one) => one.id !== id))} />
            </div>
            <div className={styles.pair}>
              <NumberField
                label={t('zones.order.from')}
                value={hour}
                minimum={0}
                maximum={23}
                unit={t('zones.order.clock')}
                onChange={(next) => set(id, day, next, hours)}
              />
              <NumberField
                label={t('zones.order.hours')}
                value={hours}
                minimum={1}
                maximum={48}
                unit={t('zones.order.unit')}
                onChange={(next) => set(id, day, hour, next)}
              />
            </div>
          </div>
        );
      })}
      <Add onPress={() => onChange([...items, { id: newId(), ...orderOf(today, 18, LONGEST_ORDER_HOURS) }])} />
    </fieldset>
  );
}

function orderOf(day: string, hour: number, hours: number): Pick<SearchOrder, 'from' | 'to'> {
  const from = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00Z`);
  const minute = (at: number) => new Date(at).toISOString().slice(0, 16);
  return { from: minute(from), to: minute(from + hours * 3_600_000) };
}

/** Mayors of other municipalities over whose ground the area reaches. */
export function OtherMayorList({ items, onChange }: ListProps<OtherMayor>) {
  const { t } = useTexts();
  return (
    <fieldset className={styles.group}>
      <legend>{t('zones.fact.otherMayors')}</legend>
      {items.map((item, i) => (
        <div key={i} className={styles.fields}>
          <div className={styles.withRemove}>
            <TextField
              label={t('zones.fact.municipality')}
              value={item.municipality}
              onChange={(municipality) => onChange(items.map((one, k) => (k === i ? { ...one, municipality } : one)))}
            />
            <Remove onPress={() => onChange(items.filter((_, k) => k !== i))} />
          </div>
          <DateField
            label={t('zones.fact.agreedOn')}
            value={item.agreedOn ?? ''}
            onChange={(day) => onChange(items.map((one, k) => (k === i ? { ...one, agreedOn: day || null } : one)))}
          />
        </div>
      ))}
      <Add onPress={() => onChange([...items, { municipality: '', agreedOn: null }])} />
    </fieldset>
  );
}

function Add({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTexts();
  return (
    <div>
      <Button icon={AddIcon} variant="quiet" onPress={onPress}>
        {t('zones.fact.add')}
      </Button>
    </div>
  );
}

function Remove({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTexts();
  return <IconButton icon={DeleteIcon} label={t('plan.remove')} onPress={onPress} />;
}
