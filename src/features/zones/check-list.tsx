import type { CheckResult, FixAction } from '../../domain/plan-checks/check.ts';
import { writeValues } from '../../domain/plan-checks/write-values.ts';
import { useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import styles from './zones.module.css';

const SIGNS: Readonly<Record<CheckResult['outcome'], string>> = {
  pass: '✓',
  warning: '!',
  fail: '✕',
  notApplicable: '–',
};

/** What can be done about a finding at once, by the action that a check names. */
export type Fixes = Partial<Record<FixAction, () => void>>;

/** The checks G1–G12: outcome, what was found, the sentence for the reasons, and where it rests on. */
export function CheckList({ checks, fixes }: { readonly checks: readonly CheckResult[]; readonly fixes: Fixes }) {
  const texts = useTexts();
  const { t } = texts;
  const asked = checks.filter(({ outcome }) => outcome !== 'notApplicable');
  const tell = (key: string, values: CheckResult['values']) =>
    t(
      key,
      writeValues(values, texts, (unit, amount) => t(`checks.unit.${unit}`, { amount })),
    );
  const failed = asked.filter(({ outcome }) => outcome === 'fail').length;
  const warned = asked.filter(({ outcome }) => outcome === 'warning').length;
  return (
    <PanelSection title={t('zones.checks', { failed, warned, all: asked.length })}>
      <ul className={styles.checks}>
        {asked.map((check) => (
          <li key={check.id} data-outcome={check.outcome}>
            <span className={styles.sign} role="img" aria-label={t(`checks.outcome.${check.outcome}`)}>
              {SIGNS[check.outcome]}
            </span>
            <Disclosure title={`${check.id} ${tell(check.messageKey, check.values)}`}>
              {check.findings.slice(1).map(({ key, values }, i) => (
                // A check may find the same thing of several places: the text alone is no key.
                <p key={`${key}-${i}`}>{tell(key, values)}</p>
              ))}
              {check.sentence && <p>{tell(check.sentence.key, check.sentence.values)}</p>}
              {check.fix && (
                <Fix text={tell(check.fix.key, check.fix.values)} onDo={check.fix.action && fixes[check.fix.action]} />
              )}
              <p className="muted">{check.source}</p>
            </Disclosure>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Fix({ text, onDo }: { readonly text: string; readonly onDo: (() => void) | null | undefined }) {
  return onDo ? <Button onPress={onDo}>{text}</Button> : <p>{text}</p>;
}
