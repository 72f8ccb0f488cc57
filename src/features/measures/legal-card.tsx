import { findLegalBasis, isVerifiedBasis, LEGAL_TEXTS_CONFIRMED } from '../../domain/legal/legal-basis.ts';
import { useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import styles from './measures.module.css';

/** Laws and rules with the date of the text that was read; a lawyer still has to look at what is in force now. */
export function LegalCard({ ids }: { readonly ids: readonly string[] }) {
  const { t, language, date } = useTexts();
  const bases = ids.map(findLegalBasis).filter((basis) => basis !== null);
  return (
    <PanelSection title={t('measures.legal')}>
      {!LEGAL_TEXTS_CONFIRMED && <Notice tone="caution">{t('measures.lawyer')}</Notice>}
      <ul className={styles.plain}>
        {bases.map((basis) => (
          <li key={basis.id} className={styles.card}>
            <strong>{basis.title[language]}</strong>
            <p>{basis.rule[language]}</p>
            <span className={styles.source}>
              {basis.versionDate
                ? t(`measures.read.${basis.read}`, { date: date(Date.parse(basis.versionDate)) })
                : t(`measures.read.${basis.read}.undated`)}
              {' · '}
              {basis.source}
            </span>
            {!isVerifiedBasis(basis) && <span className={styles.unverified}>{t('measures.unverified')}</span>}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
