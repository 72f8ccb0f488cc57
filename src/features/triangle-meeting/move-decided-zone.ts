import type { Decision } from '../../domain/decision/decision.ts';
import { isDecided } from '../../domain/decision/decision.ts';
import { changeZone, type Zone } from '../../domain/zone/zone.ts';
import { isMoveRefusal, moveZone, type ProjectRole } from '../../domain/zone/zone-status.ts';

interface Situation {
  readonly now: string;
  readonly failedChecks: readonly string[];
  readonly hasAnalysis: boolean;
}

const WAY: readonly { readonly to: Zone['status']; readonly role: ProjectRole }[] = [
  { to: 'proposed', role: 'drafter' },
  { to: 'consulted', role: 'secretary' },
  { to: 'decided', role: 'mayor' },
];

/**
 * The area after the triangle's record: decided with the decision's term where the way to that is open, withdrawn where it
 * was withdrawn; as it was where a gate refuses (no analysis, a check that fails), for then the record stands alone.
 */
export function moveDecidedZone(
  zone: Zone,
  decision: Omit<Decision, 'id' | 'at' | 'seal'>,
  situation: Situation,
): Zone {
  const mayor = decision.positions.find(({ role }) => role === 'mayor');
  const mayorAgrees = mayor?.position === 'agree' || mayor?.position === 'agreeWithConditions';
  if (decision.kind === 'withdraw' && mayorAgrees) return { ...zone, status: 'withdrawn' };
  if (decision.kind !== 'decide' || !isDecided(decision)) return zone;
  let moved = changeZone(zone, { term: decision.term }, situation.now, decision.asked);
  for (const { to, role } of WAY) {
    if (moved.status === to) continue;
    const next = moveZone(moved, { to, role, infoOnly: false, ...situation, now: situation.now.slice(0, 16) });
    if (isMoveRefusal(next)) return zone;
    moved = next;
  }
  return { ...moved, facts: { ...moved.facts, reviewOn: decision.reviewOn } };
}
