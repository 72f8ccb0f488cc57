import { useState } from 'react';
import { useStore } from 'zustand';
import { checkPlanStep } from '../../domain/plan/check-plan-step.ts';
import { hasFinishedAnalysis, objectiveFor } from '../../domain/dossier/check-dossier.ts';
import { createRegiePlan, PLAN_STEPS, type RegiePlan } from '../../domain/plan/regie-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/feedback.tsx';
import { Select, TextField } from '../../ui/primitives/field.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { StepProps } from '../step-props.ts';
import { ActivityList } from './activity-list.tsx';
import { DecisionList } from './decision-list.tsx';
import { DocumentList } from './document-list.tsx';
import { DossierForm } from './dossier-form.tsx';
import styles from './plan.module.css';
import { useAreaSummary } from './use-area-summary.ts';

const TABS = ['dossier', 'activities', 'documents', 'decisions'] as const;
type Tab = (typeof TABS)[number];

/** The regiemodel of one hotspot: dossier with its gates, documents, decisions. */
export function PlanStep(props: StepProps) {
  const { project, workbench, session, newId } = props;
  const { document } = useStore(project);
  const { dataFingerprint } = useStore(workbench);
  const { t } = useTexts();
  const [tab, setTab] = useState<Tab>('dossier');
  const [chosen, setChosen] = useState<string | null>(null);
  const hotspot = document.hotspots.find(({ id }) => id === chosen) ?? document.hotspots[0] ?? null;
  const summary = useAreaSummary(session, hotspot, dataFingerprint);
  const plan = hotspot && (document.plans.find(({ hotspotId }) => hotspotId === hotspot.id) ?? null);

  if (!hotspot)
    return (
      <Panel title={t('plan.title')} lead={t('plan.empty')}>
        <div>
          <Button variant="primary" onPress={() => session.go('hotspots')}>
            {t('plan.toHotspots')}
          </Button>
        </div>
      </Panel>
    );

  const change = (next: Partial<RegiePlan>, coalesce?: string) =>
    project.dispatch(
      'command.plan',
      (draft) => {
        const known = draft.plans.find(({ hotspotId }) => hotspotId === hotspot.id);
        const created = createRegiePlan({ id: newId(), hotspotId: hotspot.id, name: hotspot.name });
        if (known) Object.assign(known, next);
        else draft.plans.push(structuredClone({ ...created, ...next }) as (typeof draft.plans)[number]);
      },
      { values: { name: hotspot.name }, ...(coalesce ? { coalesce: `plan ${hotspot.id} ${coalesce}` } : {}) },
    );
  const current = plan ?? createRegiePlan({ id: '', hotspotId: hotspot.id, name: hotspot.name });
  const next = PLAN_STEPS[PLAN_STEPS.indexOf(current.step) + 1] ?? null;
  const issues = next
    ? checkPlanStep(current, next, {
        hasAnalysis: hasFinishedAnalysis(document.dossiers, hotspot.id),
        decisions: document.decisions,
      })
    : [];

  return (
    <Panel title={t('plan.title')} lead={t('plan.lead', { name: hotspot.name, step: t(`plan.step.${current.step}`) })}>
      <Select
        label={t('plan.hotspot')}
        value={hotspot.id}
        choices={document.hotspots.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      <ol className={styles.steps} aria-label={t('plan.steps')}>
        {PLAN_STEPS.map((step) => (
          <li
            key={step}
            aria-current={step === current.step ? 'step' : undefined}
            data-done={PLAN_STEPS.indexOf(step) < PLAN_STEPS.indexOf(current.step) || undefined}
          >
            {t(`plan.step.${step}`)}
          </li>
        ))}
      </ol>
      {next && (
        <PanelSection title={t('plan.next', { step: t(`plan.step.${next}`) })}>
          {issues.length > 0 && (
            <ul className={styles.issues}>
              {issues.map(({ key, values }) => (
                <li key={key}>{t(key, values)}</li>
              ))}
            </ul>
          )}
          {(issues.some(({ key }) => key === 'plan.gate.analysis') || current.reasonWithoutAnalysis) && (
            <>
              <TextField
                label={t('plan.withoutAnalysis')}
                lines={2}
                value={current.reasonWithoutAnalysis ?? ''}
                onChange={(reasonWithoutAnalysis) => change({ reasonWithoutAnalysis }, 'without analysis')}
              />
              <div>
                <Button onPress={() => session.go('problem-analysis')}>{t('plan.toAnalysis')}</Button>
              </div>
            </>
          )}
          <div>
            <Button variant="primary" isDisabled={issues.length > 0} onPress={() => change({ step: next })}>
              {t('plan.goOn', { step: t(`plan.step.${next}`) })}
            </Button>
          </div>
        </PanelSection>
      )}
      <Segmented
        label={t('plan.parts')}
        value={tab}
        choices={TABS.map((value) => ({ value, label: t(`plan.tab.${value}`) }))}
        onChange={setTab}
      />
      {tab === 'dossier' && (
        <DossierForm
          plan={current}
          hotspot={hotspot}
          summary={summary}
          newId={newId}
          onChange={change}
          objective={objectiveFor(document.dossiers, hotspot.id)}
        />
      )}
      {tab === 'activities' && <ActivityList {...props} />}
      {tab === 'documents' && <DocumentList {...props} hotspot={hotspot} plan={plan} summary={summary} />}
      {tab === 'decisions' && <DecisionList decisions={document.decisions} now={props.now} />}
      <Notice tone="info">{t('plan.ownReading')}</Notice>
    </Panel>
  );
}
