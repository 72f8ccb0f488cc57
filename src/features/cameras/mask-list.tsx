import type { Camera, CameraMask, CameraPosition } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon, LassoIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import type { PlanEdits } from './camera-edits.ts';
import styles from './cameras.module.css';
import { MeasureField } from './number-input.tsx';

interface Props {
  readonly camera: Camera;
  readonly position: CameraPosition;
  readonly edits: PlanEdits;
  readonly isMasking: boolean;
  readonly onMask: () => void;
  readonly newId: () => string;
}

/** Sectors that are made black: drawn on the map or typed as bearings and a distance. */
export function MaskList({ camera, position, edits, isMasking, onMask, newId }: Props) {
  const { t } = useTexts();
  const edit = (id: string, change: Partial<CameraMask>) =>
    edits.position(
      camera.id,
      position.id,
      'mask',
      ({ masks }) => void Object.assign(masks.find((mask) => mask.id === id) ?? {}, change),
      `mask ${id}`,
    );
  const add = () =>
    edits.position(camera.id, position.id, 'mask', ({ masks }) => {
      const middle = position.directionDegrees;
      masks.push({
        id: newId(),
        fromDegrees: Math.round((middle + 350) % 360),
        toDegrees: Math.round((middle + 10) % 360),
        fromMetres: Math.round(camera.rangeMetres / 2),
      });
    });
  return (
    <PanelSection title={t('cameras.masks')}>
      <p className={styles.detail}>{t(isMasking ? 'cameras.maskHow' : 'cameras.maskWhy')}</p>
      {position.masks.map((mask) => (
        <div key={mask.id} className={styles.mask}>
          <MeasureField
            label={t('cameras.maskFrom')}
            unit="°"
            value={mask.fromDegrees}
            minimum={0}
            maximum={360}
            onChange={(fromDegrees) => edit(mask.id, { fromDegrees })}
          />
          <MeasureField
            label={t('cameras.maskTo')}
            unit="°"
            value={mask.toDegrees}
            minimum={0}
            maximum={360}
            onChange={(toDegrees) => edit(mask.id, { toDegrees })}
          />
          <MeasureField
            label={t('cameras.maskMetres')}
            unit="m"
            value={mask.fromMetres}
            minimum={0}
            maximum={400}
            onChange={(fromMetres) => edit(mask.id, { fromMetres })}
          />
          <IconButton
            icon={DeleteIcon}
            label={t('cameras.removeMask')}
            onPress={() =>
              edits.position(
                camera.id,
                position.id,
                'mask',
                (draft) => void (draft.masks = draft.masks.filter(({ id }) => id !== mask.id)),
              )
            }
          />
        </div>
      ))}
      <div className={styles.row}>
        <Button icon={LassoIcon} onPress={onMask}>
          {t(isMasking ? 'cameras.stopMasking' : 'cameras.drawMask')}
        </Button>
        <Button icon={AddIcon} variant="quiet" onPress={add}>
          {t('cameras.typeMask')}
        </Button>
      </div>
    </PanelSection>
  );
}
