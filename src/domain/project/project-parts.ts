import type { Decision } from '../decision/decision.ts';
import type { AgendaItem } from '../plan/meeting.ts';
import type { RegiePlan } from '../plan/regie-plan.ts';
import type { CameraPlan } from '../camera/camera-plan.ts';
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
  readonly routes: readonly WalkingRoute[];
}

/** Every part as it is in a new project; also the shape against which parts of a file are checked. */
export const NO_PARTS: ProjectParts = { plans: [], decisions: [], agenda: [], cameras: [], routes: [] };
