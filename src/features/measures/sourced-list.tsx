import type { SourcedText } from '../../domain/measure/measure.ts';
import { useTexts } from '../../i18n/index.ts';
import styles from './measures.module.css';

/** Statements with their sources; one that was not read at its source bears a mark. */
export function SourcedList({ statements }: { readonly statements: readonly SourcedText[] }) {
  const { t, language } = useTexts();
  return (
    <ul className={styles.bullets}>
      {statements.map(({ text, source, verified }) => (
        <li key={text.nl}>
          {text[language]} <span className={styles.source}>{source}</span>
          {!verified && <span className={styles.unverified}>{t('measures.unverified')}</span>}
        </li>
      ))}
    </ul>
  );
}
