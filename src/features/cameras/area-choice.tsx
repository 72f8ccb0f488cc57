import { useState } from 'react';
import type { CameraAreaSource } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { LassoIcon, RectangleIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import styles from './cameras.module.css';

/** An outline that can become the designated area. */
export interface AreaOption {
  readonly id: string;
  readonly source: CameraAreaSource;
  readonly name: string;
  readonly rings: readonly (readonly number[])[];
}

interface Props {
  readonly options: readonly AreaOption[];
  readonly onChoose: (option: AreaOption) => void;
  readonly onDraw: (mode: 'polygon' | 'rectangle') => void;
}

/** Where cameras may be used: a drawn zone, the outline of a hotspot, or a drawing on the map. */
export function AreaChoice({ options, onChoose, onDraw }: Props) {
  const { t } = useTexts();
  const [id, setId] = useState(options[0]?.id ?? '');
  const chosen = options.find((option) => option.id === id) ?? options[0];
  return (
    <div className={styles.stack}>
      {chosen && (
        <div className={styles.fieldRow}>
          <Select
            label={t('cameras.areaFrom')}
            value={chosen.id}
            choices={options.map((option) => ({
              value: option.id,
              label: option.name,
              hint: t(`cameras.areaSource.${option.source}`),
            }))}
            onChange={setId}
          />
          <Button variant="primary" onPress={() => onChoose(chosen)}>
            {t('cameras.useArea')}
          </Button>
        </div>
      )}
      <div className={styles.row}>
        <Button icon={LassoIcon} onPress={() => onDraw('polygon')}>
          {t('cameras.drawArea')}
        </Button>
        <Button icon={RectangleIcon} onPress={() => onDraw('rectangle')}>
          {t('cameras.drawRectangle')}
        </Button>
      </div>
    </div>
  );
}
