import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { findMeasure, MEASURES, searchMeasures } from '../../domain/measure/catalogue.ts';
import type { Measure, MeasureCategory, ProblemKind } from '../../domain/measure/measure.ts';
import { MEASURE_CATEGORIES, PROBLEM_KINDS } from '../../domain/measure/measure.ts';
import { createZone, nextVariant } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { storeFilter } from '../../state/stored-filter.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { MeasureDetail } from './measure-detail.tsx';
import { MeasureList } from './measure-list.tsx';
import styles from './measures.module.css';

const PROBLEMS: readonly ProblemKind[] = PROBLEM_KINDS.filter((kind) => kind !== 'any');

/** The catalogue of measures on its ladder, lightest first; what a measure asks stands in the inspector. */
export function MeasuresScreen({ project, workbench, session, newId, renderInspector }: StepProps) {
  const texts = useTexts();
  const { t, count, language } = texts;
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<ProblemKind | 'all'>('all');
  const [category, setCategory] = useState<MeasureCategory | 'all'>('all');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const zones = useStore(project, ({ document }) => document.zones);
  const found = useMemo(
    () =>
      searchMeasures({
        words,
        problem: problem === 'all' ? null : problem,
        category: category === 'all' ? null : category,
      }),
    [words, problem, category],
  );
  const selected = selectedId === null ? null : findMeasure(selectedId);

  const draw = (measure: Measure) => {
    const siblings = zones.filter((zone) => zone.measureId === measure.id);
    const variant = nextVariant(siblings);
    const name = t('measures.newZone', { measure: measure.name[language], variant });
    const filter = storeFilter(workbench.getState().filter);
    const zone = createZone({ id: newId(), name, measureId: measure.id, variant, grounds: { filter, text: '' } });
    // The document's draft is writable; a zone is made as a constant value.
    project.dispatch(
      'command.addZone',
      (draft) => {
        draft.zones = [...zones, zone] as typeof draft.zones;
      },
      { values: { name } },
    );
    session.go('zones');
  };

  return (
    <Panel title={t('measures.title')} lead={t('measures.lead', { total: count(MEASURES.length) })}>
      <div className={styles.search}>
        <TextField label={t('measures.search')} type="search" value={words} onChange={setWords} />
        <Select
          label={t('measures.problem')}
          value={problem}
          choices={(['all', ...PROBLEMS] as const).map((value) => ({ value, label: t(`measures.problem.${value}`) }))}
          onChange={setProblem}
        />
        <Select
          label={t('measures.category')}
          value={category}
          choices={(['all', ...MEASURE_CATEGORIES] as const).map((value) => ({
            value,
            label: t(`measures.category.${value}`),
          }))}
          onChange={setCategory}
        />
      </div>
      <p className={styles.found} role="status">
        {t('measures.found', { found: count(found.length) })}
      </p>
      <MeasureList measures={found} selectedId={selectedId} onSelect={setSelectedId} />
      {renderInspector(
        selected && (
          <MeasureDetail
            key={selected.id}
            measure={selected}
            onSelect={setSelectedId}
            onDraw={() => draw(selected)}
            onClose={() => setSelectedId(null)}
          />
        ),
      )}
    </Panel>
  );
}
