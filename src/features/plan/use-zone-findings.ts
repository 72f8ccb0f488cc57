import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import { deriveZoneFacts } from '../../analysis/zone/derive-zone-facts.ts';
import { findMeasure } from '../../domain/measure/catalogue.ts';
import { runChecks } from '../../domain/plan-checks/run-checks.ts';
import { readThresholds } from '../../domain/plan-checks/thresholds.ts';
import { writeValues } from '../../domain/plan-checks/write-values.ts';
import { composeReasons } from '../../domain/wording/reasons.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { describeBoundary } from '../../geometry/boundary-text/boundary-text.ts';
import { streetLinesOf } from '../../geometry/boundary-text/street-lines.ts';
import { createStreetFinder } from '../../geometry/nearest/nearest-street.ts';
import { textsIn } from '../../i18n/index.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import type { StepProps } from '../step-props.ts';
import type { ZoneFindings } from './document-facts.ts';

/**
 * What documents tell of an area: its boundary in words, size, what is registered in it under its own filter, the reasons
 * as they were edited, and the checks of now. Null while it is counted.
 */
export function useZoneFindings(
  { project, workbench, session, now }: Pick<StepProps, 'project' | 'workbench' | 'session' | 'now'>,
  zone: Zone | null,
): ZoneFindings | null {
  const { document } = useStore(project);
  const { layers, result, table, dataFingerprint } = useStore(workbench);
  const [counted, setCounted] = useState<{ readonly zone: Zone; readonly inside: AreaSummary } | null>(null);
  useEffect(() => {
    if (!zone || zone.rings.length === 0 || !dataFingerprint) return;
    let left = false;
    session.inspectArea(zone.rings, restoreFilter(zone.grounds.filter)).then(
      (inside) => !left && setCounted({ zone, inside }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, zone, dataFingerprint]);
  const inside = counted && counted.zone === zone ? counted.inside : null;
  return useMemo(() => {
    if (!zone || !inside) return null;
    const boundary = describeBoundary(zone.rings, createStreetFinder(layers.streets), streetLinesOf(layers.streets));
    const facts = deriveZoneFacts({
      zone,
      zones: document.zones,
      layers,
      today: now().slice(0, 10),
      inside,
      result,
      boundary,
      smaller: null,
      reachability: null,
      markers: document.markers,
      lastMonthIncomplete: false,
      allRows: table?.length ?? 0,
    });
    const measure = findMeasure(zone.measureId);
    const checks = measure
      ? runChecks({ zone, measure, facts, thresholds: readThresholds(document.thresholds) }).filter(
          // Ways and the smaller area are worked out on the area's own screen; a document does not call them unknown.
          ({ id, outcome }) => outcome !== 'notApplicable' && id !== 'G5',
        )
      : [];
    const nl = textsIn('nl');
    const write = (key: string, values: Parameters<typeof writeValues>[0]) =>
      nl.t(
        key,
        writeValues(values, nl, (unit, amount) => nl.t(`checks.unit.${unit}`, { amount })),
      );
    const stored = document.reasons.find(({ zoneId }) => zoneId === zone.id)?.sentences ?? [];
    const reasons = composeReasons(checks, stored).filter(({ isLeftOut }) => !isLeftOut);
    const all = result?.incidentsOnMap ?? 0;
    return {
      texts: {
        'zone.boundary': boundary.text,
        'zone.hectares': nl.area(facts.areaSquareMetres),
        'zone.incidents': nl.count(inside.incidents),
        ...(all > 0 ? { 'zone.share': nl.share(inside.incidents / all) } : {}),
        'zone.grounds': [
          zone.grounds.text,
          ...reasons.map(({ edited, text: { key, values } }) => edited ?? write(key, values)),
        ]
          .filter(Boolean)
          .join(' '),
      },
      checks: checks.map(({ id, outcome, messageKey, values }) => ({
        id,
        outcome,
        sentence: write(messageKey, values),
      })),
    };
  }, [zone, inside, layers, result, table, document, now]);
}
