import { useTexts } from '../i18n/index.ts';
import { MoreIcon, OpenIcon, RedoIcon, SaveIcon, UndoIcon } from '../ui/icons.ts';
import { IconButton } from '../ui/primitives/button.tsx';
import { Segmented } from '../ui/primitives/segmented.tsx';
import styles from './shell.module.css';

export type SaveState =
  { readonly kind: 'unsaved' | 'saving' | 'failed' } | { readonly kind: 'saved'; readonly time: string };

interface Props {
  readonly projectName: string;
  readonly saveState: SaveState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onProject: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onOpen: () => void;
  readonly onSave: () => void;
}

export function Header({ projectName, saveState, canUndo, canRedo, onProject, onUndo, onRedo, onOpen, onSave }: Props) {
  const { t, language, setLanguage } = useTexts();
  return (
    <header className={styles.top}>
      <span className={styles.brand}>
        <img src="./icon.svg" alt="" />
        <h1 className="visually-hidden">{t('app.title')}</h1>
        <span aria-hidden>{t('app.title')}</span>
      </span>
      <button type="button" className={styles.project} aria-haspopup="dialog" onClick={onProject}>
        <span>{projectName || t('project.title')}</span>
        <MoreIcon size={16} aria-hidden />
      </button>
      <span className={styles.spring} />
      <span role="status" className={`${styles.state} ${saveState.kind === 'failed' ? styles.stateBad : ''}`}>
        {saveText(saveState, t)} · {t('app.localOnly')}
      </span>
      <IconButton icon={UndoIcon} label={`${t('app.undo')} (Ctrl+Z)`} isDisabled={!canUndo} onPress={onUndo} />
      <IconButton icon={RedoIcon} label={`${t('app.redo')} (Ctrl+Y)`} isDisabled={!canRedo} onPress={onRedo} />
      <IconButton icon={OpenIcon} label={t('app.open')} onPress={onOpen} />
      <IconButton icon={SaveIcon} label={`${t('app.save')} (Ctrl+S)`} onPress={onSave} />
      <Segmented
        label={t('app.language')}
        value={language}
        choices={[
          { value: 'nl', label: 'NL' },
          { value: 'en', label: 'EN' },
        ]}
        onChange={setLanguage}
      />
    </header>
  );
}

function saveText(state: SaveState, t: (key: string, values?: Record<string, string>) => string): string {
  if (state.kind === 'saved') return t('app.saved', { time: state.time });
  return t({ unsaved: 'app.unsaved', saving: 'app.saving', failed: 'app.saveFailed' }[state.kind]);
}
