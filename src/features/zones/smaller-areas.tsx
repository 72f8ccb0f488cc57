import { useStore } from 'zustand';
import { ringsHold } from '../../geometry/rings/ring-measures.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import type { SmallerAreaOption } from '../../workers/zones-worker.ts';
import { Button } from '../../ui/primitives/button.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './zones.module.css';

interface Props extends Pick<StepProps, 'workbench' | 'session' | 'clients'> {
  readonly zone: Zone;
  readonly areaSquareMetres: number;
  readonly found: readonly SmallerAreaOption[] | null;
  readonly onFound: (found: readonly SmallerAreaOption[]) => void;
  readonly onPreview: (rings: readonly number[][]) => void;
  readonly onUse: (rings: number[][]) => void;
}

/** Smaller areas that keep 95, 90 and 80 % of what carries the ground, each with what is proved of it. */
export function SmallerAreas({
  workbench,
  session,
  clients,
  zone,
  areaSquareMetres,
  found,
  onFound,
  onPreview,
  onUse,
}: Props) {
  const { t, area, share, distance } = useTexts();
  const table = useStore(workbench, (state) => state.table);
  async function search(): Promise<void> {
    if (!table) return;
    try {
      // The places inside under the present filter: those that the map shows.
      const places = await session.places();
      const x: number[] = [];
      const y: number[] = [];
      for (let i = 0; i < places.x.length; i++) {
        if (!ringsHold(zone.rings, places.x[i]!, places.y[i]!)) continue;
        x.push(places.x[i]!);
        y.push(places.y[i]!);
      }
      onFound(
        await session.tasks.run('task.smallerArea', (options) =>
          clients.zones().smallerAreas([zone.rings, Float64Array.from(x), Float64Array.from(y)], options),
        ),
      );
    } catch (error) {
      if ((error as Error).name !== 'AbortError') session.fail(error);
    }
  }
  return (
    <>
      <p className="muted">{t('zones.smallerWhy')}</p>
      <div>
        <Button isDisabled={zone.rings.length === 0} onPress={() => void search()}>
          {t('zones.smallerFind')}
        </Button>
      </div>
      {found?.length === 0 && <p>{t('zones.smallerNone')}</p>}
      {found && found.length > 0 && (
        <table className={styles.table}>
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
            {found.map((option) => (
              <tr
                key={option.wantedShare}
                onPointerEnter={() => onPreview(option.rings)}
                onPointerLeave={() => onPreview([])}
                onFocus={() => onPreview(option.rings)}
                onBlur={() => onPreview([])}
              >
                <td>{share(option.keptShare)}</td>
                <td>{area(option.areaSquareMetres)}</td>
                <td>{share(Math.max(0, 1 - option.areaSquareMetres / areaSquareMetres))}</td>
                <td>
                  {option.optimalityGap === 0
                    ? t('zones.smallerProved')
                    : t('zones.smallerWithin', { gap: share(option.optimalityGap) })}
                </td>
                <td>
                  <Button variant="quiet" onPress={() => (onPreview([]), onUse(option.rings))}>
                    {t('zones.smallerUse')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found?.[0] && <p className="muted">{t('zones.smallerCells', { metres: distance(found[0].cellMetres) })}</p>}
    </>
  );
}
