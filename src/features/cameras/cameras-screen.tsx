import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createCameraPlan } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { AreaChoice, type AreaOption } from './area-choice.tsx';
import { LighterMeans } from './lighter-means.tsx';
import { PlanScreen } from './plan-screen.tsx';
import { useAreaOptions } from './use-area-options.ts';

/** The step of the cameras: choose an area, then plan in it. */
export function CamerasScreen(props: StepProps) {
  const { project, workbench, map, newId } = props;
  const { t } = useTexts();
  const { document } = useStore(project);
  const { result, layers } = useStore(workbench);
  const [planId, setPlanId] = useState<string | null>(null);
  const plan =
    document.cameras.find(({ id }) => id === planId) ?? (planId === '' ? null : (document.cameras[0] ?? null));
  const options = useAreaOptions(document, result?.hotspots, layers);

  const start = useCallback(
    ({ name, source, id, rings }: AreaOption) => {
      const created = newId();
      project.dispatch(
        'command.cameras.addPlan',
        (draft) => {
          // A hotspot of the present filter is not kept, so there is nothing to refer to.
          const areaSourceId = source === 'drawn' || id.startsWith('now ') ? null : id;
          const area = rings.map((ring) => [...ring]);
          draft.cameras.push(
            structuredClone(createCameraPlan({ id: created, name, areaSource: source, areaSourceId, area })) as never,
          );
        },
        { values: { name } },
      );
      setPlanId(created);
    },
    [project, newId],
  );
  const [drawing, setDrawing] = useState(false);
  useEffect(() => {
    if (!map || !drawing) return;
    return map.on('drawn', (rings) => {
      setDrawing(false);
      start({ id: '', source: 'drawn', name: t('cameras.drawnName'), rings: rings.map((ring) => [...ring]) });
    });
  }, [map, drawing, start, t]);

  const plans = useMemo(
    () => [
      ...document.cameras.map(({ id, name }) => ({ value: id, label: name })),
      { value: '', label: t('cameras.newPlan') },
    ],
    [document.cameras, t],
  );
  const chooser = document.cameras.length > 0 && (
    <Select label={t('cameras.plan')} value={plan?.id ?? ''} choices={plans} onChange={setPlanId} />
  );
  if (plan)
    return <PlanScreen key={plan.id} {...props} plan={plan} chooser={chooser} onRemoved={() => setPlanId(null)} />;
  return (
    <Panel title={t('cameras.title')} lead={t('cameras.leadStart')}>
      {chooser}
      <LighterMeans isOpen />
      <AreaChoice
        options={options}
        onChoose={start}
        onDraw={(mode) => {
          setDrawing(true);
          map?.startDrawing(mode);
        }}
      />
    </Panel>
  );
}
