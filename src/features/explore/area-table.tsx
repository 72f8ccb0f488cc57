import { useCallback, useMemo, useState } from 'react';
import { levelsOf } from '../../data/tables/area-levels.ts';
import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { AreaKind } from '../../domain/place/base-layers.ts';
import { useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Disclosure, EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import { borderOf, chosenArea, choiceFor, useAnswer, type DataClient, type DataSource } from './area-table-data.ts';
import { AreaTableDownload } from './area-table-download.tsx';
import {
  deriveAreaRows,
  sortAreaRows,
  totalOf,
  type AreaRow,
  type SortColumn,
  type Sorting,
} from './area-table-rows.ts';
import styles from './area-table.module.css';

interface Props extends DataSource {
  readonly filter: IncidentFilter;
  readonly settings: Pick<HotspotSettings, 'withoutDuplicates' | 'withoutPileUps'>;
  readonly dataFingerprint: string;
  readonly onFilter: (change: Partial<IncidentFilter>, moving: boolean) => void;
  readonly onDownload: (name: string, text: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Registered incidents per wijk or buurt under the present filter; choosing a row filters the map on that area. */
export function AreaTable({ filter, settings, dataFingerprint, onFilter, onDownload, onError, ...source }: Props) {
  const { t, language } = useTexts();
  const { areas } = source;
  const levels = useMemo(() => levelsOf(areas?.records ?? []), [areas]);
  const [wanted, setLevel] = useState<AreaKind>('neighbourhood');
  const level = levels.includes(wanted) ? wanted : levels.at(-1);
  const [sorting, setSorting] = useState<Sorting>({ column: 'incidents', descending: true });
  const chosen = useMemo(() => chosenArea(areas, filter), [areas, filter]);
  const chosenLevel = chosen === null ? null : areas!.records[chosen]!.kind;
  const { withoutDuplicates, withoutPileUps } = settings;
  const choice = useMemo(
    () => (level ? choiceFor(filter, { withoutDuplicates, withoutPileUps }, chosenLevel, level) : null),
    [filter, withoutDuplicates, withoutPileUps, chosenLevel, level],
  );
  const question = useCallback(
    (client: DataClient) => client.countsPerArea([choice!, level!]).then((counts) => ({ counts, level: level! })),
    [choice, level],
  );
  const answer = useAnswer(source, choice && question, onError);
  const counts = answer?.level === level ? answer?.counts : null;
  const rows = useMemo(
    () => (counts ? sortAreaRows(deriveAreaRows(counts), sorting, language) : []),
    [counts, sorting, language],
  );
  if (!areas || !level) return <EmptyState title={t('tables.noAreas')}>{t('tables.noAreasText')}</EmptyState>;
  const choose = (area: number) => onFilter({ area: area === chosen ? null : borderOf(areas, area) }, false);
  return (
    <>
      <Segmented
        label={t('tables.level')}
        value={level}
        choices={levels.map((value) => ({ value, label: t(`tables.level.${value}`) }))}
        onChange={setLevel}
      />
      {counts ? (
        <>
          <RowsTable {...{ rows, sorting, chosen, counts }} onSort={setSorting} onChoose={choose} level={level} />
          <PanelSection title={t('tables.download')}>
            <AreaTableDownload {...{ counts, filter, level, dataFingerprint, onDownload }} />
          </PanelSection>
          <div>
            <Disclosure title={t('explore.method')}>
              <p>{t('tables.method')}</p>
            </Disclosure>
          </div>
        </>
      ) : (
        <Notice tone="info" live>
          {t('tables.busy')}
        </Notice>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly AreaRow[];
  readonly counts: Parameters<typeof totalOf>[0];
  readonly level: AreaKind;
  readonly sorting: Sorting;
  readonly chosen: number | null;
  readonly onSort: (sorting: Sorting) => void;
  readonly onChoose: (area: number) => void;
}

const COLUMNS: readonly { readonly column: SortColumn; readonly title: string }[] = [
  { column: 'name', title: 'tables.column.area' },
  { column: 'incidents', title: 'tables.column.incidents' },
  { column: 'perThousand', title: 'tables.column.perThousand' },
  { column: 'share', title: 'tables.column.share' },
];

function RowsTable({ rows, counts, level, sorting, chosen, onSort, onChoose }: RowsProps) {
  const { t, count, share } = useTexts();
  return (
    <table className={styles.table} aria-label={t('tables.title', { level: t(`tables.level.${level}`) })}>
      <thead>
        <tr>
          {COLUMNS.map(({ column, title }) => (
            <th
              key={column}
              scope="col"
              className={column === 'name' ? undefined : 'number'}
              aria-sort={sorting.column !== column ? 'none' : sorting.descending ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                onClick={() =>
                  onSort({ column, descending: sorting.column === column ? !sorting.descending : column !== 'name' })
                }
              >
                {t(title)}
                <span aria-hidden>{sorting.column === column ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.area} row={row} isChosen={row.area === chosen} onChoose={() => onChoose(row.area)} />
        ))}
      </tbody>
      <tfoot>
        {(
          [
            ['tables.elsewhere', counts.elsewhere],
            ['tables.withoutPlace', counts.withoutPlace],
            ['tables.total', totalOf(counts)],
          ] as const
        ).map(([key, value]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td className="number">{count(value)}</td>
            <td />
            <td className="number">{share(totalOf(counts) > 0 ? value / totalOf(counts) : 0)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}

function Row({
  row,
  isChosen,
  onChoose,
}: {
  readonly row: AreaRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t, count, number, share } = useTexts();
  const rate = (value: number) => number(value, row.perThousand! < 100 ? 1 : 0);
  return (
    <tr className={isChosen ? styles.chosen : undefined} onClick={onChoose}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={(event) => {
            event.stopPropagation();
            onChoose();
          }}
        >
          {row.name}
        </button>
        <span className={styles.under}>
          {row.population === null
            ? t('tables.populationUnknown')
            : t('tables.population', { n: count(row.population) })}
        </span>
      </th>
      <td className="number">{count(row.incidents)}</td>
      <td className="number">
        {row.perThousand === null ? (
          <span className="muted">{row.population === null ? t('tables.unknown') : '–'}</span>
        ) : (
          <>
            {rate(row.perThousand)}
            <span className={styles.under}>
              {rate(row.low!)}–{rate(row.high!)}
            </span>
          </>
        )}
      </td>
      <td className="number">{share(row.share)}</td>
    </tr>
  );
}
