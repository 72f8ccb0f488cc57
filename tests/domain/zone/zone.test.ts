import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilMinutes, daysOf } from '../../../src/domain/zone/civil-time.ts';
import { compareScenarios } from '../../../src/domain/zone/compare-scenarios.ts';
import { runChecks } from '../../../src/domain/plan-checks/run-checks.ts';
import {
  changeZone,
  copyAsVariant,
  expireZone,
  isPastTerm,
  nextVariant,
  renewZone,
  type Zone,
} from '../../../src/domain/zone/zone.ts';
import { isMoveRefusal, movesFor, moveZone, PROJECT_ROLES } from '../../../src/domain/zone/zone-status.ts';
import { GOOD_FACTS, GOOD_ZONE, inputOf } from '../plan-checks/facts.ts';

const AT = '2026-11-24T12:00:00.000Z';

describe('a zone', () => {
  it('changes in place while a concept, and makes a new version with its history after that', () => {
    const term = { from: '2026-12-01', to: '2027-01-31' };
    expect(changeZone(GOOD_ZONE, { term }, AT, 'korter')).toMatchObject({ version: 1, term, history: [] });
    const proposed: Zone = { ...GOOD_ZONE, status: 'proposed' };
    expect(changeZone(proposed, { term }, AT, 'korter')).toMatchObject({
      version: 2,
      status: 'concept',
      term,
      history: [{ version: 1, at: AT, reason: 'korter', rings: GOOD_ZONE.rings, term: GOOD_ZONE.term }],
    });
  });

  it('counts a renewal, and asks for a consultation anew', () => {
    const renewed = renewZone(
      { ...GOOD_ZONE, status: 'active' },
      { from: '2027-03-01', to: '2027-05-31' },
      AT,
      'nog nodig',
    );
    expect(renewed).toMatchObject({ version: 2, status: 'concept' });
    expect(renewed.facts).toMatchObject({
      renewalsSoFar: 1,
      prosecutorConsultedOn: null,
      withdrawalTrigger: GOOD_ZONE.facts.withdrawalTrigger,
    });
  });

  it('holds to the end of its last day, then expires', () => {
    const active: Zone = { ...GOOD_ZONE, status: 'active', term: { from: '2026-12-01', to: '2026-12-31' } };
    expect(isPastTerm(active, '2026-12-31T23:59')).toBe(false);
    expect(expireZone(active, '2026-12-31').status).toBe('active');
    expect(expireZone(active, '2027-01-01').status).toBe('expired');
    expect(expireZone({ ...active, status: 'concept' }, '2027-01-01').status).toBe('concept');
  });

  it('is copied as a variant of its own', () => {
    expect(
      copyAsVariant({ ...GOOD_ZONE, version: 4, status: 'decided' }, 'other', nextVariant([GOOD_ZONE])),
    ).toMatchObject({
      id: 'other',
      variant: 'B',
      version: 1,
      status: 'concept',
    });
  });

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(GOOD_ZONE))).toEqual(GOOD_ZONE);
  });
});

describe('who may move what', () => {
  const request = { role: 'mayor' as const, now: '2026-11-24', failedChecks: [], hasAnalysis: true, infoOnly: false };
  it('leaves the decision to the mayor, and refuses it while a check fails', () => {
    const consulted: Zone = { ...GOOD_ZONE, status: 'consulted' };
    expect(moveZone(consulted, { ...request, to: 'decided' })).toMatchObject({ status: 'decided' });
    for (const role of PROJECT_ROLES.filter((other) => other !== 'mayor'))
      expect(moveZone(consulted, { ...request, role, to: 'decided' })).toMatchObject({ key: 'zones.refuse.role' });
    expect(moveZone(consulted, { ...request, to: 'decided', failedChecks: ['G3'] })).toMatchObject({
      key: 'zones.refuse.checks',
    });
  });
  it('skips no step and wakes nothing that is over', () => {
    expect(isMoveRefusal(moveZone(GOOD_ZONE, { ...request, to: 'decided' }))).toBe(true);
    for (const role of PROJECT_ROLES)
      expect([...movesFor('expired', role), ...movesFor('withdrawn', role)]).toEqual([]);
    for (const status of ['concept', 'proposed', 'consulted', 'decided', 'active'] as const)
      expect(movesFor(status, 'reader')).toEqual([]);
    expect(
      isMoveRefusal(moveZone({ ...GOOD_ZONE, status: 'decided' }, { ...request, now: '2030-01-01', to: 'active' })),
    ).toBe(true);
  });
  it('goes forward from an analysis, or with a written reason', () => {
    const asked = { ...request, role: 'drafter' as const, to: 'proposed' as const, hasAnalysis: false };
    const concept: Zone = { ...GOOD_ZONE, status: 'concept' };
    expect(moveZone(concept, asked)).toMatchObject({ key: 'zones.refuse.analysis' });
    expect(moveZone({ ...concept, reasonWithoutAnalysis: ' ' }, asked)).toMatchObject({ key: 'zones.refuse.analysis' });
    expect(moveZone({ ...concept, reasonWithoutAnalysis: 'Acuut gevaar' }, asked)).toMatchObject({
      status: 'proposed',
    });
    expect(moveZone(concept, { ...asked, hasAnalysis: true })).toMatchObject({ status: 'proposed' });
  });
  it('never plans what is only told about', () => {
    expect(moveZone(GOOD_ZONE, { ...request, role: 'drafter', to: 'proposed', infoOnly: true })).toMatchObject({
      key: 'zones.refuse.infoOnly',
    });
  });
});

describe('civil time', () => {
  it('adds months to the last day where the day does not exist', () => {
    expect(addMonths(civilMinutes('2026-11-30'), 3)).toBe(civilMinutes('2027-02-28'));
    expect(addMonths(civilMinutes('2027-12-15'), 1)).toBe(civilMinutes('2028-01-15'));
  });
  it('refuses days that do not exist', () => {
    expect(civilMinutes('2026-02-30')).toBeNaN();
    expect(civilMinutes('2026-02-01T24:00')).toBeNaN();
    expect(civilMinutes('morgen')).toBeNaN();
  });
  it('never goes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 48 }), (day, months) => {
        const at = day * 1440;
        const later = addMonths(at, months);
        expect(later).toBeGreaterThanOrEqual(at);
        expect(daysOf(later - at)).toBeLessThanOrEqual(31 * months);
      }),
    );
  });
});

describe('comparing scenarios', () => {
  const scenario = (id: string, yearlyEuro: number | null) => ({
    id,
    name: id,
    note: '',
    measures: [{ measureId: 'prev.toezicht', onceEuro: 0, yearlyEuro }],
  });
  const compared = (facts: typeof GOOD_FACTS | null = GOOD_FACTS) => ({
    zone: GOOD_ZONE,
    facts,
    checks: runChecks(inputOf({ facts: facts ?? {} })),
  });
  it('lays cover, area, hours, cost, reach and checks beside each other', () => {
    const [a, b] = compareScenarios([
      { scenario: scenario('A', 1000), zones: [compared(), compared()] },
      { scenario: scenario('B', null), zones: [] },
    ]);
    expect(a).toMatchObject({
      areaSquareMetres: 80_000,
      addresses: 440,
      incidents: 120,
      incidentShare: 0.6,
      hoursPerWeek: 40,
      hectareHoursPerWeek: 320,
      yearlyEuro: 1000,
      cutOffPlaces: 0,
      worst: 'pass',
    });
    expect(b).toMatchObject({ zones: 0, yearlyEuro: null, worst: 'notApplicable' });
  });
  it('does not take what is not known for zero', () => {
    const [column] = compareScenarios([{ scenario: scenario('A', 0), zones: [compared(), compared(null)] }]);
    expect(column).toMatchObject({ areaSquareMetres: null, incidents: null });
  });
});
