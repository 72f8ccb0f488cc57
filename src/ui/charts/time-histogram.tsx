import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { binDays, binMonths, chooseBinUnit, floorToUnit, nextOfUnit, timeTicks, type BinUnit } from './time-bins.ts';
import styles from './time-histogram.module.css';
import { useSize } from './use-size.ts';

export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface TimeMarker {
  readonly at: number;
  readonly label: string;
}

interface Labels {
  readonly chart: string;
  readonly from: string;
  readonly to: string;
  readonly date: (civilMs: number) => string;
  readonly month: (civilMs: number) => string;
  readonly count: (value: number) => string;
}

interface Props {
  /** Counts per day from `firstDay` (civil ms) on. */
  readonly days: ArrayLike<number>;
  readonly firstDay: number;
  /** Counts per month, for data of which only the month is known: then the bars are months. */
  readonly months?: { readonly values: ArrayLike<number>; readonly firstMonth: number } | null;
  readonly range: TimeRange | null;
  /** Top of the vertical axis in counts per bin; kept by the caller so that the axis stands still while brushing. */
  readonly maximum?: number | undefined;
  readonly markers?: readonly TimeMarker[];
  /** Days that explain a peak or a dip (holidays, events): a dot under the bars. */
  readonly notes?: readonly TimeMarker[];
  /** From here on the counts are not yet complete. */
  readonly incompleteFrom?: number | null;
  readonly labels: Labels;
  readonly onChange: (range: TimeRange | null, moving: boolean) => void;
}

const AXIS = 18;
const TOP = 6;
type Grip = 'from' | 'to' | 'body' | 'new';

/** Counts over time with a window that can be drawn, dragged, and moved by arrow keys. */
export function TimeHistogram({
  days,
  firstDay,
  months = null,
  range,
  maximum,
  markers = [],
  notes = [],
  incompleteFrom = null,
  labels,
  onChange,
}: Props) {
  const [element, width, height] = useSize<HTMLDivElement>();
  const lastDay = firstDay + days.length * 86_400_000;
  const unit = months ? 'month' : chooseBinUnit(days.length, width);
  const bins = useMemo(
    () => (months ? binMonths(months.values, months.firstMonth, firstDay, lastDay) : binDays(days, firstDay, unit)),
    [days, firstDay, lastDay, months, unit],
  );
  const top = Math.max(maximum ?? 0, 1, ...bins.map((bin) => bin.value));
  const scaleX = (at: number) => ((at - firstDay) / (lastDay - firstDay)) * width;
  const timeAt = (x: number) =>
    firstDay + (Math.min(Math.max(x, 0), width) / Math.max(width, 1)) * (lastDay - firstDay);
  const plot = Math.max(0, height - AXIS - TOP);
  const bars = bins
    .map(({ from, to, value }) => {
      const left = scaleX(from);
      const barWidth = Math.max(0.6, scaleX(to) - left - (width / bins.length > 4 ? 1 : 0));
      const barHeight = (value / top) * plot;
      return `M${left.toFixed(1)} ${(TOP + plot - barHeight).toFixed(1)}h${barWidth.toFixed(1)}v${barHeight.toFixed(1)}h${(-barWidth).toFixed(1)}z`;
    })
    .join('');
  const shown = range ?? { from: firstDay, to: lastDay };
  const [left, right] = [scaleX(shown.from), scaleX(shown.to)];
  const grip = useGrip({ element, timeAt, unit, shown, firstDay, lastDay, onChange });

  return (
    <div ref={element} className={styles.chart} role="group" aria-label={labels.chart}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          onPointerDown={grip.down}
          onPointerMove={grip.move}
          onPointerUp={grip.up}
          onPointerCancel={grip.up}
        >
          <clipPath id="time-window">
            <rect x={left} y={0} width={Math.max(0, right - left)} height={height} />
          </clipPath>
          {incompleteFrom !== null && incompleteFrom < lastDay && (
            <rect
              className={styles.incomplete}
              x={scaleX(incompleteFrom)}
              y={0}
              width={width - scaleX(incompleteFrom)}
              height={TOP + plot}
            />
          )}
          <path d={bars} className={styles.off} />
          <path d={bars} className={styles.on} clipPath="url(#time-window)" />
          <line className={styles.axis} x1={0} x2={width} y1={TOP + plot + 0.5} y2={TOP + plot + 0.5} />
          {timeTicks(firstDay, lastDay, width).map(({ at, kind }) => (
            <g
              key={at}
              transform={`translate(${scaleX(at).toFixed(1)} ${TOP + plot})`}
              className={kind === 'year' ? styles.year : styles.tick}
            >
              <line y2={4} />
              <text y={15} x={2}>
                {kind === 'year' ? new Date(at).getUTCFullYear() : labels.month(at).split(' ')[0]}
              </text>
            </g>
          ))}
          {notes.map(({ at, label }) => (
            <circle
              key={`${at}${label}`}
              className={styles.note}
              cx={scaleX(at + 43_200_000)}
              cy={TOP + plot - 3}
              r={2.5}
            >
              <title>{`${labels.date(at)}: ${label}`}</title>
            </circle>
          ))}
          {markers.map(({ at, label }) => (
            <g key={`${at}${label}`} transform={`translate(${scaleX(at).toFixed(1)} 0)`} className={styles.marker}>
              <title>{`${labels.date(at)}: ${label}`}</title>
              <line y1={0} y2={TOP + plot} />
              <path d="M0 0h9l-3 4 3 4h-9z" />
            </g>
          ))}
          {range && (
            <>
              <rect
                className={styles.body}
                data-grip="body"
                x={left}
                y={0}
                width={Math.max(1, right - left)}
                height={TOP + plot}
              />
              <Handle
                at={left}
                side="from"
                height={TOP + plot}
                label={labels.from}
                value={labels.date(shown.from)}
                time={shown.from}
                low={firstDay}
                high={lastDay}
                onKeyDown={grip.key('from')}
              />
              <Handle
                at={right}
                side="to"
                height={TOP + plot}
                label={labels.to}
                value={labels.date(shown.to - 86_400_000)}
                time={shown.to}
                low={firstDay}
                high={lastDay}
                onKeyDown={grip.key('to')}
              />
            </>
          )}
        </svg>
      )}
    </div>
  );
}

interface HandleProps {
  readonly at: number;
  readonly side: 'from' | 'to';
  readonly height: number;
  readonly label: string;
  readonly value: string;
  readonly time: number;
  readonly low: number;
  readonly high: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Handle({ at, side, height, label, value, time, low, high, onKeyDown }: HandleProps) {
  return (
    <g
      transform={`translate(${at.toFixed(1)} 0)`}
      className={styles.handle}
      data-grip={side}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuetext={value}
      aria-valuenow={time}
      aria-valuemin={low}
      aria-valuemax={high}
      onKeyDown={onKeyDown}
    >
      <rect data-grip={side} x={-6} width={12} height={height} className={styles.hit} />
      <line data-grip={side} y2={height} />
      <rect data-grip={side} x={-3} y={height / 2 - 8} width={6} height={16} rx={2} className={styles.knob} />
    </g>
  );
}

interface GripOptions {
  readonly element: { readonly current: HTMLDivElement | null };
  readonly timeAt: (x: number) => number;
  readonly unit: BinUnit;
  readonly shown: TimeRange;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly onChange: Props['onChange'];
}

/** Drawing a new window, moving it, or one of its ends; edges fall on whole bins. */
function useGrip({ element, timeAt, unit, shown, firstDay, lastDay, onChange }: GripOptions) {
  const drag = useRef<{ grip: Grip; at: number; start: TimeRange } | null>(null);
  const here = (event: PointerEvent) => timeAt(event.clientX - element.current!.getBoundingClientRect().left);
  const snap = (range: TimeRange): TimeRange => {
    const [low, high] = range.from <= range.to ? [range.from, range.to] : [range.to, range.from];
    const from = Math.max(firstDay, floorToUnit(low, unit));
    return { from, to: Math.min(lastDay, Math.max(nextOfUnit(floorToUnit(high - 1, unit), unit), from + 86_400_000)) };
  };
  const moved = (event: PointerEvent): TimeRange => {
    const { grip, at, start } = drag.current!;
    const now = here(event);
    if (grip === 'new') return snap({ from: at, to: now });
    if (grip === 'from') return snap({ from: Math.min(now, start.to - 1), to: start.to });
    if (grip === 'to') return snap({ from: start.from, to: Math.max(now, start.from + 1) });
    const length = start.to - start.from;
    const from = floorToUnit(Math.min(Math.max(start.from + now - at, firstDay), lastDay - length) + 1, unit);
    return { from: Math.max(firstDay, from), to: Math.max(firstDay, from) + length };
  };
  return {
    down: (event: PointerEvent<SVGSVGElement>) => {
      const grip = ((event.target as Element).getAttribute('data-grip') ?? 'new') as Grip;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { grip, at: here(event), start: shown };
    },
    move: (event: PointerEvent) => drag.current && onChange(moved(event), true),
    up: (event: PointerEvent) => {
      if (!drag.current) return;
      const clicked = drag.current.grip === 'new' && Math.abs(here(event) - drag.current.at) < timeAt(4) - timeAt(0);
      const range = moved(event);
      drag.current = null;
      // A click beside the window opens it to the whole period again.
      onChange(clicked ? null : range, false);
    },
    key: (side: 'from' | 'to') => (event: KeyboardEvent) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -4, PageUp: 4 }[event.key];
      if (event.key === 'Escape') return onChange(null, false);
      if (step === undefined) return;
      event.preventDefault();
      let at = shown[side];
      for (let i = 0; i < Math.abs(step); i++)
        at = step > 0 ? nextOfUnit(floorToUnit(at, unit), unit) : floorToUnit(at - 1, unit);
      const next =
        side === 'from'
          ? { from: Math.min(at, shown.to - 1), to: shown.to }
          : { from: shown.from, to: Math.max(at, shown.from + 1) };
      onChange(snap(next), false);
    },
  };
}
