import { areaSquareMetres } from '../../domain/camera/camera-area.ts';
import type { Camera, CameraPlan } from '../../domain/camera/camera-plan.ts';
import { checkCameraPlan, type CameraIssue } from '../../domain/camera/check-camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, ClearIcon, DeleteIcon, ProposeIcon } from '../../ui/icons.ts';
import { Facts, Figure, Figures, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import type { PlanEdits } from './camera-edits.ts';
import styles from './cameras.module.css';
import { FlexibleSection } from './flexible-section.tsx';
import { LighterMeans } from './lighter-means.tsx';
import { PlanForm } from './plan-form.tsx';
import { SignsSection } from './signs-section.tsx';
import type { Look } from './use-camera-look.ts';
import type { CameraMode } from './use-camera-tool.ts';

type FlexibleProps = Parameters<typeof FlexibleSection>[0];
type SignsProps = Parameters<typeof SignsSection>[0];

interface Props {
  readonly plan: CameraPlan;
  readonly edits: PlanEdits;
  readonly look: Look | null;
  readonly selectedId: string | null;
  readonly mode: CameraMode;
  readonly newId: () => string;
  readonly must: number;
  readonly forbidden: number;
  readonly onMode: (mode: CameraMode) => void;
  readonly onClearSpots: () => void;
  readonly onSelect: (cameraId: string) => void;
  readonly onAddTyped: () => void;
  readonly onBestSites: () => void;
  readonly onDecide: () => void;
  readonly onRemovePlan: () => void;
  readonly proposal: { readonly count: number; readonly onTake: () => void; readonly onDrop: () => void } | null;
  readonly flexible: Omit<FlexibleProps, 'plan'>;
  readonly signs: Pick<SignsProps, 'onFind' | 'onDownload' | 'onPrint'>;
}

/** A camera plan: what it sees in a sentence, the cameras, what still stands before a decision, signs. */
export function CamerasPanel(props: Props) {
  const { plan, edits, look, newId } = props;
  const { t, count, share, area } = useTexts();
  const issues = checkCameraPlan(plan);
  return (
    <Panel title={t('cameras.title')} lead={useLead(plan, look)}>
      <LighterMeans isOpen={plan.cameras.length === 0} />
      {look && plan.cameras.length > 0 && (
        <Figures>
          <Figure
            value={share(look.ring.inArea > 0 ? look.together.incidents / look.ring.inArea : 0)}
            label={t('cameras.figure.share')}
          />
          <Figure value={count(look.together.dwellings)} label={t('cameras.figure.dwellings')} />
          <Figure
            value={look.together.privateShare === null ? '–' : share(look.together.privateShare)}
            label={t('cameras.figure.private')}
          />
        </Figures>
      )}
      <CameraList {...props} />
      <PanelSection title={t('cameras.area')}>
        <Facts
          rows={[
            [t('cameras.areaName'), plan.name],
            [t('cameras.areaSize'), area(areaSquareMetres(plan.area))],
            ...(look
              ? ([
                  [t('cameras.areaIncidents'), count(look.ring.inArea)],
                  [t('cameras.ringIncidents', { metres: look.ring.watchMetres }), count(look.ring.inRing)],
                ] as const)
              : []),
          ]}
        />
        <p className={styles.detail}>{t('cameras.ringWhy')}</p>
      </PanelSection>
      <Issues issues={issues} status={plan.status} onDecide={props.onDecide} />
      <PanelSection title={t('cameras.facts')}>
        <PlanForm plan={plan} edits={edits} />
      </PanelSection>
      <SignsSection plan={plan} edits={edits} newId={newId} {...props.signs} />
      <FlexibleSection plan={plan} {...props.flexible} />
      <div>
        <Disclosure title={t('cameras.method')}>
          <p className="muted">{t('cameras.methodView')}</p>
          <p className="muted">{t('cameras.methodIncidents')}</p>
          <p className="muted">{t('cameras.methodPrivacy')}</p>
          <p className="muted">{t('cameras.methodLaw')}</p>
        </Disclosure>
      </div>
      <div className={styles.row}>
        <Button icon={DeleteIcon} variant="danger" onPress={props.onRemovePlan}>
          {t('cameras.removePlan')}
        </Button>
      </div>
    </Panel>
  );
}

function useLead(plan: CameraPlan, look: Look | null): string {
  const { t, count, share } = useTexts();
  if (plan.cameras.length === 0) return t('cameras.leadEmpty', { area: plan.name });
  if (!look) return t('cameras.looking');
  const { together, ring } = look;
  return t('cameras.lead', {
    count: plan.cameras.length,
    n: count(together.incidents),
    total: count(ring.inArea),
    share: share(ring.inArea > 0 ? together.incidents / ring.inArea : 0),
    twice: share(ring.inArea > 0 ? together.incidentsTwice / ring.inArea : 0),
    dwellings: count(together.dwellings),
  });
}

function CameraList(props: Props) {
  const { plan, look, selectedId, mode, proposal, onMode, onSelect } = props;
  const { t } = useTexts();
  return (
    <PanelSection title={t('cameras.list')}>
      {plan.cameras.length > 0 && (
        <ol className={styles.list} aria-label={t('cameras.list')}>
          {plan.cameras.map((camera, i) => (
            <li key={camera.id}>
              <CameraItem
                camera={camera}
                number={i + 1}
                look={look}
                selected={camera.id === selectedId}
                onSelect={() => onSelect(camera.id)}
              />
            </li>
          ))}
        </ol>
      )}
      {proposal && (
        <Notice tone="info">
          <div className={styles.stack}>
            {t('cameras.proposalShown', { count: proposal.count })}
            <div className={styles.row}>
              <Button variant="primary" onPress={proposal.onTake}>
                {t('cameras.takeProposal')}
              </Button>
              <Button onPress={proposal.onDrop}>{t('cameras.dropProposal')}</Button>
            </div>
          </div>
        </Notice>
      )}
      {mode && mode !== 'mask' && <Notice tone="info">{t(`cameras.mode.${mode}`)}</Notice>}
      <div className={styles.row}>
        <Button icon={AddIcon} variant="primary" onPress={() => onMode(mode === 'add' ? null : 'add')}>
          {t(mode === 'add' ? 'cameras.stopPlacing' : 'cameras.addCamera')}
        </Button>
        <Button icon={ProposeIcon} onPress={props.onBestSites}>
          {t('cameras.bestSites')}
        </Button>
      </div>
      <Disclosure title={t('cameras.more')}>
        <div className={styles.row}>
          <Button variant="quiet" onPress={props.onAddTyped}>
            {t('cameras.addTyped')}
          </Button>
          {(['mast', 'must', 'forbid'] as const).map((name) => (
            <Button key={name} variant="quiet" onPress={() => onMode(mode === name ? null : name)}>
              {t(mode === name ? 'cameras.stopPlacing' : `cameras.place.${name}`)}
            </Button>
          ))}
          {props.must + props.forbidden > 0 && (
            <Button icon={ClearIcon} variant="quiet" onPress={props.onClearSpots}>
              {t('cameras.clearSpots')}
            </Button>
          )}
        </div>
      </Disclosure>
    </PanelSection>
  );
}

interface ItemProps {
  readonly camera: Camera;
  readonly number: number;
  readonly look: Look | null;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function CameraItem({ camera, number, look, selected, onSelect }: ItemProps) {
  const { t, count } = useTexts();
  const at = look ? look.cameraIds.indexOf(camera.id) : -1;
  const seen = at >= 0 ? look!.each[at]! : null;
  return (
    <button type="button" className={styles.item} aria-current={selected || undefined} onClick={onSelect}>
      <span className={styles.number}>{number}</span>
      <span className={styles.name}>{camera.name}</span>
      <span className={styles.amount}>{seen ? count(seen.incidents) : ''}</span>
      <span className={styles.detail}>
        {t(`cameras.kind.${camera.kind}`)}
        {seen && ` · ${t('cameras.itemDwellings', { count: Math.round(seen.dwellings) })}`}
        {seen && seen.sensitive.length > 0 && ` · ${t('cameras.itemSensitive', { count: seen.sensitive.length })}`}
      </span>
    </button>
  );
}

function Issues({
  issues,
  status,
  onDecide,
}: {
  readonly issues: readonly CameraIssue[];
  readonly status: CameraPlan['status'];
  readonly onDecide: () => void;
}) {
  const { t } = useTexts();
  const blocking = issues.filter(({ blocking: stops }) => stops).length;
  return (
    <PanelSection title={t('cameras.before')}>
      {blocking === 0 ? (
        <Notice tone="good">{t(status === 'decision' ? 'cameras.isDecision' : 'cameras.ready')}</Notice>
      ) : (
        <Notice tone="caution">{t('cameras.notReady', { count: blocking })}</Notice>
      )}
      <ul className={styles.plain}>
        {issues.map(({ key, values, cameraId, blocking: stops }, i) => (
          <li key={`${key} ${cameraId} ${i}`} className={stops ? '' : 'muted'}>
            {t(key, values)}
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button variant={blocking === 0 ? 'primary' : 'secondary'} onPress={onDecide}>
          {t(status === 'decision' ? 'cameras.backToConcept' : 'cameras.decide')}
        </Button>
      </div>
    </PanelSection>
  );
}
