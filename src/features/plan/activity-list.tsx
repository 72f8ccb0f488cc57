import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createActivity, nextDue, outputOf, type Activity } from '../../domain/activity/activity.ts';
import { MEASURES } from '../../domain/measure/catalogue.ts';
import { useTexts } from '../../i18n/index.ts';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { ActivityForm, type PlaceChoice } from './activity-form.tsx';
import { GrantForm } from './grant-form.tsx';
import styles from './plan.module.css';

const SLOT = 'activities';

/** Everything that is done beside area measures: planned, dated, costed, on the map, and its output counted. */
export function ActivityList(props: StepProps) {
  const { project, workbench, map, newId, now } = props;
  const { document } = useStore(project);
  const pois = useStore(workbench, (state) => state.layers.pois);
  const { t, language } = useTexts();
  const { activities } = document;
  const today = now().slice(0, 10);
  const places = useMemo((): PlaceChoice[] => {
    const middle = (rings: readonly (readonly number[])[]) => {
      const ring = rings[0] ?? [];
      const n = Math.max(1, ring.length / 2);
      const mean = (odd: number) => ring.reduce((sum, value, i) => sum + (i % 2 === odd ? value : 0), 0) / n;
      return { x: mean(0), y: mean(1) };
    };
    return [
      ...document.hotspots.map(({ name, rings }) => ({ name, ...middle(rings) })),
      ...(pois ?? []).filter(({ name }) => name).map(({ name, x, y }) => ({ name, x, y })),
    ];
  }, [document.hotspots, pois]);

  useEffect(() => {
    map?.showOverlay(SLOT, {
      places: activities.flatMap(({ id, name, place }, i) =>
        place
          ? [
              {
                id,
                label: name,
                x: place.x,
                y: place.y,
                look: 'badge' as const,
                text: String(i + 1),
                tone: 'accent' as const,
              },
            ]
          : [],
      ),
    });
    return () => map?.showOverlay(SLOT, null);
  }, [map, activities]);

  const change = (id: string, next: Partial<Activity>, coalesce: string) =>
    project.dispatch(
      'command.activity',
      (draft) => {
        const found = draft.activities.find((one) => one.id === id);
        if (found) Object.assign(found, structuredClone(next));
      },
      { coalesce: `activity ${id} ${coalesce}` },
    );
  const add = (measureId: string) => {
    const name = MEASURES.find(({ id }) => id === measureId)?.name[language] ?? measureId;
    project.dispatch('command.activity', (draft) => {
      const made = createActivity({ id: newId(), measureId, name });
      draft.activities.push(structuredClone(made) as (typeof draft.activities)[number]);
    });
  };
  const remove = (id: string) =>
    project.dispatch(
      'command.activity',
      (draft) => void (draft.activities = draft.activities.filter((one) => one.id !== id)),
    );

  return (
    <div className={styles.fields}>
      <p className="muted">{t('activity.why')}</p>
      <Select
        label={t('activity.add')}
        value=""
        choices={MEASURES.map(({ id, name }) => ({ value: id, label: name[language] }))}
        onChange={add}
      />
      {activities.map((activity, i) => {
        const due = nextDue(activity);
        const output = outputOf(activity);
        return (
          <Disclosure key={activity.id} title={`${i + 1}. ${activity.name}`}>
            <p className="muted">
              {t('activity.counted', { ...output })}
              {due && ` ${t('activity.due', { day: due })}`}
            </p>
            {due && due < today && <Notice tone="caution">{t('activity.overdue', { day: due })}</Notice>}
            <ActivityForm
              activity={activity}
              places={places}
              today={today}
              newId={newId}
              onChange={(next, coalesce) => change(activity.id, next, coalesce)}
              onRemove={() => remove(activity.id)}
            />
          </Disclosure>
        );
      })}
      {activities.some(({ cost }) => cost.inGrant) && (
        <PanelSection title={t('grant.title')}>
          <GrantForm project={project} />
        </PanelSection>
      )}
    </div>
  );
}
