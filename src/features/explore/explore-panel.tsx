import { useState, type ReactNode } from 'react';
import type { BrushResult } from '../../analysis/brush/brush-contract.ts';
import { DAY_MS, type IncidentFilter } from '../../domain/incident/incident-filter.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { ClearIcon, LassoIcon, RectangleIcon } from '../../ui/icons.ts';
import { Facts, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import { useCategoryName } from './category-name.ts';
import styles from './explore.module.css';

export type Surface = 'density' | 'cells' | 'points';

const VIEWS = ['overview', 'areas', 'quality'] as const;
type View = (typeof VIEWS)[number];

interface Props {
  readonly result: BrushResult;
  readonly filter: IncidentFilter;
  readonly totalIncidents: number;
  readonly surface: Surface;
  readonly incompleteFrom: number | null;
  readonly onSurface: (surface: Surface) => void;
  readonly onFilter: (change: Partial<IncidentFilter>, moving: boolean) => void;
  readonly onDraw: (mode: 'rectangle' | 'polygon') => void;
  /** The tables beside the map, from the data room. */
  readonly renderTable: (view: Exclude<View, 'overview'>) => ReactNode;
}

/** What is on the map now, in a sentence; which filters hold; how it was counted. */
export function ExplorePanel({
  result,
  filter,
  totalIncidents,
  surface,
  incompleteFrom,
  onSurface,
  onFilter,
  onDraw,
  renderTable,
}: Props) {
  const texts = useTexts();
  const { t, count, month, date } = texts;
  const [view, setView] = useState<View>('overview');
  const lastDay = result.firstDay + (result.days.length - 1) * DAY_MS;
  const isFiltered = Object.values(filter).some((part) => part !== null);
  const values = { n: count(result.incidents), all: count(totalIncidents), onMap: count(result.incidentsOnMap) };
  return (
    <Panel title={t('explore.title')} lead={t(isFiltered ? 'explore.leadFiltered' : 'explore.lead', values)}>
      {incompleteFrom !== null && (
        <Notice tone="caution">{t('explore.incomplete', { month: month(incompleteFrom), date: date(lastDay) })}</Notice>
      )}
      <Segmented
        label={t('tables.view')}
        value={view}
        choices={VIEWS.map((value) => ({ value, label: t(`tables.view.${value}`) }))}
        onChange={setView}
      />
      {view === 'overview' ? (
        <>
          <PanelSection title={t('explore.layer')}>
            <Segmented
              label={t('explore.layer')}
              value={surface}
              choices={(['density', 'cells', 'points'] as const).map((value) => ({
                value,
                label: t(`explore.${value}`),
              }))}
              onChange={onSurface}
            />
          </PanelSection>
          <PanelSection title={t('explore.activeFilters')}>
            {isFiltered ? (
              <ActiveFilters filter={filter} texts={texts} onFilter={onFilter} />
            ) : (
              <p className="muted">{t('explore.noFilters')}</p>
            )}
          </PanelSection>
          <PanelSection title={t('explore.drawArea')}>
            <div className={styles.row}>
              <Button icon={RectangleIcon} onPress={() => onDraw('rectangle')}>
                {t('explore.drawRectangle')}
              </Button>
              <Button icon={LassoIcon} onPress={() => onDraw('polygon')}>
                {t('explore.drawLasso')}
              </Button>
            </div>
          </PanelSection>
          <div>
            <Disclosure title={t('explore.method')}>
              <p>{t('explore.methodText')}</p>
              <Facts
                rows={[
                  [t('method.n'), count(result.incidentsOnMap)],
                  [t('method.withoutPlace'), count(result.diagnostics.withoutPlace)],
                  [t('method.withoutHour'), count(result.diagnostics.withoutHour)],
                  [t('method.bandwidth'), `${count(result.diagnostics.bandwidthMetres)} m`],
                ]}
              />
            </Disclosure>
          </div>
        </>
      ) : (
        renderTable(view)
      )}
    </Panel>
  );
}

function ActiveFilters({
  filter,
  texts,
  onFilter,
}: {
  readonly filter: IncidentFilter;
  readonly texts: Texts;
  readonly onFilter: Props['onFilter'];
}) {
  const { t, date, count } = texts;
  const nameOf = useCategoryName();
  const { period, hoursOfWeek, categories, sources, area } = filter;
  const rows: (readonly [keyof IncidentFilter, string, string])[] = [];
  if (period)
    rows.push(['period', t('explore.time'), `${date(period.from)} ${t('explore.upTo')} ${date(period.to - 1)}`]);
  if (hoursOfWeek)
    rows.push(['hoursOfWeek', t('explore.hours'), `${count(hoursOfWeek.reduce((sum, on) => sum + on, 0))} / 168`]);
  if (categories) rows.push(['categories', t('explore.category'), texts.list(categories.map(nameOf))]);
  if (sources) rows.push(['sources', t('explore.source'), texts.list(sources.map(nameOf))]);
  if (area) rows.push(['area', t('explore.area'), t('explore.areaOn')]);
  return (
    <>
      <ul className={styles.filters}>
        {rows.map(([part, label, text]) => (
          <li key={part}>
            <span className={styles.filterLabel}>{label}</span>
            <span>{text}</span>
            <button
              type="button"
              aria-label={`${label}: ${t('explore.clear')}`}
              onClick={() => onFilter({ [part]: null }, false)}
            >
              {t('explore.clear')}
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button
          icon={ClearIcon}
          variant="quiet"
          onPress={() =>
            onFilter({ period: null, hoursOfWeek: null, categories: null, sources: null, area: null }, false)
          }
        >
          {t('explore.clearAll')}
        </Button>
      </div>
    </>
  );
}
