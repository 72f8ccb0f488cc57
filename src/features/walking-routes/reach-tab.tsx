import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTexts, type Texts } from '../../i18n/index.ts';
import type { ReachabilityAnswer } from '../../network/questions/reachability-question.ts';
import { namePlace } from '../../domain/place/place-names.ts';
import type { MapOverlay, OverlayLine } from '../../map/overlay-types.ts';
import { LassoIcon, RectangleIcon } from '../../ui/icons.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { NumberField, Select, Switch } from '../../ui/primitives/field.tsx';
import { writeSentence } from './compare-tab.tsx';
import { EndsForm } from './ends-form.tsx';
import { endPlaces, SLOT } from './routes-overlay.ts';
import { useAnswer, type AskOptions } from './use-answer.ts';
import type { PartProps, Walks } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

interface Area {
  readonly id: string;
  readonly name: string;
  readonly rings: readonly ArrayLike<number>[];
}

/** What closing an area does to people's ways, and the access route that would mend it. */
export function ReachTab(props: PartProps) {
  const { walks, map, session, workbench } = props;
  const { network, origins, goals } = walks;
  const { filter } = useStore(workbench);
  const texts = useTexts();
  const { t } = texts;
  const options = useAreas(props);
  const [area, setArea] = useState<Area | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const [border, setBorder] = useState(true);
  const [widthMetres, setWidth] = useState(10);
  const [detour, setDetour] = useState(1.5);
  useEffect(() => {
    if (!map || !isDrawing) return;
    return map.on('drawn', (rings) => {
      setDrawing(false);
      setArea({ id: 'drawn', name: t('routes.area.drawn'), rings });
    });
  }, [map, isDrawing, t]);
  const ask = useMemo(() => {
    if (!area || origins.length === 0 || goals.length === 0) return null;
    const at = ({ id, x, y }: { readonly id: string; readonly x: number; readonly y: number }) => ({ id, x, y });
    const request = {
      rings: area.rings,
      borderStreetsBelong: border,
      origins: origins.map(at),
      destinations: goals.map(at),
      corridor: { widthMetres, maximumDetourFactor: detour },
      filter,
    };
    return (options: AskOptions) => network.client.reachability([request], options);
  }, [network, area, origins, goals, border, widthMetres, detour, filter]);
  const { answer } = useAnswer(session, 'task.routes.reachability', ask);
  useEffect(() => {
    map?.showOverlay(SLOT, reachOverlay(area, answer, walks));
  }, [map, area, answer, walks]);
  const draw = (mode: 'polygon' | 'rectangle') => {
    setDrawing(true);
    map?.startDrawing(mode);
  };
  return (
    <>
      <p>{answer && area ? summary(answer, texts) : t('routes.area.lead')}</p>
      <div className={styles.row}>
        <Button icon={LassoIcon} onPress={() => draw('polygon')}>
          {t('routes.area.draw')}
        </Button>
        <Button icon={RectangleIcon} onPress={() => draw('rectangle')}>
          {t('routes.area.rectangle')}
        </Button>
      </div>
      {options.length > 0 && (
        <Select
          label={t('routes.area.from')}
          value={area?.id ?? ''}
          choices={[
            { value: '', label: t('routes.area.choose') },
            ...(area?.id === 'drawn' ? [{ value: 'drawn', label: area.name }] : []),
            ...options.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => setArea(options.find((option) => option.id === id) ?? (id === 'drawn' ? area : null))}
        />
      )}
      {answer && <Result answer={answer} walks={walks} texts={texts} />}
      <PanelSection title={t('routes.area.settings')}>
        <Switch label={t('routes.area.border')} selected={border} onChange={setBorder} />
        <div className={styles.columns}>
          <NumberField
            label={t('routes.area.width')}
            unit="m"
            value={widthMetres}
            minimum={2}
            maximum={100}
            onChange={setWidth}
          />
          <NumberField
            label={t('routes.area.detour')}
            unit="×"
            value={detour}
            minimum={1}
            maximum={5}
            step={0.1}
            onChange={setDetour}
          />
        </div>
      </PanelSection>
      <EndsForm walks={walks} />
      <Disclosure title={t('routes.method')}>
        <p>{t('routes.area.method')}</p>
      </Disclosure>
    </>
  );
}

/** Zones and kept hotspots of the project, then the hotspots of now. */
function useAreas({ project, workbench }: PartProps): readonly Area[] {
  const { document } = useStore(project);
  const { result, layers } = useStore(workbench);
  return useMemo(
    () => [
      ...document.zones.map(({ id, name, rings }) => ({ id, name, rings })),
      ...document.hotspots.map(({ id, name, rings }) => ({ id, name, rings })),
      ...(result?.hotspots ?? []).slice(0, 12).map(({ id, centre, rings }, i) => ({
        id: `now-${id}`,
        name: `${i + 1} · ${namePlace(layers, ...centre).name}`,
        rings,
      })),
    ],
    [document.zones, document.hotspots, result, layers],
  );
}

function summary({ sentences: [first] }: ReachabilityAnswer, texts: Texts): string {
  return first ? writeSentence(first, texts) : '';
}

function Result({
  answer,
  walks: { origins, goals },
  texts,
}: {
  readonly answer: ReachabilityAnswer;
  readonly walks: Walks;
  readonly texts: Texts;
}) {
  const { t, distance, number } = texts;
  const nameOf = (id: string) => [...origins, ...goals].find((end) => end.id === id)?.name ?? '';
  return (
    <>
      {answer.originsInside.length > 0 && <Notice tone="caution">{t('routes.area.originInside')}</Notice>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('routes.area.goal')}</th>
            <th scope="col">{t('routes.area.now')}</th>
            <th scope="col">{t('routes.area.around')}</th>
            <th scope="col">{t('routes.area.status')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={`${row.originId} ${row.destinationId}`}>
              <th scope="row">
                {origins.length > 1 && `${nameOf(row.originId)} – `}
                {nameOf(row.destinationId)}
              </th>
              <td>{row.openMetres === null ? '–' : distance(row.openMetres)}</td>
              <td>
                {row.closedMetres === null
                  ? '–'
                  : `${distance(row.closedMetres)}${row.status === 'longer' ? ` (+${number(row.closedMetres - row.openMetres!)} m)` : ''}`}
              </td>
              <td>{t(`routes.area.status.${row.status}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PanelSection title={t('routes.area.corridor')}>
        {answer.corridors.map(({ originId, sentence, corridor }) => (
          <div key={originId} className={styles.sentences}>
            <p>
              {origins.length > 1 && <b>{nameOf(originId)}: </b>}
              {writeSentence(sentence, texts)}
            </p>
            {corridor?.ways.map(({ destinationId, metres, openMetres }) => (
              <p key={destinationId} className="muted">
                {t('routes.area.way', {
                  goal: nameOf(destinationId),
                  metres: distance(metres),
                  extra: Math.round(metres - openMetres),
                })}
              </p>
            ))}
          </div>
        ))}
      </PanelSection>
    </>
  );
}

function reachOverlay(area: Area | null, answer: ReachabilityAnswer | null, { origins, goals }: Walks): MapOverlay {
  const ways = (answer?.rows ?? []).flatMap((row): OverlayLine[] => {
    const id = `${row.originId} ${row.destinationId}`;
    const points = row.status === 'longer' ? row.closedPoints : row.openPoints;
    if (!points) return [];
    const lost = row.status === 'cut-off' || row.status === 'inside';
    const tone = lost ? 'bad' : row.status === 'longer' ? 'caution' : 'good';
    return [{ id: `way ${id}`, points, tone, inert: true, dashed: lost, widthPx: 2 }];
  });
  const opened = (answer?.corridors ?? []).flatMap(({ originId, corridor }): OverlayLine[] => {
    if (!corridor) return [];
    const { length, starts, coordinates } = corridor.lines;
    return Array.from({ length }, (_, i) => ({
      id: `open ${originId} ${i}`,
      points: coordinates.subarray(2 * starts[i]!, 2 * starts[i + 1]!),
      tone: 'accent' as const,
      inert: true,
      widthPx: 7,
    }));
  });
  return {
    areas: area ? [{ id: 'closed', rings: area.rings, tone: 'bad', hatched: true, inert: true }] : [],
    lines: [...ways, ...opened],
    places: endPlaces(origins, goals),
  };
}
