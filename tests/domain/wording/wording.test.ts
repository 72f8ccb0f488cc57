import { describe, expect, it } from 'vitest';
import { composeReasons, editSentence, type EditedSentence } from '../../../src/domain/wording/reasons.ts';
import { lintWording } from '../../../src/domain/wording/wording-linter.ts';
import { runChecks } from '../../../src/domain/plan-checks/run-checks.ts';
import { GOOD_FACTS, inputOf } from '../plan-checks/facts.ts';

const rules = (text: string, hasSource = false) => lintWording(text, hasSource).map(({ ruleId }) => ruleId);

describe('wording: places, not groups', () => {
  it.each([
    ['overlast door asielzoekers', 'groupAsCause'],
    ['Asielzoekers veroorzaken overlast in het centrum', 'groupAsCause'],
    ['overlastgevende en/of criminele asielzoekers', 'groupAsCause'],
    ['nuisance caused by asylum seekers', 'groupAsCause'],
    ['de diefstallen nemen toe vanwege het azc', 'receptionAsCause'],
    ['onrust door het azc', 'receptionAsCause'],
    ['een groep Marokkaanse jongeren', 'nationality'],
    ['mensen met een migratieachtergrond', 'origin'],
    ['uitgeprocedeerde bewoners', 'status'],
    ['gesproken met de heer Jansen', 'personName'],
    ['verdachte A. de Vries', 'personName'],
    ['v-nummer 1234567890', 'personNumber'],
    ['mail naar jan@example.org', 'personNumber'],
    ['de dadergroep is bekend', 'personPrediction'],
    ['de winkeldiefstallen stegen', 'registered'],
  ])('"%s" → %s', (text, rule) => {
    expect(rules(text)).toContain(rule);
  });

  it.each([
    'Geregistreerde overlast in het gebied Stationsplein tussen 1 januari en 1 juli.',
    'Ingang via de doorgang naast de bibliotheek; de Van der Heydenstraat hoort erbij.',
    'In de omgeving van de opvang zijn 40 geregistreerde voorvallen, in vergelijkbare gebieden 38.',
    'De burgemeester overlegt met het COA, de IND en de politie.',
    'Registered thefts in the shopping area, 12 per month.',
  ])('leaves alone: %s', (text) => {
    expect(rules(text)).toEqual([]);
  });

  it('tells where, why and what instead, and keeps one hit for one place', () => {
    const text = 'Er is overlast door asielzoekers.';
    const [hit, ...more] = lintWording(text);
    expect(more).toEqual([]);
    expect(text.slice(hit!.from, hit!.to)).toBe('overlast door asielzoekers');
    expect(hit!.suggestion.nl).toContain('plek');
    expect(hit!.severity).toBe('stop');
  });

  it('allows the reception as a cause only with a sourced statement', () => {
    expect(rules('onrust door het azc', true)).toEqual([]);
    expect(rules('overlast door asielzoekers', true)).toContain('groupAsCause');
  });
});

describe('reasons built from numbers', () => {
  const results = runChecks(inputOf());
  const reasons = composeReasons(results, []);

  it('link each sentence to its check and its source', () => {
    expect(reasons.length).toBeGreaterThanOrEqual(8);
    for (const { checkId, source, text } of reasons) {
      expect(text.key).toContain(`checks.${checkId.toLowerCase()}.sentence`);
      expect(source).not.toBe('');
    }
  });

  it('keep an edit, and mark it as stale once the numbers change', () => {
    const share = reasons.find(({ checkId }) => checkId === 'G3')!;
    const stored: readonly EditedSentence[] = editSentence([], share, 'Zestig van de honderd.');
    const same = composeReasons(results, stored).find(({ id }) => id === share.id)!;
    expect(same).toMatchObject({ edited: 'Zestig van de honderd.', isStale: false });
    const changed = runChecks(inputOf({ facts: { incidents: { ...GOOD_FACTS.incidents!, inside: 61 } } }));
    expect(composeReasons(changed, stored).find(({ id }) => id === share.id)!.isStale).toBe(true);
    expect(editSentence(stored, share, null)).toEqual([]);
    const leftOut = editSentence(stored, share, null, true);
    expect(composeReasons(results, leftOut).find(({ id }) => id === share.id)).toMatchObject({
      isLeftOut: true,
      edited: null,
    });
  });
});
