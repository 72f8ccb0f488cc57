import { expireZone, type Zone, type ZoneStatus } from './zone.ts';

/** Roles in the project; who plays them is nowhere recorded. */
export const PROJECT_ROLES = ['analyst', 'drafter', 'secretary', 'mayor', 'prosecutor', 'police', 'reader'] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

interface Move {
  readonly from: readonly ZoneStatus[];
  readonly to: ZoneStatus;
  readonly roles: readonly ProjectRole[];
}

/**
 * Who may move what where. A decision and a withdrawal are the mayor's (or of who decides in his place); the secretary
 * of the triangle keeps the consultations and puts a decision into force once it is published.
 */
const MOVES: readonly Move[] = [
  { from: ['concept'], to: 'proposed', roles: ['analyst', 'drafter', 'secretary'] },
  { from: ['proposed', 'consulted'], to: 'concept', roles: ['analyst', 'drafter', 'secretary'] },
  { from: ['proposed'], to: 'consulted', roles: ['secretary', 'mayor'] },
  { from: ['consulted'], to: 'decided', roles: ['mayor'] },
  { from: ['decided'], to: 'active', roles: ['secretary', 'mayor'] },
  { from: ['concept', 'proposed', 'consulted'], to: 'withdrawn', roles: ['drafter', 'secretary', 'mayor'] },
  { from: ['decided', 'active'], to: 'withdrawn', roles: ['mayor'] },
];

/** Statuses to which a role may move a zone. Expiring is not among them: the calendar does that (`expireZone`). */
export const movesFor = (status: ZoneStatus, role: ProjectRole): readonly ZoneStatus[] =>
  MOVES.filter((move) => move.from.includes(status) && move.roles.includes(role)).map(({ to }) => to);

export interface MoveRefusal {
  readonly key: 'zones.refuse.role' | 'zones.refuse.checks' | 'zones.refuse.infoOnly' | 'zones.refuse.analysis';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface MoveRequest {
  readonly to: ZoneStatus;
  readonly role: ProjectRole;
  /** Civil minute or day, to let the calendar speak first. */
  readonly now: string;
  /** Ids of the checks that fail; a zone with one cannot be decided on. */
  readonly failedChecks: readonly string[];
  /** There is a finished problem analysis that the area can rest on. */
  readonly hasAnalysis: boolean;
  /** The measure can only be told about. */
  readonly infoOnly: boolean;
}

/**
 * The zone with its new status, or why not. Going forward asks for a finished analysis or a written reason to do without
 * (Toolbox 1.2), deciding also that no check fails.
 */
export function moveZone(zone: Zone, request: MoveRequest): Zone | MoveRefusal {
  const { to, role, now, failedChecks, hasAnalysis, infoOnly } = request;
  const today = expireZone(zone, now);
  const isForward = to !== 'withdrawn' && to !== 'concept';
  if (infoOnly && isForward) return { key: 'zones.refuse.infoOnly', values: {} };
  if (!movesFor(today.status, role).includes(to)) return { key: 'zones.refuse.role', values: { role, to } };
  if (isForward && !hasAnalysis && !zone.reasonWithoutAnalysis?.trim())
    return { key: 'zones.refuse.analysis', values: {} };
  if ((to === 'decided' || to === 'active') && failedChecks.length > 0)
    return { key: 'zones.refuse.checks', values: { checks: failedChecks.join(', ') } };
  return { ...today, status: to };
}

export const isMoveRefusal = (result: Zone | MoveRefusal): result is MoveRefusal => 'key' in result;
