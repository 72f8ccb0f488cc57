import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import {
  createEvaluation,
  EVALUATION_AREAS,
  type EvaluatedArea,
  type Evaluation,
  type EvaluationArea,
} from '../../domain/evaluation/evaluation.ts';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { plainRingsOf } from '../../domain/place/polygon-rings.ts';
import { normaliseRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import type { OverlayTone } from '../../map/overlay-types.ts';
import { storeFilter } from '../../state/stored-filter.ts';
import { AddIcon, AreaIcon, DeleteIcon } from '../../ui/icons.ts';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button, IconButton } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { WordingNotes } from '../wording-notes.tsx';
import { EvaluationOutcome } from './evaluation-outcome.tsx';
import styles from './evaluation.module.css';

const SLOT = 'evaluation';
const TONES: Readonly<Record<EvaluationArea, OverlayTone>> = {
  treated: 'accent',
  control: 'compare',
  surroundings: 'caution',
  surroundingsControl: 'muted',
};
const VERDICTS = ['undecided', 'extend', 'shrink', 'withdraw'] as const;

/** What a measure did, beside what happened where there was none; and where it may have gone. */
export function EvaluationStep(props: StepProps) {
  const { project, workbench, map, newId } = props;
  const { document } = useStore(project);
  const layers = useStore(workbench, (state) => state.layers);
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const evaluation = document.evaluations.find(({ id }) => id === chosen) ?? document.evaluations.at(-1) ?? null;
  const change = (next: Partial<Evaluation>, coalesce?: string) =>
    project.dispatch(
      'command.evaluation',
      (draft) => {
        const known = draft.evaluations.find(({ id }) => id === evaluation?.id);
        if (known) Object.assign(known, structuredClone(next));
      },
      coalesce ? { coalesce: `evaluation ${evaluation?.id} ${coalesce}` } : {},
    );
  const add = () => {
    const id = newId();
    const decided = document.zones.find(({ status }) => status === 'decided' || status === 'expired');
    const created: Evaluation = {
      ...createEvaluation({
        id,
        name: decided?.name ?? t('evaluation.newName'),
        filter: storeFilter({ ...workbench.getState().filter, area: null, period: null }),
      }),
      ...(decided
        ? {
            treated: { name: decided.name, rings: decided.rings },
            from: decided.term.from?.slice(0, 10) ?? null,
            to: decided.term.to?.slice(0, 10) ?? null,
          }
        : {}),
    };
    project.dispatch(
      'command.evaluation',
      (draft) => void draft.evaluations.push(structuredClone(created) as (typeof draft.evaluations)[number]),
    );
    setChosen(id);
  };
  const drawing = useRef<EvaluationArea | null>(null);
  const onDrawn = useRef(change);
  useEffect(() => {
    onDrawn.current = change;
  });
  useEffect(
    () =>
      map?.on('drawn', (rings) => {
        if (!drawing.current) return;
        const role = drawing.current;
        drawing.current = null;
        onDrawn.current({ [role]: { name: t('evaluation.drawn'), rings: rings.map((ring) => normaliseRing(ring)) } });
      }),
    [map, t],
  );
  useEffect(() => {
    if (!map || !evaluation) return;
    map.showOverlay(SLOT, {
      areas: EVALUATION_AREAS.flatMap((role) => {
        const area = evaluation[role];
        return area
          ? [
              {
                id: role,
                tone: TONES[role],
                dashed: role !== 'treated',
                rings: area.rings,
                label: `${area.name} (${t(`evaluation.short.${role}`)})`,
                inert: true,
              },
            ]
          : [];
      }),
      lines: [],
      places: [],
    });
    return () => map.showOverlay(SLOT, null);
  }, [map, evaluation, t]);

  const choices: readonly EvaluatedArea[] = [
    ...document.zones.filter(({ rings }) => rings.length > 0).map(({ name, rings }) => ({ name, rings })),
    ...document.hotspots.map(({ name, rings }) => ({ name, rings })),
    ...neighbourhoodsOf(layers),
  ];
  return (
    <Panel title={t('evaluation.title')} lead={t(evaluation ? 'evaluation.lead' : 'evaluation.empty')}>
      <div className={styles.row}>
        {document.evaluations.length > 0 && evaluation && (
          <Select
            label={t('evaluation.of')}
            value={evaluation.id}
            choices={document.evaluations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
        <Button icon={AddIcon} variant={evaluation ? 'secondary' : 'primary'} onPress={add}>
          {t('evaluation.add')}
        </Button>
      </div>
      {evaluation && (
        <>
          <EvaluationOutcome {...props} evaluation={evaluation} />
          <PanelSection title={t('evaluation.design')}>
            <TextField
              label={t('evaluation.name')}
              value={evaluation.name}
              onChange={(name) => change({ name }, 'name')}
            />
            <div className={styles.pair}>
              <DateField
                label={t('evaluation.from')}
                value={evaluation.from ?? ''}
                onChange={(day) => change({ from: day || null })}
              />
              <DateField
                label={t('evaluation.to')}
                value={evaluation.to ?? ''}
                onChange={(day) => change({ to: day || null })}
              />
            </div>
            {EVALUATION_AREAS.map((role) => (
              <AreaChoice
                key={role}
                role={role}
                area={evaluation[role]}
                choices={choices}
                onChoose={(area) => change({ [role]: area })}
                onDraw={() => {
                  drawing.current = role;
                  map?.startDrawing('polygon');
                }}
              />
            ))}
          </PanelSection>
          <PanelSection title={t('evaluation.delivered')}>
            <p className="muted">{t('evaluation.deliveredHint')}</p>
            <TextField
              label={t('evaluation.output')}
              lines={2}
              value={evaluation.output}
              onChange={(output) => change({ output }, 'output')}
            />
            <TextField
              label={t('evaluation.costs')}
              value={evaluation.costs}
              onChange={(costs) => change({ costs }, 'costs')}
            />
          </PanelSection>
          <PanelSection title={t('evaluation.conclusion')}>
            <Select
              label={t('evaluation.verdict')}
              value={evaluation.verdict}
              choices={VERDICTS.map((value) => ({ value, label: t(`evaluation.verdict.${value}`) }))}
              onChange={(verdict) => change({ verdict })}
            />
            <TextField
              label={t('evaluation.reasons')}
              lines={3}
              value={evaluation.reasons}
              onChange={(reasons) => change({ reasons }, 'reasons')}
            />
            <WordingNotes text={evaluation.reasons} />
            {evaluation.verdict === 'extend' && !evaluation.reasons.trim() && (
              <Notice tone="caution">{t('evaluation.extendNeedsReasons')}</Notice>
            )}
            <div>
              <Button
                variant="quiet"
                icon={DeleteIcon}
                onPress={() =>
                  project.dispatch(
                    'command.evaluation',
                    (draft) => void (draft.evaluations = draft.evaluations.filter(({ id }) => id !== evaluation.id)),
                  )
                }
              >
                {t('evaluation.remove')}
              </Button>
            </div>
          </PanelSection>
        </>
      )}
    </Panel>
  );
}

interface AreaChoiceProps {
  readonly role: EvaluationArea;
  readonly area: EvaluatedArea | null;
  readonly choices: readonly EvaluatedArea[];
  readonly onChoose: (area: EvaluatedArea | null) => void;
  readonly onDraw: () => void;
}

const NONE = 'none';
const OWN = 'own';

function AreaChoice({ role, area, choices, onChoose, onDraw }: AreaChoiceProps) {
  const { t } = useTexts();
  const known = area ? choices.findIndex((one) => one.rings === area.rings || one.name === area.name) : -1;
  return (
    <div className={styles.area}>
      <Select
        label={t(`evaluation.area.${role}`)}
        value={area ? (known >= 0 ? String(known) : OWN) : NONE}
        choices={[
          { value: NONE, label: t('evaluation.none') },
          ...(area && known < 0 ? [{ value: OWN, label: area.name }] : []),
          ...choices.map(({ name }, i) => ({ value: String(i), label: name })),
        ]}
        onChange={(value) => {
          if (value !== OWN) onChoose(value === NONE ? null : choices[Number(value)]!);
        }}
      />
      <IconButton
        icon={AreaIcon}
        label={t('evaluation.draw', { area: t(`evaluation.short.${role}`) })}
        onPress={onDraw}
      />
    </div>
  );
}

const neighbourhoodsOf = ({ areas }: BaseLayers): readonly EvaluatedArea[] =>
  areas?.records.flatMap(({ kind, name }, i) =>
    kind === 'neighbourhood' ? [{ name, rings: plainRingsOf(areas.shapes, i) }] : [],
  ) ?? [];
