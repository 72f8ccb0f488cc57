import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { funnel, type FunnelPosition } from '../../analysis/rates/funnel.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { AreaRecord, BaseLayers } from '../../domain/place/base-layers.ts';
import { ringsOf } from '../../domain/place/polygon-rings.ts';
import type { AreaTable } from '../../domain/survey/survey.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Session } from '../../state/session.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/primitives/feedback.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { FunnelChart } from './funnel-chart.tsx';
import styles from './perception.module.css';

const OWN = 'own';
/** Below this number of inhabitants a rate says more about the number than about the place. */
const FEWEST_PEOPLE = 50;

interface CountedArea {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly population: number;
}

/** Neighbourhoods side by side, with limits that small numbers are allowed to lie within. */
export function AreasTab({ project, workbench, session }: StepProps) {
  const tables = useStore(project, ({ document }) => document.areaTables);
  const { filter, layers, table } = useStore(workbench);
  const { t, number, count } = useTexts();
  const [source, setSource] = useState<string>(OWN);
  const registered = tables.filter(({ measure }) => !/inwoner/i.test(measure));
  const choices = [
    { value: OWN, label: t('perception.ownCounts') },
    ...registered.flatMap((one) =>
      periodsOf(one).flatMap((period) =>
        one.topics.map(({ code, name }) => ({
          value: JSON.stringify([one.id, code, period]),
          label: `${one.table || one.fileName}: ${name} ${period}`,
        })),
      ),
    ),
  ];
  const people = useMemo(() => inhabitantsOf(tables), [tables]);
  const own = useOwnCounts(session, layers, filter, table, people);
  const published = useMemo(
    () => (source === OWN ? null : publishedCounts(tables, source, layers, people)),
    [source, tables, layers, people],
  );
  const areas = source === OWN ? own : published!.areas;
  if (!layers.areas) return <EmptyState title={t('perception.noAreas')}>{t('perception.noAreasWhatNow')}</EmptyState>;
  if (!areas) return <p className="muted">{t('perception.counting')}</p>;
  if (areas.length < 3)
    return <EmptyState title={t('perception.fewAreas')}>{t('perception.fewAreasWhatNow')}</EmptyState>;
  const result = funnel(areas);
  const order = areas
    .map((_, i) => i)
    .sort((a, b) => areas[b]!.count / areas[b]!.population - areas[a]!.count / areas[a]!.population);
  const outside = order.filter((i) => result.positions[i]!.startsWith('above'));
  return (
    <>
      <Select label={t('perception.counts')} value={source} choices={choices} onChange={setSource} />
      <p>
        {outside.length === 0
          ? t('perception.funnelNone', { n: areas.length, rate: number(1000 * result.rate, 1) })
          : t('perception.funnelSome', {
              n: areas.length,
              outside: outside.length,
              names: outside
                .slice(0, 4)
                .map((i) => areas[i]!.name)
                .join(', '),
              rate: number(1000 * result.rate, 1),
            })}
      </p>
      <FunnelChart
        areas={areas}
        result={result}
        label={t('perception.funnelLabel')}
        axis={t('perception.inhabitants')}
      />
      {result.overdispersion > 1.5 && (
        <p className="muted">{t('perception.overdispersed', { factor: number(result.overdispersion, 1) })}</p>
      )}
      {published && published.withheld > 0 && (
        <p className="muted">{t('perception.withheldAreas', { n: published.withheld })}</p>
      )}
      {published && published.municipality !== null && (
        <p>{t('perception.municipality', { rate: number(1000 * published.municipality, 1) })}</p>
      )}
      <PanelSection title={t('perception.areaTable')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('perception.area')}</th>
              <th scope="col">{t('perception.registered')}</th>
              <th scope="col">{t('perception.perThousand')}</th>
              <th scope="col">{t('perception.position')}</th>
            </tr>
          </thead>
          <tbody>
            {order.map((i) => (
              <tr key={areas[i]!.code}>
                <th scope="row">{areas[i]!.name}</th>
                <td>{count(areas[i]!.count)}</td>
                <td>{number((1000 * areas[i]!.count) / areas[i]!.population, 1)}</td>
                <td>{t(`perception.position.${simple(result.positions[i]!)}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PanelSection>
      <p className="muted">{t('perception.funnelMethod', { fewest: FEWEST_PEOPLE })}</p>
    </>
  );
}

const simple = (position: FunnelPosition) =>
  position === 'inside' ? 'inside' : position.startsWith('above') ? 'above' : 'below';

const periodsOf = ({ rows }: AreaTable) =>
  [...new Set(rows.filter(({ month }) => month === null).map(({ year }) => year))].sort((a, b) => b - a).map(String);

/** Inhabitants by area code from a table of core figures, for areas that have none themselves. */
function inhabitantsOf(tables: readonly AreaTable[]): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  for (const { measure, rows } of tables) {
    if (!/inwoner/i.test(measure)) continue;
    for (const { areaCode, value } of rows) if (value !== null) people.set(areaCode, value);
  }
  return people;
}

const neighbourhoods = ({ areas }: BaseLayers) =>
  areas?.records.flatMap((record, i) => (record.kind === 'neighbourhood' ? [{ record, i }] : [])) ?? [];

const populationOf = ({ code, population }: AreaRecord, people: ReadonlyMap<string, number>) =>
  people.get(code) ?? population ?? 0;

function publishedCounts(
  tables: readonly AreaTable[],
  source: string,
  layers: BaseLayers,
  people: ReadonlyMap<string, number>,
): { readonly areas: readonly CountedArea[]; readonly withheld: number; readonly municipality: number | null } {
  const [id, topic, period] = JSON.parse(source) as [string, string, string];
  const rows = tables.find((one) => one.id === id)?.rows ?? [];
  const found = new Map(
    rows
      .filter((row) => row.topic === topic && row.month === null && String(row.year) === period)
      .map(({ areaCode, value }) => [areaCode, value]),
  );
  let withheld = 0;
  const areas = neighbourhoods(layers).flatMap(({ record }): CountedArea[] => {
    const count = found.get(record.code);
    if (count === null) withheld++;
    const population = populationOf(record, people);
    if (count === undefined || count === null || population < FEWEST_PEOPLE) return [];
    return [{ code: record.code, name: record.name, count, population }];
  });
  const municipality = layers.areas?.records.find(({ kind }) => kind === 'municipality');
  const whole = municipality && found.get(municipality.code);
  const everyone = municipality ? populationOf(municipality, people) : 0;
  return { areas, withheld, municipality: typeof whole === 'number' && everyone > 0 ? whole / everyone : null };
}

/** What is registered in each neighbourhood under the present filter. */
function useOwnCounts(
  session: Session,
  layers: BaseLayers,
  filter: IncidentFilter,
  table: object | null,
  people: ReadonlyMap<string, number>,
): readonly CountedArea[] | null {
  const [found, setFound] = useState<{ readonly of: object; readonly areas: readonly CountedArea[] } | null>(null);
  const key = useMemo(() => ({ layers, filter, table, people }), [layers, filter, table, people]);
  useEffect(() => {
    if (!table) return;
    let left = false;
    const count = async () => {
      const areas: CountedArea[] = [];
      for (const { record, i } of neighbourhoods(layers)) {
        const population = populationOf(record, people);
        if (population < FEWEST_PEOPLE) continue;
        const { incidents } = await session.inspectArea(ringsOf(layers.areas!.shapes, i), {
          ...filter,
          area: null,
        });
        if (left) return;
        areas.push({ code: record.code, name: record.name, count: Math.round(incidents), population });
      }
      setFound({ of: key, areas });
    };
    count().catch((error: unknown) => !left && session.fail(error));
    return () => {
      left = true;
    };
  }, [session, layers, filter, table, people, key]);
  return found?.of === key ? found.areas : null;
}
