import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTexts, type Texts } from '../../i18n/index.ts';
import { DEFAULT_WALKING_MODEL } from '../../network/routes/walking-model.ts';
import type {
  FoundRoute,
  RoutesAnswer,
  RoutesCorrection,
  RoutesRequest,
} from '../../network/questions/routes-question.ts';
import { PanelSection } from '../../ui/layout/panel.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { NumberField, Switch } from '../../ui/primitives/field.tsx';
import { Disclosure, Notice } from '../../ui/primitives/feedback.tsx';
import { EndsForm } from './ends-form.tsx';
import { KeptRoutes } from './kept-routes.tsx';
import { NetworkReport } from './network-report.tsx';
import { mainStreets, minutesOf } from './route-line.ts';
import { bandLines, endPlaces, overlayOf, routeLine, SLOT, linesOfUse } from './routes-overlay.ts';
import type { WalkEnd } from './ends.ts';
import { useAnswer, type AskOptions } from './use-answer.ts';
import { useCorrecting } from './use-correcting.ts';
import type { ChosenRoute, PartProps, Walks } from './walking-routes-screen.tsx';
import styles from './walking-routes.module.css';

export interface ModelChoice {
  readonly walksPerDay: number;
  readonly routeChoicePerMetre: number;
  readonly decayPerMetre: number;
  readonly maximumRoutes: number;
}

const DEFAULT_MODEL: ModelChoice = {
  walksPerDay: 200,
  routeChoicePerMetre: DEFAULT_WALKING_MODEL.routeChoicePerMetre,
  decayPerMetre: DEFAULT_WALKING_MODEL.decayPerMetre,
  maximumRoutes: DEFAULT_WALKING_MODEL.alternatives.maximumRoutes,
};
const REACH_MINUTES = [5, 10, 15] as const;

/** Routes between the chosen ends: sentence, list, reach, correcting by hand, keeping. */
export function RoutesTab(props: PartProps) {
  const { walks, map } = props;
  const { network, origins, goals, metresPerMinute, route, setRoute } = walks;
  const texts = useTexts();
  const { t } = texts;
  const [model, setModel] = useState<ModelChoice>(DEFAULT_MODEL);
  const [corrections, setCorrections] = useState<readonly RoutesCorrection[]>([]);
  const [isCorrecting, setCorrecting] = useState(false);
  const [showReach, setShowReach] = useState(false);
  const answer = useRoutes(props, model, corrections);
  const reach = useReach(props, showReach);

  const found = useMemo(() => answer?.routes.find(({ id }) => id === route?.id) ?? null, [answer, route]);
  const choose = useCallback((next: FoundRoute) => setRoute(chosenOf(next, walks)), [setRoute, walks]);
  useEffect(() => {
    // The route in hand follows its own renewal: corrected, or of another model.
    const first = answer?.routes[0];
    if (first && (!route || (route.found && !found))) choose(first);
    else if (found && found !== route?.found) choose(found);
  }, [answer, found, route, choose]);
  useEffect(
    () =>
      map?.on('select', ({ features }) => {
        const hit = features.find((feature) => feature.kind === 'overlay' && feature.slot === SLOT);
        const next = hit?.kind === 'overlay' ? answer?.routes.find(({ id }) => id === hit.id) : undefined;
        if (next) choose(next);
      }),
    [map, answer, choose],
  );

  const via = corrections.find(
    ({ originId, destinationId }) => originId === found?.originId && destinationId === found.destinationId,
  )?.via;
  const correct = useCallback(
    (next: RoutesCorrection['via']) => {
      if (!found) return;
      const { originId, destinationId } = found;
      setCorrections((all) => [
        ...all.filter((other) => other.originId !== originId || other.destinationId !== destinationId),
        ...(next.length > 0 ? [{ originId, destinationId, via: next }] : []),
      ]);
      setRoute({ ...chosenOf(found, walks), id: `${originId}|${destinationId}|1` });
    },
    [found, setRoute, walks],
  );
  const live = useCorrecting(map, isCorrecting && !walks.picking, found?.points ?? null, via ?? [], correct);

  useEffect(() => {
    if (!map) return;
    const lines = [
      ...(reach ? bandLines(reach) : []),
      ...(answer && !reach ? linesOfUse(answer, (found ?? route)?.points ?? null) : []),
      ...(answer?.routes ?? []).filter(({ id }) => id !== found?.id).map((other) => routeLine(other, false)),
      ...(found
        ? [routeLine(found, true)]
        : route
          ? [routeLine({ id: route.id, points: Float64Array.from(route.points) }, true)]
          : []),
    ];
    const handles = isCorrecting
      ? (live ?? via ?? []).map(([x, y], i) => ({
          id: `via-${i}`,
          x,
          y,
          tone: 'accent' as const,
          look: 'handle' as const,
        }))
      : [];
    map.showOverlay(SLOT, overlayOf(lines, [...endPlaces(origins, goals), ...handles]));
  }, [map, answer, found, route, reach, origins, goals, isCorrecting, via, live]);

  if (origins.length === 0 || goals.length === 0) {
    return (
      <>
        <p>{t('routes.needEnds')}</p>
        <EndsForm walks={walks} withPull />
      </>
    );
  }
  return (
    <>
      <p>{answer ? leadOf(answer, walks, texts) : t('routes.searching')}</p>
      {answer && answer.offNetwork.length > 0 && (
        <Notice tone="caution">
          {t('routes.offNetwork', { n: answer.offNetwork.length, count: answer.offNetwork.length })}
        </Notice>
      )}
      {answer && <RouteList answer={answer} walks={walks} chosenId={found?.id ?? null} onChoose={choose} />}
      {found && (
        <div className={styles.row}>
          <Button variant={isCorrecting ? 'primary' : 'secondary'} onPress={() => setCorrecting(!isCorrecting)}>
            {t(isCorrecting ? 'routes.stopCorrecting' : 'routes.correct')}
          </Button>
          {via && <Button onPress={() => correct([])}>{t('routes.undoCorrection')}</Button>}
        </div>
      )}
      {isCorrecting && <Notice tone="info">{t('routes.correctHow')}</Notice>}
      <KeptRoutes {...props} found={found} via={via ?? []} model={model} />
      <PanelSection title={t('routes.reach')}>
        <Switch label={t('routes.showReach')} selected={showReach} onChange={setShowReach} />
        {reach && (
          <p>
            {REACH_MINUTES.map((minutes, i) =>
              t('routes.reachWithin', { minutes, km: texts.number((reach[i]?.lengthMetres ?? 0) / 1000, 1) }),
            ).join(' · ')}
          </p>
        )}
      </PanelSection>
      <EndsForm walks={walks} withPull />
      <ModelForm model={model} onChange={setModel} walks={walks} />
      <Disclosure title={t('routes.method')}>
        <p>{t('routes.methodText')}</p>
        <p className="muted">
          {t('routes.methodValues', {
            half: Math.round(Math.log(2) / model.decayPerMetre),
            theta: texts.number(model.routeChoicePerMetre, 3),
            most: model.maximumRoutes,
            speed: texts.number((metresPerMinute * 60) / 1000, 1),
            fingerprint: network.summary.fingerprint,
          })}
        </p>
      </Disclosure>
      <NetworkReport summary={network.summary} />
    </>
  );
}

function useRoutes(
  { session, walks: { network, origins, goals } }: PartProps,
  choice: ModelChoice,
  corrections: readonly RoutesCorrection[],
): RoutesAnswer | null {
  const ask = useMemo(() => {
    if (origins.length === 0 || goals.length === 0) return null;
    const request: RoutesRequest = {
      origins: origins.map(({ id, x, y }) => ({ id, x, y, walksPerDay: choice.walksPerDay })),
      destinations: goals.map(({ id, x, y, pull }) => ({ id, x, y, attractiveness: pull, hourShares: null })),
      corrections,
      settings: {
        decayPerMetre: choice.decayPerMetre,
        routeChoicePerMetre: choice.routeChoicePerMetre,
        alternatives: { ...DEFAULT_WALKING_MODEL.alternatives, maximumRoutes: choice.maximumRoutes },
      },
    };
    return (options: AskOptions) => network.client.routes([request], options);
  }, [network, origins, goals, choice, corrections]);
  return useAnswer(session, 'task.routes.routes', ask).answer;
}

function useReach({ session, walks: { network, origins, metresPerMinute } }: PartProps, isOn: boolean) {
  const ask = useMemo(() => {
    if (!isOn) return null;
    const from = origins.map(({ x, y }) => ({ x, y }));
    const limits = REACH_MINUTES.map((minutes) => minutes * metresPerMinute);
    return (options: AskOptions) => network.client.isochrones([from, limits], options);
  }, [network, origins, metresPerMinute, isOn]);
  return useAnswer(session, 'task.routes.reach', ask).answer;
}

const nameIn = (ends: readonly WalkEnd[], id: string) => ends.find((end) => end.id === id)?.name ?? '';

const chosenOf = (found: FoundRoute, { origins, goals }: Walks): ChosenRoute => ({
  id: found.id,
  points: found.points,
  lengthMetres: found.lengthMetres,
  originName: nameIn(origins, found.originId),
  goalName: nameIn(goals, found.destinationId),
  found,
});

/** What is seen first: how far the first goal is, how many routes there are, and by which streets most walks go. */
function leadOf(
  { routes }: RoutesAnswer,
  { origins, goals, metresPerMinute }: Walks,
  { t, distance, list, share }: Texts,
): string {
  const first = routes[0];
  if (!first) return t('routes.none');
  const pair = routes.filter((r) => r.originId === first.originId && r.destinationId === first.destinationId);
  const busiest = pair.reduce((a, b) => (b.share > a.share ? b : a));
  const values = {
    origin: nameIn(origins, first.originId),
    goal: nameIn(goals, first.destinationId),
    metres: distance(Math.min(...pair.map(({ lengthMetres }) => lengthMetres), first.shortestMetres)),
    minutes: minutesOf(first.shortestMetres, metresPerMinute),
    share: share(busiest.share),
    streets: list(mainStreets(busiest.streets)),
    count: pair.length,
  };
  return t(pair.length > 1 ? 'routes.lead' : 'routes.leadOne', values);
}

interface RouteListProps {
  readonly answer: RoutesAnswer;
  readonly walks: Walks;
  readonly chosenId: string | null;
  readonly onChoose: (route: FoundRoute) => void;
}

function RouteList({ answer, walks, chosenId, onChoose }: RouteListProps) {
  const { t, distance, share, list, number } = useTexts();
  const { origins, goals, metresPerMinute } = walks;
  return (
    <ol className={styles.list} aria-label={t('routes.list')}>
      {answer.routes.map((route) => {
        const extra = route.lengthMetres - route.shortestMetres;
        return (
          <li key={route.id}>
            <button
              type="button"
              className={styles.item}
              aria-current={route.id === chosenId || undefined}
              onClick={() => onChoose(route)}
            >
              <span className={styles.mark}>{goals.findIndex(({ id }) => id === route.destinationId) + 1}</span>
              <span className={styles.name}>
                {origins.length > 1 ? `${nameIn(origins, route.originId)} – ` : ''}
                {nameIn(goals, route.destinationId)}
              </span>
              <span className={styles.amount}>
                {distance(route.lengthMetres)} ·{' '}
                {t('routes.minutes', { n: minutesOf(route.lengthMetres, metresPerMinute) })}
              </span>
              <span className={styles.detail}>
                {route.corrected
                  ? t('routes.corrected')
                  : t('routes.itemShare', { share: share(route.share), walks: number(route.walksPerDay, 0) })}
                {' · '}
                {extra < 1 ? t('routes.shortest') : t('routes.longerBy', { metres: Math.round(extra) })}
                {mainStreets(route.streets).length > 0 &&
                  ` · ${t('routes.by', { streets: list(mainStreets(route.streets)) })}`}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

interface ModelFormProps {
  readonly model: ModelChoice;
  readonly onChange: (model: ModelChoice) => void;
  readonly walks: Walks;
}

function ModelForm({ model, onChange, walks }: ModelFormProps) {
  const { t } = useTexts();
  const half = Math.round(Math.log(2) / model.decayPerMetre / 10) * 10;
  return (
    <PanelSection title={t('routes.model')}>
      <div className={styles.columns}>
        <NumberField
          label={t('routes.walksPerDay')}
          value={model.walksPerDay}
          minimum={1}
          maximum={100000}
          step={1}
          onChange={(walksPerDay) => onChange({ ...model, walksPerDay })}
        />
        <NumberField
          label={t('routes.mostRoutes')}
          value={model.maximumRoutes}
          minimum={1}
          maximum={6}
          onChange={(maximumRoutes) => onChange({ ...model, maximumRoutes })}
        />
        <NumberField
          label={t('routes.halfDistance')}
          unit="m"
          value={half}
          minimum={100}
          maximum={5000}
          step={10}
          onChange={(metres) => onChange({ ...model, decayPerMetre: Math.log(2) / metres })}
        />
        <NumberField
          label={t('routes.speed')}
          unit="km/u"
          value={Math.round((walks.metresPerMinute * 60) / 100) / 10}
          minimum={2}
          maximum={8}
          step={0.1}
          onChange={(speed) => walks.setMetresPerMinute((speed * 1000) / 60)}
        />
      </div>
    </PanelSection>
  );
}
