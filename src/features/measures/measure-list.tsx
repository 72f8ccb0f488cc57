import { MEASURE_CATEGORIES, type Measure } from '../../domain/measure/measure.ts';
import { useTexts } from '../../i18n/index.ts';
import styles from './measures.module.css';

interface Props {
  readonly measures: readonly Measure[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}

/** The ladder: first what comes before any measure, then prevention, then orders; each lightest first. */
export function MeasureList({ measures, selectedId, onSelect }: Props) {
  const { t } = useTexts();
  return MEASURE_CATEGORIES.map((category) => {
    const own = measures.filter((measure) => measure.category === category);
    if (own.length === 0) return null;
    return (
      <section key={category} aria-label={t(`measures.category.${category}`)}>
        <h3 className={styles.rung}>{t(`measures.category.${category}`)}</h3>
        <p className={styles.rungNote}>{t(`measures.rung.${category}`)}</p>
        <ol className={styles.list}>
          {own.map((measure) => (
            <li key={measure.id}>
              <MeasureItem
                measure={measure}
                selected={measure.id === selectedId}
                onSelect={() => onSelect(measure.id)}
              />
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

interface ItemProps {
  readonly measure: Measure;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function MeasureItem({ measure, selected, onSelect }: ItemProps) {
  const { t, language } = useTexts();
  const marks = [
    measure.section === 'law' || measure.section === 'preface'
      ? t(`measures.section.${measure.section}`)
      : t('measures.section', { section: measure.section }),
    ...(measure.infoOnly ? [t('measures.infoOnly')] : []),
    ...(measure.spuk === 'namedInToolbox' ? [t('measures.spuk.short')] : []),
  ];
  return (
    <button type="button" className={styles.item} aria-current={selected || undefined} onClick={onSelect}>
      <span className={styles.name}>{measure.name[language]}</span>
      <span className={styles.marks}>{marks.join(' · ')}</span>
      <span className={styles.summary}>{measure.summary[language]}</span>
    </button>
  );
}
