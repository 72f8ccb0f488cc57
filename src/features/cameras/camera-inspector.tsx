import { CAMERA_MOUNTS, type Camera, type CameraPosition } from '../../domain/camera/camera-plan.ts';
import { distanceOfClass } from '../../domain/camera/distance-classes.ts';
import { findPeakBlock } from '../../domain/hotspot/hours-of-week.ts';
import { useTexts } from '../../i18n/index.ts';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { AddIcon, CloseIcon, DeleteIcon } from '../../ui/icons.ts';
import { Facts, Figure, Figures, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { ViewContents } from '../../analysis/covering/view-contents.ts';
import type { PlanEdits } from './camera-edits.ts';
import styles from './cameras.module.css';
import { MaskList } from './mask-list.tsx';
import { MeasureField } from './number-input.tsx';
import { PositionList } from './position-list.tsx';

interface Props {
  readonly camera: Camera;
  readonly position: CameraPosition;
  readonly seen: ViewContents | null;
  readonly incidentsInArea: number;
  readonly edits: PlanEdits;
  readonly isMasking: boolean;
  readonly onMask: () => void;
  readonly newId: () => string;
  readonly onMove: (x: number, y: number) => void;
  readonly onPosition: (positionId: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** One camera: what it shows, what it should rather not show, and everything that can be set. */
export function CameraInspector(props: Props) {
  const { camera, position, seen, incidentsInArea, edits, onMove, onClose } = props;
  const { t, count, share, distance } = useTexts();
  const change = (what: Partial<Camera>, key: string) =>
    edits.camera(camera.id, 'camera', (draft) => void Object.assign(draft, what), key);
  const turn = (what: Partial<CameraPosition>) =>
    edits.position(camera.id, position.id, 'turn', (draft) => void Object.assign(draft, what), 'turn');
  return (
    <Panel
      title={camera.name}
      lead={
        seen
          ? t('cameras.seesSentence', {
              n: count(seen.incidents),
              share: share(incidentsInArea > 0 ? seen.incidents / incidentsInArea : 0),
              dwellings: count(seen.dwellings),
            })
          : t('cameras.looking')
      }
      actions={<IconButton icon={CloseIcon} label={t('app.close')} onPress={onClose} />}
    >
      {seen && <Seen seen={seen} />}
      <PanelSection title={t('cameras.aim')}>
        <div className={styles.grid}>
          <MeasureField
            label={t('cameras.direction')}
            unit="°"
            value={position.directionDegrees}
            minimum={0}
            maximum={360}
            onChange={(directionDegrees) => turn({ directionDegrees: directionDegrees % 360 })}
          />
          <MeasureField
            label={t('cameras.angle')}
            unit="°"
            value={camera.viewAngleDegrees}
            minimum={5}
            maximum={360}
            onChange={(viewAngleDegrees) => change({ viewAngleDegrees }, 'angle')}
          />
          <MeasureField
            label={t('cameras.range')}
            unit="m"
            value={camera.rangeMetres}
            minimum={5}
            maximum={400}
            onChange={(rangeMetres) => change({ rangeMetres }, 'range')}
          />
          <MeasureField
            label={t('cameras.height')}
            unit="m"
            value={camera.heightMetres}
            minimum={2}
            maximum={40}
            onChange={(heightMetres) => change({ heightMetres }, 'height')}
          />
          <MeasureField
            label={t('cameras.x')}
            unit="m"
            value={position.x}
            minimum={-1e7}
            maximum={1e7}
            step={0.1}
            onChange={(x) => onMove(x, position.y)}
          />
          <MeasureField
            label={t('cameras.y')}
            unit="m"
            value={position.y}
            minimum={-1e7}
            maximum={1e7}
            step={0.1}
            onChange={(y) => onMove(position.x, y)}
          />
        </div>
        <p className={styles.detail}>
          {t('cameras.classes', {
            recognise: distance(distanceOfClass(camera, 'recognise')),
            observe: distance(distanceOfClass(camera, 'observe')),
          })}
        </p>
      </PanelSection>
      <MaskList {...props} />
      <PositionList {...props} />
      <LiveHours camera={camera} seen={seen} onChange={(liveHours) => change({ liveHours }, 'hours')} />
      <PanelSection title={t('cameras.equipment')}>
        <div className={styles.grid}>
          <div className={styles.wide}>
            <TextField
              label={t('cameras.cameraName')}
              value={camera.name}
              onChange={(name) => change({ name }, 'name')}
            />
          </div>
          <div className={styles.wide}>
            <Segmented
              label={t('cameras.kind')}
              value={camera.kind}
              choices={(['fixed', 'flexible'] as const).map((value) => ({ value, label: t(`cameras.kind.${value}`) }))}
              onChange={(kind) => change({ kind }, 'kind')}
            />
          </div>
          <Select
            label={t('cameras.mount')}
            value={camera.mount}
            choices={CAMERA_MOUNTS.map((value) => ({ value, label: t(`cameras.mount.${value}`) }))}
            onChange={(mount) => change({ mount }, 'mount')}
          />
          <MeasureField
            label={t('cameras.pixels')}
            unit="px"
            value={camera.horizontalPixels}
            minimum={320}
            maximum={20000}
            onChange={(horizontalPixels) => change({ horizontalPixels: Math.round(horizontalPixels) }, 'pixels')}
          />
          <MeasureField
            label={t('cameras.cost')}
            unit="€"
            value={camera.costEuro}
            minimum={0}
            maximum={1e7}
            onChange={(costEuro) => change({ costEuro }, 'cost')}
          />
          <MeasureField
            label={t('cameras.yearlyCost')}
            unit="€"
            value={camera.yearlyCostEuro}
            minimum={0}
            maximum={1e7}
            onChange={(yearlyCostEuro) => change({ yearlyCostEuro }, 'yearly')}
          />
        </div>
      </PanelSection>
      <div>
        <Disclosure title={t('cameras.method')}>
          <p className="muted">{t('cameras.methodView')}</p>
          <p className="muted">{t('cameras.methodClasses')}</p>
          <p className="muted">{t('cameras.methodIncidents')}</p>
          <p className="muted">{t('cameras.methodPrivacy')}</p>
        </Disclosure>
      </div>
      <Notice tone="info">{t('cameras.publicOnly')}</Notice>
      <div className={styles.row}>
        <Button icon={DeleteIcon} variant="danger" onPress={props.onRemove}>
          {t('cameras.removeCamera')}
        </Button>
      </div>
    </Panel>
  );
}

function Seen({ seen }: { readonly seen: ViewContents }) {
  const { t, count, distance, share, list } = useTexts();
  return (
    <>
      <Figures>
        <Figure value={count(seen.incidents)} label={t('cameras.figure.incidents')} />
        <Figure value={distance(seen.streetMetres)} label={t('cameras.figure.street')} />
        <Figure value={count(seen.dwellings)} label={t('cameras.figure.dwellings')} />
      </Figures>
      <Facts
        rows={[
          [t('cameras.fact.recognised'), count(seen.incidentsRecognised)],
          [t('cameras.fact.ground'), `${count(seen.areaSquareMetres)} m²`],
          [
            t('cameras.fact.doors'),
            t('cameras.ofAddresses', { doors: count(seen.doors), addresses: count(seen.addresses) }),
          ],
          [t('cameras.fact.dwellingsRecognised'), count(seen.dwellingsRecognised)],
          [
            t('cameras.fact.private'),
            seen.privateShare === null
              ? t('cameras.unknown')
              : t('cameras.yardOf', {
                  share: share(seen.privateShare),
                  area: `${count(seen.yardSquareMetres ?? 0)} m²`,
                }),
          ],
          [
            t('cameras.fact.sensitive'),
            seen.sensitive.length === 0
              ? t('cameras.none')
              : list(seen.sensitive.map(({ name, kind }) => name || t(`cameras.poi.${kind}`))),
          ],
        ]}
      />
    </>
  );
}

/** Hours at which images are watched live, over the hours of what is in view. */
function LiveHours({
  camera,
  seen,
  onChange,
}: {
  readonly camera: Camera;
  readonly seen: ViewContents | null;
  readonly onChange: (hours: number[]) => void;
}) {
  const { t, weekday, number, share } = useTexts();
  const values = seen?.hoursOfWeek ?? new Float64Array(168);
  const flags = Uint8Array.from({ length: 168 }, (_, hour) => (camera.liveHours.includes(hour) ? 1 : 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const live = camera.liveHours.reduce((sum, hour) => sum + values[hour]!, 0);
  const toHours = (next: Uint8Array | null) => (next ? [...next.keys()].filter((hour) => next[hour] === 1) : []);
  const peak = seen ? findPeakBlock(seen.hoursOfWeek) : null;
  return (
    <PanelSection title={t('cameras.liveHours')}>
      <p className={styles.detail}>
        {camera.liveHours.length === 0
          ? t('cameras.liveNone')
          : t('cameras.liveSentence', { hours: camera.liveHours.length, share: share(total > 0 ? live / total : 0) })}
      </p>
      <div className={styles.hours}>
        <HourWeekTable
          values={values}
          selected={camera.liveHours.length > 0 ? flags : null}
          onChange={(next, moving) => !moving && onChange(toHours(next))}
          labels={{
            table: t('cameras.liveHours'),
            weekday,
            cell: (day, hour, value) =>
              t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: number(value, 1) }),
          }}
        />
      </div>
      {peak && (
        <div className={styles.row}>
          <Button
            icon={AddIcon}
            onPress={() => {
              const hours = new Set<number>();
              const days = ((peak.lastDay - peak.firstDay + 7) % 7) + 1;
              for (let day = 0; day < days; day++)
                for (let hour = peak.fromHour; hour < peak.toHour; hour++)
                  hours.add((((peak.firstDay + day) % 7) * 24 + hour) % 168);
              onChange([...hours].sort((a, b) => a - b));
            }}
          >
            {t('cameras.useHotTimes')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}
