import { describe, expect, it } from 'vitest';
import dutch from '../../../src/i18n/parts/checks.nl.json' with { type: 'json' };
import { MEASURES } from '../../../src/domain/measure/catalogue.ts';
import { CHECK_IDS, type CheckResult } from '../../../src/domain/plan-checks/check.ts';
import { failedChecks, runChecks } from '../../../src/domain/plan-checks/run-checks.ts';
import { readThresholds, refuseOverride, THRESHOLDS } from '../../../src/domain/plan-checks/thresholds.ts';
import { writeValues } from '../../../src/domain/plan-checks/write-values.ts';
import { createFormats } from '../../../src/i18n/formats.ts';
import { check, found, GOOD_FACTS, inputOf, type Case } from './facts.ts';

const FORMATS = createFormats('nl');
const TEXTS: Readonly<Record<string, string>> = dutch;
/** Every text of a result exists and all its values are filled in. */
function expectTexts(results: readonly CheckResult[]): void {
  for (const { messageKey, values, findings, sentence, fix } of results)
    for (const text of [
      { key: messageKey, values },
      ...findings,
      ...(sentence ? [sentence] : []),
      ...(fix ? [fix] : []),
    ]) {
      const words = TEXTS[text.key];
      expect(words, text.key).toBeDefined();
      const written = writeValues(text.values, FORMATS, (unit, amount) => `${amount} ${unit}`);
      for (const [, name] of words!.matchAll(/\{\{(\w+)\}\}/g)) expect(written, text.key).toHaveProperty(name!);
    }
}

describe('a good area', () => {
  it('passes every check that applies', () => {
    const results = runChecks(inputOf());
    expect(results.map(({ id }) => id)).toEqual(CHECK_IDS);
    expect(
      results.filter(({ outcome }) => outcome === 'fail' || outcome === 'warning').map((r) => [r.id, r.messageKey]),
    ).toEqual([]);
    expect(failedChecks(results)).toEqual([]);
  });
  it('has texts, with every value filled in, for every measure and whatever is missing', () => {
    const missing: Partial<typeof GOOD_FACTS> = {
      streetMetres: null,
      addresses: null,
      sensitivePlaces: null,
      incidents: null,
      hours: null,
      jurisdiction: null,
      reachability: null,
      openness: null,
      boundary: null,
      displacement: null,
      data: null,
    };
    for (const { id } of MEASURES) {
      expectTexts(runChecks(inputOf({ measure: id })));
      expectTexts(
        runChecks(inputOf({ measure: id, facts: missing, zone: { term: { from: null, to: null }, hours: null } })),
      );
    }
  });
  it('never takes what is not known for good', () => {
    const unknown: Case = {
      facts: { incidents: null, hours: null, jurisdiction: null, reachability: null, boundary: null },
    };
    for (const id of ['G1', 'G3', 'G4', 'G5', 'G9', 'G11', 'G12'] as const)
      expect(check(id, unknown).outcome).not.toBe('pass');
  });
});

describe('G1 valid and competent', () => {
  it('refuses a border that crosses itself and offers to repair it', () => {
    const result = check('G1', {
      facts: { shape: { problems: [{ kind: 'selfCrossing', x: 5, y: 5 }], parts: 1, holes: 0 } },
    });
    expect(result.outcome).toBe('fail');
    expect(result.fix?.action).toBe('repairShape');
  });
  it('refuses ground outside the municipality, unless the other mayor agrees and art. 172a carries it', () => {
    const jurisdiction = {
      ownName: 'Nieuwerhaven',
      municipalities: [
        { name: 'Nieuwerhaven', squareMetres: 30_000 },
        { name: 'Polderdam', squareMetres: 10_000 },
      ],
      outsideSquareMetres: 0,
    };
    expect(check('G1', { facts: { jurisdiction } }).outcome).toBe('fail');
    const agreed: Case = {
      facts: { jurisdiction },
      declared: { otherMayors: [{ municipality: 'Polderdam', agreedOn: '2026-11-10' }] },
    };
    expect(check('G1', agreed).outcome).toBe('pass');
    expect(check('G11', agreed).outcome).toBe('pass');
    expect(check('G1', { ...agreed, measure: 'rep.vrg.151b' }).outcome).toBe('fail');
    expect(check('G11', { facts: { jurisdiction } }).outcome).toBe('fail');
  });
  it('asks the council’s grant and the consultation, before the start', () => {
    const vrg: Case = { measure: 'rep.vrg.151b' };
    expect(found('G1', { ...vrg, declared: { byLawArticle: ' ', prosecutorConsultedOn: null } })).toEqual([
      'noCouncilGrant',
      'prosecutorNotConsulted',
    ]);
    expect(found('G1', { ...vrg, declared: { prosecutorConsultedOn: '2026-12-05' } })).toEqual([
      'prosecutorAfterStart',
    ]);
    expect(check('G1', vrg).outcome).toBe('pass');
  });
  it('sends art. 172(3) back to the by-law', () => {
    const acute: Case = { measure: 'rep.gebiedsverbod.172-3' };
    expect(check('G1', { ...acute, declared: { byLawHasOwnRule: true } }).outcome).toBe('fail');
    expect(check('G1', { ...acute, declared: { byLawHasOwnRule: null } }).outcome).toBe('warning');
  });
});

describe('G2 size and contents', () => {
  it('names a church and a school inside', () => {
    const result = check('G2', {
      facts: {
        sensitivePlaces: [
          { kind: 'school', name: 'De Wilg' },
          { kind: 'worship', name: 'Sint-Jan' },
          { kind: 'shop', name: 'x' },
        ],
      },
    });
    expect(result.outcome).toBe('warning');
    expect(result.values['places']).toEqual(['De Wilg', 'Sint-Jan']);
  });
  it('prints the threshold, and an override with its reason', () => {
    const result = check('G2', {
      overrides: [{ id: 'g2.largeAreaSquareMetres', value: 30_000, reason: 'Afspraak driehoek' }],
    });
    expect(result.findings[0]?.key).toBe('checks.g2.large');
    expect(result.thresholds[0]).toMatchObject({ value: 30_000, source: 'Afspraak driehoek', overridden: true });
  });
});

describe('G3 substantiation', () => {
  const { incidents } = GOOD_FACTS;
  it('fails on zero incidents and on less than average', () => {
    expect(found('G3', { facts: { incidents: { ...incidents!, inside: 0 } } })).toEqual(['noIncidents']);
    expect(check('G3', { facts: { areaSquareMetres: 3_000_000 } }).outcome).toBe('fail');
  });
  it('shows a smaller area that keeps nearly all', () => {
    const smaller = [
      { keptShare: 0.92, areaSquareMetres: 18_000, optimalityGap: 0 },
      { keptShare: 0.5, areaSquareMetres: 4000, optimalityGap: 0 },
    ];
    const result = check('G3', { facts: { incidents: { ...incidents!, smaller } } });
    expect(result.outcome).toBe('warning');
    expect(result.fix).toMatchObject({ action: 'findSmallerArea', values: { area: { value: 18_000 } } });
  });
  it('is the gate of weapons for 151b and 174b, and asks none of a 172a area', () => {
    for (const measure of ['rep.vrg.151b', 'rep.vrg.174b']) {
      expect(check('G3', { measure, declared: { weapons: null } }).outcome).toBe('fail');
      expect(
        check('G3', {
          measure,
          declared: { weapons: { incidents: 0, seizures: 0, from: null, to: '2026-10-01', source: 'x' } },
        }).outcome,
      ).toBe('fail');
      expect(
        found('G3', {
          measure,
          declared: { weapons: { incidents: 9, seizures: null, from: null, to: '2025-01-01', source: 'x' } },
        }),
      ).toContain('weaponsOld');
      expect(
        found('G3', {
          measure,
          declared: { weapons: { incidents: 9, seizures: null, from: null, to: '2026-10-01', source: '' } },
        }),
      ).toContain('weaponsWithoutSource');
    }
    expect(check('G3', { declared: { weapons: null } }).outcome).toBe('pass');
  });
});

describe('G4 hours', () => {
  it('offers a smaller window, and minds hours that are seldom known', () => {
    const hours = { knownShare: 0.3, capturedShare: 0.9, hours: 168, smallest: [{ keptShare: 0.92, hours: 40 }] };
    expect(found('G4', { zone: { hours: null }, facts: { hours } })).toEqual(['hoursOftenUnknown', 'alwaysNotNeeded']);
    expect(check('G4', { zone: { hours: [] } }).outcome).toBe('fail');
  });
});

describe('G5 reachability', () => {
  const place = {
    kind: 'azc',
    name: 'Opvang',
    inside: false,
    reachable: false,
    detourFactor: null,
    detourMetres: null,
    viaCorridor: false,
  };
  it('fails when the azc is cut off, and a corridor is the way out', () => {
    expect(check('G5', { facts: { reachability: [place] } })).toMatchObject({
      outcome: 'fail',
      fix: { action: 'makeCorridor' },
    });
    expect(check('G5', { facts: { reachability: [{ ...place, viaCorridor: true }] } }).outcome).toBe('pass');
    expect(check('G5', { facts: { reachability: [{ ...place, inside: true, reachable: true }] } }).outcome).toBe(
      'fail',
    );
  });
  it('is content with another shop of the same kind', () => {
    const inside = { ...place, kind: 'supermarket', name: 'A', inside: true };
    const outside = { ...place, kind: 'supermarket', name: 'B', reachable: true };
    expect(check('G5', { facts: { reachability: [inside, outside] } }).outcome).toBe('pass');
    expect(check('G5', { facts: { reachability: [inside] } }).outcome).toBe('fail');
    expect(found('G5', { facts: { reachability: [{ ...outside, detourMetres: 2500, detourFactor: 3 }] } })).toEqual([
      'detour',
    ]);
  });
});

describe('G6 concurrence', () => {
  it('clashes with the prosecutor’s order for the same area', () => {
    expect(check('G6', { declared: { prosecutorOrderSameArea: true } }).outcome).toBe('fail');
    expect(check('G6', { declared: { prosecutorOrderSameArea: null } }).outcome).toBe('warning');
  });
  it('tells two bans in one place apart from a camera in the same place', () => {
    const other = { zoneId: 'b', name: 'Winkels', squareMetres: 5000, sharedHours: 20, sharedTerm: true };
    expect(check('G6', { facts: { overlaps: [{ ...other, measureId: 'rep.gebiedsverbod.apv' }] } }).outcome).toBe(
      'warning',
    );
    expect(check('G6', { facts: { overlaps: [{ ...other, measureId: 'rep.camera.vast' }] } }).outcome).toBe('pass');
    expect(
      check('G6', { facts: { overlaps: [{ ...other, measureId: 'rep.gebiedsverbod.apv', sharedHours: 0 }] } }).number
        ?.value,
    ).toBe(0);
  });
});

describe('G7 public and private', () => {
  it('wants an impact assessment and signs for cameras', () => {
    const camera: Case = { measure: 'rep.camera.vast' };
    expect(found('G7', { ...camera, declared: { dpiaReference: '', signsPlanned: false } }).slice(0, 2)).toEqual([
      'noImpactAssessment',
      'noSigns',
    ]);
    expect(found('G7', { ...camera, declared: { dpiaReference: '', dpiaExceptionReason: 'Al gedaan' } })[0]).toBe(
      'impactAssessmentExcepted',
    );
  });
});

describe('G8 term', () => {
  const term = (from: string | null, to: string | null, given: Case = {}): Case => ({
    ...given,
    zone: { term: { from, to } },
  });
  it('holds art. 172a to three months, to the day', () => {
    expect(check('G8', term('2026-12-01', '2027-02-28')).outcome).toBe('pass');
    expect(found('G8', term('2026-12-01', '2027-03-01'))).toContain('tooManyMonths');
  });
  it('counts renewals: three, and no more', () => {
    expect(check('G8', { declared: { renewalsSoFar: 3 } }).findings[0]).toMatchObject({
      key: 'checks.g8.renewalsLeft',
      values: { left: 0 },
    });
    expect(check('G8', { declared: { renewalsSoFar: 4 } }).outcome).toBe('fail');
  });
  it('knows 90 days in 24 months', () => {
    const spread = (days: number, months: number): Case =>
      term('2026-12-01', '2028-11-30', { declared: { spread: { days, months } } });
    expect(found('G8', spread(90, 24))).not.toContain('spreadTooManyDays');
    expect(check('G8', spread(90, 24)).outcome).not.toBe('fail');
    expect(found('G8', spread(91, 24))).toContain('spreadTooManyDays');
    expect(found('G8', spread(60, 25))).toContain('spreadTooLong');
  });
  it('wants a first and a last day, in that order', () => {
    expect(found('G8', term(null, null)).slice(0, 2)).toEqual(['noStart', 'noEnd']);
    expect(found('G8', term('2027-01-02', '2027-01-01'))).toContain('endBeforeStart');
  });
  it('holds an urgent designation to twelve hours', () => {
    const urgent = (to: string) =>
      found('G8', { measure: 'rep.vrg.174b', zone: { term: { from: '2026-12-01T18:00', to } } });
    expect(urgent('2026-12-02T06:00')).not.toContain('tooManyHours');
    expect(urgent('2026-12-02T06:01')).toContain('tooManyHours');
  });
  it('asks the limit of the by-law until it is filled in, then holds to it', () => {
    const byLaw: Case = { measure: 'rep.gebiedsverbod.apv', zone: { term: { from: '2026-12-01', to: '2026-12-29' } } };
    expect(found('G8', byLaw)).toContain('byLawLimitUnknown');
    const overrides = [{ id: 'byLaw.areaBanDays', value: 28, reason: 'APV art. 2:78' }];
    expect(found('G8', { ...byLaw, overrides })).toContain('tooLongForByLaw');
  });
  it('lets search orders neither overlap, exceed twelve hours nor leave the designation', () => {
    const orders = (...times: [string, string][]) =>
      found('G8', {
        measure: 'rep.vrg.151b',
        declared: {
          searchOrders: times.map(([from, to], i) => ({ id: String(i), from: `2026-12-${from}`, to: `2026-12-${to}` })),
        },
      }).filter((name) => name.startsWith('order'));
    expect(orders(['05T12:00', '06T00:00'], ['06T12:00', '06T20:00'])).toEqual([]);
    expect(orders(['05T12:00', '06T00:01'])).toEqual(['orderTooLong']);
    expect(orders(['05T12:00', '05T20:00'], ['05T19:00', '05T23:00'])).toEqual(['ordersOverlap']);
    expect(orders(['05T12:00', '05T20:00'], ['05T20:00', '06T04:00'])).toEqual(['ordersJoin']);
    expect(orders(['05T20:00', '05T12:00'])).toEqual(['orderWithoutTime']);
  });
});

describe('G9 description', () => {
  it('refuses a text that gives another shape', () => {
    const boundary = { streets: 4, unnamedMetres: 200, differenceSquareMetres: 14, hasSides: false };
    expect(found('G9', { facts: { boundary } })).toEqual(['differs', 'noSides', 'unnamed']);
    expect(check('G9', { facts: { boundary: { ...boundary, differenceSquareMetres: null } } }).outcome).toBe('fail');
  });
});

describe('G12 enough data', () => {
  it('says that there is too little', () => {
    expect(found('G12', { facts: { data: { ...GOOD_FACTS.data!, months: 5, registrationChanges: 2 } } })).toEqual([
      'fewMonths',
      'registrationChanged',
    ]);
  });
});

describe('thresholds', () => {
  it('each have a source, bounds that hold them, and a name in both languages', () => {
    for (const { value, minimum, maximum, source, name, id } of THRESHOLDS) {
      expect(source && name.nl && name.en, id).toBeTruthy();
      if (value !== null) expect(value >= minimum && value <= maximum, id).toBe(true);
    }
  });
  it('take an override only within bounds and with a reason; the law’s own limits can only shrink', () => {
    expect(refuseOverride({ id: 'law.172a.months', value: 6, reason: 'x' })).toBe('checks.threshold.outOfBounds');
    expect(refuseOverride({ id: 'law.172a.months', value: 2, reason: '' })).toBe('checks.threshold.noReason');
    expect(readThresholds([{ id: 'law.172a.months', value: 6, reason: 'x' }])('law.172a.months').value).toBe(3);
    expect(() => readThresholds()('nothing')).toThrow(RangeError);
  });
});
