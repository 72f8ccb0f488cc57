import type { ImportReport } from '../../formats/incidents/report.ts';
import { useTexts } from '../../i18n/index.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { Facts } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import styles from './import.module.css';
import { rejectionsCsv } from './rejections-csv.ts';

/** What an import did, in numbers: what came in, what was left out and why, and what to be careful with. */
export function ReportView({
  report,
  onDownload,
}: {
  readonly report: ImportReport;
  readonly onDownload: (name: string, text: string) => void;
}) {
  const { t, count, share, date } = useTexts();
  const { rejections, place, time, duplicates, pileUps } = report;
  const dropped = report.columns.filter(({ reason }) => reason !== null);
  const reasons = Object.entries(rejections.counts).filter(([, n]) => n > 0);
  const part = (n: number) => `${count(n)} (${share(n / Math.max(1, report.incidents))})`;
  return (
    <div className={styles.report}>
      {report.notes.map(({ key, values }) => (
        <Notice key={key} tone="caution">
          {t(key, values)}
        </Notice>
      ))}
      <Facts
        rows={[
          [t('importing.rowsIn'), count(report.rowsIn)],
          [t('importing.rowsKept'), count(report.rowsKept)],
          [t('importing.rowsRejected'), count(report.rowsRejected)],
          ...reasons.map(([reason, n]) => [`– ${t(`import.reject.${reason}`)}`, count(n)] as const),
          [t('importing.withoutPlace'), part(place.withoutPlace)],
          [t('importing.withoutTime'), part(time.withoutTime)],
          [t('importing.intervals'), part(time.byPrecision.interval)],
          [t('importing.duplicates'), part(duplicates.found)],
          [
            t('importing.pileUps'),
            t('importing.pileUpsValue', { n: count(pileUps.incidents), places: count(pileUps.pileUps) }),
          ],
          ...(time.first !== null && time.last !== null
            ? [[t('importing.period'), `${date(time.first)} – ${date(time.last)}`] as const]
            : []),
          [t('importing.sha'), <code key="sha">{report.file.sha256.slice(0, 12)}</code>],
        ]}
      />
      {rejections.list.length > 0 && (
        <div>
          <Button
            icon={DownloadIcon}
            variant="quiet"
            onPress={() =>
              onDownload(`${report.file.name}-${t('importing.rejectedFile')}.csv`, rejectionsCsv(report, t))
            }
          >
            {t('importing.downloadRejected')}
          </Button>
        </div>
      )}
      {dropped.length > 0 && (
        <>
          <h3>{t('importing.dropped')}</h3>
          <ul className={styles.dropped}>
            {dropped.map(({ name, reason }) => (
              <li key={name}>
                <code>{name}</code>
                <span className="muted">{t(reason!)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
