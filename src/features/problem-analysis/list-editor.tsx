import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import styles from './problem-analysis.module.css';

interface Field<Item> {
  readonly name: keyof Item & string;
  readonly label: string;
  /** A date is stored as null while it is not filled in. */
  readonly kind?: 'text' | 'date';
}

interface Props<Item extends { readonly id: string }> {
  readonly items: readonly Item[];
  readonly fields: readonly Field<Item>[];
  readonly addLabel: string;
  readonly onAdd: () => Item;
  readonly onChange: (items: readonly Item[], coalesce?: string) => void;
}

/** A list of short records, each with its fields under one another. */
export function ListEditor<Item extends { readonly id: string }>({
  items,
  fields,
  addLabel,
  onAdd,
  onChange,
}: Props<Item>) {
  const { t } = useTexts();
  const set = (id: string, name: string, value: string | null) =>
    onChange(
      items.map((item) => (item.id === id ? { ...item, [name]: value } : item)),
      `${id} ${name}`,
    );
  return (
    <>
      {items.map((item, i) => (
        <div key={item.id} className={styles.item}>
          <div className={styles.itemFields}>
            {fields.map(({ name, label, kind }) =>
              kind === 'date' ? (
                <DateField
                  key={name}
                  label={label}
                  value={(item[name] as string | null) ?? ''}
                  onChange={(day) => set(item.id, name, day || null)}
                />
              ) : (
                <TextField
                  key={name}
                  label={label}
                  value={String(item[name])}
                  onChange={(text) => set(item.id, name, text)}
                />
              ),
            )}
          </div>
          <IconButton
            icon={DeleteIcon}
            label={t('dossier.removeItem', { i: i + 1 })}
            onPress={() => onChange(items.filter(({ id }) => id !== item.id))}
          />
        </div>
      ))}
      <div>
        <Button variant="quiet" icon={AddIcon} onPress={() => onChange([...items, onAdd()])}>
          {addLabel}
        </Button>
      </div>
    </>
  );
}
