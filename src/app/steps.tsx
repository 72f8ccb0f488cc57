import { lazy, type ComponentType } from 'react';
import { CamerasScreen } from '../features/cameras/cameras-screen.tsx';
import type { StepProps } from '../features/step-props.ts';
import type { Step } from '../state/workbench.ts';
import {
  CamerasIcon,
  ExploreIcon,
  HotspotIcon,
  AnalysisIcon,
  EvaluationIcon,
  PerceptionIcon,
  MeasuresIcon,
  ImportIcon,
  RoutesIcon,
  MethodsIcon,
  PlanIcon,
  PresentIcon,
  ZonesIcon,
  type LucideIcon,
} from '../ui/icons.ts';

export interface StepScreen {
  readonly icon: LucideIcon;
  /** Null for the first three steps, whose screens the shell itself joins to the data. */
  readonly Screen: ComponentType<StepProps> | null;
  /** `beside`: a panel next to the map (default). `page`: over panel, map and time strip; the map stays alive below. */
  readonly layout?: 'beside' | 'page';
  /** The strip with time, hours, categories and sources lies below the map. Default: true beside, false for a page. */
  readonly hasFilterStrip?: boolean;
  /** Can be opened before there are incidents. */
  readonly worksWithoutIncidents?: boolean;
}

/** Screens of later steps are loaded when they are first opened. */
const MeasuresScreen = lazy(() =>
  import('../features/measures/measures-screen.tsx').then(({ MeasuresScreen: Screen }) => ({ default: Screen })),
);
const MethodsScreen = lazy(() =>
  import('../features/methods/methods-step.tsx').then(({ MethodsStep }) => ({ default: MethodsStep })),
);
const WalkingRoutesScreen = lazy(() =>
  import('../features/walking-routes/walking-routes-screen.tsx').then((module) => ({
    default: module.WalkingRoutesScreen,
  })),
);
const AnalysisScreen = lazy(() =>
  import('../features/problem-analysis/problem-analysis-step.tsx').then(({ ProblemAnalysisStep }) => ({
    default: ProblemAnalysisStep,
  })),
);
const EvaluationScreen = lazy(() =>
  import('../features/evaluation/evaluation-step.tsx').then(({ EvaluationStep }) => ({ default: EvaluationStep })),
);
const PerceptionScreen = lazy(() =>
  import('../features/perception/perception-step.tsx').then(({ PerceptionStep }) => ({ default: PerceptionStep })),
);
const ZonesScreen = lazy(() =>
  import('../features/zones/zones-step.tsx').then(({ ZonesStep }) => ({ default: ZonesStep })),
);
const PlanScreen = lazy(() => import('../features/plan/plan-step.tsx').then(({ PlanStep }) => ({ default: PlanStep })));
const MeetingScreen = lazy(() =>
  import('../features/triangle-meeting/meeting-step.tsx').then(({ MeetingStep }) => ({ default: MeetingStep })),
);

/** The steps that have a screen. Their order is that of STEPS in the workbench. */
export const STEP_SCREENS: Readonly<Partial<Record<Step, StepScreen>>> = {
  import: { icon: ImportIcon, Screen: null, hasFilterStrip: false, worksWithoutIncidents: true },
  explore: { icon: ExploreIcon, Screen: null },
  hotspots: { icon: HotspotIcon, Screen: null },
  perception: { icon: PerceptionIcon, Screen: PerceptionScreen },
  'walking-routes': { icon: RoutesIcon, Screen: WalkingRoutesScreen, worksWithoutIncidents: true },
  'problem-analysis': { icon: AnalysisIcon, Screen: AnalysisScreen },
  measures: { icon: MeasuresIcon, Screen: MeasuresScreen, hasFilterStrip: false, worksWithoutIncidents: true },
  cameras: { icon: CamerasIcon, Screen: CamerasScreen },
  zones: { icon: ZonesIcon, Screen: ZonesScreen },
  plan: { icon: PlanIcon, Screen: PlanScreen },
  'triangle-meeting': { icon: PresentIcon, Screen: MeetingScreen, layout: 'page' },
  evaluation: { icon: EvaluationIcon, Screen: EvaluationScreen },
  methods: { icon: MethodsIcon, Screen: MethodsScreen, worksWithoutIncidents: true },
};
