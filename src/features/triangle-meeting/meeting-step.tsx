import { useState } from 'react';
import { useStore } from 'zustand';
import type { AgendaItem } from '../../domain/plan/meeting.ts';
import { useTexts } from '../../i18n/index.ts';
import { DeleteIcon, PresentIcon } from '../../ui/icons.ts';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { NumberField, TextField } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { StepProps } from '../step-props.ts';
import { AgendaScreen } from './agenda-screen.tsx';
import styles from './meeting.module.css';

export const MEETING_AUDIENCES = ['triangle', 'council', 'public'] as const;
export type MeetingAudience = (typeof MEETING_AUDIENCES)[number];

/** The agenda of the triangle, and the way into the meeting: one item a screen. */
export function MeetingStep(props: StepProps) {
  const { project, session, newId } = props;
  const { document } = useStore(project);
  const { t } = useTexts();
  const [audience, setAudience] = useState<MeetingAudience>('triangle');
  const [presenting, setPresenting] = useState<number | null>(null);
  const { agenda, hotspots, zones } = document;
  const left = hotspots.filter(({ id }) => !agenda.some(({ subjectId }) => subjectId === id));
  const isOn = (id: string) => agenda.some(({ subjectId }) => subjectId === id);
  // One item a proposal: its variants are switched on the screen.
  const areas = zones.filter(
    ({ name, rings }, i) =>
      rings.length > 0 &&
      zones.findIndex((other) => other.name === name) === i &&
      !zones.some((other) => other.name === name && isOn(other.id)),
  );
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);

  const set = (id: string, change: Partial<AgendaItem>) =>
    project.dispatch(
      'command.agenda',
      (draft) => {
        const item = draft.agenda.find((one) => one.id === id);
        if (item) Object.assign(item, change);
      },
      { coalesce: `agenda ${id}` },
    );
  const add = (kind: AgendaItem['kind'], subjectId: string, name: string, asked: string) =>
    project.dispatch('command.agenda', (draft) => {
      draft.agenda.push({
        id: newId(),
        kind,
        subjectId,
        asked: t(asked, { name }),
        notes: '',
        minutes: 20,
      });
    });
  const remove = (id: string) =>
    project.dispatch('command.agenda', (draft) => void (draft.agenda = draft.agenda.filter((item) => item.id !== id)));
  const nameOf = ({ subjectId }: AgendaItem) =>
    [...hotspots, ...zones].find(({ id }) => id === subjectId)?.name ?? t('meeting.gone');

  if (presenting !== null && agenda[presenting])
    return (
      <AgendaScreen
        {...props}
        key={agenda[presenting].id}
        item={agenda[presenting]}
        place={presenting}
        audience={audience}
        onGo={(place) => setPresenting(Math.min(agenda.length - 1, Math.max(0, place)))}
        onLeave={() => setPresenting(null)}
      />
    );

  return (
    <div className={styles.setup}>
      <Panel title={t('meeting.title')} lead={t('meeting.lead', { count: agenda.length, minutes })}>
        {hotspots.length === 0 && areas.length === 0 && (
          <div>
            <p>{t('meeting.noHotspots')}</p>
            <Button onPress={() => session.go('hotspots')}>{t('plan.toHotspots')}</Button>
          </div>
        )}
        {agenda.map((item, i) => (
          <PanelSection
            key={item.id}
            title={`${i + 1}. ${nameOf(item)}`}
            aside={<IconButton icon={DeleteIcon} label={t('plan.remove')} onPress={() => remove(item.id)} />}
          >
            <div className={styles.fields}>
              <TextField label={t('decision.asked')} value={item.asked} onChange={(asked) => set(item.id, { asked })} />
              <TextField label={t('meeting.notes')} value={item.notes} onChange={(notes) => set(item.id, { notes })} />
              <NumberField
                label={t('meeting.minutes')}
                value={item.minutes}
                minimum={1}
                maximum={120}
                onChange={(next) => set(item.id, { minutes: next })}
              />
            </div>
          </PanelSection>
        ))}
        {left.length + areas.length > 0 && (
          <PanelSection title={t('meeting.add')}>
            <div className={styles.row}>
              {left.map(({ id, name }) => (
                <Button key={id} onPress={() => add('hotspot', id, name, 'meeting.askedDefault')}>
                  {name}
                </Button>
              ))}
              {areas.map(({ id, name }) => (
                <Button key={id} onPress={() => add('zone', id, name, 'meeting.askedZone')}>
                  {t('meeting.areaNamed', { name })}
                </Button>
              ))}
            </div>
          </PanelSection>
        )}
        {agenda.length > 0 && (
          <PanelSection title={t('meeting.audience')}>
            <Segmented
              label={t('meeting.audience')}
              value={audience}
              choices={MEETING_AUDIENCES.map((value) => ({ value, label: t(`meeting.audience.${value}`) }))}
              onChange={setAudience}
            />
            <p className="muted">{t(`meeting.audienceText.${audience}`)}</p>
            <div>
              <Button variant="primary" icon={PresentIcon} onPress={() => setPresenting(0)}>
                {t('meeting.start')}
              </Button>
            </div>
            <p className="muted">{t('meeting.keys')}</p>
          </PanelSection>
        )}
      </Panel>
    </div>
  );
}
