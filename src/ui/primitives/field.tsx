import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField as AriaNumberField,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Switch as AriaSwitch,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import styles from './field.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

export function Select<Value extends string>({
  label,
  hideLabel,
  value,
  choices,
  onChange,
  isDisabled = false,
}: SelectProps<Value>) {
  return (
    <AriaSelect
      className={styles.field!}
      value={value}
      onChange={(key) => key !== null && onChange(key as Value)}
      isDisabled={isDisabled}
      {...nameOf(label, hideLabel)}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <Button className={styles.select!}>
        <SelectValue className={styles.value!} />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={styles.popover!} offset={4}>
        <ListBox className={styles.list!} items={choices.map((choice) => ({ ...choice, id: choice.value }))}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className={styles.item!}>
              <Text slot="label">{choice.label}</Text>
              {choice.hint && (
                <Text slot="description" className={styles.hint}>
                  {choice.hint}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly isDisabled?: boolean;
}

export function NumberField({
  label,
  value,
  onChange,
  minimum,
  maximum,
  step = 1,
  unit,
  isDisabled = false,
}: NumberFieldProps) {
  return (
    <AriaNumberField
      className={styles.field!}
      value={value}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
      {...(minimum === undefined ? {} : { minValue: minimum })}
      {...(maximum === undefined ? {} : { maxValue: maximum })}
      step={step}
      isDisabled={isDisabled}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.numberRow}>
        <Input className={`${styles.input} number`} />
        {unit && <span className={styles.unit}>{unit}</span>}
      </div>
    </AriaNumberField>
  );
}

/** A hidden label is spoken all the same; a shown one names the field itself, and must not be said twice. */
const nameOf = (label: string, isHidden = false) => (isHidden ? { 'aria-label': label } : {});

interface TextFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly type?: 'text' | 'date' | 'search';
  /** Lines of a text that may run on; without it the field is one line. */
  readonly lines?: number;
}

export function TextField({
  label,
  hideLabel,
  value,
  onChange,
  description,
  error,
  placeholder,
  type = 'text',
  lines,
}: TextFieldProps) {
  return (
    <AriaTextField
      className={styles.field!}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      {...nameOf(label, hideLabel)}
      type={type}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      {lines === undefined ? (
        <Input className={styles.input!} {...(placeholder === undefined ? {} : { placeholder })} />
      ) : (
        <TextArea
          className={`${styles.input} ${styles.area}`}
          rows={lines}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
      {description && (
        <Text slot="description" className={styles.hint}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error!}>{error}</FieldError>
    </AriaTextField>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Switch({ label, selected, onChange, isDisabled = false }: ToggleProps) {
  return (
    <AriaSwitch className={styles.toggle!} isSelected={selected} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles.track} aria-hidden />
      {label}
    </AriaSwitch>
  );
}

export function Checkbox({ label, selected, onChange, isDisabled = false }: ToggleProps) {
  return (
    <AriaCheckbox className={styles.toggle!} isSelected={selected} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles.box} aria-hidden>
        <Check size={12} strokeWidth={3} />
      </span>
      {label}
    </AriaCheckbox>
  );
}
