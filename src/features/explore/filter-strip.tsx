import { useMemo } from 'react';
import type { BrushResult } from '../../analysis/brush/brush-contract.ts';
import { holidaysIn } from '../../domain/calendar/dutch-holidays.ts';
import type { LocalEvent } from '../../domain/calendar/local-event.ts';
import { DAY_MS, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { ReportingMarker } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import type { ChartScales } from '../../state/workbench.ts';
import { CountBars } from '../../ui/charts/count-bars.tsx';
import { HourWeekTable } from '../../ui/charts/hour-week-table.tsx';
import { TimeHistogram } from '../../ui/charts/time-histogram.tsx';
import { useCategoryName } from './category-name.ts';
import { DateField } from '../../ui/primitives/date-field.tsx';
import styles from './filter-strip.module.css';

interface Props {
  readonly table: IncidentTable;
  readonly result: BrushResult;
  readonly filter: IncidentFilter;
  readonly scales: ChartScales | null;
  readonly markers: readonly ReportingMarker[];
  readonly events: readonly LocalEvent[];
  readonly incompleteFrom: number | null;
  readonly onFilter: (change: Partial<IncidentFilter>, moving: boolean) => void;
}

/** Time, hour of week, category and source under the map: each a chart and a filter at once. */
export function FilterStrip({ table, result, filter, scales, markers, events, incompleteFrom, onFilter }: Props) {
  const { t } = useTexts();
  return (
    <section className={styles.strip} aria-label={t('explore.filters')}>
      <TimePart {...{ result, filter, markers, events, incompleteFrom, onFilter }} />
      <HourPart {...{ result, filter, onFilter }} />
      <CountPart
        title={t('explore.category')}
        names={table.categories}
        values={result.categories}
        selected={filter.categories}
        scale={scales?.categories}
        onChange={(categories) => onFilter({ categories }, false)}
      />
      <CountPart
        title={t('explore.source')}
        names={table.sources}
        values={result.sources}
        selected={filter.sources}
        scale={scales?.sources}
        onChange={(sources) => onFilter({ sources }, false)}
      />
    </section>
  );
}

type PartProps = Pick<Props, 'result' | 'filter' | 'onFilter'>;

function TimePart({
  result,
  filter,
  markers,
  events,
  incompleteFrom,
  onFilter,
}: PartProps & Pick<Props, 'markers' | 'events' | 'incompleteFrom'>) {
  const { t, date, month, count } = useTexts();
  const end = result.firstDay + result.days.length * DAY_MS;
  const shown = filter.period ?? { from: result.firstDay, to: end };
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const months =
    sum(result.months) - sum(result.days) > 0.5 ? { values: result.months, firstMonth: result.firstMonth } : null;
  const labels = { chart: t('explore.time'), from: t('explore.from'), to: t('explore.until'), date, month, count };
  const special = useMemo(
    () => [
      ...holidaysIn(result.firstDay, end).map(({ name, day }) => ({ at: day, label: t(`holiday.${name}`) })),
      ...events.flatMap(({ from, text }) => {
        const at = Date.parse(`${from}T00:00:00Z`);
        return Number.isFinite(at) && at >= result.firstDay && at < end ? [{ at, label: text }] : [];
      }),
    ],
    [result.firstDay, end, events, t],
  );
  const typed = (side: 'from' | 'to', text: string) => {
    const at = Date.parse(`${text}T00:00:00Z`) + (side === 'to' ? DAY_MS : 0);
    const next = { ...shown, [side]: at };
    // While a year is being typed the date is not yet a date; a window that ends before it starts is not one either.
    if (Number.isFinite(at) && next.from < next.to) onFilter({ period: next }, false);
  };
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h3>{t('explore.time')}</h3>
        {filter.period && <ClearButton onPress={() => onFilter({ period: null }, false)} />}
        <span className={styles.dates}>
          <DateField
            label={t('explore.from')}
            hideLabel
            value={isoDay(shown.from)}
            onChange={(day) => typed('from', day)}
          />
          {t('explore.upTo')}
          <DateField
            label={t('explore.until')}
            hideLabel
            value={isoDay(shown.to - DAY_MS)}
            onChange={(day) => typed('to', day)}
          />
        </span>
      </div>
      <div className={styles.body}>
        <TimeHistogram
          days={result.days}
          firstDay={result.firstDay}
          months={months}
          range={filter.period}
          markers={markers.map(({ at, text }) => ({ at, label: text }))}
          notes={special}
          incompleteFrom={incompleteFrom}
          labels={labels}
          onChange={(period, moving) => onFilter({ period }, moving)}
        />
      </div>
    </div>
  );
}

const isoDay = (civilMs: number) => new Date(civilMs).toISOString().slice(0, 10);

function HourPart({ result, filter, onFilter }: PartProps) {
  const { t, weekday, count } = useTexts();
  const labels = useMemo(
    () => ({
      table: t('explore.hours'),
      weekday,
      cell: (day: number, hour: number, value: number) =>
        t('explore.hourCell', { day: weekday(day, 'long'), from: hour, to: hour + 1, n: count(value) }),
    }),
    [t, weekday, count],
  );
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h3>{t('explore.hours')}</h3>
        {filter.hoursOfWeek && <ClearButton onPress={() => onFilter({ hoursOfWeek: null }, false)} />}
      </div>
      <div className={styles.body}>
        <HourWeekTable
          values={result.hoursOfWeek}
          selected={filter.hoursOfWeek}
          labels={labels}
          onChange={(hoursOfWeek, moving) => onFilter({ hoursOfWeek }, moving)}
        />
      </div>
    </div>
  );
}

interface CountPartProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly values: ArrayLike<number>;
  readonly selected: readonly string[] | null;
  /** Unfiltered counts, aligned with `names`. */
  readonly scale: Float64Array | undefined;
  readonly onChange: (selected: readonly string[] | null) => void;
}

function CountPart({ title, names, values, selected, scale, onChange }: CountPartProps) {
  const { count } = useTexts();
  const nameOf = useCategoryName();
  // Order and axis follow the unfiltered counts, so that rows do not jump while brushing.
  const order = useMemo(
    () => names.map((_, i) => i).sort((a, b) => (scale?.[b] ?? 0) - (scale?.[a] ?? 0)),
    [names, scale],
  );
  const bars = order.map((i) => ({
    name: names[i]!,
    label: nameOf(names[i]!),
    value: values[i]!,
    text: count(values[i]!),
  }));
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {selected && <ClearButton onPress={() => onChange(null)} />}
      </div>
      <div className={styles.body}>
        <CountBars
          label={title}
          bars={bars}
          selected={selected}
          maximum={scale ? Math.max(...scale) : undefined}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

function ClearButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTexts();
  return (
    <button type="button" className={styles.clear} onClick={onPress}>
      {t('explore.clear')}
    </button>
  );
}
