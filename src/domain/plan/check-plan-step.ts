import type { Decision } from '../decision/decision.ts';
import { isDecided } from '../decision/decision.ts';
import { HOTSPOT_CRITERIA, PLAN_STEPS, type PlanStep, type RegiePlan } from './regie-plan.ts';

/** What must still be done before a step may begin; the key of its text, with values. */
export interface PlanIssue {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface PlanSurroundings {
  /** There is a finished problem analysis for this hotspot or the whole municipality. */
  readonly hasAnalysis: boolean;
  readonly decisions: readonly Decision[];
}

const issue = (key: string, values: PlanIssue['values'] = {}): PlanIssue => ({ key: `plan.gate.${key}`, values });

/** The gates: what each step asks of the ones before it. */
const GATES: Readonly<Record<PlanStep, (plan: RegiePlan, around: PlanSurroundings) => PlanIssue[]>> = {
  signal: () => [],
  analysis: ({ criteria }) => {
    const open = HOTSPOT_CRITERIA.filter((name) => !criteria[name]?.text.trim()).length;
    return open > 0 ? [issue('criteria', { open })] : [];
  },
  decision: ({ problem, reasonWithoutAnalysis }, { hasAnalysis }) => [
    ...(hasAnalysis || reasonWithoutAnalysis?.trim() ? [] : [issue('analysis')]),
    ...(problem.trim() ? [] : [issue('problem')]),
  ],
  deployment: (plan, { decisions }) => [
    ...(decisions.some((one) => one.subject.id === plan.hotspotId && isDecided(one)) ? [] : [issue('decided')]),
    ...(plan.from && plan.to ? [] : [issue('term')]),
    ...(plan.from && plan.to && plan.to < plan.from ? [issue('termOrder')] : []),
    ...(plan.norm.baselinePerMonth === null || plan.norm.targetPerMonth === null ? [issue('norm')] : []),
  ],
  agreement: ({ deployments, parties }) => [
    ...(deployments.length > 0 ? [] : [issue('deployment')]),
    ...(parties.length >= 2 ? [] : [issue('parties')]),
  ],
  execution: ({ parties, reviewOn }) => {
    const without = parties.filter(({ provides, sharingGround }) => provides.trim() && !sharingGround.trim());
    return [
      ...(without.length > 0 ? [issue('ground', { parties: without.map(({ party }) => party).join(', ') })] : []),
      ...(reviewOn ? [] : [issue('review')]),
    ];
  },
  evaluation: ({ exitCriteria }) => (exitCriteria.trim() ? [] : [issue('exit')]),
  outcome: () => [],
};

/** Everything that stands in the way of a step, its own gate and those before it. */
export function checkPlanStep(plan: RegiePlan, step: PlanStep, around: PlanSurroundings): readonly PlanIssue[] {
  return PLAN_STEPS.slice(0, PLAN_STEPS.indexOf(step) + 1).flatMap((one) => GATES[one](plan, around));
}
