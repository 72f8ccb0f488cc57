import { useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import type { LegendItem } from '../map/map-types.ts';
import styles from './map.module.css';

/** Groups of steps need a heading with their unit; single signs speak for themselves. */
const TITLED = new Set<LegendItem['group']>(['density', 'counts', 'significance']);

/** Groups whose steps follow on each other are one strip, with the bounds below it. */
const RAMPS = new Set<LegendItem['group']>(['density', 'counts']);

interface RampProps {
  readonly items: readonly LegendItem[];
  readonly describe: (item: LegendItem) => string;
  readonly format: (value: number) => string;
}

function Ramp({ items, describe, format }: RampProps) {
  return (
    <ol className={styles.ramp}>
      {items.map((item, i) => (
        <li key={describe(item)} title={describe(item)}>
          <svg width="100%" height="12" preserveAspectRatio="none" viewBox="0 0 1 1" aria-hidden>
            <rect
              width="1"
              height="1"
              fill={item.swatch.colour}
              fillOpacity={item.swatch.type === 'fill' ? item.swatch.opacity : 1}
            />
          </svg>
          <span className="visually-hidden">{describe(item)}</span>
          {(items.length - 1 - i) % 2 === 0 && (
            <span className={styles.rampBound} aria-hidden>
              {format(Number(item.values.to ?? item.values.from))}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What the colours mean, from what is drawn now. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  const { t, number } = useTexts();
  const [open, setOpen] = useState(true);
  if (items.length === 0) return null;
  const groups = [...new Set(items.map(({ group }) => group))];
  const shown = (values: LegendItem['values']) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        typeof value === 'number' ? number(value, value < 10 && !Number.isInteger(value) ? 1 : 0) : value,
      ]),
    );
  return (
    <section className={styles.legend} aria-label={t('legend.title')}>
      <button type="button" className={styles.legendTitle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('legend.title')}
      </button>
      {open &&
        groups.map((group) => (
          <div key={group} className={styles.legendGroup}>
            {TITLED.has(group) && <h3>{t(`map.legend.${group}.title`)}</h3>}
            {RAMPS.has(group) ? (
              <Ramp
                items={items.filter((item) => item.group === group)}
                describe={(item) => t(item.labelKey, shown(item.values))}
                format={(value) => number(value, 0)}
              />
            ) : (
              <ul>
                {items
                  .filter((item) => item.group === group)
                  .map((item) => (
                    <li key={`${item.labelKey}${JSON.stringify(item.values)}`}>
                      <Swatch swatch={item.swatch} />
                      {t(item.labelKey, shown(item.values))}
                    </li>
                  ))}
              </ul>
            )}
          </div>
        ))}
    </section>
  );
}

function Swatch({ swatch }: { readonly swatch: LegendItem['swatch'] }) {
  const { colour } = swatch;
  return (
    <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden>
      {swatch.type === 'fill' && <rect width="22" height="14" fill={colour} fillOpacity={swatch.opacity} />}
      {swatch.type === 'line' && (
        <line
          x1="0"
          x2="22"
          y1="7"
          y2="7"
          stroke={colour}
          strokeWidth="2.5"
          strokeDasharray={swatch.dashed ? '5 3' : undefined}
        />
      )}
      {swatch.type === 'hatch' && (
        <path d="M-2 14L12 0M4 14L18 0M10 14L24 0M-8 14L6 0M16 14L30 0" stroke={colour} strokeWidth="1.4" />
      )}
      {swatch.type === 'point' && <circle cx="11" cy="7" r="4" fill={colour} />}
      {swatch.type === 'badge' && <circle cx="11" cy="7" r="7" fill={colour} />}
    </svg>
  );
}
