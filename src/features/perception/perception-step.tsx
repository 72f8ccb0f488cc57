import { useState } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { keepPerception } from '../../state/keep-perception.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { FileDrop } from '../../ui/primitives/file-drop.tsx';
import { Segmented } from '../../ui/primitives/segmented.tsx';
import type { StepProps } from '../step-props.ts';
import { AreasTab } from './areas-tab.tsx';
import { FileList } from './file-list.tsx';
import { SideBySide } from './side-by-side.tsx';
import { ThemesTab } from './themes-tab.tsx';

const TABS = ['places', 'themes', 'areas', 'files'] as const;
type Tab = (typeof TABS)[number];

/** What people say about places, beside what is registered there; two measures, never one score. */
export function PerceptionStep(props: StepProps) {
  const { project, workbench, session, clients, newId, now } = props;
  const { surveys, interviews, series, areaTables, crs } = useStore(project, ({ document }) => document);
  const { t } = useTexts();
  const isEmpty = surveys.length + interviews.length + series.length + areaTables.length === 0;
  const [tab, setTab] = useState<Tab>(isEmpty ? 'files' : 'places');
  const onFiles = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        const areaCodes = workbench.getState().layers.areas?.records.map(({ code }) => code) ?? [];
        const context = { crs, areaCodes, stamp: { id: newId(), importedAt: now() } };
        const found = await session.tasks.run('import.stage.reading', (options) =>
          clients.importer().perception([file, context], options),
        );
        keepPerception(project, found);
      } catch (error) {
        if ((error as Error).name !== 'AbortError') session.fail(error);
      }
    }
  };
  return (
    <Panel title={t('perception.title')} lead={t('perception.lead')}>
      <Segmented
        label={t('perception.parts')}
        value={tab}
        choices={TABS.map((value) => ({ value, label: t(`perception.tab.${value}`) }))}
        onChange={setTab}
      />
      {tab === 'places' && <SideBySide {...props} />}
      {tab === 'themes' && <ThemesTab {...props} />}
      {tab === 'areas' && <AreasTab {...props} />}
      {tab === 'files' && (
        <>
          <FileDrop
            title={t('perception.drop')}
            chooseLabel={t('perception.choose')}
            onFiles={(files) => void onFiles(files)}
          >
            {t('perception.dropHint')}
          </FileDrop>
          <FileList {...props} />
        </>
      )}
    </Panel>
  );
}
