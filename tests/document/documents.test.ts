import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_TEMPLATES, FACT_LABELS } from '../../src/document/document-catalogue.ts';
import { AUDIENCES } from '../../src/document/document-template.ts';
import { writeDocx } from '../../src/document/docx/write-docx.ts';
import { DocumentRefusal, fillTemplate, refusalsOf, type DocumentFacts } from '../../src/document/fill-template.ts';
import { findLegalBasis } from '../../src/domain/legal/legal-basis.ts';
import { findMeasure } from '../../src/domain/measure/catalogue.ts';

/** A picture of one pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

const NOTHING: DocumentFacts = {
  texts: {},
  lists: {},
  tables: {},
  figures: {},
  legal: {},
  labels: FACT_LABELS,
  provenance: 'Project proef; gegevens 0123456789ab.',
};

const EVERYTHING: DocumentFacts = {
  ...NOTHING,
  texts: Object.fromEntries(Object.keys(FACT_LABELS).map((name) => [name, `«${name}» & <tekst>`])),
  lists: { causes: ['winkels', 'station', 'uitgaan'] },
  tables: {
    cameras: { head: ['Camera', 'Bereik'], rows: [['A', '60 m']], numeric: [1] },
    'plan.parties': {
      head: ['Partij', 'Taak', 'Leidt wanneer'],
      rows: [['Politie', 'surveillance', 'spoed']],
      numeric: [],
    },
  },
  figures: { map: { image: PIXEL, widthPx: 900, heightPx: 560, alternative: 'Kaart van het plein.' } },
};

describe('document templates', () => {
  it('cover what the toolbox asks for in writing', () => {
    expect(DOCUMENT_TEMPLATES.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'driehoek-memo',
        'aanwijzing-veiligheidsrisicogebied',
        'aanwijzing-cameratoezicht',
        'aanwijzing-alcoholverbod',
        'gebiedsverbod-kaartbijlage',
        'gebiedsverbod-voornemen',
        'gebiedsverbod-bevel',
        'mandaatbesluit',
        'intrekkingsbesluit',
        'raadsinformatie',
        'regiemodel-dossier',
        'convenant',
        'meldkaart',
        'spuk-aanvraag',
        'algoritmeregister',
        'dpia-invoer',
        'publieksfactsheet',
      ]),
    );
    expect(new Set(DOCUMENT_TEMPLATES.map(({ id }) => id)).size).toBe(DOCUMENT_TEMPLATES.length);
  });

  it.each(DOCUMENT_TEMPLATES.map((template) => [template.id, template] as const))(
    '%s names only facts, measures and laws that exist',
    (_, template) => {
      const asked = [...JSON.stringify(template).matchAll(/\{\{([^}?]+)\}\}/g)].map((match) => match[1]!);
      for (const name of asked) expect(FACT_LABELS, name).toHaveProperty([name]);
      for (const id of template.measures) expect(findMeasure(id), id).not.toBeNull();
      for (const block of template.blocks)
        if ('legal' in block) for (const id of block.legal) expect(findLegalBasis(id), id).not.toBeNull();
      expect(AUDIENCES).toContain(template.audience);
    },
  );

  it('with a legal text say that a lawyer must check it', () => {
    for (const template of DOCUMENT_TEMPLATES.filter(({ blocks }) => blocks.some((block) => 'legal' in block))) {
      const model = fillTemplate(template, EVERYTHING);
      expect(JSON.stringify(model.blocks)).toContain('Een jurist controleert');
    }
  });
});

describe('filling a template', () => {
  const order = DOCUMENT_TEMPLATES.find(({ id }) => id === 'aanwijzing-veiligheidsrisicogebied')!;

  it('refuses a search-risk area without weapons, consultation, end and area, and says why', () => {
    expect(refusalsOf(order, NOTHING)).toHaveLength(4);
    expect(() => fillTemplate(order, NOTHING)).toThrow(DocumentRefusal);
    expect(refusalsOf(order, EVERYTHING)).toEqual([]);
  });

  it('makes a blank of what is not known, and never fills in a person', () => {
    const frame = DOCUMENT_TEMPLATES.find(({ id }) => id === 'gebiedsverbod-bevel')!;
    const model = fillTemplate(frame, EVERYTHING);
    const blanks = model.blocks
      .flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
      .filter(({ mark }) => mark === 'blank')
      .map(({ text }) => text);
    expect(blanks).toEqual(expect.arrayContaining([expect.stringContaining('naam')]));
    const memo = DOCUMENT_TEMPLATES.find(({ id }) => id === 'driehoek-memo')!;
    const partly = fillTemplate(memo, { ...NOTHING, texts: { 'hotspot.name': 'Plein' } });
    expect(partly.title).toBe('Memo driehoek: Plein');
    expect(partly.missing).toContain('plan.problem');
  });
});

describe('DOCX', () => {
  it.each(DOCUMENT_TEMPLATES.map((template) => [template.id, template] as const))(
    '%s is a readable package with headings, alternative text and the provenance on each page',
    async (_, template) => {
      const files = unzipSync(await writeDocx(fillTemplate(template, EVERYTHING)));
      const xml = strFromU8(files['word/document.xml']!);
      expect(xml.startsWith('<?xml')).toBe(true);
      expect(xml).not.toMatch(/<tekst>/);
      expect(xml).toContain('w:val="Title"');
      if (template.blocks.some((block) => 'figure' in block)) expect(xml).toContain('descr="Kaart van het plein."');
      const footer = Object.keys(files).find((name) => /footer\d*\.xml$/.test(name))!;
      expect(strFromU8(files[footer]!)).toContain('0123456789ab');
    },
  );
});
