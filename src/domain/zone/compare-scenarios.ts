import type { CheckId, CheckOutcome, CheckResult } from '../plan-checks/check.ts';
import { worstOf } from '../plan-checks/settle.ts';
import type { ZoneFacts } from '../plan-checks/zone-facts.ts';
import type { Scenario } from './scenario.ts';
import type { Zone } from './zone.ts';

/** A zone of a scenario with what was computed about it; null while it has not been computed. */
export interface ComparedZone {
  readonly zone: Zone;
  readonly facts: ZoneFacts | null;
  readonly checks: readonly CheckResult[];
}

/**
 * One column of the comparison. Sums over zones count ground that lies in two zones twice; `overlapSquareMetres` says how
 * much that is. Null: cannot be told for at least one of the zones, which is not the same as zero.
 */
export interface ScenarioColumn {
  readonly scenarioId: string;
  readonly name: string;
  readonly measures: number;
  readonly zones: number;
  readonly areaSquareMetres: number | null;
  readonly overlapSquareMetres: number | null;
  readonly streetMetres: number | null;
  readonly addresses: number | null;
  /** Incidents in the zones and their share of all that carry the grounds. */
  readonly incidents: number | null;
  readonly incidentShare: number | null;
  /** Share of incidents over share of area: above 1 the areas lie where much is registered. */
  readonly concentration: number | null;
  /** Hectares × hours of the week: how much place and time is restricted. */
  readonly hectareHoursPerWeek: number | null;
  readonly hoursPerWeek: number | null;
  readonly onceEuro: number | null;
  readonly yearlyEuro: number | null;
  /** Necessary places that cannot be reached. */
  readonly cutOffPlaces: number | null;
  readonly worst: CheckOutcome;
  readonly outcomes: Readonly<Partial<Record<CheckId, CheckOutcome>>>;
}

const WEEK_HOURS = 168;
const HECTARE = 10_000;

/** Sum, or null as soon as one of the values is not known. */
const sum = (values: readonly (number | null | undefined)[]): number | null =>
  values.reduce<number | null>(
    (total, value) => (total === null || value === null || value === undefined ? null : total + value),
    0,
  );

/** The comparison of sets of measures, a column each, in the order given. */
export const compareScenarios = (
  scenarios: readonly { readonly scenario: Scenario; readonly zones: readonly ComparedZone[] }[],
): readonly ScenarioColumn[] => scenarios.map(({ scenario, zones }) => columnOf(scenario, zones));

function columnOf(scenario: Scenario, zones: readonly ComparedZone[]): ScenarioColumn {
  const facts = zones.map((compared) => compared.facts);
  const area = sum(facts.map((fact) => fact?.areaSquareMetres));
  const own = new Set(zones.map(({ zone }) => zone.id));
  const overlap = sum(
    facts.map((fact) =>
      fact
        ? fact.overlaps
            .filter(({ zoneId }) => own.has(zoneId))
            .reduce((total, { squareMetres }) => total + squareMetres, 0)
        : null,
    ),
  );
  const incidents = sum(facts.map((fact) => fact?.incidents?.inside));
  // Grounds may differ from zone to zone, so their totals are added like what lies inside.
  const total = sum(facts.map((fact) => fact?.incidents?.total));
  const wholeArea = sum(facts.map((fact) => fact?.incidents?.totalAreaSquareMetres));
  const incidentShare = incidents !== null && total !== null && total > 0 ? incidents / total : null;
  const areaShare = area !== null && wholeArea !== null && wholeArea > 0 ? area / wholeArea : null;
  const outcomes = outcomesOf(zones);
  return {
    scenarioId: scenario.id,
    name: scenario.name,
    measures: scenario.measures.length,
    zones: zones.length,
    areaSquareMetres: area,
    // Each pair tells of the other, so the ground is found twice.
    overlapSquareMetres: overlap === null ? null : overlap / 2,
    streetMetres: sum(facts.map((fact) => fact?.streetMetres)),
    addresses: sum(facts.map((fact) => fact?.addresses)),
    incidents,
    incidentShare,
    concentration: incidentShare !== null && areaShare !== null && areaShare > 0 ? incidentShare / areaShare : null,
    hectareHoursPerWeek: sum(
      zones.map(({ zone, facts: fact }) => (fact ? (fact.areaSquareMetres / HECTARE) * hoursOf(zone) : null)),
    ),
    hoursPerWeek: zones.length === 0 ? 0 : Math.max(...zones.map(({ zone }) => hoursOf(zone))),
    onceEuro: sum(scenario.measures.map(({ onceEuro }) => onceEuro)),
    yearlyEuro: sum(scenario.measures.map(({ yearlyEuro }) => yearlyEuro)),
    cutOffPlaces: sum(zones.map(cutOffPlaces)),
    worst: worstOf(Object.values(outcomes)),
    outcomes,
  };
}

const hoursOf = (zone: Zone): number => zone.hours?.length ?? WEEK_HOURS;

/** Zero for a measure that keeps nobody out. */
function cutOffPlaces({ checks }: ComparedZone): number | null {
  const reach = checks.find(({ id }) => id === 'G5');
  if (!reach) return null;
  return reach.outcome === 'notApplicable' ? 0 : (reach.number?.value ?? null);
}

/** Per check the worst outcome of the zones. */
function outcomesOf(zones: readonly ComparedZone[]): ScenarioColumn['outcomes'] {
  const outcomes: Partial<Record<CheckId, CheckOutcome>> = {};
  for (const { checks } of zones)
    for (const { id, outcome } of checks) outcomes[id] = worstOf([outcome, ...(outcomes[id] ? [outcomes[id]] : [])]);
  return outcomes;
}
