import { fileSave } from 'browser-fs-access';
import { writeIcs } from '../../document/calendar/write-ics.ts';
import { isDecided, renewalsOf, type Decision } from '../../domain/decision/decision.ts';
import { deriveReminders } from '../../domain/decision/reminders.ts';
import { useTexts } from '../../i18n/index.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { Facts, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import styles from './plan.module.css';

/** What was decided, oldest first; a record is never changed. Reminders of reviews and ends as a calendar file. */
export function DecisionList({
  decisions,
  now,
}: {
  readonly decisions: readonly Decision[];
  readonly now: () => string;
}) {
  const { t, date } = useTexts();
  const reminders = deriveReminders(decisions);
  const day = (text: string) => date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`));
  const save = () => {
    const entries = reminders.map(({ id, day: on, kind, subject }) => ({
      id,
      day: on,
      title: t(`decision.reminder.${kind}`, { subject }),
      text: t(`decision.reminderText.${kind}`, { subject }),
    }));
    const file = new Blob([writeIcs(entries, now())], { type: 'text/calendar;charset=utf-8' });
    void fileSave(file, { fileName: 'regiekaart-herinneringen.ics' }).catch(() => undefined);
  };
  return (
    <>
      <PanelSection title={t('decision.title')}>
        {decisions.length === 0 && <p className="muted">{t('decision.none')}</p>}
        {decisions.map((decision) => (
          <Disclosure
            key={decision.id}
            title={`${day(decision.at)} · ${decision.subject.name}: ${t(`decision.kind.${isDecided(decision) || decision.kind !== 'decide' ? decision.kind : 'notDecided'}`)}`}
          >
            <Facts
              rows={[
                [t('decision.asked'), decision.asked],
                [
                  t('decision.term'),
                  [decision.term.from, decision.term.to].map((text) => (text ? day(text) : '…')).join(' – '),
                ],
                [t('decision.version'), String(decision.subject.version)],
                [t('decision.renewals'), String(renewalsOf(decisions, decision.subject.id))],
                [t('decision.fingerprint'), decision.dataFingerprint.slice(0, 12)],
                [t('decision.seal'), decision.seal.slice(0, 12)],
              ]}
            />
            <ul className={styles.issues}>
              {decision.positions.map(({ role, position, conditions, reasons }) => (
                <li key={role}>
                  <strong>{t(`decision.role.${role}`)}</strong>: {t(`decision.position.${position}`)}
                  {conditions && ` — ${conditions}`}
                  {reasons && ` — ${reasons}`}
                </li>
              ))}
            </ul>
          </Disclosure>
        ))}
      </PanelSection>
      {reminders.length > 0 && (
        <PanelSection title={t('decision.reminders')}>
          <ul className={styles.issues}>
            {reminders.map(({ id, day: on, kind, subject }) => (
              <li key={id}>
                {day(on)}: {t(`decision.reminder.${kind}`, { subject })}
              </li>
            ))}
          </ul>
          <div>
            <Button icon={DownloadIcon} onPress={save}>
              {t('decision.calendar')}
            </Button>
          </div>
        </PanelSection>
      )}
    </>
  );
}
