import { describe, expect, it } from 'vitest';
import { createActivity, NO_GRANT } from '../../src/domain/activity/activity.ts';
import { activitiesTable, budgetTable, grantTexts } from '../../src/features/plan/activity-facts.ts';

const coach = {
  ...createActivity({ id: 'a', measureId: 'prev.straatcoach', name: 'Straatcoach' }),
  from: '2026-01-01',
  to: '2026-12-31',
  cost: { unit: 'uur', amount: 200, rateEuro: 60, vat: 0.21, ownEuro: 2520, inGrant: true },
  entries: [{ id: 'e', kind: 'action' as const, on: '2026-02-01', text: '', count: 2, done: false }],
};

describe('what documents tell of activities', () => {
  it('is a budget with VAT and a total, and nothing without a line', () => {
    const table = budgetTable({ activities: [coach], grants: [] })!;
    const [name, unit, amount, rate, vat, period, total, own] = table.rows[0]!;
    expect([name, unit, amount, rate, vat]).toEqual(['Straatcoach', 'uur', '200', '€ 60', '21%']);
    expect([total, own]).toEqual(['€ 14.520', '€ 2.520']);
    expect(period).toMatch(/1 jan.* 2026 t\/m 31 dec.* 2026/);
    expect(table.rows.at(-1)!.slice(-2)).toEqual(['€ 14.520', '€ 2.520']);
    expect(budgetTable({ activities: [], grants: [] })).toBeNull();
  });

  it('says by how much the cap is passed, and leaves open what nobody filled in', () => {
    const grants = [{ ...NO_GRANT, round: '2026', receptionPlaces: 300, capEuro: 10_000 }];
    expect(grantTexts({ activities: [coach], grants })).toEqual({
      'spuk.round': '2026',
      'spuk.cap': '€ 10.000 bij 300 opvangplekken; gevraagd € 12.000, dat is € 2.000 te veel',
      'spuk.period': null,
      'spuk.joint': 'geen',
    });
    expect(grantTexts({ activities: [coach], grants: [] })).toEqual({});
  });

  it('counts output and open actions', () => {
    expect(activitiesTable([coach])!.rows[0]!.slice(3)).toEqual(['0', '0', '2 (1)', '0']);
  });
});
