import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Zone } from '../../domain/zone/zone.ts';
import { areaOfRings } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import type { StepProps } from '../step-props.ts';
import styles from './zones.module.css';

interface Props extends Pick<StepProps, 'session' | 'workbench'> {
  readonly zones: readonly Zone[];
}

/** Variants of one proposal beside each other: cover against area and hours. */
export function VariantTable({ session, workbench, zones }: Props) {
  const { t, area, count, share } = useTexts();
  const result = useStore(workbench, (state) => state.result);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let left = false;
    void Promise.all(
      zones.map(async ({ id, rings, grounds }) => {
        const { incidents } = await session.inspectArea(rings, restoreFilter(grounds.filter));
        return [id, incidents] as const;
      }),
    ).then(
      (entries) => !left && setCounts(new Map(entries)),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, zones]);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('zones.variant')}</th>
          <th scope="col">{t('zones.hectares')}</th>
          <th scope="col">{t('hotspots.registered')}</th>
          <th scope="col">{t('zones.ofAll')}</th>
          <th scope="col">{t('zones.hoursPerWeek')}</th>
        </tr>
      </thead>
      <tbody>
        {zones.map(({ id, variant, rings, hours }) => {
          const inside = counts.get(id);
          return (
            <tr key={id}>
              <th scope="row">{variant}</th>
              <td>{area(areaOfRings(rings))}</td>
              <td>{inside === undefined ? '…' : count(inside)}</td>
              <td>{inside === undefined || !result ? '…' : share(inside / Math.max(1, result.incidentsOnMap))}</td>
              <td>{hours?.length ?? 168}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
