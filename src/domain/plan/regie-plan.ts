/**
 * The regiemodel dossier of one hotspot (Toolbox 2.9): a specific problem at a specific place, for a limited time, brought
 * back to a level that is agreed beforehand. The criteria sheet, steps and gates are this product's own reading of the
 * Toolbox; the CCV checklist was not at hand, and the screen says so.
 */

export const PLAN_STEPS = [
  'signal',
  'analysis',
  'decision',
  'deployment',
  'agreement',
  'execution',
  'evaluation',
  'outcome',
] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

export const HOTSPOT_CRITERIA = [
  'persistence',
  'concentration',
  'severity',
  'specificity',
  'explanation',
  'exhausted',
  'subjective',
  'data',
] as const;
export type HotspotCriterion = (typeof HOTSPOT_CRITERIA)[number];

export interface CriterionAnswer {
  readonly met: 'yes' | 'no' | 'unknown';
  readonly text: string;
}

/** Who takes part, in which role; never a person. */
export interface PlanParty {
  readonly id: string;
  readonly party: string;
  readonly task: string;
  /** Situation in which this party leads. */
  readonly leadsWhen: string;
  readonly provides: string;
  readonly receives: string;
  /** Legal ground on which information is shared, e.g. "Wpg art. 16"; '' = not established. */
  readonly sharingGround: string;
}

/** Presence in the street: who, when and how many hours, beside what there is. */
export interface Deployment {
  readonly id: string;
  readonly partyId: string;
  readonly place: string;
  /** Hours of week 0–167. */
  readonly hours: readonly number[];
  /** People at a time. */
  readonly strength: number;
  /** Hours a week that this party can give; null = not yet known. */
  readonly capacityHours: number | null;
}

/** The level that is called acceptable. */
export interface PlanNorm {
  readonly indicator: string;
  /** Registered per month before the start; null = not measured. */
  readonly baselinePerMonth: number | null;
  readonly targetPerMonth: number | null;
  /** Months in a row at or below the target before the work may stop. */
  readonly monthsToHold: number;
}

export interface RegiePlan {
  readonly id: string;
  /** Kept hotspot that it is about. */
  readonly hotspotId: string;
  readonly name: string;
  readonly problem: string;
  /** Why it goes on without a finished problem analysis; '' = it does not. Plans of older files may lack it. */
  readonly reasonWithoutAnalysis?: string;
  readonly criteria: Readonly<Partial<Record<HotspotCriterion, CriterionAnswer>>>;
  readonly norm: PlanNorm;
  /** Civil days, yyyy-mm-dd. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reviewOn: string | null;
  readonly parties: readonly PlanParty[];
  readonly deployments: readonly Deployment[];
  readonly exitCriteria: string;
  readonly step: PlanStep;
  /** Measures that were weighed, lightest first, by catalogue id. */
  readonly measureIds: readonly string[];
  readonly zoneIds: readonly string[];
  /** How it ended. */
  readonly outcome: 'stop' | 'scaleDown' | 'extend' | null;
}

export function createRegiePlan(given: Pick<RegiePlan, 'id' | 'hotspotId' | 'name'>): RegiePlan {
  return {
    problem: '',
    criteria: {},
    norm: { indicator: '', baselinePerMonth: null, targetPerMonth: null, monthsToHold: 3 },
    from: null,
    to: null,
    reviewOn: null,
    parties: [],
    deployments: [],
    exitCriteria: '',
    step: 'signal',
    measureIds: [],
    zoneIds: [],
    outcome: null,
    ...given,
  };
}

/** Hours a week that a deployment asks for. */
export const hoursAsked = ({ hours, strength }: Deployment): number => hours.length * strength;

export interface CapacityLine {
  readonly deployment: Deployment;
  readonly asked: number;
  /** Hours short; 0 when it fits; null when the capacity is not known. */
  readonly short: number | null;
}

/** What is asked beside what there is (Toolbox 2.10: the ladder of police capacity begins with a shortage in numbers). */
export function deriveCapacity(plan: Pick<RegiePlan, 'deployments'>): readonly CapacityLine[] {
  return plan.deployments.map((deployment) => {
    const asked = hoursAsked(deployment);
    const { capacityHours } = deployment;
    return { deployment, asked, short: capacityHours === null ? null : Math.max(0, asked - capacityHours) };
  });
}

/** Share of a hotspot's incidents (by hour of week) that fall in hours with presence; null without incidents. */
export function coveredShare(plan: Pick<RegiePlan, 'deployments'>, hoursOfWeek: ArrayLike<number>): number | null {
  const present = new Set(plan.deployments.flatMap(({ hours }) => hours));
  let [all, covered] = [0, 0];
  for (let hour = 0; hour < hoursOfWeek.length; hour++) {
    all += hoursOfWeek[hour]!;
    if (present.has(hour)) covered += hoursOfWeek[hour]!;
  }
  return all > 0 ? covered / all : null;
}
