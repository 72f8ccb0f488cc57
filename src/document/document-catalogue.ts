import labels from '../../data/catalogue/document-facts.json' with { type: 'json' };
import type { DocumentTemplate } from './document-template.ts';

const files = import.meta.glob<DocumentTemplate>('../../data/catalogue/documents/*.json', {
  eager: true,
  import: 'default',
});

/** Every template, by section of the Toolbox and name. */
export const DOCUMENT_TEMPLATES: readonly DocumentTemplate[] = Object.values(files).sort(
  (a, b) => a.toolbox.localeCompare(b.toolbox, 'nl', { numeric: true }) || a.name.localeCompare(b.name, 'nl'),
);

/** What a fact is called where it is missing. */
export const FACT_LABELS: Readonly<Record<string, string>> = labels;
