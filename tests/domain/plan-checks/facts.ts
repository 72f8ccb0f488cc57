import { findMeasure } from '../../../src/domain/measure/catalogue.ts';
import type { Measure } from '../../../src/domain/measure/measure.ts';
import type { CheckId, CheckInput, CheckResult } from '../../../src/domain/plan-checks/check.ts';
import { CHECKS } from '../../../src/domain/plan-checks/run-checks.ts';
import { readThresholds, type ThresholdOverride } from '../../../src/domain/plan-checks/thresholds.ts';
import type { ZoneFacts } from '../../../src/domain/plan-checks/zone-facts.ts';
import { createZone, NO_DECLARED_FACTS, type Zone, type ZoneDeclaredFacts } from '../../../src/domain/zone/zone.ts';

export const SQUARE = [0, 0, 200, 0, 200, 200, 0, 200, 0, 0];

/** A good area: 4 ha out of 4 km², 60 of 100 incidents, well described. */
export const GOOD_FACTS: ZoneFacts = {
  asOf: '2026-11-24',
  shape: { problems: [], parts: 1, holes: 0 },
  areaSquareMetres: 40_000,
  perimeterMetres: 800,
  streetMetres: 1500,
  addresses: 220,
  homes: 120,
  inhabitants: 260,
  shops: 60,
  sensitivePlaces: [],
  incidents: {
    inside: 60,
    total: 100,
    totalAreaSquareMetres: 4_000_000,
    totalStreetMetres: 90_000,
    emptyStreetMetres: 100,
    emptyParts: [],
    smaller: [{ keptShare: 0.95, areaSquareMetres: 39_000, optimalityGap: 0 }],
  },
  hours: { knownShare: 0.9, capturedShare: 0.8, hours: 40, smallest: [{ keptShare: 0.9, hours: 36 }] },
  jurisdiction: {
    ownName: 'Nieuwerhaven',
    municipalities: [{ name: 'Nieuwerhaven', squareMetres: 40_000 }],
    outsideSquareMetres: 0,
  },
  reachability: [
    {
      kind: 'azc',
      name: 'Opvang',
      inside: false,
      reachable: true,
      detourFactor: 1.1,
      detourMetres: 80,
      viaCorridor: false,
    },
    {
      kind: 'gp',
      name: 'Huisarts',
      inside: false,
      reachable: true,
      detourFactor: 1,
      detourMetres: 0,
      viaCorridor: false,
    },
  ],
  openness: { privateSquareMetres: 4000, dwellings: 120, closedBuildings: 40, dwellingsInView: null, terraces: 3 },
  overlaps: [],
  boundary: { streets: 4, unnamedMetres: 0, differenceSquareMetres: 0, hasSides: true },
  displacement: { ringMetres: 200, ringIncidents: 20, candidatePlaces: 2, hasComparisonArea: true },
  data: {
    months: 36,
    geocodedShare: 0.97,
    timeKnownShare: 0.9,
    registrationChanges: 0,
    lastMonthIncomplete: false,
  },
};

/** Everything entered that a measure can ask. */
export const ALL_DECLARED: ZoneDeclaredFacts = {
  ...NO_DECLARED_FACTS,
  byLawArticle: 'APV art. 2:78',
  prosecutorConsultedOn: '2026-11-20',
  councilInformedOn: '2026-12-01',
  prosecutorOrderSameArea: false,
  weapons: { incidents: 6, seizures: 3, from: '2026-01-01', to: '2026-10-31', source: 'Bestuurlijke rapportage' },
  byLawHasOwnRule: false,
  unforeseenReason: 'Aangekondigde confrontatie vanavond',
  policeAdviceReference: 'Advies 2026-11',
  dpiaReference: 'DPIA 2026-3',
  permitReference: 'AP-vergunning',
  lighterMeans: [{ measureId: 'prev.toezicht', text: 'Extra toezicht sinds juni' }],
  reviewOn: '2027-01-15',
  withdrawalTrigger: 'Drie maanden onder de norm',
  baselineOn: '2026-11-25',
  comparisonArea: 'Winkelhof',
  signsPlanned: true,
};

export const GOOD_ZONE: Zone = {
  ...createZone({
    id: 'zone',
    name: 'Centrum',
    measureId: 'rep.gebiedsverbod.172a',
    grounds: {
      filter: { period: null, hoursOfWeek: null, categories: null, sources: null, area: null },
      text: 'Diefstal',
    },
    rings: [SQUARE],
  }),
  term: { from: '2026-12-01', to: '2027-02-28' },
  hours: Array.from({ length: 40 }, (_, hour) => hour),
  facts: ALL_DECLARED,
};

export const measureOf = (id: string): Measure => findMeasure(id)!;

export interface Case {
  readonly zone?: Partial<Zone>;
  readonly declared?: Partial<ZoneDeclaredFacts>;
  readonly facts?: Partial<ZoneFacts>;
  readonly measure?: string;
  readonly overrides?: readonly ThresholdOverride[];
}

export function inputOf({ zone, declared, facts, measure, overrides }: Case = {}): CheckInput {
  const measureId = measure ?? 'rep.gebiedsverbod.172a';
  return {
    zone: { ...GOOD_ZONE, measureId, ...zone, facts: { ...ALL_DECLARED, ...declared } },
    measure: measureOf(measureId),
    facts: { ...GOOD_FACTS, ...facts },
    thresholds: readThresholds(overrides),
  };
}

export const check = (id: CheckId, given: Case = {}): CheckResult => CHECKS[id](inputOf(given));
/** Names of what a check found, without its prefix. */
export const found = (id: CheckId, given: Case = {}): readonly string[] =>
  check(id, given).findings.map(({ key }) => key.split('.').slice(2).join('.'));
