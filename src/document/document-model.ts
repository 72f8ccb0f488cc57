/** A document as it is read, before it is a file. Text is plain; a blank is something a person must still write. */

export type DocumentPage = 'A4' | 'A4-landscape' | 'A5';

/** A run of text; `blank` is shown as an empty place to fill in, `strong` bold. */
export interface TextRun {
  readonly text: string;
  readonly mark?: 'strong' | 'blank';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns with numbers, which are set to the right. */
  readonly numeric: readonly number[];
}

export interface FigureBlock {
  readonly kind: 'figure';
  /** PNG. */
  readonly image: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What there is to be seen, for who cannot see it. */
  readonly alternative: string;
  readonly caption: string;
}

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[]; readonly look?: 'note' | 'caution' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly TextRun[])[] }
  | TableBlock
  | FigureBlock
  | { readonly kind: 'pageBreak' };

export interface DocumentModel {
  readonly id: string;
  readonly title: string;
  readonly page: DocumentPage;
  /** Who may read it, printed on each page. */
  readonly audience: string;
  readonly language: 'nl';
  readonly blocks: readonly DocumentBlock[];
  /** Where it came from: project, data, period, method, version, date. Printed at the foot of each page. */
  readonly provenance: string;
  /** Names of facts that were asked for and were not there. */
  readonly missing: readonly string[];
}
