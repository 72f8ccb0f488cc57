import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import { findPeakBlock } from '../../domain/hotspot/hours-of-week.ts';
import type { AgendaItem } from '../../domain/plan/meeting.ts';
import { useTexts } from '../../i18n/index.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { CloseIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { useZoneFindings } from '../use-zone-findings.ts';
import type { StepProps } from '../step-props.ts';
import { DecideForm } from './decide-form.tsx';
import { experiencedHere } from './experienced-here.ts';
import type { MeetingAudience } from './meeting-step.tsx';
import styles from './meeting.module.css';
import { subjectOf, type Subject } from './subject.ts';
import { ZoneOnScreen } from './zone-on-screen.tsx';
import { useElapsedMinutes } from './use-elapsed-minutes.ts';

interface Props extends StepProps {
  readonly item: AgendaItem;
  readonly place: number;
  readonly audience: MeetingAudience;
  readonly onGo: (place: number) => void;
  readonly onLeave: () => void;
}

/** Below this count, other audiences than the triangle see no figure. */
const LEAST_SHOWN = 10;

/** One item of the agenda, large enough for the back of the room; arrows walk on, L light, N notes, B decide, Esc out. */
export function AgendaScreen(props: Props) {
  const { project, workbench, map, session, item, place, audience, onGo, onLeave } = props;
  const { document } = useStore(project);
  const { dataFingerprint } = useStore(workbench);
  const texts = useTexts();
  const { t, area, count, number, share, weekday } = texts;
  const [isDark, setDark] = useState(false);
  const [notesShown, setNotesShown] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const elapsed = useElapsedMinutes();
  const [variantId, setVariantId] = useState<string | null>(null);
  const subject = useMemo(
    () => subjectOf({ hotspots: document.hotspots, zones: document.zones }, item, variantId),
    [document.hotspots, document.zones, item, variantId],
  );
  const hotspot = document.hotspots.find(({ id }) => id === item.subjectId) ?? null;
  const { summary, picture } = useFindings(map, session, subject);
  const findings = useZoneFindings(props, subject?.zone ?? null, texts.language);
  const experienced = useMemo(
    () => (subject ? experiencedHere(document.surveys, subject.rings) : null),
    [document.surveys, subject],
  );
  const plan = document.plans.find(({ hotspotId }) => hotspotId === item.subjectId) ?? null;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=textbox]');
      if (typing) return;
      const acts: Record<string, () => void> = {
        ArrowRight: () => onGo(place + 1),
        PageDown: () => onGo(place + 1),
        ArrowLeft: () => onGo(place - 1),
        PageUp: () => onGo(place - 1),
        Escape: onLeave,
        l: () => setDark((dark) => !dark),
        n: () => setNotesShown((shown) => !shown),
        b: () => setDeciding(true),
      };
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [place, onGo, onLeave]);

  if (!subject) return <p>{t('meeting.gone')}</p>;
  const mayShow = (n: number) => audience === 'triangle' || n >= LEAST_SHOWN;
  const incidents = hotspot ? hotspot.incidents : (summary?.incidents ?? null);
  const peak = summary && findPeakBlock(summary.hoursOfWeek);
  const perMonth = summary && summary.months.length > 0 ? summary.incidents / summary.months.length : null;
  return (
    <section className={styles.screen} data-room={isDark ? 'dark' : 'light'} aria-label={subject.name}>
      <header className={styles.head}>
        <span className={styles.place}>
          {place + 1} / {document.agenda.length}
        </span>
        <h2>{subject.name}</h2>
        <span className={styles.timer} data-late={elapsed > item.minutes || undefined}>
          {t('meeting.timer', { elapsed, minutes: item.minutes })}
        </span>
        <IconButton icon={CloseIcon} label={t('meeting.leave')} onPress={onLeave} />
      </header>
      <div className={styles.main}>
        <div className={styles.map}>
          {picture ? (
            <img src={picture} alt={t('meeting.mapOf', { name: subject.name })} />
          ) : (
            <p>{t('meeting.mapBusy')}</p>
          )}
        </div>
        <div className={styles.side}>
          <div className={styles.figures}>
            <BigFigure
              value={
                incidents === null
                  ? '…'
                  : mayShow(incidents)
                    ? count(incidents)
                    : t('meeting.fewer', { k: LEAST_SHOWN })
              }
              label={t('hotspots.registered')}
            />
            {hotspot ? (
              <BigFigure
                value={share(hotspot.areaShare)}
                label={t('meeting.ofArea', { share: share(hotspot.incidentShare) })}
              />
            ) : (
              <BigFigure value={findings ? area(findings.areaSquareMetres) : '…'} label={t('zones.hectares')} />
            )}
            <BigFigure
              value={perMonth !== null && mayShow(perMonth) ? count(perMonth) : '–'}
              label={t('meeting.perMonth')}
            />
          </div>
          {peak && (
            <p className={styles.peak}>
              {t('hotspots.peak', {
                days:
                  peak.firstDay === peak.lastDay
                    ? weekday(peak.firstDay)
                    : `${weekday(peak.firstDay)}–${weekday(peak.lastDay)}`,
                from: peak.fromHour,
                to: peak.toHour % 24 || 24,
              })}
            </p>
          )}
          {summary && audience === 'triangle' && (
            <HourWeekTable
              values={summary.hoursOfWeek}
              selected={null}
              labels={{
                table: t('hotspots.when'),
                weekday,
                cell: (day, hour, n) =>
                  t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: count(n) }),
              }}
            />
          )}
          <p className={styles.peak}>
            {experienced
              ? t('meeting.experienced', {
                  question: experienced.question.text,
                  mean: number(experienced.mean.value, 1),
                  low: number(experienced.mean.low, 1),
                  high: number(experienced.mean.high, 1),
                  top: experienced.question.high,
                  n: count(experienced.n),
                })
              : t('meeting.notAsked')}
          </p>
          {subject.zone && (
            <ZoneOnScreen
              zone={subject.zone}
              variants={subject.variants}
              findings={findings}
              onVariant={setVariantId}
            />
          )}
          {plan?.problem && <p className={styles.problem}>{plan.problem}</p>}
          {audience !== 'public' && (
            <div className={styles.asked}>
              <h3>{t('decision.asked')}</h3>
              <p>{item.asked}</p>
              {audience === 'triangle' && (
                <Button variant="primary" onPress={() => setDeciding(true)}>
                  {t('meeting.decide')}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      <p className={styles.caution}>{t('hotspots.registeredOnly')}</p>
      {notesShown && audience === 'triangle' && (
        <aside className={styles.notes}>{item.notes || t('meeting.noNotes')}</aside>
      )}
      {deciding && (
        <DecideForm
          project={project}
          newId={props.newId}
          now={props.now}
          item={item}
          subject={subject}
          checks={findings?.checks ?? []}
          dataFingerprint={dataFingerprint}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  );
}

function BigFigure({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div>
      <div className={styles.value}>{value}</div>
      <div className={styles.label}>{label}</div>
    </div>
  );
}

interface Findings {
  readonly summary: AreaSummary | null;
  /** Address of the map's picture. */
  readonly picture: string | null;
}

/** What is registered in it, and a picture of it. A picture stays when the map below moves or the tab sleeps. */
function useFindings(map: StepProps['map'], session: StepProps['session'], subject: Subject | null): Findings {
  const [summary, setSummary] = useState<AreaSummary | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!subject || subject.rings.length === 0) return;
    let left = false;
    let url: string | null = null;
    session.inspectArea(subject.rings, restoreFilter(subject.filter)).then(
      (found) => !left && setSummary(found),
      (error: unknown) => !left && session.fail(error),
    );
    const xs = subject.rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 0));
    const ys = subject.rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 1));
    const margin = Math.max(150, 0.4 * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)));
    const bounds = {
      west: Math.min(...xs) - margin,
      east: Math.max(...xs) + margin,
      south: Math.min(...ys) - margin,
      north: Math.max(...ys) + margin,
    };
    map?.snapshot({ widthPx: 1000, heightPx: 760, pixelRatio: 1.5, bounds }).then(
      (blob) => {
        if (left) return;
        url = URL.createObjectURL(blob);
        setPicture(url);
      },
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [map, session, subject]);
  return { summary, picture };
}
