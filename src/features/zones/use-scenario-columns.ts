import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import { deriveZoneFacts } from '../../analysis/zone/derive-zone-facts.ts';
import { findMeasure } from '../../domain/measure/catalogue.ts';
import { runChecks } from '../../domain/plan-checks/run-checks.ts';
import { readThresholds } from '../../domain/plan-checks/thresholds.ts';
import { compareScenarios, type ScenarioColumn } from '../../domain/zone/compare-scenarios.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import type { StepProps } from '../step-props.ts';

/** A column a scenario: what its areas hold, cost and restrict, each area under its own filter. */
export function useScenarioColumns(
  { project, workbench, session, now }: Pick<StepProps, 'project' | 'workbench' | 'session' | 'now'>,
  zones: readonly Zone[],
): readonly ScenarioColumn[] {
  const { document } = useStore(project);
  const { layers, result, table } = useStore(workbench);
  const [inside, setInside] = useState<ReadonlyMap<Zone, AreaSummary>>(new Map());
  const own = useMemo(() => zones.filter(({ scenarioId, rings }) => scenarioId && rings.length > 0), [zones]);
  useEffect(() => {
    let left = false;
    const counted = own.map(
      async (zone) => [zone, await session.inspectArea(zone.rings, restoreFilter(zone.grounds.filter))] as const,
    );
    Promise.all(counted).then(
      (entries) => !left && setInside(new Map(entries)),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, own]);
  return useMemo(() => {
    const thresholds = readThresholds(document.thresholds);
    const compared = (zone: Zone) => {
      const facts = deriveZoneFacts({
        zone,
        zones: own,
        layers,
        today: now().slice(0, 10),
        inside: inside.get(zone) ?? null,
        result,
        boundary: null,
        reachability: null,
        around: null,
        markers: document.markers,
        lastMonthIncomplete: false,
        allRows: table?.length ?? 0,
      });
      const measure = findMeasure(zone.measureId);
      // Boundary, ways and surroundings are worked out on the area's own screen; here they would only say "unknown".
      const told = new Set(['G1', 'G2', 'G3', 'G4', 'G6', 'G7', 'G8', 'G11', 'G12']);
      const checks = measure ? runChecks({ zone, measure, facts, thresholds }).filter(({ id }) => told.has(id)) : [];
      return { zone, facts, checks };
    };
    return compareScenarios(
      document.scenarios.map((scenario) => ({
        scenario,
        zones: own.filter(({ scenarioId }) => scenarioId === scenario.id).map(compared),
      })),
    );
  }, [document.scenarios, document.thresholds, document.markers, own, inside, layers, result, table, now]);
}
