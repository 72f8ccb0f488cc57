import { useState } from 'react';
import type { ReportingMarker } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import { DeleteIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import styles from './problem-analysis.module.css';

interface Props {
  readonly markers: readonly ReportingMarker[];
  readonly newId: () => string;
  readonly date: (civilMs: number) => string;
  readonly onChange: (markers: readonly ReportingMarker[]) => void;
}

/** Changes of reporting as they stand on every time axis; a person can add one that no test can see. */
export function MarkerEditor({ markers, newId, date, onChange }: Props) {
  const { t } = useTexts();
  const [day, setDay] = useState('');
  const [text, setText] = useState('');
  return (
    <>
      {markers.length > 0 && (
        <ul className={styles.gaps} aria-label={t('critique.markers')}>
          {markers.map((marker) => (
            <li key={marker.id}>
              {date(marker.at)}: {marker.text}
              <IconButton
                icon={DeleteIcon}
                label={t('critique.removeMarker', { date: date(marker.at) })}
                onPress={() => onChange(markers.filter(({ id }) => id !== marker.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <Disclosure title={t('critique.addMarker')}>
        <div className={styles.stack}>
          <DateField label={t('critique.markerDay')} value={day} onChange={setDay} />
          <TextField label={t('critique.markerText')} value={text} onChange={setText} />
          <div>
            <Button
              isDisabled={!day || !text.trim()}
              onPress={() => {
                const added = { id: newId(), at: Date.parse(`${day}T00:00:00Z`), text: text.trim(), sources: null };
                onChange([...markers, added].sort((a, b) => a.at - b.at));
                setText('');
              }}
            >
              {t('critique.addMarkerNow')}
            </Button>
          </div>
        </div>
      </Disclosure>
    </>
  );
}
