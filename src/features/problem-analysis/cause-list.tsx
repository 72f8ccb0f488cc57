import type { CandidateCause, Evidence } from '../../domain/dossier/dossier.ts';
import { LEAST_CAUSES } from '../../domain/dossier/check-dossier.ts';
import { useTexts } from '../../i18n/index.ts';
import { AddIcon, DeleteIcon } from '../../ui/icons.ts';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { Disclosure } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import { WordingNotes } from '../wording-notes.tsx';
import styles from './problem-analysis.module.css';
import { OneView, type StoredViews } from './stored-views.tsx';

interface Props {
  readonly causes: readonly CandidateCause[];
  readonly views: StoredViews;
  readonly newId: () => string;
  readonly onChange: (causes: readonly CandidateCause[], coalesce?: string) => void;
}

const VERDICTS = ['open', 'plausible', 'notSupported'] as const;

/** Candidate causes, each with what speaks for it and what against. */
export function CauseList({ causes, views, newId, onChange }: Props) {
  const { t } = useTexts();
  const set = (id: string, next: Partial<CandidateCause>, coalesce?: string) =>
    onChange(
      causes.map((cause) => (cause.id === id ? { ...cause, ...next } : cause)),
      coalesce && `${id} ${coalesce}`,
    );
  return (
    <>
      <p className="muted">{t('dossier.cause.lead', { n: causes.length, least: LEAST_CAUSES })}</p>
      {causes.map((cause, i) => (
        <Disclosure
          key={cause.id}
          title={`${cause.text || t('dossier.cause.unnamed', { i: i + 1 })} · ${t(`dossier.verdict.${cause.verdict}`)}`}
          defaultOpen={!cause.text}
        >
          <div className={styles.stack}>
            <TextField
              label={t('dossier.cause.text')}
              lines={2}
              value={cause.text}
              onChange={(text) => set(cause.id, { text }, 'text')}
            />
            <WordingNotes text={cause.text} hasSource={cause.evidence.some(({ source }) => source.trim() !== '')} />
            {(['for', 'against'] as const).map((side) => (
              <EvidenceList
                key={side}
                side={side}
                cause={cause}
                views={views}
                newId={newId}
                onChange={(evidence, coalesce) => set(cause.id, { evidence }, coalesce)}
              />
            ))}
            <Select
              label={t('dossier.cause.verdict')}
              value={cause.verdict}
              choices={VERDICTS.map((value) => ({ value, label: t(`dossier.verdict.${value}`) }))}
              onChange={(verdict) => set(cause.id, { verdict })}
            />
            <div>
              <Button
                variant="quiet"
                icon={DeleteIcon}
                onPress={() => onChange(causes.filter(({ id }) => id !== cause.id))}
              >
                {t('dossier.cause.remove')}
              </Button>
            </div>
          </div>
        </Disclosure>
      ))}
      <div>
        <Button
          icon={AddIcon}
          onPress={() => onChange([...causes, { id: newId(), text: '', evidence: [], verdict: 'open' }])}
        >
          {t('dossier.cause.add')}
        </Button>
      </div>
    </>
  );
}

function EvidenceList({
  side,
  cause,
  views,
  newId,
  onChange,
}: {
  readonly side: Evidence['side'];
  readonly cause: CandidateCause;
  readonly views: StoredViews;
  readonly newId: () => string;
  readonly onChange: (evidence: readonly Evidence[], coalesce?: string) => void;
}) {
  const { t } = useTexts();
  const set = (id: string, next: Partial<Evidence>, coalesce?: string) =>
    onChange(
      cause.evidence.map((one) => (one.id === id ? { ...one, ...next } : one)),
      coalesce && `${id} ${coalesce}`,
    );
  return (
    <div className={styles.stack}>
      <h4 className={styles.side}>{t(`dossier.evidence.${side}`)}</h4>
      {cause.evidence
        .filter((one) => one.side === side)
        .map((one, i) => (
          <div key={one.id} className={styles.item}>
            <div className={styles.itemFields}>
              <TextField
                label={t('dossier.evidence.text')}
                lines={2}
                value={one.text}
                onChange={(text) => set(one.id, { text }, 'text')}
              />
              <WordingNotes text={one.text} hasSource={one.source.trim() !== ''} />
              <TextField
                label={t('dossier.evidence.source')}
                value={one.source}
                onChange={(source) => set(one.id, { source }, 'source')}
              />
              <OneView view={one.view} views={views} onChange={(view) => set(one.id, { view })} />
            </div>
            <IconButton
              icon={DeleteIcon}
              label={t('dossier.removeItem', { i: i + 1 })}
              onPress={() => onChange(cause.evidence.filter(({ id }) => id !== one.id))}
            />
          </div>
        ))}
      <div>
        <Button
          variant="quiet"
          icon={AddIcon}
          onPress={() => onChange([...cause.evidence, { id: newId(), side, text: '', source: '', view: null }])}
        >
          {t(`dossier.evidence.add.${side}`)}
        </Button>
      </div>
    </div>
  );
}
