import type { SourceQuality } from '../../data/queries/quality-per-source.ts';
import { useTexts } from '../../i18n/index.ts';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Facts, PanelSection } from '../../ui/layout/panel.tsx';
import { useAnswer, type DataClient, type DataSource } from './area-table-data.ts';
import { useCategoryName } from './category-name.ts';
import styles from './area-table.module.css';

interface Props extends DataSource {
  readonly onError: (error: unknown) => void;
}

const ask = (client: DataClient) => client.qualityPerSource([]);

/** How complete and how exact the rows of each source are, whatever the filter. */
export function QualityTable({ onError, ...source }: Props) {
  const { t, count } = useTexts();
  const nameOf = useCategoryName();
  const sources = useAnswer(source, ask, onError);
  if (!sources) {
    return (
      <Notice tone="info" live>
        {t('tables.busy')}
      </Notice>
    );
  }
  const name = ({ source: index }: SourceQuality) => nameOf(source.table.sources[index] ?? '') || t('tables.noSource');
  return (
    <>
      <p className="muted">{t('tables.qualityLead')}</p>
      <table className={`${styles.table} ${styles.still}`} aria-label={t('tables.quality')}>
        <thead>
          <tr>
            <th scope="col">{t('explore.source')}</th>
            <th scope="col" className="number">
              {t('tables.column.incidents')}
            </th>
            <th scope="col" className="number">
              {t('tables.withoutPlace')}
            </th>
            <th scope="col" className="number">
              {t('tables.withoutTime')}
            </th>
            <th scope="col" className="number">
              {t('tables.duplicates')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((quality) => (
            <tr key={quality.source}>
              <th scope="row">{name(quality)}</th>
              <td className="number">{count(quality.rows)}</td>
              <Part part={quality.withoutPlace} of={quality.rows} />
              <Part part={quality.withoutTime} of={quality.rows} />
              <Part part={quality.duplicates} of={quality.rows} />
            </tr>
          ))}
        </tbody>
      </table>
      <PanelSection title={t('tables.exactness')}>
        {sources.map((quality) => (
          <div key={quality.source}>
            <Disclosure title={name(quality)}>
              <Exactness quality={quality} />
            </Disclosure>
          </div>
        ))}
      </PanelSection>
    </>
  );
}

/** A share, with the number of rows below it. */
function Part({ part, of }: { readonly part: number; readonly of: number }) {
  const { count, share } = useTexts();
  return (
    <td className="number">
      {share(part / of)}
      <span className={styles.under}>{count(part)}</span>
    </td>
  );
}

function Exactness({ quality }: { readonly quality: SourceQuality }) {
  const { t, count, number } = useTexts();
  const hours = (value: number | null) => (value === null ? '–' : t('tables.hours', { n: number(value, 1) }));
  return (
    <Facts
      rows={[
        [t('tables.intervals'), count(quality.intervals)],
        [t('tables.medianInterval'), hours(quality.medianIntervalHours)],
        [t('tables.p90Interval'), hours(quality.p90IntervalHours)],
        [t('tables.longIntervals'), count(quality.longIntervals)],
        [t('tables.dayOnly'), count(quality.dayOnly)],
        [t('tables.monthOnly'), count(quality.monthOnly)],
        [t('tables.pileUps'), count(quality.pileUps)],
      ]}
    />
  );
}
