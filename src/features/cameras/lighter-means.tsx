import { findMeasure, lighterThan } from '../../domain/measure/catalogue.ts';
import { useTexts } from '../../i18n/index.ts';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import styles from './cameras.module.css';

/** Fixed cameras have the flexible ones among what is lighter, so the ladder of the catalogue is followed from there. */
const CAMERAS = findMeasure('rep.camera.vast');
const EVIDENCE = ['displacement', 'necessity'] as const;

/** What comes before cameras, lightest first, and what is known about them: read before anything is placed. */
export function LighterMeans({ isOpen }: { readonly isOpen: boolean }) {
  const { t, language } = useTexts();
  return (
    <div>
      <Disclosure title={t('cameras.lighter')} defaultOpen={isOpen}>
        <div className={styles.stack}>
          <p>{t('cameras.lighterWhy')}</p>
          <ol className={styles.plain}>
            <li>{t('cameras.lighter.light')}</li>
            {CAMERAS &&
              lighterThan(CAMERAS).map(({ id, name, summary }) => (
                <li key={id}>
                  <strong>{name[language]}</strong>: {summary[language]}
                </li>
              ))}
          </ol>
        </div>
      </Disclosure>
      <Disclosure title={t('cameras.evidence')}>
        <div className={styles.stack}>
          <ul className={styles.plain}>
            {CAMERAS?.evidence.map(({ text, source, verified }) => (
              <li key={source}>
                {text[language]}{' '}
                <span className="muted">
                  ({source}
                  {!verified && `; ${t('cameras.notVerified')}`})
                </span>
              </li>
            ))}
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
