import { useTexts } from '../../i18n/index.ts';
import type { NetworkSummary } from '../../workers/network-worker.ts';
import { Facts } from '../../ui/layout/panel.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';

/** What the street network is made of, what was mended and what was left out. */
export function NetworkReport({ summary: { report, snapping, fingerprint } }: { readonly summary: NetworkSummary }) {
  const { t, count, number, share } = useTexts();
  return (
    <Disclosure title={t('routes.network')}>
      <p>
        {t('routes.networkLead', {
          edges: count(report.edges),
          km: number(report.lengthMetres / 1000, 0),
          share: share(report.shareOfLengthInLargestComponent),
        })}
      </p>
      <Facts
        rows={[
          [t('routes.network.lines'), count(report.lines)],
          [t('routes.network.edges'), `${count(report.edges)} / ${count(report.nodes)}`],
          [t('routes.network.components'), count(report.components)],
          [t('routes.network.snapped'), count(report.endsSnapped)],
          [t('routes.network.notWalkable'), count(report.notWalkableLines)],
          [t('routes.network.degenerate'), count(report.degenerateLines)],
          [t('routes.network.duplicates'), count(report.duplicateEdges)],
          ...(snapping
            ? ([
                [t('routes.network.rowsSnapped'), `${count(snapping.snapped)} / ${count(snapping.rows)}`],
                [t('routes.network.meanDistance'), `${number(snapping.meanDistanceMetres, 1)} m`],
                [
                  t('routes.network.beyond', { metres: snapping.limitMetres }),
                  `${count(snapping.beyondLimit)} (${share(snapping.beyondLimit / Math.max(1, snapping.rows))})`,
                ],
                [t('routes.network.withoutPlace'), count(snapping.withoutPlace)],
              ] as const)
            : []),
          [t('method.fingerprint'), <code key="fingerprint">{fingerprint}</code>],
        ]}
      />
    </Disclosure>
  );
}
