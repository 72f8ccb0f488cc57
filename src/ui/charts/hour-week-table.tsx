import { useRef, useState, type KeyboardEvent } from 'react';
import styles from './hour-week-table.module.css';

interface Labels {
  readonly table: string;
  readonly weekday: (index: number, width: 'short' | 'long') => string;
  /** Spoken and hovered text of a cell. */
  readonly cell: (weekday: number, hour: number, value: number) => string;
}

interface Props {
  /** 168 counts, Monday 00–01 first. */
  readonly values: ArrayLike<number>;
  /** 168 flags; null = all hours take part. */
  readonly selected: Uint8Array | null;
  readonly labels: Labels;
  /** Absent: the table shows and does not filter. */
  readonly onChange?: (selected: Uint8Array | null, moving: boolean) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = Array.from({ length: 7 }, (_, day) => day);

/** Hours of the week as a table that filters: drag a block, click a day or an hour, or use the arrow keys and space. */
export function HourWeekTable({ values, selected, labels, onChange = () => {} }: Props) {
  const [focus, setFocus] = useState(0);
  const anchor = useRef<number | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const top = Math.max(1e-9, ...Array.from({ length: 168 }, (_, i) => values[i]!));

  const block = (a: number, b: number): Uint8Array => {
    const [day0, day1] = [Math.floor(a / 24), Math.floor(b / 24)].sort((x, y) => x - y) as [number, number];
    const [hour0, hour1] = [a % 24, b % 24].sort((x, y) => x - y) as [number, number];
    return Uint8Array.from({ length: 168 }, (_, i) => {
      const [day, hour] = [Math.floor(i / 24), i % 24];
      return day >= day0 && day <= day1 && hour >= hour0 && hour <= hour1 ? 1 : 0;
    });
  };
  const normal = (flags: Uint8Array) => (flags.every((flag) => flag) || flags.every((flag) => !flag) ? null : flags);
  const same = (flags: Uint8Array) => selected !== null && flags.every((flag, i) => flag === selected[i]);
  // Choosing what is already chosen takes the filter away.
  const choose = (flags: Uint8Array, moving = false) => onChange(!moving && same(flags) ? null : normal(flags), moving);
  const toggle = (index: number) => {
    const next = selected ? selected.slice() : new Uint8Array(168);
    next[index] = next[index] ? 0 : 1;
    onChange(normal(next), false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -24, ArrowDown: 24 }[event.key];
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      toggle(focus);
    } else if (event.key === 'Escape') onChange(null, false);
    else if (step !== undefined) {
      event.preventDefault();
      const next = focus + step;
      if (next < 0 || next > 167 || (Math.abs(step) === 1 && Math.floor(next / 24) !== Math.floor(focus / 24))) return;
      if (event.shiftKey) choose(block((anchor.current ??= focus), next), true);
      else anchor.current = null;
      setFocus(next);
      table.current?.querySelector<HTMLElement>(`[data-hour="${next}"]`)?.focus();
    }
  };
  const hourAt = (target: EventTarget) => {
    const text = (target as HTMLElement).dataset.hour;
    return text === undefined ? null : Number(text);
  };

  return (
    <table
      ref={table}
      className={styles.table}
      role="grid"
      aria-label={labels.table}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        const hour = hourAt(event.target);
        if (hour === null) return;
        anchor.current = hour;
        setFocus(hour);
      }}
      onPointerMove={(event) => {
        const hour = hourAt(event.target);
        if (event.buttons === 1 && anchor.current !== null && hour !== null && hour !== anchor.current)
          choose(block(anchor.current, hour), true);
      }}
      onPointerUp={(event) => {
        const hour = hourAt(event.target);
        if (anchor.current !== null && hour !== null) choose(block(anchor.current, hour));
        anchor.current = null;
      }}
    >
      <thead>
        <tr>
          <td />
          {HOURS.map((hour) => (
            <th key={hour} scope="col">
              <button
                type="button"
                tabIndex={-1}
                onClick={() => choose(block(hour, 144 + hour))}
                aria-label={`${hour}:00`}
              >
                {hour % 6 === 0 ? hour : ''}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day) => (
          <tr key={day}>
            <th scope="row">
              <button
                type="button"
                tabIndex={-1}
                onClick={() => choose(block(day * 24, day * 24 + 23))}
                aria-label={`${labels.weekday(day, 'short')}, ${labels.weekday(day, 'long')}`}
              >
                {labels.weekday(day, 'short')}
              </button>
            </th>
            {HOURS.map((hour) => {
              const index = day * 24 + hour;
              const on = !selected || selected[index] === 1;
              const text = labels.cell(day, hour, values[index]!);
              return (
                <td
                  key={hour}
                  role="gridcell"
                  data-hour={index}
                  data-step={Math.ceil((values[index]! / top) * 8)}
                  className={on ? styles.on : styles.off}
                  tabIndex={index === focus ? 0 : -1}
                  aria-selected={selected !== null && on}
                  aria-label={text}
                  title={text}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
