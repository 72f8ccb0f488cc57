import type { PracticeExample } from '../../domain/measure/catalogue.ts';
import type { Evidence } from '../../domain/measure/measure.ts';
import { useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import styles from './measures.module.css';

interface Props {
  readonly evidence: readonly Evidence[];
  readonly practices: readonly PracticeExample[];
}

/** What is known of the effect, how strong that is, and what other municipalities did. */
export function EvidenceCard({ evidence, practices }: Props) {
  const { t, language } = useTexts();
  return (
    <PanelSection title={t('measures.evidence')}>
      <ul className={styles.plain}>
        {evidence.map(({ strength, text, source, verified }) => (
          <li key={text.nl} className={styles.card}>
            <span className={styles.strength}>{t(`measures.evidence.${strength}`)}</span>
            <p>{text[language]}</p>
            <span className={styles.source}>{source}</span>
            {!verified && <span className={styles.unverified}>{t('measures.unverified')}</span>}
          </li>
        ))}
      </ul>
      {practices.map((practice) => (
        <Disclosure key={practice.id} title={t('measures.practice', { who: practice.who })}>
          <p>{practice.what[language]}</p>
          <p className={styles.note}>{t('measures.practice.goal', { text: practice.goal[language] })}</p>
          <p className={styles.note}>{t('measures.practice.result', { text: practice.result[language] })}</p>
          <p className={styles.note}>{t('measures.practice.mind', { text: practice.note[language] })}</p>
          <p className={styles.source}>{practice.source}</p>
        </Disclosure>
      ))}
    </PanelSection>
  );
}
