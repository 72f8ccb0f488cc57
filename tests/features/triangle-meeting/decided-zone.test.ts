import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/decision/decision.ts';
import { createZone, type Zone } from '../../../src/domain/zone/zone.ts';
import { moveDecidedZone } from '../../../src/features/triangle-meeting/move-decided-zone.ts';
import { subjectOf } from '../../../src/features/triangle-meeting/subject.ts';

const filter = { period: null, hoursOfWeek: null, categories: null, sources: null, area: null };
const square = [0, 0, 100, 0, 100, 100, 0, 100, 0, 0];
const zone = createZone({
  id: 'a',
  name: 'Station',
  measureId: 'rep.gebiedsverbod.apv',
  rings: [square],
  grounds: { filter, text: '' },
});

const decision = (change: Partial<Decision> = {}): Omit<Decision, 'id' | 'at' | 'seal'> => ({
  kind: 'decide',
  subject: { kind: 'zone', id: 'a', name: 'Station', version: 1 },
  asked: 'Stelt u vast?',
  positions: [{ role: 'mayor', position: 'agree', conditions: '', reasons: '' }],
  consultations: [],
  mandate: '',
  term: { from: '2027-01-01', to: '2027-06-30' },
  reviewOn: '2027-04-01',
  checks: [],
  dataFingerprint: 'x',
  ...change,
});
const open = { now: '2026-11-24T12:00:00Z', failedChecks: [], hasAnalysis: true };

describe('an area after the triangle has spoken', () => {
  it('is decided, with the term and the review of the record', () => {
    expect(moveDecidedZone(zone, decision(), open)).toMatchObject({
      status: 'decided',
      term: { from: '2027-01-01', to: '2027-06-30' },
      facts: { reviewOn: '2027-04-01' },
    });
  });

  it('stays what it was where a gate is shut, or the mayor did not agree', () => {
    expect(moveDecidedZone(zone, decision(), { ...open, hasAnalysis: false })).toBe(zone);
    expect(moveDecidedZone(zone, decision(), { ...open, failedChecks: ['G1'] })).toBe(zone);
    const against = decision({
      positions: [
        { role: 'mayor', position: 'disagree', conditions: '', reasons: 'te ruim' },
        { role: 'police', position: 'agree', conditions: '', reasons: '' },
      ],
    });
    expect(moveDecidedZone(zone, against, open)).toBe(zone);
    expect(moveDecidedZone(zone, decision({ kind: 'postpone' }), open)).toBe(zone);
  });

  it('is withdrawn when that was decided', () => {
    const active: Zone = { ...zone, status: 'active' };
    expect(moveDecidedZone(active, decision({ kind: 'withdraw' }), open).status).toBe('withdrawn');
  });
});

describe('the subject of an item', () => {
  const other: Zone = { ...zone, id: 'b', variant: 'B' };
  it('is the chosen variant, with the others at hand', () => {
    const item = { kind: 'zone', subjectId: 'a' } as const;
    const subject = subjectOf({ hotspots: [], zones: [zone, other] }, item, 'b')!;
    expect(subject).toMatchObject({ id: 'b', name: 'Station (B)' });
    expect(subject.variants).toHaveLength(2);
    expect(subjectOf({ hotspots: [], zones: [zone] }, item, null)!.name).toBe('Station');
    expect(subjectOf({ hotspots: [], zones: [] }, item, null)).toBeNull();
  });
});
