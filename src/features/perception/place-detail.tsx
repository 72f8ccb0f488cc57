import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { meanAnswer, shareInterval } from '../../analysis/perception/experienced.ts';
import type { Survey } from '../../domain/survey/survey.ts';
import { circleRing } from '../../geometry/rings/ring-measures.ts';
import { useTexts } from '../../i18n/index.ts';
import { CloseIcon } from '../../ui/icons.ts';
import { Facts, Panel, PanelSection } from '../../ui/layout/panel.tsx';
import { IconButton } from '../../ui/primitives/button.tsx';
import type { StepProps } from '../step-props.ts';
import { answersAt } from './count-places.ts';

interface Props extends StepProps {
  readonly survey: Survey;
  readonly place: number;
  readonly radius: number;
  readonly onClose: () => void;
}

/** Parts of the day in which things are counted beside what is asked about them. */
const BLOCKS = [
  { name: 'day', from: 7, to: 18 },
  { name: 'evening', from: 18, to: 24 },
  { name: 'night', from: 0, to: 7 },
] as const;

/** One place: what is registered by part of the day, and each question by group. */
export function PlaceDetail({ project, workbench, session, survey, place, radius, onClose }: Props) {
  const interviews = useStore(project, ({ document }) => document.interviews);
  const filter = useStore(workbench, (state) => state.filter);
  const { t, number, count, share } = useTexts();
  const { name, x, y } = survey.places[place]!;
  const [hours, setHours] = useState<{ readonly of: object; readonly hoursOfWeek: Float64Array } | null>(null);
  const key = useMemo(() => ({ x, y, radius, filter }), [x, y, radius, filter]);
  useEffect(() => {
    if (x === null || y === null) return;
    let left = false;
    void session.inspectArea([circleRing(x, y, radius)], { ...filter, area: null }).then(
      ({ hoursOfWeek }) => !left && setHours({ of: key, hoursOfWeek }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, x, y, radius, filter, key]);
  const inBlock = (from: number, to: number) => {
    let sum = 0;
    for (let hour = 0; hour < 168; hour++)
      if (hour % 24 >= from && hour % 24 < to) sum += hours?.hoursOfWeek[hour] ?? 0;
    return sum;
  };
  const groups = [
    null,
    ...new Set(survey.cells.filter((cell) => cell.place === place && cell.group !== null).map(({ group }) => group)),
  ];
  const themes = interviews.flatMap(({ places, themes: all }) =>
    all.filter((theme) => theme.place !== null && places[theme.place]!.name === name),
  );
  return (
    <Panel title={name} actions={<IconButton icon={CloseIcon} label={t('perception.close')} onPress={onClose} />}>
      <PanelSection title={t('perception.registeredBy')}>
        <Facts
          rows={BLOCKS.map(({ name: block, from, to }) => [
            t(`perception.block.${block}`, { from, to }),
            hours?.of === key ? count(inBlock(from, to)) : '…',
          ])}
        />
      </PanelSection>
      {survey.questions.map((question, q) => (
        <PanelSection key={question.code} title={question.text}>
          <Facts
            rows={groups.flatMap((group) => {
              const answers = answersAt(survey, place, q, group);
              if (answers.n === 0) return [];
              const mean = meanAnswer(answers);
              const isShare = question.low === 0 && question.high === 1;
              const yes = isShare && answers.sum !== null ? shareInterval(answers.sum, answers.n) : null;
              const value = isShare
                ? yes && `${share(yes.value)} (${share(yes.low)}–${share(yes.high)})`
                : mean && `${number(mean.value, 1)} (${number(mean.low, 1)}–${number(mean.high, 1)})`;
              return [
                [
                  `${group ?? t('perception.everyone')}, n = ${count(answers.n)}`,
                  value ?? t('perception.tooFew'),
                ] as const,
              ];
            })}
          />
        </PanelSection>
      ))}
      {themes.length > 0 && (
        <PanelSection title={t('perception.themes')}>
          <Facts
            rows={themes.map(({ theme, mentions, meanTone }) => [
              theme,
              meanTone === null
                ? t('perception.mentions', { n: count(mentions) })
                : t('perception.mentionsTone', { n: count(mentions), tone: number(meanTone, 1) }),
            ])}
          />
        </PanelSection>
      )}
    </Panel>
  );
}
