import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import type { HotStretch } from '../../network/questions/patrol-question.ts';
import { PrintIcon } from '../../ui/icons.ts';
import { Figure, Figures, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { Checkbox, NumberField, Select, Switch } from '../../ui/primitives/field.tsx';
import { endsOfKinds, type WalkEnd } from './ends.ts';
import { patrolCard, printPage } from './patrol-card.ts';
import { overlayOf, SLOT } from './routes-overlay.ts';
import { useAnswer, type AskOptions } from './use-answer.ts';
import type { PartProps } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

const HOURS = {
  afternoon: [12, 13, 14, 15, 16, 17],
  evening: [18, 19, 20, 21, 22, 23],
  night: [22, 23, 0, 1, 2, 3],
} as const;
type HourChoice = keyof typeof HOURS;
const STRETCH_METRES = 100;
const MOST_STRETCHES = 24;
const CHOSEN_AT_FIRST = 10;

/** A round on foot past the busiest stretches at their hours, within the time there is. */
export function PatrolTab({ walks, workbench, session, map }: PartProps) {
  const { network, layers } = walks;
  const { filter, table } = useStore(workbench);
  const { t, number, distance } = useTexts();
  const [hourChoice, setHourChoice] = useState<HourChoice>('evening');
  const [minutes, setMinutes] = useState(90);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const starts = useMemo(() => endsOfKinds(layers, ['police', 'municipal-office', 'station']), [layers]);
  const sites = useMemo(() => endsOfKinds(layers, ['azc']), [layers]);
  const [startId, setStartId] = useState(starts[0]?.id ?? '');
  const [withVisit, setWithVisit] = useState(false);
  const start = starts.find(({ id }) => id === startId) ?? starts[0] ?? null;
  const askHot = useMemo(() => {
    if (!table) return null;
    const request = { filter, hours: HOURS[hourChoice], stretchMetres: STRETCH_METRES, most: MOST_STRETCHES };
    return (options: AskOptions) => network.client.hotStretches([request], options);
  }, [network, table, filter, hourChoice]);
  const { answer: stretches } = useAnswer(session, 'task.routes.stretches', askHot);
  const chosen = useMemo(
    () => (stretches ?? []).filter((_, i) => i < CHOSEN_AT_FIRST !== left.has(i)),
    [stretches, left],
  );
  const visits = useMemo(() => (withVisit ? sites : []), [withVisit, sites]);
  const askRound = useMemo(() => {
    if (!start || chosen.length === 0) return null;
    const question = {
      start: { x: start.x, y: start.y },
      end: { x: start.x, y: start.y },
      segments: chosen.map(({ segment }) => segment),
      visits: visits.map(({ id, x, y }) => ({ id, x, y, dwellMinutes: VISIT_MINUTES })),
      minutes,
      metresPerMinute: PATROL_METRES_PER_MINUTE,
      settings: {},
    };
    return (options: AskOptions) => network.client.patrol([question], options);
  }, [network, start, chosen, visits, minutes]);
  const { answer } = useAnswer(session, 'task.routes.patrol', askRound);
  const round = answer?.kind === 'planned' ? answer.round : null;
  useEffect(() => {
    map?.showOverlay(
      SLOT,
      overlayOf(
        [
          ...(stretches ?? []).map((stretch, i) => ({
            id: `hot-${i}`,
            points: stretch.points,
            tone: 'bad' as const,
            inert: true,
            widthPx: chosen.includes(stretch) ? 8 : 3,
          })),
          ...(round ? [{ id: 'round', points: round.points, tone: 'accent' as const, inert: true, widthPx: 3 }] : []),
        ],
        [...(start ? [placeOf(start, 'S')] : []), ...visits.map((site) => placeOf(site, 'A'))],
      ),
    );
  }, [map, stretches, chosen, round, start, visits]);

  if (!table) return <EmptyState title={t('routes.noIncidents')}>{t('routes.noIncidentsWhatNow')}</EmptyState>;
  const passed = round?.stops.filter(({ kind }) => kind === 'segment') ?? [];
  const print = () => {
    if (!round || !start) return;
    printPage(
      patrolCard({
        t,
        title: t('routes.patrol.cardTitle'),
        facts: [
          [t('routes.patrol.start'), start.name],
          [t('routes.patrol.hours'), t(`routes.hours.${hourChoice}`)],
          [t('routes.patrol.time'), t('routes.minutes', { n: Math.round(round.minutes) })],
          [t('routes.patrol.walk'), distance(round.walkedMetres)],
          ...visits.map(({ name }) => [t('routes.patrol.visit'), name] as const),
        ],
        streets: round.streets.map(({ name, metres }) => [name || t('routes.unnamed'), distance(metres)]),
        points: round.points,
        attention: passed.map(({ index, arrivalMinutes }) => ({
          street: chosen[index]?.street || t('routes.unnamed'),
          after: t('routes.patrol.after', { n: Math.round(arrivalMinutes) }),
          points: chosen[index]!.points,
        })),
      }),
    );
  };
  return (
    <>
      <p>
        {round && start
          ? t('routes.patrol.lead', {
              n: passed.length,
              of: chosen.length,
              minutes: Math.round(round.minutes),
              start: start.name,
            })
          : t('routes.patrol.intro')}
      </p>
      {answer?.kind === 'refused' && <Notice tone="caution">{t(answer.reason, answer.values)}</Notice>}
      {round && (
        <>
          <Figures>
            <Figure value={number(round.minutes, 0)} unit="min" label={t('routes.patrol.time')} />
            <Figure value={distance(round.walkedMetres)} label={t('routes.patrol.walk')} />
            <Figure value={`${passed.length}/${chosen.length}`} label={t('routes.patrol.passed')} />
          </Figures>
          <p className="muted">
            {round.proven ? t('routes.patrol.proven') : t('routes.patrol.gap', { percent: number(100 * round.gap, 0) })}
          </p>
          <div className={styles.row}>
            <Button icon={PrintIcon} variant="primary" onPress={print}>
              {t('routes.patrol.print')}
            </Button>
          </div>
        </>
      )}
      <div className={styles.columns}>
        <Select
          label={t('routes.patrol.hours')}
          value={hourChoice}
          choices={(Object.keys(HOURS) as HourChoice[]).map((value) => ({ value, label: t(`routes.hours.${value}`) }))}
          onChange={(value) => {
            setLeft(new Set());
            setHourChoice(value);
          }}
        />
        <NumberField
          label={t('routes.patrol.available')}
          unit="min"
          value={minutes}
          minimum={10}
          maximum={480}
          step={5}
          onChange={setMinutes}
        />
      </div>
      {starts.length > 0 && (
        <Select
          label={t('routes.patrol.start')}
          value={start?.id ?? ''}
          choices={starts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setStartId}
        />
      )}
      {sites.length > 0 && (
        <Switch
          label={t('routes.patrol.withVisit', { minutes: VISIT_MINUTES })}
          selected={withVisit}
          onChange={setWithVisit}
        />
      )}
      <PanelSection title={t('routes.patrol.stretches')}>
        <p className="muted">{t('routes.patrol.stretchesHint')}</p>
        {(stretches ?? []).map((stretch, i) => (
          <Checkbox
            key={i}
            label={stretchLabel(stretch)}
            selected={chosen.includes(stretch)}
            onChange={() => setLeft((all) => toggled(all, i))}
          />
        ))}
      </PanelSection>
      <Disclosure title={t('routes.method')}>
        <p>{t('routes.patrol.method')}</p>
      </Disclosure>
    </>
  );

  function stretchLabel({ street, metres, per100Hours }: HotStretch): string {
    return t('routes.patrol.stretch', {
      street: street || t('routes.unnamed'),
      metres: Math.round(metres),
      rate: number(per100Hours, 1),
    });
  }
}

const VISIT_MINUTES = 15;
/** 4 km/h: slower than a walk, there is something to look at. */
const PATROL_METRES_PER_MINUTE = 4000 / 60;

const toggled = (set: ReadonlySet<number>, value: number): ReadonlySet<number> => {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
};

const placeOf = ({ id, name, x, y }: WalkEnd, text: string) => ({
  id: `stop-${id}`,
  x,
  y,
  text,
  tone: 'accent' as const,
  look: 'badge' as const,
  label: name,
});
