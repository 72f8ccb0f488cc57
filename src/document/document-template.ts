import type { DocumentPage } from './document-model.ts';

/**
 * A template, as it lies in data/catalogue/documents. Texts may hold {{fact}}; a fact that is not known becomes a blank
 * with its label. `{{?label}}` is always a blank: what the law or a person must fill in by hand.
 */
export interface DocumentTemplate {
  readonly id: string;
  /** What it is called in the list. */
  readonly name: string;
  readonly title: string;
  readonly page: DocumentPage;
  readonly audience: Audience;
  /** What it is about: one hotspot, one zone, the cameras, or the project as a whole. */
  readonly subject: 'project' | 'hotspot' | 'zone' | 'cameras' | 'decision';
  /** Measures for which it is made; empty: for any. */
  readonly measures: readonly string[];
  /** Toolbox section. */
  readonly toolbox: string;
  /** Facts without which it may not be made, with the reason that is told. */
  readonly requires: readonly { readonly fact: string; readonly reason: string }[];
  readonly blocks: readonly TemplateBlock[];
}

export const AUDIENCES = ['werkdocument', 'driehoek', 'raad', 'openbaar', 'belanghebbende'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `when`: only if this fact or table is there. */
export type TemplateBlock = { readonly when?: string } & (
  | { readonly heading: string; readonly level: 1 | 2 | 3 }
  | { readonly text: string; readonly look?: 'note' | 'caution' }
  | { readonly items: readonly string[]; readonly ordered?: boolean }
  /** A list whose items are facts. */
  | { readonly list: string; readonly empty: string; readonly ordered?: boolean }
  | { readonly table: string; readonly caption: string; readonly empty: string }
  | { readonly figure: string; readonly caption: string }
  /** The article versions that the text rests on, and that a lawyer must check it. */
  | { readonly legal: readonly string[] }
  | { readonly pageBreak: true }
);
