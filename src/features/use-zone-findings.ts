import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AreaSummary } from '../analysis/brush/brush-contract.ts';
import { deriveZoneFacts, ringAround, type FactInput } from '../analysis/zone/derive-zone-facts.ts';
import { findMeasure } from '../domain/measure/catalogue.ts';
import { runChecks } from '../domain/plan-checks/run-checks.ts';
import { readThresholds } from '../domain/plan-checks/thresholds.ts';
import { writeValues } from '../domain/plan-checks/write-values.ts';
import { composeReasons } from '../domain/wording/reasons.ts';
import type { DestinationReach } from '../domain/plan-checks/zone-facts.ts';
import type { Zone } from '../domain/zone/zone.ts';
import { describeBoundary } from '../geometry/boundary-text/boundary-text.ts';
import { streetLinesOf } from '../geometry/boundary-text/street-lines.ts';
import { createStreetFinder } from '../geometry/nearest/nearest-street.ts';
import { textsIn, type Language } from '../i18n/index.ts';
import { restoreFilter } from '../state/stored-filter.ts';
import { useReachability } from './use-reachability.ts';
import type { StepProps } from './step-props.ts';

/** What is worked out of an area: for documents, for the meeting, for the record of a decision. */
export interface ZoneFindings {
  /** By the keys of data/catalogue/document-facts.json. */
  readonly texts: Readonly<Record<string, string>>;
  readonly checks: readonly {
    readonly id: string;
    readonly outcome: 'pass' | 'warning' | 'fail' | 'notApplicable';
    readonly sentence: string;
  }[];
}

/** With the counts that they rest on. */
interface CountedFindings extends ZoneFindings {
  readonly inside: AreaSummary;
  readonly areaSquareMetres: number;
}

interface Counted {
  readonly zone: Zone;
  readonly inside: AreaSummary;
  readonly around: FactInput['around'];
}

/**
 * What documents tell of an area: its boundary in words, size, what is registered in it under its own filter, the reasons
 * as they were edited, and the checks of now. Null while it is counted.
 */
export function useZoneFindings(
  {
    project,
    workbench,
    session,
    clients,
    now,
  }: Pick<StepProps, 'project' | 'workbench' | 'session' | 'clients' | 'now'>,
  zone: Zone | null,
  language: Language = 'nl',
): CountedFindings | null {
  const { document } = useStore(project);
  const { layers, result, table, dataFingerprint } = useStore(workbench);
  const [counted, setCounted] = useState<Counted | null>(null);
  const thresholds = useMemo(() => readThresholds(document.thresholds), [document.thresholds]);
  const ringMetres = thresholds('g10.ringMetres').value ?? 0;
  const reachability = useReachability({ clients, session }, zone, layers, table);
  useEffect(() => {
    if (!zone || zone.rings.length === 0 || !dataFingerprint) return;
    let left = false;
    const filter = restoreFilter(zone.grounds.filter);
    const around = ringAround(zone.rings, ringMetres);
    Promise.all([
      session.inspectArea(zone.rings, filter),
      around.length > 0 ? session.inspectArea(around, filter) : null,
    ]).then(
      ([inside, inRing]) =>
        !left &&
        setCounted({
          zone,
          inside,
          around: inRing && { rings: around, metres: ringMetres, incidents: inRing.incidents },
        }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
  }, [session, zone, dataFingerprint, ringMetres]);
  const present = counted && counted.zone === zone ? counted : null;
  return useMemo(() => {
    if (!zone || !present) return null;
    const { inside, around } = present;
    const boundary = describeBoundary(zone.rings, createStreetFinder(layers.streets), streetLinesOf(layers.streets));
    const facts = deriveZoneFacts({
      zone,
      zones: document.zones,
      layers,
      today: now().slice(0, 10),
      inside,
      result,
      boundary,
      reachability,
      around,
      markers: document.markers,
      lastMonthIncomplete: false,
      allRows: table?.length ?? 0,
    });
    const measure = findMeasure(zone.measureId);
    const checks = measure
      ? runChecks({ zone, measure, facts, thresholds }).filter(
          // Without streets nothing can be said of ways; a document does not call that unknown.
          ({ id, outcome }) => outcome !== 'notApplicable' && (id !== 'G5' || reachability !== null),
        )
      : [];
    const words = textsIn(language);
    const write = (key: string, values: Parameters<typeof writeValues>[0]) =>
      words.t(
        key,
        writeValues(values, words, (unit, amount) => words.t(`checks.unit.${unit}`, { amount })),
      );
    const stored = document.reasons.find(({ zoneId }) => zoneId === zone.id)?.sentences ?? [];
    const reasons = composeReasons(checks, stored).filter(({ isLeftOut }) => !isLeftOut);
    const all = result?.incidentsOnMap ?? 0;
    return {
      inside,
      areaSquareMetres: facts.areaSquareMetres,
      texts: {
        'zone.boundary': boundary.text,
        'zone.hectares': words.area(facts.areaSquareMetres),
        'zone.incidents': words.count(inside.incidents),
        ...(all > 0 ? { 'zone.share': words.share(inside.incidents / all) } : {}),
        ...(zone.smaller ? { 'zone.smaller': smallerInWords(zone.smaller, words) } : {}),
        ...(reachability ? { 'zone.reach': reachInWords(reachability, words) } : {}),
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
  }, [zone, present, reachability, layers, result, table, document, thresholds, now, language]);
}

type Words = ReturnType<typeof textsIn>;

/** The smaller areas that were sought, each with what it keeps and how sure it is that none is smaller. */
function smallerInWords(smaller: NonNullable<Zone['smaller']>, { t, share, area }: Words): string {
  if (smaller.length === 0) return t('documents.noSmaller');
  return smaller
    .map(({ keptShare, areaSquareMetres, optimalityGap }) =>
      t(optimalityGap === 0 ? 'documents.smallerProved' : 'documents.smallerWithin', {
        share: share(keptShare),
        area: area(areaSquareMetres),
        gap: share(optimalityGap ?? 1),
      }),
    )
    .join('; ');
}

/** What becomes of walks to places that people cannot do without. */
function reachInWords(reach: readonly DestinationReach[], { t, distance }: Words): string {
  return reach
    .map(({ name, inside, reachable, detourMetres }) => {
      if (inside) return t('documents.reach.inside', { name });
      if (!reachable) return t('documents.reach.cutOff', { name });
      return detourMetres !== null && detourMetres > 1
        ? t('documents.reach.longer', { name, metres: distance(detourMetres) })
        : t('documents.reach.same', { name });
    })
    .join('; ');
}
