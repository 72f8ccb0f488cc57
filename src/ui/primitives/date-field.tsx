import { parseDate, type DateValue } from '@internationalized/date';
import { useEffect, useState } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment, I18nProvider, Label } from 'react-aria-components';
import { useTexts } from '../../i18n/index.ts';
import styles from './field.module.css';

interface Props {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** yyyy-mm-dd; '' = none. */
  readonly value: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly isDisabled?: boolean;
  /** Called with a whole date, yyyy-mm-dd, or with '' when the field is emptied. */
  readonly onChange: (value: string) => void;
}

/** Half-typed years (0002, 0020, 0202) are no dates yet. */
const FIRST_YEAR = 1000;
const REST_MS = 700;

/**
 * A date written as the reader's language writes it, whatever the language of the browser; each part can be typed. The date is
 * handed on when the hand rests or the field is left: what is typed part by part is one change, and one step of undo.
 */
export function DateField({ label, hideLabel, value, minimum, maximum, isDisabled = false, onChange }: Props) {
  const { language } = useTexts();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value && (draft === '' || Number(draft.slice(0, 4)) >= FIRST_YEAR)) onChange(draft);
    setDraft(null);
  };
  useEffect(() => {
    if (draft === null) return;
    const rest = setTimeout(commit, REST_MS);
    return () => clearTimeout(rest);
  });
  const shown = draft ?? value;
  return (
    <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
      <AriaDateField
        className={styles.field!}
        {...(hideLabel ? { 'aria-label': label } : {})}
        value={shown === '' ? null : parseDate(shown)}
        minValue={minimum ? parseDate(minimum) : null}
        maxValue={maximum ? parseDate(maximum) : null}
        isDisabled={isDisabled}
        shouldForceLeadingZeros
        onChange={(date: DateValue | null) => setDraft(date?.toString() ?? '')}
        onBlur={commit}
      >
        {!hideLabel && <Label className={styles.label}>{label}</Label>}
        <DateInput className={styles.date!}>
          {(segment) => <DateSegment segment={segment} className={styles.segment!} />}
        </DateInput>
      </AriaDateField>
    </I18nProvider>
  );
}
