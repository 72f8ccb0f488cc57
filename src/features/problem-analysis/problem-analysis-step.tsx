import { useState } from 'react';
import { useStore } from 'zustand';
import { checkDossier } from '../../domain/dossier/check-dossier.ts';
import { emptyDossier } from '../../domain/dossier/dossier.ts';
import { useTexts } from '../../i18n/index.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { StepProps } from '../step-props.ts';
import { ComparisonPanel } from './comparison-panel.tsx';
import { DataCritique } from './data-critique.tsx';
import { DossierPanel } from './dossier-panel.tsx';
import { TimePictures } from './time-pictures.tsx';

const TABS = ['dossier', 'critique', 'times', 'comparison'] as const;
type Tab = (typeof TABS)[number];

/** The analysis before any measure: four questions, what the data can and cannot carry, and how it goes over time. */
export function ProblemAnalysisStep(props: StepProps) {
  const { document } = useStore(props.project);
  const { t } = useTexts();
  const [tab, setTab] = useState<Tab>('dossier');
  const dossier = document.dossiers.find(({ hotspotId }) => hotspotId === null) ?? emptyDossier('', null);
  const finished = document.dossiers.filter((one) => checkDossier(one).length === 0).length;
  const lead =
    finished > 0
      ? t('dossier.lead.finished', { n: finished })
      : t('dossier.lead.open', { n: checkDossier(document.dossiers[0] ?? dossier).length });
  return (
    <Panel title={t('dossier.title')} lead={lead}>
      <Segmented
        label={t('dossier.parts')}
        value={tab}
        choices={TABS.map((value) => ({ value, label: t(`dossier.tab.${value}`) }))}
        onChange={setTab}
      />
      {tab === 'dossier' && <DossierPanel {...props} />}
      {tab === 'critique' && <DataCritique {...props} />}
      {tab === 'times' && <TimePictures {...props} />}
      {tab === 'comparison' && <ComparisonPanel {...props} />}
    </Panel>
  );
}
