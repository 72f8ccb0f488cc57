import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import type { DensityMethod } from '../../network/density/kernel-contributions.ts';
import { NETWORK_KERNELS, type NetworkKernel } from '../../network/density/network-kernels.ts';
import type { DensityAnswer } from '../../network/questions/density-question.ts';
import type { OverlayLine } from '../../map/overlay-types.ts';
import { Facts, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import { KChart } from './k-chart.tsx';
import { overlayOf, SLOT } from './routes-overlay.ts';
import { useAnswer, type AskOptions } from './use-answer.ts';
import type { PartProps } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

const METHODS = ['discontinuous', 'continuous', 'simple'] as const satisfies readonly DensityMethod[];
const BANDWIDTHS = ['50', '100', '150', '200', '300'] as const;
const LIXEL_METRES = 25;
const K_DISTANCES = Array.from({ length: 20 }, (_, i) => 50 * (i + 1));
const K_SIMULATIONS = 99;

/** Density along the streets of what passes the filter, and whether it lies closer together than chance. */
export function StreetsTab({ walks, workbench, session, map }: PartProps) {
  const { network } = walks;
  const { filter, table, dataFingerprint } = useStore(workbench);
  const { t, count, number, share } = useTexts();
  const [method, setMethod] = useState<DensityMethod>('discontinuous');
  const [kernel, setKernel] = useState<NetworkKernel>('quartic');
  const [bandwidth, setBandwidth] = useState<(typeof BANDWIDTHS)[number]>('150');
  const [kFilter, setKFilter] = useState<typeof filter | null>(null);
  const ask = useMemo(() => {
    if (!table) return null;
    const request = { method, kernel, bandwidthMetres: Number(bandwidth), lixelMetres: LIXEL_METRES, filter };
    return (options: AskOptions) => network.client.density([request], options);
  }, [network, table, method, kernel, bandwidth, filter]);
  const { answer, isStale } = useAnswer(session, 'task.routes.density', ask);
  const askK = useMemo(() => {
    if (kFilter === null || kFilter !== filter) return null;
    const request = { filter: kFilter, distancesMetres: K_DISTANCES, simulations: K_SIMULATIONS, seed: 1 };
    return (options: AskOptions) => network.client.networkK([request], options);
  }, [network, kFilter, filter]);
  const { answer: k } = useAnswer(session, 'task.routes.k', askK);
  useEffect(() => {
    if (map && answer) map.showOverlay(SLOT, overlayOf(densityLines(answer), []));
  }, [map, answer]);

  if (!table) return <EmptyState title={t('routes.noIncidents')}>{t('routes.noIncidentsWhatNow')}</EmptyState>;
  const { snapping } = network.summary;
  return (
    <>
      <p>
        {answer && !isStale
          ? t('routes.streets.lead', {
              n: count(answer.incidents),
              highest: number(answer.highest, 1),
              mean: number(answer.mean, 1),
              times: number(answer.highest / answer.mean, 0),
            })
          : t('routes.streets.busy')}
      </p>
      <div className={styles.columns}>
        <Select
          label={t('routes.streets.method')}
          value={method}
          choices={METHODS.map((value) => ({
            value,
            label: t(`routes.streets.method.${value}`),
            hint: t(`routes.streets.method.${value}.hint`),
          }))}
          onChange={setMethod}
        />
        <Select
          label={t('routes.streets.kernel')}
          value={kernel}
          choices={NETWORK_KERNELS.map((value) => ({ value, label: t(`routes.kernel.${value}`) }))}
          onChange={setKernel}
        />
        <Select
          label={t('routes.streets.bandwidth')}
          value={bandwidth}
          choices={BANDWIDTHS.map((value) => ({ value, label: `${value} m` }))}
          onChange={setBandwidth}
        />
      </div>
      {method === 'simple' && <Notice tone="caution">{t('routes.streets.simpleCaution')}</Notice>}
      <PanelSection title={t('routes.k.title')}>
        {k === null && (
          <>
            <p className="muted">{t('routes.k.what')}</p>
            <Button onPress={() => setKFilter(filter)}>{t('routes.k.compute')}</Button>
          </>
        )}
        {k?.kind === 'refused' && (
          <Notice tone="caution">
            {t(k.reason, Object.fromEntries(Object.entries(k.values).map(([name, value]) => [name, count(value)])))}
          </Notice>
        )}
        {k?.kind === 'estimated' && <KChart k={k.k} />}
      </PanelSection>
      {snapping && (
        <PanelSection title={t('routes.streets.snapping')}>
          <p className="muted">
            {t('routes.streets.snappingText', {
              metres: snapping.limitMetres,
              n: count(snapping.beyondLimit),
              share: share(snapping.beyondLimit / Math.max(1, snapping.rows)),
            })}
          </p>
          <Facts
            rows={[
              ...[5, 10, 20, snapping.limitMetres].map(
                (metres, i) => [t('routes.streets.within', { metres }), count(snapping.byDistance[i] ?? 0)] as const,
              ),
              ...snapping.beyondBySource.map(
                ({ source, rows }) => [t('routes.streets.beyondSource', { source }), count(rows)] as const,
              ),
            ]}
          />
        </PanelSection>
      )}
      <Disclosure title={t('routes.method')}>
        <p>{t(`routes.streets.methodText.${method}`)}</p>
        {answer && (
          <Facts
            rows={[
              [t('method.n'), number(answer.incidents, 0)],
              [t('routes.streets.streetLength'), `${number(answer.streetMetres / 1000, 1)} km`],
              [t('routes.streets.piece'), `${LIXEL_METRES} m`],
              [t('routes.streets.leftOut'), share(answer.shareLeftOut)],
              [
                t('routes.streets.step'),
                answer.stepMetres === null ? t('routes.streets.exact') : `${answer.stepMetres} m`,
              ],
              [t('method.fingerprint'), <code key="data">{dataFingerprint.slice(0, 12)}</code>],
              [t('routes.corridorFact.network'), <code key="network">{network.summary.fingerprint}</code>],
            ]}
          />
        )}
      </Disclosure>
    </>
  );
}

/** Colour by the root of the density: a few streets hold most of it. */
function densityLines({ lines: { length, starts, coordinates }, per100Metres, highest }: DensityAnswer): OverlayLine[] {
  return Array.from({ length }, (_, i) => {
    const value = Math.sqrt(per100Metres[i]! / highest);
    return {
      id: `density-${i}`,
      points: coordinates.subarray(2 * starts[i]!, 2 * starts[i + 1]!),
      tone: 'ramp' as const,
      value: Math.min(0.999, value),
      inert: true,
      widthPx: 2 + 5 * value,
    };
  });
}
