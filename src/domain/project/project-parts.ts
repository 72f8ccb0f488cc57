import type { Activity, GrantApplication } from '../activity/activity.ts';
import type { LocalEvent } from '../calendar/local-event.ts';
import type { Decision } from '../decision/decision.ts';
import type { PlaceComparison } from '../comparison/comparison.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { AgendaItem } from '../plan/meeting.ts';
import type { RegiePlan } from '../plan/regie-plan.ts';
import type { CameraPlan } from '../camera/camera-plan.ts';
import type { ThresholdOverride } from '../plan-checks/thresholds.ts';
import type { StoredReasons } from '../wording/reasons.ts';
import type { AreaTable, Interviews, MonthlySeries, Survey } from '../survey/survey.ts';
import type { Scenario } from '../zone/scenario.ts';
import type { Zone } from '../zone/zone.ts';
import type { WalkingRoute } from '../route/walking-route.ts';

/**
 * What the later steps of the work keep in the project document, a field a step. Each part is plain JSON with its type
 * in its own folder of the domain; a part that an older file does not have is empty.
 */
export interface ProjectParts {
  readonly plans: readonly RegiePlan[];
  /** Append-only. */
  readonly decisions: readonly Decision[];
  readonly agenda: readonly AgendaItem[];
  readonly cameras: readonly CameraPlan[];
  readonly zones: readonly Zone[];
  readonly scenarios: readonly Scenario[];
  /** Numbers that this project uses instead of the catalogue's, the limits of the local by-law among them. */
  readonly thresholds: readonly ThresholdOverride[];
  /** Reasons as a person has edited them, by zone. */
  readonly reasons: readonly StoredReasons[];
  readonly routes: readonly WalkingRoute[];
  readonly dossiers: readonly Dossier[];
  readonly events: readonly LocalEvent[];
  readonly comparisons: readonly PlaceComparison[];
  readonly evaluations: readonly Evaluation[];
  /** What people say and others count, as counts and sums only. */
  readonly surveys: readonly Survey[];
  readonly interviews: readonly Interviews[];
  readonly series: readonly MonthlySeries[];
  readonly areaTables: readonly AreaTable[];
  readonly activities: readonly Activity[];
  /** At most one. */
  readonly grants: readonly GrantApplication[];
}

/** Every part as it is in a new project; also the shape against which parts of a file are checked. */
export const NO_PARTS: ProjectParts = {
  plans: [],
  decisions: [],
  agenda: [],
  cameras: [],
  zones: [],
  scenarios: [],
  thresholds: [],
  reasons: [],
  routes: [],
  dossiers: [],
  events: [],
  comparisons: [],
  evaluations: [],
  surveys: [],
  interviews: [],
  series: [],
  areaTables: [],
  activities: [],
  grants: [],
};
