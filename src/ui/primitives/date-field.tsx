import { parseDate, type DateValue } from '@internationalized/date';
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

/** A date written as the reader's language writes it, whatever the language of the browser; each part can be typed. */
export function DateField({ label, hideLabel, value, minimum, maximum, isDisabled = false, onChange }: Props) {
  const { language } = useTexts();
  return (
    <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
      <AriaDateField
        className={styles.field!}
        aria-label={label}
        value={value === '' ? null : parseDate(value)}
        minValue={minimum ? parseDate(minimum) : null}
        maxValue={maximum ? parseDate(maximum) : null}
        isDisabled={isDisabled}
        shouldForceLeadingZeros
        onChange={(date: DateValue | null) => onChange(date?.toString() ?? '')}
      >
        {!hideLabel && <Label className={styles.label}>{label}</Label>}
        <DateInput className={styles.date!}>
          {(segment) => <DateSegment segment={segment} className={styles.segment!} />}
        </DateInput>
      </AriaDateField>
    </I18nProvider>
  );
}
