import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import {
  COMPARED_WEEKS,
  compareRecentWeeks,
  compareSpecialDays,
  isIndistinguishable,
  monthsOfYear,
  type PeriodComparison,
} from '../../analysis/rates/compare-periods.ts';
import type { RateChangeResult } from '../../analysis/rates/rate-change.ts';
import { holidaysIn } from '../../domain/calendar/dutch-holidays.ts';
import { DAY_MS, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { ReportingMarker } from '../../domain/project/project-document.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { completeUntil as lastComplete } from '../../state/incomplete-month.ts';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import type { StepProps } from '../step-props.ts';
import { ListEditor } from './list-editor.tsx';
import styles from './problem-analysis.module.css';

/** How it goes over time under the present filter: recent weeks, season, special days, hours by season. */
export function TimePictures(props: StepProps) {
  const { project, workbench, newId } = props;
  const { datasets, events, markers } = useStore(project, ({ document }) => document);
  const result = useStore(workbench, (state) => state.result);
  const texts = useTexts();
  const { t, number, date } = texts;
  const completeUntil = useMemo(() => (result ? lastComplete(datasets, result) : 0), [result, datasets]);
  if (!result) return null;
  const { days, firstDay } = result;
  const recent = compareRecentWeeks(days, firstDay, completeUntil);
  const season = monthsOfYear(days, firstDay, completeUntil);
  const top = Math.max(...season.map(({ perDay }) => perDay ?? 0), 1e-9);
  const holidays = holidaysIn(firstDay, completeUntil);
  const onHolidays = compareSpecialDays(days, firstDay, completeUntil, new Set(holidays.map(({ day }) => day)));
  const eventDays = new Set(events.flatMap(({ from, to }) => daysBetween(from, to)));
  const onEvents = compareSpecialDays(days, firstDay, completeUntil, eventDays);
  return (
    <>
      <PanelSection title={t('times.recent', { weeks: COMPARED_WEEKS })}>
        {recent ? (
          recent.map((one) => <Comparison key={one.kind} comparison={one} markers={markers} texts={texts} />)
        ) : (
          <p className="muted">{t('times.tooShort', { weeks: COMPARED_WEEKS })}</p>
        )}
        <p className="muted">{t('times.method', { until: date(completeUntil - DAY_MS) })}</p>
      </PanelSection>
      <PanelSection title={t('times.season')}>
        <dl className={styles.season} aria-label={t('times.season')}>
          {season.map(({ month, perDay }) => (
            <div key={month} style={{ display: 'contents' }}>
              <dt>{texts.month(Date.UTC(2025, month, 1)).split(' ')[0]}</dt>
              <dd>
                <span className={styles.bar} style={{ width: `${((perDay ?? 0) / top) * 100}%` }} aria-hidden />
                <span className="number">{perDay === null ? '–' : number(perDay, 1)}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="muted">{t('times.seasonMethod', { years: Math.max(...season.map(({ years }) => years)) })}</p>
      </PanelSection>
      <SeasonHours {...props} completeUntil={completeUntil} />
      <PanelSection title={t('times.holidays')}>
        {onHolidays ? (
          <p>
            {t('times.special', {
              days: onHolidays.days,
              n: number(onHolidays.incidents),
              perDay: number(onHolidays.incidents / onHolidays.days, 1),
            })}{' '}
            {describeChange(onHolidays.change, texts)}
          </p>
        ) : (
          <p className="muted">{t('times.noHolidays')}</p>
        )}
      </PanelSection>
      <PanelSection title={t('times.events')}>
        <p className="muted">{t('times.eventsHint')}</p>
        {onEvents && (
          <p>
            {t('times.special', {
              days: onEvents.days,
              n: number(onEvents.incidents),
              perDay: number(onEvents.incidents / onEvents.days, 1),
            })}{' '}
            {describeChange(onEvents.change, texts)}
          </p>
        )}
        <ListEditor
          items={events}
          fields={[
            { name: 'text', label: t('times.eventText') },
            { name: 'from', label: t('times.eventFrom'), kind: 'date' },
            { name: 'to', label: t('times.eventTo'), kind: 'date' },
          ]}
          addLabel={t('times.addEvent')}
          onAdd={() => ({ id: newId(), text: '', from: '', to: '' })}
          onChange={(next, coalesce) =>
            project.dispatch(
              'command.event',
              (draft) => {
                draft.events = next.map((one) => ({ ...one, from: one.from ?? '', to: one.to ?? '' }));
              },
              coalesce ? { coalesce: `event ${coalesce}` } : {},
            )
          }
        />
      </PanelSection>
    </>
  );
}

function Comparison({
  comparison,
  markers,
  texts,
}: {
  readonly comparison: PeriodComparison;
  readonly markers: readonly ReportingMarker[];
  readonly texts: Texts;
}) {
  const { t, date, count } = texts;
  const { kind, now, then, change } = comparison;
  const between = markers.filter(({ at }) => at > then.from && at < now.to);
  const periods = {
    from: date(now.from),
    to: date(now.to - DAY_MS),
    thenFrom: date(then.from),
    thenTo: date(then.to - DAY_MS),
  };
  return (
    <div className={styles.finding}>
      <p>
        <strong>{t(`times.kind.${kind}`)}</strong>
      </p>
      {change ? (
        <p>
          {t('times.counts', { now: count(change.after), then: count(change.before) })} {describeChange(change, texts)}
        </p>
      ) : (
        <p>{t('times.notThatFar')}</p>
      )}
      {change && between.length > 0 && (
        <Notice tone="caution">
          {t('times.reportingChanged', { changes: between.map(({ text }) => text).join(' ') })}
        </Notice>
      )}
      <p className="muted">{t('times.periods', periods)}</p>
    </div>
  );
}

/** A change with its interval; one that chance can explain is called so, whatever its percentage. */
function describeChange(change: RateChangeResult, { t, number }: Texts): string {
  if (change.percentage === null) return t('times.change.none');
  const signed = (value: number) => (Number.isFinite(value) ? `${value > 0 ? '+' : ''}${number(value)}` : '∞');
  const values = { change: signed(change.percentage), low: signed(change.low), high: signed(change.high) };
  if (isIndistinguishable(change)) return t('times.change.chance', values);
  return t(change.percentage > 0 ? 'times.change.more' : 'times.change.fewer', values);
}

function daysBetween(from: string, to: string): number[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to || from}T00:00:00Z`)];
  if (!Number.isFinite(first) || !(last >= first) || last - first > 366 * DAY_MS) return [];
  return Array.from({ length: (last - first) / DAY_MS + 1 }, (_, i) => first + i * DAY_MS);
}

const SEASONS = [
  { name: 'spring', months: [2, 3, 4] },
  { name: 'summer', months: [5, 6, 7] },
  { name: 'autumn', months: [8, 9, 10] },
  { name: 'winter', months: [11, 0, 1] },
] as const;

/** Hours of the week in each season, counted where a place is known. */
function SeasonHours({ workbench, session, completeUntil }: StepProps & { readonly completeUntil: number }) {
  const { filter, result, table } = useStore(workbench);
  const { t, weekday, count } = useTexts();
  const [hours, setHours] = useState<{ readonly of: object; readonly seasons: readonly Float64Array[] } | null>(null);
  const question = useMemo(() => ({ filter, table, completeUntil }), [filter, table, completeUntil]);
  const firstDay = result?.firstDay ?? null;
  useEffect(() => {
    if (firstDay === null) return;
    let left = false;
    void countSeasons(session, filter, firstDay, completeUntil).then(
      (seasons) => !left && setHours({ of: question, seasons }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, filter, firstDay, completeUntil, question]);
  if (hours?.of !== question) return null;
  return (
    <PanelSection title={t('times.hours')}>
      {SEASONS.map(({ name }, i) => (
        <div key={name}>
          <p className="muted">{t(`times.${name}`)}</p>
          <HourWeekTable
            values={hours.seasons[i]!}
            selected={null}
            labels={{
              table: t(`times.${name}`),
              weekday,
              cell: (day, hour, value) =>
                t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: count(value) }),
            }}
          />
        </div>
      ))}
    </PanelSection>
  );
}

/** A ring around everything: an area summary then counts all that has a place. */
const EVERYWHERE = [[-1e8, -1e8, 1e8, -1e8, 1e8, 1e8, -1e8, 1e8, -1e8, -1e8]];

async function countSeasons(session: StepProps['session'], filter: IncidentFilter, firstDay: number, until: number) {
  const seasons = SEASONS.map(() => new Float64Array(168));
  const first = new Date(firstDay);
  for (let i = 0; ; i++) {
    const from = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1);
    const to = Math.min(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i + 1, 1), until);
    if (from >= until) return seasons;
    const { hoursOfWeek } = await session.inspectArea(EVERYWHERE, { ...filter, period: { from, to } });
    const month = new Date(from).getUTCMonth();
    const season = seasons[SEASONS.findIndex(({ months }) => (months as readonly number[]).includes(month))]!;
    for (let hour = 0; hour < 168; hour++) season[hour]! += hoursOfWeek[hour]!;
  }
}
