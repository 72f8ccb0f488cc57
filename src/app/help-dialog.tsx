import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import { Dialog } from '../ui/primitives/dialog.tsx';
import { Disclosure } from '../ui/primitives/feedback.tsx';
import styles from './shell.module.css';

interface LicenceEntry {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

export function HelpDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  const keys = [
    ['Ctrl+Z', 'help.undo'],
    ['Ctrl+Y', 'help.redo'],
    ['Ctrl+S', 'app.save'],
    ['Alt+1 … 3', 'help.steps'],
    ['Esc', 'help.escape'],
    ['← ↑ → ↓', 'help.mapKeys'],
    ['?', 'help.keys'],
  ] as const;
  return (
    <Dialog title={t('help.title')} closeLabel={t('app.close')} isOpen={isOpen} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([key, text]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p style={{ marginTop: 16 }}>{t('help.licence')}</p>
      <div className={styles.licences}>
        <Disclosure title={t('help.thirdParty')}>
          <Licences />
        </Disclosure>
      </div>
    </Dialog>
  );
}

/** The list is written by the build and fetched only when somebody opens it. */
function Licences() {
  const { t } = useTexts();
  const [entries, setEntries] = useState<readonly LicenceEntry[] | null>(null);
  useEffect(() => {
    let left = false;
    void fetch('./third-party-licences.json')
      .then((response) => (response.ok ? (response.json() as Promise<LicenceEntry[]>) : []))
      .catch(() => [])
      .then((list) => !left && setEntries(list));
    return () => {
      left = true;
    };
  }, []);
  if (!entries) return <p>{t('help.loading')}</p>;
  return entries.map(({ name, version, licence, text }) => (
    <Disclosure key={`${name}@${version}`} title={`${name} ${version} — ${licence}`}>
      <pre>{text || licence}</pre>
    </Disclosure>
  ));
}
