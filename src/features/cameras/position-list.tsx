import type { Camera, CameraPosition } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import type { PlanEdits } from './camera-edits.ts';
import styles from './cameras.module.css';

interface Props {
  readonly camera: Camera;
  readonly position: CameraPosition;
  readonly edits: PlanEdits;
  readonly newId: () => string;
  readonly onPosition: (positionId: string) => void;
}

/** Dated positions of a flexible camera: the logbook of where it stands when. */
export function PositionList({ camera, position, edits, newId, onPosition }: Props) {
  const { t, count } = useTexts();
  if (camera.kind === 'fixed' && camera.positions.length === 1) return null;
  const date = (one: CameraPosition, field: 'from' | 'until') => (
    <TextField
      type="date"
      label={t(`cameras.position.${field}`)}
      value={one[field] ?? ''}
      onChange={(value) =>
        edits.position(camera.id, one.id, 'dates', (draft) => void (draft[field] = value || null), field)
      }
    />
  );
  return (
    <PanelSection title={t('cameras.positions')}>
      <ol className={styles.list}>
        {camera.positions.map((one, i) => (
          <li key={one.id} className={styles.stack}>
            <button
              type="button"
              className={styles.item}
              aria-current={one.id === position.id || undefined}
              onClick={() => onPosition(one.id)}
            >
              <span className={styles.number}>{i + 1}</span>
              <span className={styles.name}>
                {one.from ?? t('cameras.position.start')} – {one.until ?? t('cameras.position.end')}
              </span>
              <span className={styles.detail}>
                {t('cameras.at', { x: count(one.x), y: count(one.y), degrees: count(one.directionDegrees) })}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.mask}>
        {date(position, 'from')}
        {date(position, 'until')}
        <span />
        <IconButton
          icon={DeleteIcon}
          label={t('cameras.position.remove')}
          isDisabled={camera.positions.length === 1}
          onPress={() =>
            edits.camera(
              camera.id,
              'position',
              (draft) => void (draft.positions = draft.positions.filter(({ id }) => id !== position.id)),
            )
          }
        />
      </div>
      <div className={styles.row}>
        <Button
          icon={AddIcon}
          onPress={() => {
            const id = newId();
            edits.camera(camera.id, 'position', ({ positions }) => {
              positions.push({ ...position, masks: [], id, from: null, until: null });
            });
            onPosition(id);
          }}
        >
          {t('cameras.position.add')}
        </Button>
      </div>
    </PanelSection>
  );
}
