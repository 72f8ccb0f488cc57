import { describe, expect, it } from 'vitest';
import {
  budgetOf,
  createActivity,
  nextDue,
  NO_GRANT,
  outputOf,
  type Activity,
} from '../../../src/domain/activity/activity.ts';

const coach = (change: Partial<Activity> = {}): Activity => ({
  ...createActivity({ id: 'a', measureId: 'prev.straatcoach', name: 'Straatcoach' }),
  ...change,
});
const cost = { unit: 'uur', amount: 100, rateEuro: 50, vat: 0.21, ownEuro: 1050, inGrant: true };

describe('the budget of an application', () => {
  it('adds VAT, takes the own share off and holds it against the cap', () => {
    const budget = budgetOf([coach({ cost })], { ...NO_GRANT, capEuro: 4000 });
    expect(budget).toMatchObject({ totalEuro: 6050, ownEuro: 1050, askedEuro: 5000, aboveCapEuro: 1000, unknown: 0 });
  });

  it('counts a line that is not known as unknown, never as nothing', () => {
    const budget = budgetOf([coach({ cost: { ...cost, rateEuro: null } })], NO_GRANT);
    expect(budget).toMatchObject({ unknown: 1, aboveCapEuro: null });
  });

  it('names lines outside the cost period, and leaves out what is not in the application', () => {
    const early = coach({ from: '2025-12-01', cost });
    const other = coach({ cost: { ...cost, inGrant: false } });
    const budget = budgetOf([early, other], { ...NO_GRANT, from: '2026-01-01', to: '2026-12-31' });
    expect(budget.outsidePeriod).toEqual([early]);
    expect(budget.totalEuro).toBe(6050);
  });
});

describe('an activity that comes back', () => {
  const entry = { id: 'e', kind: 'complaint' as const, on: '2026-01-05', text: '', count: 3, done: false };
  it('is due so many weeks after the last time', () => {
    expect(nextDue(coach({ everyWeeks: 12, entries: [entry] }))).toBe('2026-03-30');
    expect(nextDue(coach({ everyWeeks: 12, from: '2026-02-01' }))).toBe('2026-02-01');
    expect(nextDue(coach({ everyWeeks: 12, to: '2026-03-01', entries: [entry] }))).toBeNull();
    expect(nextDue(coach({ entries: [entry] }))).toBeNull();
  });

  it('counts what it produced, and what is still open', () => {
    const action = { ...entry, id: 'f', kind: 'action' as const, count: 1 };
    expect(outputOf(coach({ entries: [entry, action, { ...action, id: 'g', done: true }] }))).toMatchObject({
      complaint: 3,
      action: 2,
      open: 1,
    });
  });
});
