import { useTexts } from '../i18n/index.ts';
import { STEPS, type Step } from '../state/workbench.ts';
import { KeyboardIcon } from '../ui/icons.ts';
import { STEP_SCREENS } from './steps.tsx';
import styles from './shell.module.css';

interface Props {
  readonly step: Step;
  readonly canGo: (step: Step) => boolean;
  readonly onStep: (step: Step) => void;
  readonly onHelp: () => void;
}

/** The steps that have a screen, in their order. */
export const shownSteps = (): readonly Step[] => STEPS.filter((name) => STEP_SCREENS[name]);

/** The steps of the work, in their order; a step changes panel and layers, never the place on the map or the filter. */
export function Rail({ step, canGo, onStep, onHelp }: Props) {
  const { t } = useTexts();
  return (
    <nav className={styles.rail} aria-label={t('app.steps')}>
      {shownSteps().map((name, i) => {
        const Icon = STEP_SCREENS[name]!.icon;
        return (
          <button
            key={name}
            type="button"
            aria-current={name === step ? 'step' : undefined}
            {...(i < 9 ? { 'aria-keyshortcuts': `Alt+${i + 1}` } : {})}
            disabled={!canGo(name)}
            onClick={() => onStep(name)}
          >
            <Icon size={20} aria-hidden />
            {t(`step.${name}`)}
          </button>
        );
      })}
      <button
        type="button"
        className={styles.railFoot}
        aria-keyshortcuts="?"
        aria-label={t('app.help')}
        onClick={onHelp}
      >
        <KeyboardIcon size={20} aria-hidden />?
      </button>
    </nav>
  );
}
