import { useState } from 'react';
import {
  checkDecision,
  sealText,
  TRIANGLE_ROLES,
  type Decision,
  type Position,
  type RolePosition,
} from '../../domain/decision/decision.ts';
import type { AgendaItem } from '../../domain/plan/meeting.ts';
import { hasAnyFinishedAnalysis } from '../../domain/dossier/check-dossier.ts';
import { useTexts } from '../../i18n/index.ts';
import { sha256 } from '../../storage/sha256.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Dialog } from '../../ui/primitives/dialog.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { moveDecidedZone } from './move-decided-zone.ts';
import type { Subject } from './subject.ts';
import styles from './meeting.module.css';

interface Props extends Pick<StepProps, 'project' | 'newId' | 'now'> {
  readonly item: AgendaItem;
  readonly subject: Subject;
  /** The checks of an area as they stand now. */
  readonly checks: Decision['checks'];
  readonly dataFingerprint: string;
  readonly onClose: () => void;
}

const POSITIONS: readonly Position[] = ['agree', 'agreeWithConditions', 'disagree', 'absent'];
const KINDS = ['decide', 'extend', 'withdraw', 'postpone'] as const;

/** What each role says, with conditions and reasons; then it is a record that stays as it is. */
export function DecideForm({ project, newId, now, item, subject, checks, dataFingerprint, onClose }: Props) {
  const { t } = useTexts();
  const [kind, setKind] = useState<Decision['kind']>('decide');
  const [positions, setPositions] = useState<readonly RolePosition[]>(
    TRIANGLE_ROLES.map((role) => ({ role, position: 'agree', conditions: '', reasons: '' })),
  );
  const [from, setFrom] = useState(now().slice(0, 10));
  const [to, setTo] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [mandate, setMandate] = useState('');
  const [consultations, setConsultations] = useState<Decision['consultations']>([]);
  const draft: Omit<Decision, 'id' | 'at' | 'seal'> = {
    kind,
    subject: { kind: subject.kind, id: subject.id, name: subject.name, version: subject.version },
    asked: item.asked,
    positions,
    consultations: consultations.filter(({ who, on }) => who.trim() && on),
    mandate,
    term: { from: from || null, to: to || null },
    reviewOn: reviewOn || null,
    checks,
    dataFingerprint,
  };
  const issues = checkDecision(draft);
  const set = (role: RolePosition['role'], change: Partial<RolePosition>) =>
    setPositions((all) => all.map((one) => (one.role === role ? { ...one, ...change } : one)));

  async function record(): Promise<void> {
    const { decisions } = project.getState().document;
    const unsealed = { ...draft, id: newId(), at: now() };
    const seal = await sha256(new TextEncoder().encode(sealText(decisions.at(-1)?.seal ?? '', unsealed)));
    project.dispatch(
      'command.decision',
      (all) => {
        all.decisions.push(structuredClone({ ...unsealed, seal }) as (typeof all.decisions)[number]);
        const at = all.zones.findIndex(({ id }) => id === subject.zone?.id);
        if (at < 0 || !subject.zone) return;
        const moved = moveDecidedZone(subject.zone, draft, {
          now: now(),
          failedChecks: checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id),
          hasAnalysis: hasAnyFinishedAnalysis(project.getState().document.dossiers),
        });
        all.zones[at] = structuredClone(moved) as (typeof all.zones)[number];
      },
      { values: { name: subject.name } },
    );
    onClose();
  }

  return (
    <Dialog
      title={t('meeting.decideTitle', { name: subject.name })}
      closeLabel={t('app.close')}
      isOpen
      onClose={onClose}
      width="wide"
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" isDisabled={issues.length > 0} onPress={() => void record()}>
            {t('meeting.record')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p>{item.asked}</p>
        <Select
          label={t('meeting.kind')}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: t(`decision.kind.${value}`) }))}
          onChange={setKind}
        />
        {positions.map(({ role, position, conditions, reasons }) => (
          <fieldset key={role} className={styles.role}>
            <legend>{t(`decision.role.${role}`)}</legend>
            <Select
              label={t('meeting.position')}
              value={position}
              choices={POSITIONS.map((value) => ({ value, label: t(`decision.position.${value}`) }))}
              onChange={(next) => set(role, { position: next })}
            />
            {position === 'agreeWithConditions' && (
              <TextField
                label={t('meeting.conditions')}
                value={conditions}
                onChange={(text) => set(role, { conditions: text })}
              />
            )}
            {position !== 'absent' && (
              <TextField
                label={t('meeting.reasons')}
                value={reasons}
                onChange={(text) => set(role, { reasons: text })}
              />
            )}
          </fieldset>
        ))}
        <div className={styles.pair}>
          <DateField label={t('plan.from')} value={from} onChange={setFrom} />
          <DateField label={t('plan.to')} value={to} onChange={setTo} />
          <DateField label={t('plan.review')} value={reviewOn} onChange={setReviewOn} />
        </div>
        {consultations.map((one, i) => (
          <div key={i} className={styles.pair}>
            <TextField
              label={t('meeting.consulted')}
              value={one.who}
              onChange={(who) =>
                setConsultations((all) => all.map((other, k) => (k === i ? { ...other, who } : other)))
              }
            />
            <DateField
              label={t('meeting.consultedOn')}
              value={one.on}
              onChange={(on) => setConsultations((all) => all.map((other, k) => (k === i ? { ...other, on } : other)))}
            />
          </div>
        ))}
        <div>
          <Button
            variant="quiet"
            onPress={() => setConsultations((all) => [...all, { who: '', on: now().slice(0, 10) }])}
          >
            {t('meeting.addConsulted')}
          </Button>
        </div>
        <TextField label={t('meeting.mandate')} value={mandate} onChange={setMandate} />
        {issues.length > 0 && (
          <Notice tone="caution">
            <ul className={styles.issues}>
              {issues.map(({ key, values }, i) => (
                <li key={i}>
                  {t(key, { ...values, ...(values.role ? { role: t(`decision.role.${values.role}`) } : {}) })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <p className="muted">{t('meeting.recordMeaning')}</p>
      </div>
    </Dialog>
  );
}
