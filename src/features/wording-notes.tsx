import { lintWording } from '../domain/wording/wording-linter.ts';
import { useTexts } from '../i18n/index.ts';
import styles from './wording-notes.module.css';

interface Props {
  readonly text: string;
  /** A sourced statement is attached, which some phrasings need. */
  readonly hasSource?: boolean;
}

/** What in a text is about groups or persons rather than the place, and how it can be put instead. */
export function WordingNotes({ text, hasSource = false }: Props) {
  const { t, language } = useTexts();
  const hits = lintWording(text, hasSource);
  if (hits.length === 0) return null;
  return (
    <ul className={styles.wording}>
      {hits.map(({ ruleId, severity, from, text: words, why, suggestion }) => (
        <li key={`${ruleId}-${from}`} data-severity={severity}>
          <strong>{t('wording.words', { words })}</strong> {why[language]} {suggestion[language]}
        </li>
      ))}
    </ul>
  );
}
