import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { BaseLayers } from '../../domain/place/base-layers.ts';
import { useTexts } from '../../i18n/index.ts';
import type { FoundRoute } from '../../network/questions/routes-question.ts';
import { EmptyState, Notice } from '../../ui/primitives/feedback.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { Select } from '../../ui/primitives/field.tsx';
import type { StepProps } from '../step-props.ts';
import { CompareTab } from './compare-tab.tsx';
import { centreOf, endAt, endsOfKinds, firstGoals, ORIGIN_KINDS, OWN_START, type WalkEnd } from './ends.ts';
import { PatrolTab } from './patrol-tab.tsx';
import { ReachTab } from './reach-tab.tsx';
import { RoutesTab } from './routes-tab.tsx';
import { SLOT } from './routes-overlay.ts';
import { StreetsTab } from './streets-tab.tsx';
import { useNetwork, type Network } from './use-network.ts';

const TABS = ['routes', 'compare', 'streets', 'reach', 'patrol'] as const;
type Tab = (typeof TABS)[number];
/** What the next click on the map chooses. */
export type Picking = 'origin' | 'goal' | 'start' | null;

/** What the parts of the step share: ends, walking speed and the route in hand. Lives as long as the step is open. */
export interface Walks {
  readonly layers: BaseLayers;
  readonly network: Network;
  readonly origins: readonly WalkEnd[];
  readonly goals: readonly WalkEnd[];
  readonly metresPerMinute: number;
  readonly picking: Picking;
  readonly setOrigins: (origins: readonly WalkEnd[]) => void;
  readonly setGoals: (goals: readonly WalkEnd[]) => void;
  readonly setMetresPerMinute: (value: number) => void;
  readonly setPicking: (picking: Picking) => void;
  /** The route that the other parts are about. */
  readonly route: ChosenRoute | null;
  readonly setRoute: (route: ChosenRoute | null) => void;
}

/** A found or kept route, with the names of its ends. */
export interface ChosenRoute {
  readonly id: string;
  readonly points: ArrayLike<number>;
  readonly lengthMetres: number;
  readonly originName: string;
  readonly goalName: string;
  readonly found: FoundRoute | null;
}

export type PartProps = StepProps & { readonly walks: Walks };

/** The step of the walking routes: from where to where people walk, and what that says about streets. */
export function WalkingRoutesScreen(props: StepProps) {
  const { t } = useTexts();
  const { layers } = useStore(props.workbench);
  const network = useNetwork(props);
  useEffect(() => () => props.map?.showOverlay(SLOT, null), [props.map]);
  if (!layers.streets) {
    return (
      <Panel title={t('routes.title')}>
        <EmptyState title={t('routes.noStreets')}>{t('routes.noStreetsWhatNow')}</EmptyState>
      </Panel>
    );
  }
  if (!network) return <Panel title={t('routes.title')} lead={t('routes.building')} children={null} />;
  return <WithNetwork key={network.summary.fingerprint} {...props} network={network} layers={layers} />;
}

function WithNetwork(props: StepProps & { readonly network: Network; readonly layers: BaseLayers }) {
  const { network, layers } = props;
  const { t } = useTexts();
  const [tab, setTab] = useState<Tab>('routes');
  const centre = useMemo(() => centreOf(layers, (street) => t('routes.centre', { street })), [layers, t]);
  const [origins, setOrigins] = useState<readonly WalkEnd[]>(() => endsOfKinds(layers, ORIGIN_KINDS).slice(0, 1));
  const [goals, setGoals] = useState<readonly WalkEnd[]>(() => firstGoals(layers, origins[0], centre));
  const [metresPerMinute, setMetresPerMinute] = useState(80);
  const [picking, setPicking] = useState<Picking>(null);
  const [route, setRoute] = useState<ChosenRoute | null>(null);
  const walks: Walks = {
    layers,
    network,
    origins,
    goals,
    metresPerMinute,
    picking,
    route,
    setOrigins,
    setGoals,
    setMetresPerMinute,
    setPicking,
    setRoute,
  };
  usePicking(props, walks);
  useEffect(() => {
    // Once, on opening: the ends in view. Later moves of the map are the user's.
    const ends = [...origins, ...goals];
    if (!props.map || ends.length < 2) return;
    const of = (pick: (end: WalkEnd) => number) => ends.map(pick);
    props.map.fit({
      west: Math.min(...of(({ x }) => x)),
      south: Math.min(...of(({ y }) => y)),
      east: Math.max(...of(({ x }) => x)),
      north: Math.max(...of(({ y }) => y)),
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [props.map]);
  const Part = { routes: RoutesTab, compare: CompareTab, streets: StreetsTab, reach: ReachTab, patrol: PatrolTab }[tab];
  return (
    <Panel title={t('routes.title')}>
      <Select
        label={t('routes.part')}
        hideLabel
        value={tab}
        choices={TABS.map((value) => ({
          value,
          label: t(`routes.part.${value}`),
          hint: t(`routes.part.${value}.hint`),
        }))}
        onChange={(next) => {
          setPicking(null);
          setTab(next);
        }}
      />
      {picking && <Notice tone="info">{t(`routes.picking.${picking}`)}</Notice>}
      <Part {...props} walks={walks} />
    </Panel>
  );
}

/** A click on the map adds the end that is being chosen. */
function usePicking(
  { map }: StepProps,
  { picking, setPicking, layers, origins, goals, setOrigins, setGoals }: Walks,
): void {
  const { t } = useTexts();
  useEffect(() => {
    if (!map || !picking) return;
    map.setTool({
      cursor: 'crosshair',
      onClick({ x, y }) {
        const { poi, street } = endAt(layers, x, y);
        const without = (list: readonly WalkEnd[], id: string) => list.filter((end) => end.id !== id);
        if (picking === 'goal') {
          const goal = poi ?? street;
          setGoals([...without(goals, goal.id), goal]);
        } else if (picking === 'origin' && poi) setOrigins([...without(origins, poi.id), poi]);
        else {
          // Any other start point stays here: it has nothing that could be kept.
          const own: WalkEnd = { id: OWN_START, name: t('routes.ownStart'), x, y, end: null, pull: 1 };
          setOrigins([...without(origins, OWN_START), own]);
        }
        setPicking(null);
      },
    });
    return () => map.setTool(null);
  }, [map, picking, layers, origins, goals, setOrigins, setGoals, setPicking, t]);
}
