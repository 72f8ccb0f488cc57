import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { selectIncidents } from '../../analysis/tools/selected-incidents.ts';
import { blockLinesOf } from '../../domain/place/block-lines.ts';
import type { PoiRecord } from '../../domain/place/base-layers.ts';
import type { Zone, ZonePlace } from '../../domain/zone/zone.ts';
import { boxOf, ringsHold } from '../../geometry/rings/ring-measures.ts';
import { createStreetFinder } from '../../geometry/nearest/nearest-street.ts';
import { useTexts } from '../../i18n/index.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { SmallerAreaOption, SmallerAreas as FoundAreas } from '../../workers/zones-worker.ts';
import type { StepProps } from '../step-props.ts';
import { ShareCurve } from './share-curve.tsx';
import styles from './zones.module.css';

interface Props extends Pick<StepProps, 'project' | 'workbench' | 'session' | 'clients'> {
  readonly zone: Zone;
  readonly areaSquareMetres: number;
  readonly found: FoundAreas | null;
  readonly onFound: (found: FoundAreas) => void;
  readonly onPreview: (rings: readonly number[][]) => void;
  readonly onUse: (rings: number[][]) => void;
  readonly onPlaces: (places: Pick<Zone, 'requiredPlaces' | 'excludedPlaces'>) => void;
}

/** How near a street must be to name the ground that falls away. */
const STREET_WITHIN_METRES = 80;
const SHOWN_DROPPED = 8;

/** Smaller areas that keep most of what carries the ground, each with what is proved of it and what falls away. */
export function SmallerAreas(props: Props) {
  const { project, workbench, session, clients, zone, areaSquareMetres, found, onFound, onPreview, onUse } = props;
  const { t, area, share, distance } = useTexts();
  const { table, layers } = useStore(workbench);
  const [by, setBy] = useState<'blocks' | 'cells'>('blocks');
  const [shown, setShown] = useState<number | null>(null);
  const places = useMemo(
    () => layers.pois?.filter(({ x, y }) => ringsHold(zone.rings, x, y)) ?? [],
    [layers.pois, zone.rings],
  );

  async function search(): Promise<void> {
    if (!table) return;
    const { withoutDuplicates, withoutPileUps } = project.getState().document.hotspotSettings;
    const frame = { filter: restoreFilter(zone.grounds.filter), withoutDuplicates, withoutPileUps };
    const { x, y } = selectIncidents(table, frame, { place: true, longestDays: null });
    const inside = Array.from(x.keys()).filter((i) => ringsHold(zone.rings, x[i]!, y[i]!));
    const points = (list: readonly ZonePlace[]) => list.map((place) => [place.x, place.y] as const);
    try {
      const answer = await session.tasks.run('task.smallerArea', (options) =>
        clients.zones().smallerAreas(
          [
            {
              rings: zone.rings,
              x: Float64Array.from(inside, (i) => x[i]!),
              y: Float64Array.from(inside, (i) => y[i]!),
              by,
              streets: linesNear(zone.rings, blockLinesOf(layers.streets)),
              required: points(zone.requiredPlaces),
              excluded: points(zone.excludedPlaces),
            },
          ],
          options,
        ),
      );
      onFound(answer);
      setShown(null);
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
  }

  const option = found && shown !== null ? found.options[shown] : undefined;
  return (
    <>
      <p className="muted">{t('zones.smallerWhy')}</p>
      <Segmented
        label={t('zones.smallerBy')}
        value={by}
        choices={[
          { value: 'blocks', label: t('zones.smallerBlocks') },
          { value: 'cells', label: t('zones.smallerCellsBy') },
        ]}
        onChange={setBy}
      />
      {places.length > 0 && (
        <Disclosure title={t('zones.placesInside', { n: places.length })}>
          <PlaceDemands zone={zone} places={places} onPlaces={props.onPlaces} />
        </Disclosure>
      )}
      <div>
        <Button isDisabled={zone.rings.length === 0} onPress={() => void search()}>
          {t('zones.smallerFind')}
        </Button>
      </div>
      {found?.options.length === 0 && <p>{t('zones.smallerNone')}</p>}
      {found && found.options.length > 0 && (
        <>
          <ShareCurve
            options={found.options}
            drawnSquareMetres={areaSquareMetres}
            label={t('zones.smallerCurve')}
            axes={{ area, share }}
          />
          <table className={styles.table}>
            <caption className="muted">
              {found.cellMetres === null
                ? t('zones.smallerInBlocks', { n: found.pieces })
                : t('zones.smallerCells', { metres: distance(found.cellMetres) })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('zones.smallerKept')}</th>
                <th scope="col">{t('zones.hectares')}</th>
                <th scope="col">{t('zones.smallerSaved')}</th>
                <th scope="col">{t('zones.smallerGap')}</th>
                <th scope="col" aria-label={t('zones.smallerUse')} />
              </tr>
            </thead>
            <tbody>
              {found.options.map((one, i) => (
                <tr
                  key={one.wantedShare}
                  aria-current={i === shown || undefined}
                  onPointerEnter={() => (onPreview(one.rings), setShown(i))}
                  onPointerLeave={() => onPreview([])}
                  onFocus={() => (onPreview(one.rings), setShown(i))}
                  onBlur={() => onPreview([])}
                >
                  <td>{share(one.keptShare)}</td>
                  <td>{area(one.areaSquareMetres)}</td>
                  <td>{share(Math.max(0, 1 - one.areaSquareMetres / areaSquareMetres))}</td>
                  <td>
                    {one.optimalityGap === 0
                      ? t('zones.smallerProved')
                      : t('zones.smallerWithin', { gap: share(one.optimalityGap) })}
                  </td>
                  <td>
                    <Button variant="quiet" onPress={() => (onPreview([]), onUse(one.rings))}>
                      {t('zones.smallerUse')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {option && <Dropped option={option} streets={layers.streets} />}
        </>
      )}
    </>
  );
}

/** What the drawn area could do without, street by street, the most ground first. */
function Dropped({
  option,
  streets,
}: {
  readonly option: SmallerAreaOption;
  readonly streets: Parameters<typeof createStreetFinder>[0];
}) {
  const { t, area, count, share } = useTexts();
  const findStreet = useMemo(() => createStreetFinder(streets), [streets]);
  const byStreet = new Map<string, { squareMetres: number; incidents: number }>();
  for (const { x, y, squareMetres, incidents } of option.dropped) {
    const street = findStreet(x, y, STREET_WITHIN_METRES) ?? t('zones.droppedNoStreet');
    const so = byStreet.get(street) ?? { squareMetres: 0, incidents: 0 };
    byStreet.set(street, { squareMetres: so.squareMetres + squareMetres, incidents: so.incidents + incidents });
  }
  const rows = [...byStreet].sort((a, b) => b[1].squareMetres - a[1].squareMetres);
  if (rows.length === 0) return <p className="muted">{t('zones.droppedNothing')}</p>;
  return (
    <table className={styles.table}>
      <caption>{t('zones.dropped', { share: share(option.keptShare) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('zones.droppedAt')}</th>
          <th scope="col">{t('zones.hectares')}</th>
          <th scope="col">{t('hotspots.registered')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN_DROPPED).map(([street, { squareMetres, incidents }]) => (
          <tr key={street}>
            <th scope="row">{street}</th>
            <td>{area(squareMetres)}</td>
            <td>{count(incidents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Demand = 'free' | 'required' | 'excluded';

/** Per place in the area: free, must stay in, or left free of the measure. */
function PlaceDemands({
  zone,
  places,
  onPlaces,
}: Pick<Props, 'zone' | 'onPlaces'> & { readonly places: readonly PoiRecord[] }) {
  const { t } = useTexts();
  const idOf = ({ kind, name, x, y }: PoiRecord) => `${kind} ${name} ${Math.round(x)} ${Math.round(y)}`;
  const has = (list: readonly ZonePlace[], id: string) => list.some((place) => place.id === id);
  return (
    <div className={styles.fields}>
      {places.map((place) => {
        const id = idOf(place);
        const demand: Demand = has(zone.requiredPlaces, id)
          ? 'required'
          : has(zone.excludedPlaces, id)
            ? 'excluded'
            : 'free';
        return (
          <Select<Demand>
            key={id}
            label={place.name || t(`routes.poi.${place.kind}`)}
            value={demand}
            choices={(['free', 'required', 'excluded'] as const).map((value) => ({
              value,
              label: t(`zones.place.${value}`),
            }))}
            onChange={(next) => {
              const { kind, name, x, y } = place;
              const without = (list: readonly ZonePlace[]) => list.filter((one) => one.id !== id);
              const own = { id, kind, name, x, y };
              onPlaces({
                requiredPlaces: [...without(zone.requiredPlaces), ...(next === 'required' ? [own] : [])],
                excludedPlaces: [...without(zone.excludedPlaces), ...(next === 'excluded' ? [own] : [])],
              });
            }}
          />
        );
      })}
    </div>
  );
}

/** Lines of which a point lies in the box around the area, or which pass it by one segment; the worker cuts precisely. */
function linesNear(rings: Zone['rings'], lines: readonly Float64Array[]): Float64Array[] {
  const [west, south, east, north] = boxOf(rings);
  return lines.filter((line) => {
    const [w, s, e, n] = boxOf([line]);
    return e >= west && w <= east && n >= south && s <= north;
  });
}
