import type { DatasetRecord } from '../../domain/project/project-document.ts';
import type { PlaceLayerReport, PlacesReport } from '../../formats/places/places-report.ts';
import { useTexts } from '../../i18n/index.ts';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import styles from './import.module.css';

/** The layers that a file of places had, as stored with the project; none where an older file has no such report. */
const layersOf = ({ report }: DatasetRecord): readonly PlaceLayerReport[] =>
  (report as Partial<PlacesReport> | null)?.layers ?? [];

/** A file of places: what it was taken for, and what became of each of its layers. */
export function PlaceDataset({ dataset }: { readonly dataset: DatasetRecord }) {
  const { t, count } = useTexts();
  const layers = layersOf(dataset);
  return (
    <li className={styles.dataset}>
      <div className={styles.file}>{t(`importing.role.${dataset.role}`)}</div>
      <div className={styles.meta}>
        {dataset.fileName} · {t('importing.rows', { n: count(dataset.rowsKept) })}
      </div>
      {layers.length > 0 && (
        <Disclosure title={t('importing.place.report')}>
          {layers.map((layer) => (
            <LayerReport key={layer.name} layer={layer} />
          ))}
        </Disclosure>
      )}
    </li>
  );
}

function LayerReport({ layer }: { readonly layer: PlaceLayerReport }) {
  const { t, count } = useTexts();
  const { name, features, kept, roles, leftOut, crs, encoding } = layer;
  return (
    <section>
      <p className={styles.file}>{name}</p>
      <ul className={styles.meta}>
        <li>{t('importing.place.kept', { kept: count(kept), all: count(features) })}</li>
        {roles.length === 0 && <li>{t('importing.place.unused')}</li>}
        {roles.map(({ role, rows, by }) => (
          <li key={`${role} ${by}`}>
            {t(`importing.place.role.${by}`, { role: t(`importing.role.${role}`), n: count(rows) })}
          </li>
        ))}
        {leftOut.map(({ reason, features: left, first }) => (
          <li key={reason}>
            {t('importing.place.leftOut', {
              n: count(left),
              reason: t(`import.leftOut.${reason}`),
              first: count(first),
            })}
          </li>
        ))}
        <li>{t(`importing.place.crs.${crs.by}`, { name: crs.name })}</li>
        {crs.swapped && <li>{t('importing.place.crs.swapped')}</li>}
        {encoding && <li>{t('importing.place.encoding', { encoding })}</li>}
      </ul>
    </section>
  );
}
