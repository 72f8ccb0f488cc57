import type { DatasetRecord } from '../../domain/project/project-document.ts';
import { useTexts } from '../../i18n/index.ts';
import { DeleteIcon } from '../../ui/icons.ts';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Disclosure, EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { FileDrop } from '../../ui/primitives/file-drop.tsx';
import { reportOf } from '../../state/incomplete-month.ts';
import styles from './import.module.css';
import { PlaceDataset } from './place-dataset.tsx';
import { ReportView } from './report-view.tsx';

interface Props {
  readonly datasets: readonly DatasetRecord[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onDemo: () => void;
  readonly onRemove: (id: string) => void;
  readonly onDownload: (name: string, text: string) => void;
}

/** The first step: bring files in, see what became of each. */
export function ImportPanel({ datasets, onFiles, onDemo, onRemove, onDownload }: Props) {
  const { t, count } = useTexts();
  const rows = datasets.reduce((sum, { role, rowsKept }) => sum + (role === 'incidents' ? rowsKept : 0), 0);
  const incidents = datasets.filter(({ role }) => role === 'incidents');
  const places = datasets.filter(({ role }) => role !== 'incidents');
  return (
    <Panel
      title={t('step.import')}
      lead={
        datasets.length > 0
          ? t('importing.lead', { n: count(rows), files: incidents.length })
          : t('importing.leadEmpty')
      }
    >
      <FileDrop title={t('importing.drop')} chooseLabel={t('importing.choose')} onFiles={onFiles}>
        {t('importing.formats')}
      </FileDrop>
      <Notice tone="info">{t('importing.privacy')}</Notice>
      {datasets.length === 0 && (
        <EmptyState title={t('importing.noFile')} actions={<Button onPress={onDemo}>{t('importing.demo')}</Button>}>
          {t('importing.demoText')}
        </EmptyState>
      )}
      {incidents.length > 0 && (
        <PanelSection title={t('importing.incidentFiles')}>
          <ul className={styles.datasets}>
            {incidents.map((dataset) => (
              <IncidentDataset key={dataset.id} dataset={dataset} onRemove={onRemove} onDownload={onDownload} />
            ))}
          </ul>
        </PanelSection>
      )}
      {places.length > 0 && (
        <PanelSection title={t('importing.placeFiles')}>
          <ul className={styles.datasets}>
            {places.map((dataset) => (
              <PlaceDataset key={dataset.id} dataset={dataset} />
            ))}
          </ul>
        </PanelSection>
      )}
    </Panel>
  );
}

function IncidentDataset({
  dataset,
  onRemove,
  onDownload,
}: { readonly dataset: DatasetRecord } & Pick<Props, 'onRemove' | 'onDownload'>) {
  const { t, count } = useTexts();
  const report = reportOf(dataset);
  return (
    <li className={styles.dataset}>
      <div className={styles.datasetHead}>
        <span className={styles.file} title={dataset.fileName}>
          {dataset.fileName}
        </span>
        <IconButton
          icon={DeleteIcon}
          label={t('importing.remove', { file: dataset.fileName })}
          onPress={() => onRemove(dataset.id)}
        />
      </div>
      {report && (
        <>
          <div className={styles.meta}>
            {t('importing.kept', {
              kept: count(report.rowsKept),
              all: count(report.rowsIn),
              rejected: count(report.rowsRejected),
            })}
          </div>
          <Disclosure title={t('importing.report')}>
            <ReportView report={report} onDownload={onDownload} />
          </Disclosure>
        </>
      )}
    </li>
  );
}
