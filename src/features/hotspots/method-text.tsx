import type { BrushResult } from '../../analysis/brush/brush-contract.ts';
import type { HotspotSettings } from '../../domain/hotspot/hotspot.ts';
import { useTexts } from '../../i18n/index.ts';
import { Facts } from '../../ui/layout/panel.tsx';

interface Props {
  readonly result: BrushResult;
  readonly settings: HotspotSettings;
  readonly dataFingerprint: string;
}

/** How the hotspots were found: method, parameters, n, what was left out, fingerprint of the data. */
export function MethodText({ result, settings, dataFingerprint }: Props) {
  const { t, count, distance, share, number } = useTexts();
  const { diagnostics, grid } = result;
  return (
    <>
      <p>{t('method.hotspot')}</p>
      {diagnostics.explanations.map(({ key, values }) => (
        <p key={key} className="muted">
          {t(
            key,
            Object.fromEntries(
              Object.entries(values).map(([name, value]) => [
                name,
                typeof value === 'number' ? number(value, Number.isInteger(value) ? 0 : 2) : value,
              ]),
            ),
          )}
        </p>
      ))}
      <Facts
        rows={[
          [t('method.cells'), `${count(diagnostics.studyCells)} × ${count(grid.cellSizeMetres)} m`],
          [t('method.band'), distance(diagnostics.bandMetres)],
          [
            t('method.bandwidth'),
            `${distance(diagnostics.bandwidthMetres)} (${t(`method.kernel.${settings.kernel}`)})`,
          ],
          [t('method.rate'), share(settings.falseDiscoveryRate)],
          [t('method.n'), count(result.incidentsOnMap)],
          [t('method.withoutPlace'), count(diagnostics.withoutPlace)],
          [t('method.withoutHour'), count(diagnostics.withoutHour)],
          [t('method.outside'), count(diagnostics.outsideStudyArea)],
          [t('method.fingerprint'), <code key="fingerprint">{dataFingerprint.slice(0, 12)}</code>],
        ]}
      />
    </>
  );
}
