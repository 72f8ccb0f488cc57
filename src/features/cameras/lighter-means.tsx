import { useTexts } from '../../i18n/index.ts';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import styles from './cameras.module.css';

const LIGHTER = ['light', 'presence', 'hosts', 'shops', 'activities', 'access'] as const;
const EVIDENCE = ['quality', 'control', 'displacement', 'necessity'] as const;

/** What comes before cameras, lightest first, and what is known about them: read before anything is placed. */
export function LighterMeans({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTexts();
  return (
    <div>
      <Disclosure title={t('cameras.lighter')} defaultOpen={isOpen}>
        <div className={styles.stack}>
          <p>{t('cameras.lighterWhy')}</p>
          <ol className={styles.plain}>
            {LIGHTER.map((name) => (
              <li key={name}>{t(`cameras.lighter.${name}`)}</li>
            ))}
          </ol>
        </div>
      </Disclosure>
      <Disclosure title={t('cameras.evidence')}>
        <div className={styles.stack}>
          <ul className={styles.plain}>
            {EVIDENCE.map((name) => (
              <li key={name}>
                {t(`cameras.evidence.${name}`)} <span className="muted">({t(`cameras.evidence.${name}.source`)})</span>
              </li>
            ))}
          </ul>
          <Notice tone="info">{t('cameras.evidenceNote')}</Notice>
        </div>
      </Disclosure>
    </div>
  );
}
