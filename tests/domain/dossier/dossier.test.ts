import { describe, expect, it } from 'vitest';
import { checkDossier, hasFinishedAnalysis, objectiveFor } from '../../../src/domain/dossier/check-dossier.ts';
import { emptyDossier, freezeDossier, type CandidateCause, type Dossier } from '../../../src/domain/dossier/dossier.ts';

const cause = (id: string, against = 'Op andere dagen niet.'): CandidateCause => ({
  id,
  text: `Oorzaak ${id}`,
  verdict: 'open',
  evidence: [
    { id: `${id}1`, side: 'for', text: 'Telling', source: 'boa', view: null },
    { id: `${id}2`, side: 'against', text: against, source: 'boa', view: null },
  ],
});

const finished: Dossier = {
  ...emptyDossier('d', 'h'),
  answers: {
    problem: { text: 'Overlast', views: [] },
    causes: { text: 'Drie', views: [] },
    involved: { text: 'Ondernemers', views: [] },
    unknown: { text: 'Cijfers van de vervoerder', views: [] },
  },
  causes: [cause('a'), cause('b'), cause('c')],
  objectives: [
    {
      id: 'o',
      indicator: 'Geregistreerde overlast',
      baseline: { incidents: 120, months: 12, from: 0, to: 1 },
      targetPerMonth: 6,
      dueOn: '2026-12-31',
      measuredBy: '',
    },
  ],
};

describe('a problem analysis', () => {
  it('is finished with four answers, three causes tested from both sides and a norm', () => {
    expect(checkDossier(finished)).toEqual([]);
    expect(checkDossier(emptyDossier('d', null)).length).toBeGreaterThan(4);
  });

  it('is not finished by causes for which nothing was sought against', () => {
    const gaps = checkDossier({ ...finished, causes: [cause('a'), cause('b'), cause('c', ' ')] });
    expect(gaps).toMatchObject([{ key: 'dossier.gap.evidence', values: { cause: 'Oorzaak c' } }]);
    expect(checkDossier({ ...finished, causes: [cause('a'), cause('b')] })).toMatchObject([
      { key: 'dossier.gap.causes', values: { n: 2 } },
    ]);
  });

  it('carries a measure at its own hotspot, and everywhere when it is of the whole municipality', () => {
    expect(hasFinishedAnalysis([finished], 'h')).toBe(true);
    expect(hasFinishedAnalysis([finished], 'elsewhere')).toBe(false);
    expect(hasFinishedAnalysis([{ ...finished, hotspotId: null }], 'elsewhere')).toBe(true);
    expect(objectiveFor([finished], 'h')?.targetPerMonth).toBe(6);
    expect(objectiveFor([finished], 'elsewhere')).toBeNull();
  });

  it('keeps a version as it was when it is changed afterwards', () => {
    const once = freezeDossier(finished, '2026-01-02T00:00:00Z', 'f1');
    const twice = freezeDossier({ ...once, causes: [] }, '2026-02-02T00:00:00Z', 'f2');
    expect(twice.versions.map(({ number, content }) => [number, content.causes.length])).toEqual([
      [1, 3],
      [2, 0],
    ]);
  });
});
