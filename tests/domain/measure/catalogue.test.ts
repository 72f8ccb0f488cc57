import { describe, expect, it } from 'vitest';
import {
  findPartner,
  lighterThan,
  MEASURES,
  PRACTICES,
  searchMeasures,
} from '../../../src/domain/measure/catalogue.ts';
import { isPlannable } from '../../../src/domain/measure/measure.ts';
import { readMeasures } from '../../../src/domain/measure/measure-schema.ts';
import { findLegalBasis, isVerifiedBasis, LEGAL_TEXTS_CONFIRMED } from '../../../src/domain/legal/legal-basis.ts';
import { THRESHOLDS } from '../../../src/domain/plan-checks/thresholds.ts';
import { CHECK_IDS } from '../../../src/domain/plan-checks/check.ts';
import start from '../../../data/catalogue/measures-foundation.json' with { type: 'json' };

/** Sections of the Toolbox of October 2023 that name a measure, instrument or practice example. */
const SECTIONS = [
  ...['1.1', '1.2', '1.3'],
  ...['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10'],
  ...['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'],
];
/** The 35 measures with which the work began. */
const FIRST_IDS = `analyse.probleem spuk.aanvraag prev.activiteiten prev.projectgroep prev.contactfunctionaris
  prev.omwonendenoverleg prev.meldkaart prev.toezicht prev.straatcoach prev.flexteam prev.ivp
  prev.handhavingsarrangement prev.regiemodel prev.politiecapaciteit prev.jongerenwerk-amv rep.aangifte
  rep.gebiedsverbod.172-3 rep.gebiedsverbod.apv rep.gebiedsverbod.172a rep.groepsverbod.172a rep.meldplicht.172a
  rep.winkel.individueel rep.winkel.collectief rep.vrg.151b rep.vrg.174b rep.samenscholing rep.alcoholverbod
  rep.camera.vast rep.camera.flex rep.bodycam prev.kvo prev.training prev.pkvw-wabp esc.noodbevel
  nat.rijksmaatregelen`.split(/\s+/);

describe('the catalogue of measures', () => {
  it('covers every section of the Toolbox and holds the 35 measures it began with', () => {
    const sections = new Set(MEASURES.map(({ section }) => section));
    expect(SECTIONS.filter((section) => !sections.has(section))).toEqual([]);
    const ids = new Set(MEASURES.map(({ id }) => id));
    expect(FIRST_IDS.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has every practice example, each with a measure that it shows', () => {
    expect(PRACTICES.length).toBeGreaterThanOrEqual(9);
    for (const practice of PRACTICES)
      for (const id of practice.measures) expect(MEASURES.map((measure) => measure.id)).toContain(id);
  });

  it('names only laws, partners, checks and thresholds that exist', () => {
    const thresholds = THRESHOLDS.map(({ id }) => id);
    for (const measure of MEASURES) {
      for (const id of measure.legalBasis) expect(findLegalBasis(id), `${measure.id} ${id}`).not.toBeNull();
      for (const id of measure.partners) expect(findPartner(id), `${measure.id} ${id}`).not.toBeNull();
      for (const id of measure.checks) expect(CHECK_IDS as readonly string[]).toContain(id);
      for (const id of Object.values(measure.termRule ?? {})) if (id) expect(thresholds).toContain(id);
    }
  });

  it('gives lighter alternatives that are lighter, and puts preventive measures before orders', () => {
    for (const measure of MEASURES)
      for (const lighter of lighterThan(measure))
        expect(lighter.weight, measure.id).toBeLessThanOrEqual(measure.weight);
    const repressivePlaces = MEASURES.filter(
      (measure) => measure.category === 'repressive' && measure.kind === 'place',
    );
    const preventive = MEASURES.filter((measure) => measure.category === 'preventive');
    const heaviestPreventive = Math.max(...preventive.map(({ weight }) => weight));
    for (const measure of repressivePlaces) expect(measure.weight, measure.id).toBeGreaterThan(heaviestPreventive);
    for (const measure of repressivePlaces) expect(lighterThan(measure).length, measure.id).toBeGreaterThan(0);
  });

  it('never lets an info-only item be planned', () => {
    const infoOnly = MEASURES.filter((measure) => measure.infoOnly);
    expect(infoOnly.map(({ id }) => id)).toContain('esc.noodbevel');
    expect(infoOnly.filter(isPlannable)).toEqual([]);
    for (const measure of infoOnly) expect(isPlannable({ ...measure, geometry: ['polygon'] })).toBe(false);
  });

  it('says where no review exists and keeps what is not verified marked', () => {
    for (const measure of MEASURES) expect(measure.evidence.length, measure.id).toBeGreaterThan(0);
    const statements = MEASURES.flatMap(({ preconditions, notes, evidence }) => [
      ...preconditions,
      ...notes,
      ...evidence,
    ]);
    for (const { source, verified } of statements)
      if (/\[U\]|niet nagezocht|not verified|Algemene kennis|niet nagelezen/.test(source))
        expect(verified, source).toBe(false);
    expect(LEGAL_TEXTS_CONFIRMED).toBe(false);
    expect(isVerifiedBasis(findLegalBasis('gemw-172a')!)).toBe(true);
    expect(isVerifiedBasis(findLegalBasis('gemw-151c')!)).toBe(false);
  });

  it('finds by words in either language, by problem and category, lightest first', () => {
    const byLaw = searchMeasures({ words: 'gebiedsverbod 172a', problem: null, category: null });
    expect(byLaw.map(({ id }) => id)).toContain('rep.gebiedsverbod.172a');
    expect(searchMeasures({ words: 'cameras', problem: null, category: 'repressive' }).length).toBeGreaterThan(1);
    const weapons = searchMeasures({ words: '', problem: 'weapons', category: 'repressive' });
    expect(weapons.map(({ id }) => id)).toContain('rep.vrg.151b');
    expect(weapons.map(({ weight }) => weight)).toEqual(weapons.map(({ weight }) => weight).sort((a, b) => a - b));
  });
});

describe('reading catalogue files', () => {
  const file = (change: Record<string, unknown>) => [
    { name: 'own.json', content: { measures: [{ ...start.measures[0], ...change }] } },
  ];
  it('takes a measure that a municipality adds', () => {
    expect(readMeasures(file({ id: 'eigen.maatregel' }))[0]?.id).toBe('eigen.maatregel');
  });
  it('says what is wrong, where', () => {
    expect(() => readMeasures(file({ kind: 'magic' }))).toThrow(/own\.json: measures\.0\.kind/);
    expect(() => readMeasures(file({ lighter: ['nothing'] }))).toThrow(/nothing/);
    expect(() => readMeasures([...file({}), ...file({})])).toThrow(/Two measures/);
    expect(() => readMeasures(file({ surprise: 1 }))).toThrow(/own\.json/);
  });
});
