import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { SaveIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Checkbox } from '../../ui/primitives/field.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSave: (withRows: boolean) => void;
}

/** Save as a file: with or without the rows, and what that means for police data. */
export function SaveDialog({ isOpen, onClose, onSave }: Props) {
  const { t } = useTexts();
  const [withRows, setWithRows] = useState(false);
  return (
    <Dialog
      title={t('app.save')}
      closeLabel={t('app.close')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" icon={SaveIcon} onPress={() => onSave(withRows)}>
            {t('save.do')}
          </Button>
        </>
      }
    >
      <p>{t('save.explain')}</p>
      <Checkbox label={t('save.withRows')} selected={withRows} onChange={setWithRows} />
      <Notice tone={withRows ? 'caution' : 'info'}>{t(withRows ? 'save.rowsMeaning' : 'save.noRowsMeaning')}</Notice>
    </Dialog>
  );
}
