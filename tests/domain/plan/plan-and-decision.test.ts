import { describe, expect, it } from 'vitest';
import {
  checkDecision,
  isDecided,
  renewalsOf,
  sealText,
  type Decision,
  type RolePosition,
} from '../../../src/domain/decision/decision.ts';
import { deriveReminders } from '../../../src/domain/decision/reminders.ts';
import { checkPlanStep } from '../../../src/domain/plan/check-plan-step.ts';
import {
  coveredShare,
  createRegiePlan,
  deriveCapacity,
  HOTSPOT_CRITERIA,
} from '../../../src/domain/plan/regie-plan.ts';

const says = (role: RolePosition['role'], position: RolePosition['position'], text = ''): RolePosition => ({
  role,
  position,
  conditions: position === 'agreeWithConditions' ? text : '',
  reasons: position === 'disagree' ? text : '',
});

const decision = (change: Partial<Decision> = {}): Decision => ({
  id: 'd1',
  at: '2026-01-05T10:00:00Z',
  kind: 'decide',
  subject: { kind: 'hotspot', id: 'h1', name: 'Plein', version: 1 },
  asked: 'Vaststellen?',
  positions: [
    says('mayor', 'agree'),
    says('prosecutor', 'agreeWithConditions', 'na drie maanden'),
    says('police', 'disagree', 'capaciteit'),
  ],
  consultations: [],
  mandate: '',
  term: { from: '2026-01-05', to: '2026-07-05' },
  reviewOn: '2026-04-05',
  checks: [],
  dataFingerprint: 'f',
  seal: '',
  ...change,
});

describe('a decision', () => {
  it('stands when the mayor agrees, with the dissent of others in the record', () => {
    expect(isDecided(decision())).toBe(true);
    expect(isDecided(decision({ positions: [says('mayor', 'disagree', 'x'), says('police', 'agree')] }))).toBe(false);
    expect(isDecided(decision({ kind: 'postpone' }))).toBe(false);
  });

  it('asks for conditions, reasons, an end and a review', () => {
    const keys = (change: Partial<Decision>) => checkDecision(decision(change)).map(({ key }) => key);
    expect(keys({})).toEqual([]);
    expect(keys({ positions: [says('mayor', 'agreeWithConditions')] })).toContain('decision.issue.conditions');
    expect(keys({ positions: [says('mayor', 'agree'), says('police', 'disagree')] })).toContain(
      'decision.issue.reasons',
    );
    expect(keys({ term: { from: null, to: null } })).toContain('decision.issue.term');
    expect(keys({ reviewOn: null })).toContain('decision.issue.review');
    expect(keys({ checks: [{ id: 'G3', outcome: 'fail', sentence: '' }] })).toContain('decision.issue.despiteChecks');
  });

  it('is sealed over itself and the record before it', () => {
    expect(sealText('a', decision())).not.toBe(sealText('b', decision()));
    expect(sealText('a', decision())).not.toBe(sealText('a', decision({ asked: 'Iets anders?' })));
  });

  it('counts extensions and reminds of what is in force', () => {
    const extended = decision({
      id: 'd2',
      kind: 'extend',
      term: { from: '2026-07-06', to: '2026-12-31' },
      reviewOn: '2026-10-01',
    });
    expect(renewalsOf([decision(), extended], 'h1')).toBe(1);
    expect(deriveReminders([decision(), extended]).map(({ day }) => day)).toEqual(['2026-10-01', '2026-12-31']);
    expect(deriveReminders([decision(), decision({ id: 'd3', kind: 'withdraw' })])).toEqual([]);
  });
});

describe('the steps of a plan', () => {
  const criteria = Object.fromEntries(HOTSPOT_CRITERIA.map((name) => [name, { met: 'yes' as const, text: 'bron' }]));
  const plan = {
    ...createRegiePlan({ id: 'p', hotspotId: 'h1', name: 'Plein' }),
    criteria,
    problem: 'Overlast op het plein',
  };
  const keys = (...given: Parameters<typeof checkPlanStep>) => checkPlanStep(...given).map(({ key }) => key);

  it('ask for what went before', () => {
    const around = { hasAnalysis: false, decisions: [] };
    expect(keys(plan, 'analysis', around)).toEqual([]);
    expect(keys(plan, 'decision', around)).toEqual(['plan.gate.analysis']);
    const decided = { hasAnalysis: true, decisions: [decision()] };
    expect(keys(plan, 'deployment', decided)).toEqual(['plan.gate.term', 'plan.gate.norm']);
    const termed = {
      ...plan,
      from: '2026-01-01',
      to: '2026-06-30',
      norm: { indicator: 'meldingen', baselinePerMonth: 20, targetPerMonth: 10, monthsToHold: 3 },
    };
    expect(keys(termed, 'deployment', decided)).toEqual([]);
    const sharing = {
      ...termed,
      deployments: [{ id: 'x', partyId: 'a', place: 'Plein', hours: [1, 2], strength: 2, capacityHours: 3 }],
      parties: ['a', 'b'].map((id) => ({
        id,
        party: id,
        task: '',
        leadsWhen: '',
        provides: 'tijden',
        receives: '',
        sharingGround: '',
      })),
    };
    expect(keys(sharing, 'execution', decided)).toEqual(['plan.gate.ground', 'plan.gate.review']);
  });

  it('compare what is asked with what there is', () => {
    const deployments = [{ id: 'x', partyId: 'a', place: '', hours: [10, 11, 12], strength: 2, capacityHours: 4 }];
    expect(deriveCapacity({ deployments })[0]).toMatchObject({ asked: 6, short: 2 });
    const hours = new Float64Array(168);
    hours[10] = 3;
    hours[50] = 1;
    expect(coveredShare({ deployments }, hours)).toBe(0.75);
    expect(coveredShare({ deployments }, new Float64Array(168))).toBeNull();
  });
});
