import { useState } from 'react';
import { useStore } from 'zustand';
import type { CheckResult } from '../../domain/plan-checks/check.ts';
import { writeValues } from '../../domain/plan-checks/write-values.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { composeReasons, editSentence, type ReasonSentence } from '../../domain/wording/reasons.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { WordingNotes } from '../wording-notes.tsx';
import styles from './zones.module.css';

interface Props extends Pick<StepProps, 'project'> {
  readonly zone: Zone;
  readonly checks: readonly CheckResult[];
}

/** Reasons of a decision: a sentence a check, each with its source, to be edited or left out; edits on old numbers are marked. */
export function ReasonsEditor({ project, zone, checks }: Props) {
  const { document } = useStore(project);
  const texts = useTexts();
  const { t } = texts;
  const [open, setOpen] = useState<string | null>(null);
  const stored = document.reasons.find(({ zoneId }) => zoneId === zone.id)?.sentences ?? [];
  const sentences = composeReasons(checks, stored);
  const write = ({ text: { key, values } }: ReasonSentence) =>
    t(
      key,
      writeValues(values, texts, (unit, amount) => t(`checks.unit.${unit}`, { amount })),
    );
  const edit = (sentence: ReasonSentence, text: string | null, leftOut = false) =>
    project.dispatch(
      'command.reasons',
      (draft) => {
        const kept = draft.reasons.find(({ zoneId }) => zoneId === zone.id);
        const next = [...editSentence(kept?.sentences ?? [], sentence, text, leftOut)];
        if (kept) kept.sentences = next;
        else draft.reasons.push({ zoneId: zone.id, sentences: next });
      },
      { coalesce: `reasons-${zone.id}-${sentence.id}` },
    );
  if (sentences.length === 0) return <p className="muted">{t('zones.reasons.none')}</p>;
  return (
    <ol className={styles.reasons}>
      {sentences.map((sentence) => {
        const text = sentence.edited ?? write(sentence);
        return (
          <li key={sentence.id} data-left-out={sentence.isLeftOut}>
            {open === sentence.id && !sentence.isLeftOut ? (
              <TextField label={t('zones.reasons.sentence')} value={text} onChange={(next) => edit(sentence, next)} />
            ) : (
              <p>{text}</p>
            )}
            {!sentence.isLeftOut && <WordingNotes text={text} hasSource={sentence.source !== ''} />}
            {sentence.isStale && <p className={styles.stale}>{t('zones.reasons.stale')}</p>}
            <p className="muted">
              {sentence.checkId} · {sentence.source}
            </p>
            <div className={styles.row}>
              <Button variant="quiet" onPress={() => setOpen(open === sentence.id ? null : sentence.id)}>
                {open === sentence.id ? t('zones.reasons.ready') : t('zones.reasons.edit')}
              </Button>
              <Button variant="quiet" onPress={() => edit(sentence, sentence.edited, !sentence.isLeftOut)}>
                {sentence.isLeftOut ? t('zones.reasons.putBack') : t('zones.reasons.leaveOut')}
              </Button>
              {sentence.edited !== null && (
                <Button variant="quiet" onPress={() => edit(sentence, null)}>
                  {t('zones.reasons.original')}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
