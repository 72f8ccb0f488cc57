import type { DocumentBlock, DocumentModel, FigureBlock, TableBlock, TextRun } from './document-model.ts';
import type { DocumentTemplate, TemplateBlock } from './document-template.ts';

/** What is known, by name. */
export interface DocumentFacts {
  readonly texts: Readonly<Record<string, string | null>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Omit<TableBlock, 'kind' | 'caption'>>>;
  readonly figures: Readonly<Record<string, Omit<FigureBlock, 'kind' | 'caption'>>>;
  /** Legal bases by id: what is printed of each, with the date of its version. */
  readonly legal: Readonly<Record<string, LegalNote>>;
  /** What a fact is called in a blank: "einddatum". */
  readonly labels: Readonly<Record<string, string>>;
  readonly provenance: string;
}

export interface LegalNote {
  readonly article: string;
  /** Day of the text that was read, yyyy-mm-dd. */
  readonly versionDate: string;
  readonly verified: boolean;
}

export class DocumentRefusal extends Error {
  override readonly name = 'DocumentRefusal';
  readonly details: { readonly key: string; readonly values: Readonly<Record<string, string>> };

  constructor(readonly reasons: readonly string[]) {
    super(reasons.join(' '));
    this.details = { key: 'document.refused', values: { reasons: reasons.join(' ') } };
  }
}

/** Why a document may not be made of these facts; empty when it may. */
export function refusalsOf(template: DocumentTemplate, facts: DocumentFacts): readonly string[] {
  return template.requires.filter(({ fact }) => !isKnown(fact, facts)).map(({ reason }) => reason);
}

/**
 * The document of a template with the facts filled in. Missing facts become blanks and are listed.
 * @throws DocumentRefusal when a fact is missing without which it may not be made
 */
export function fillTemplate(template: DocumentTemplate, facts: DocumentFacts): DocumentModel {
  const refusals = refusalsOf(template, facts);
  if (refusals.length > 0) throw new DocumentRefusal(refusals);
  const missing = new Set<string>();
  const blocks = template.blocks
    .filter(({ when }) => when === undefined || isKnown(when, facts))
    .flatMap((block) => fillBlock(block, facts, missing));
  return {
    id: template.id,
    title: plain(fillText(template.title, facts, missing)),
    page: template.page,
    audience: template.audience,
    language: 'nl',
    blocks,
    provenance: facts.provenance,
    missing: [...missing],
  };
}

/** `when` and `requires` may name a text, list, table or figure. */
function isKnown(name: string, { texts, lists, tables, figures }: DocumentFacts): boolean {
  return (
    Boolean(texts[name]) || (lists[name]?.length ?? 0) > 0 || (tables[name]?.rows.length ?? 0) > 0 || name in figures
  );
}

function fillBlock(block: TemplateBlock, facts: DocumentFacts, missing: Set<string>): DocumentBlock[] {
  const fill = (text: string) => fillText(text, facts, missing);
  if ('heading' in block) return [{ kind: 'heading', level: block.level, text: plain(fill(block.heading)) }];
  if ('text' in block) {
    return [{ kind: 'paragraph', runs: fill(block.text), ...(block.look ? { look: block.look } : {}) }];
  }
  if ('items' in block) return [{ kind: 'list', ordered: block.ordered ?? false, items: block.items.map(fill) }];
  if ('list' in block) {
    const items = facts.lists[block.list] ?? [];
    if (items.length === 0) return [{ kind: 'paragraph', runs: fill(block.empty) }];
    return [{ kind: 'list', ordered: block.ordered ?? false, items: items.map((text) => [{ text }]) }];
  }
  if ('table' in block) {
    const table = facts.tables[block.table];
    if (!table || table.rows.length === 0) return [{ kind: 'paragraph', runs: fill(block.empty) }];
    return [{ kind: 'table', caption: plain(fill(block.caption)), ...table }];
  }
  if ('figure' in block) {
    const figure = facts.figures[block.figure];
    const caption = plain(fill(block.caption));
    if (!figure) {
      missing.add(block.figure);
      return [{ kind: 'paragraph', runs: [{ text: caption, mark: 'blank' }] }];
    }
    return [{ kind: 'figure', caption, ...figure }];
  }
  if ('legal' in block) return legalBlocks(block.legal, facts);
  return [{ kind: 'pageBreak' }];
}

function legalBlocks(ids: readonly string[], { legal }: DocumentFacts): DocumentBlock[] {
  const items = ids.map((id): TextRun[] => {
    const note = legal[id];
    if (!note) return [{ text: id, mark: 'blank' }];
    const checked = note.verified ? '' : ' (tekst niet aan de bron geverifieerd)';
    return [{ text: `${note.article}, tekst van ${note.versionDate}${checked}` }];
  });
  const text =
    'Deze tekst is een hulpmiddel. Een jurist controleert haar vóór gebruik aan de geldende wettekst en de eigen APV. De tekst gaat uit van:';
  return [
    { kind: 'paragraph', look: 'caution', runs: [{ text }] },
    { kind: 'list', ordered: false, items },
  ];
}

const PLACEHOLDER = /\{\{(\??)([^}]+)\}\}/g;

function fillText(text: string, { texts, labels }: DocumentFacts, missing: Set<string>): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, always, name] = [match[0], match[1], match[2]!.trim()];
    if (match.index > at) runs.push({ text: text.slice(at, match.index) });
    at = match.index + whole.length;
    const value = always ? null : texts[name];
    if (value) runs.push({ text: value });
    else {
      if (!always) missing.add(name);
      runs.push({ text: always ? name : (labels[name] ?? name), mark: 'blank' });
    }
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}

const plain = (runs: readonly TextRun[]): string =>
  runs.map(({ text, mark }) => (mark === 'blank' ? `[${text}]` : text)).join('');
