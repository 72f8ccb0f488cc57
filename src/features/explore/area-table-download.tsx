import { useMemo, useState } from 'react';
import type { AreaCounts } from '../../data/queries/counts-per-area.ts';
import { DEFAULT_SMALLEST_SHOWN } from '../../data/suppression/suppress-small-counts.ts';
import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { AreaKind } from '../../domain/place/base-layers.ts';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { NumberField, Select } from '../../ui/primitives/field.tsx';
import { areaTableCsv } from './area-table-csv.ts';
import { useCategoryName } from './category-name.ts';
import styles from './area-table.module.css';

interface Props {
  readonly counts: AreaCounts;
  readonly filter: IncidentFilter;
  readonly level: AreaKind;
  readonly dataFingerprint: string;
  readonly onDownload: (name: string, text: string) => void;
}

const AUDIENCES = ['team', 'triangle', 'public'] as const;

/** The table as a file: for whom, from which count on, and how many counts that withholds. */
export function AreaTableDownload({ counts, filter, level, dataFingerprint, onDownload }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const nameOf = useCategoryName();
  const [audience, setAudience] = useState<(typeof AUDIENCES)[number]>('triangle');
  const [smallestShown, setSmallestShown] = useState(DEFAULT_SMALLEST_SHOWN);
  const file = useMemo(
    () =>
      areaTableCsv(
        counts,
        {
          audience: t(`tables.audience.${audience}`),
          smallestShown,
          selection: describeFilter(filter, nameOf, texts),
          dataFingerprint,
        },
        texts,
      ),
    [counts, audience, smallestShown, filter, nameOf, dataFingerprint, texts, t],
  );
  return (
    <div className={styles.download}>
      <div className={styles.fields}>
        <Select
          label={t('tables.audience')}
          value={audience}
          choices={AUDIENCES.map((value) => ({ value, label: t(`tables.audience.${value}`) }))}
          onChange={setAudience}
        />
        <NumberField
          label={t('tables.smallestShown')}
          value={smallestShown}
          minimum={3}
          maximum={100}
          onChange={(value) => setSmallestShown(Math.round(value))}
        />
      </div>
      <p className="muted">
        {t('tables.withheldCount', { withheld: file.withheld, counts: file.counts, k: smallestShown })}
      </p>
      <div>
        <Button
          icon={DownloadIcon}
          onPress={() =>
            onDownload(t('tables.fileName', { level: t(`tables.level.${level}`).toLowerCase() }), file.text)
          }
        >
          {t('tables.downloadCsv')}
        </Button>
      </div>
    </div>
  );
}

/** The filter in words, for a file that is read without the screen. */
function describeFilter(filter: IncidentFilter, nameOf: (id: string) => string, { t, date, list }: Texts): string {
  const { period, hoursOfWeek, categories, sources, area } = filter;
  const parts: string[] = [];
  if (period) parts.push(`${t('explore.time')}: ${date(period.from)} ${t('explore.upTo')} ${date(period.to - 1)}`);
  if (hoursOfWeek) parts.push(`${t('explore.hours')}: ${hoursOfWeek.reduce((sum, on) => sum + on, 0)} / 168`);
  if (categories) parts.push(`${t('explore.category')}: ${list(categories.map(nameOf))}`);
  if (sources) parts.push(`${t('explore.source')}: ${list(sources.map(nameOf))}`);
  if (area) parts.push(`${t('explore.area')}: ${t('explore.areaOn')}`);
  return parts.length > 0 ? parts.join('; ') : t('explore.noFilters');
}
