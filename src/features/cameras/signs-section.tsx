import type { CameraPlan } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon, DownloadIcon, PrintIcon, SignIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import type { PlanEdits } from './camera-edits.ts';
import styles from './cameras.module.css';
import { MeasureField } from './number-input.tsx';
import { useState } from 'react';

interface Props {
  readonly plan: CameraPlan;
  readonly edits: PlanEdits;
  readonly newId: () => string;
  readonly onFind: () => void;
  readonly onDownload: () => void;
  readonly onPrint: () => void;
}

/** A sign at every way into the area, as list with street and coordinates. */
export function SignsSection({ plan, edits, newId, onFind, onDownload, onPrint }: Props) {
  const { t, count, number } = useTexts();
  const [own, setOwn] = useState({ street: '', x: 0, y: 0 });
  return (
    <PanelSection title={t('cameras.signs')}>
      <p className={styles.detail}>
        {plan.signs.length === 0 ? t('cameras.signsNone') : t('cameras.signsCount', { n: count(plan.signs.length) })}
      </p>
      {plan.signs.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('cameras.sign.number')}</th>
              <th>{t('cameras.sign.street')}</th>
              <th>X</th>
              <th>Y</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {plan.signs.map(({ id, street, x, y }, i) => (
              <tr key={id}>
                <td>{i + 1}</td>
                <td>{street || t('cameras.sign.unnamed')}</td>
                <td>{number(x, 1)}</td>
                <td>{number(y, 1)}</td>
                <td>
                  <IconButton
                    icon={DeleteIcon}
                    label={t('cameras.sign.remove', { number: i + 1 })}
                    onPress={() =>
                      edits.plan('signs', (draft) => void (draft.signs = draft.signs.filter((sign) => sign.id !== id)))
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.row}>
        <Button icon={SignIcon} onPress={onFind}>
          {t(plan.signs.length === 0 ? 'cameras.findSigns' : 'cameras.findSignsAgain')}
        </Button>
        {plan.signs.length > 0 && (
          <>
            <Button icon={DownloadIcon} variant="quiet" onPress={onDownload}>
              {t('cameras.signsCsv')}
            </Button>
            <Button icon={PrintIcon} variant="quiet" onPress={onPrint}>
              {t('cameras.signsPrint')}
            </Button>
          </>
        )}
      </div>
      <div className={styles.mask}>
        <TextField
          label={t('cameras.sign.street')}
          value={own.street}
          onChange={(street) => setOwn({ ...own, street })}
        />
        <MeasureField
          label="X"
          unit="m"
          value={own.x}
          minimum={-1e7}
          maximum={1e7}
          onChange={(x) => setOwn({ ...own, x })}
        />
        <MeasureField
          label="Y"
          unit="m"
          value={own.y}
          minimum={-1e7}
          maximum={1e7}
          onChange={(y) => setOwn({ ...own, y })}
        />
        <IconButton
          icon={AddIcon}
          label={t('cameras.sign.add')}
          onPress={() => edits.plan('signs', ({ signs }) => void signs.push({ id: newId(), ...own }))}
        />
      </div>
    </PanelSection>
  );
}
