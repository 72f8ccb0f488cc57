import { useState } from 'react';
import { useStore } from 'zustand';
import { checkDossier } from '../../domain/dossier/check-dossier.ts';
import {
  DOSSIER_QUESTIONS,
  emptyDossier,
  freezeDossier,
  type Dossier,
  type DossierAnswer,
  type DossierQuestion,
  type StoredView,
} from '../../domain/dossier/dossier.ts';
import { useTexts } from '../../i18n/index.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { WordingNotes } from '../wording-notes.tsx';
import { CauseList } from './cause-list.tsx';
import { ListEditor } from './list-editor.tsx';
import { ObjectiveList } from './objective-list.tsx';
import styles from './problem-analysis.module.css';
import { useStoredViews, ViewChips } from './stored-views.tsx';

const WHOLE = 'whole';

/** The dossier of the project, or of one kept hotspot. */
export function DossierPanel(props: StepProps) {
  const { project, workbench, newId, now } = props;
  const { document } = useStore(project);
  const dataFingerprint = useStore(workbench, (state) => state.dataFingerprint);
  const texts = useTexts();
  const { t, date } = texts;
  const [about, setAbout] = useState<string>(document.dossiers[0]?.hotspotId ?? WHOLE);
  const hotspotId = document.hotspots.some(({ id }) => id === about) ? about : null;
  const dossier = document.dossiers.find((one) => one.hotspotId === hotspotId) ?? emptyDossier('', hotspotId);
  const views = useStoredViews(props);
  const gaps = checkDossier(dossier);

  const change = (next: Partial<Dossier>, coalesce?: string) =>
    project.dispatch(
      'command.dossier',
      (draft) => {
        const known = draft.dossiers.find((one) => one.hotspotId === hotspotId);
        if (known) Object.assign(known, structuredClone(next));
        else
          draft.dossiers.push(
            structuredClone({ ...emptyDossier(newId(), hotspotId), ...next }) as (typeof draft.dossiers)[number],
          );
      },
      coalesce ? { coalesce: `dossier ${hotspotId} ${coalesce}` } : {},
    );
  const answer = (question: DossierQuestion, next: Partial<DossierAnswer>, coalesce?: string) =>
    change({ answers: { ...dossier.answers, [question]: { ...dossier.answers[question], ...next } } }, coalesce);

  return (
    <>
      <Select
        label={t('dossier.about')}
        value={hotspotId ?? WHOLE}
        choices={[
          { value: WHOLE, label: t('dossier.wholeMunicipality') },
          ...document.hotspots.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setAbout}
      />
      {DOSSIER_QUESTIONS.map((question, i) => (
        <PanelSection key={question} title={`${i + 1}. ${t(`dossier.question.${question}`)}`}>
          <TextField
            label={t(`dossier.question.${question}`)}
            hideLabel
            lines={4}
            description={t(`dossier.hint.${question}`)}
            value={dossier.answers[question].text}
            onChange={(text) => answer(question, { text }, question)}
          />
          <WordingNotes text={dossier.answers[question].text} />
          <ViewChips
            views={dossier.answers[question].views}
            onKeep={() => {
              const view = views.keep();
              if (view) answer(question, { views: [...dossier.answers[question].views, view] });
            }}
            onShow={views.show}
            isStale={views.isStale}
            onRemove={(view: StoredView) =>
              answer(question, { views: dossier.answers[question].views.filter(({ id }) => id !== view.id) })
            }
          />
          {question === 'causes' && (
            <CauseList
              causes={dossier.causes}
              views={views}
              newId={newId}
              onChange={(causes, c) => change({ causes }, c)}
            />
          )}
          {question === 'involved' && (
            <ListEditor
              items={dossier.partners}
              fields={[
                { name: 'organisation', label: t('dossier.partner.organisation') },
                { name: 'contributes', label: t('dossier.partner.contributes') },
              ]}
              addLabel={t('dossier.partner.add')}
              onAdd={() => ({ id: newId(), organisation: '', contributes: '' })}
              onChange={(partners, c) => change({ partners }, c)}
            />
          )}
          {question === 'unknown' && (
            <ListEditor
              items={dossier.missing}
              fields={[
                { name: 'what', label: t('dossier.missing.what') },
                { name: 'heldBy', label: t('dossier.missing.heldBy') },
                { name: 'neededOn', label: t('dossier.missing.neededOn'), kind: 'date' },
              ]}
              addLabel={t('dossier.missing.add')}
              onAdd={() => ({ id: newId(), what: '', heldBy: '', neededOn: null })}
              onChange={(missing, c) => change({ missing }, c)}
            />
          )}
        </PanelSection>
      ))}
      <ObjectiveList
        {...props}
        dossier={dossier}
        hotspot={document.hotspots.find(({ id }) => id === hotspotId) ?? null}
        onChange={(objectives, c) => change({ objectives }, c)}
      />
      <PanelSection title={t('dossier.finish')}>
        {gaps.length > 0 ? (
          <>
            <p>{t('dossier.gaps', { n: gaps.length })}</p>
            <ul className={styles.gaps}>
              {gaps.map(({ key, values }) => (
                <li key={`${key} ${values['cause'] ?? ''}`}>{t(key, values)}</li>
              ))}
            </ul>
          </>
        ) : (
          <Notice tone="good">{t('dossier.isFinished')}</Notice>
        )}
        <div>
          <Button
            isDisabled={!dossier.id}
            onPress={() => change({ versions: freezeDossier(dossier, now(), dataFingerprint).versions })}
          >
            {t('dossier.freeze', { n: dossier.versions.length + 1 })}
          </Button>
        </div>
        {dossier.versions.length > 0 && (
          <Disclosure title={t('dossier.versions', { n: dossier.versions.length })}>
            <ol className={styles.versions}>
              {dossier.versions.map((version) => (
                <li key={version.number}>
                  {t('dossier.version', {
                    date: date(Date.parse(version.frozenAt)),
                    causes: version.content.causes.length,
                    gaps: checkDossier({ ...dossier, ...version.content }).length,
                  })}
                  {version.dataFingerprint !== dataFingerprint && ` ${t('dossier.versionStale')}`}
                </li>
              ))}
            </ol>
          </Disclosure>
        )}
      </PanelSection>
    </>
  );
}
