import type { IncidentFilter } from '../../domain/incident/incident-filter.ts';
import type { IncidentTable } from '../../domain/incident/incident-table.ts';
import type { LineSet, StreetRecord } from '../../domain/place/base-layers.ts';
import type { StudyPlaces } from '../grid/study-cells.ts';
import type { MethodRecord } from '../method-record.ts';

/** A text of the screen with its values; how a value is written follows from its name (see `features/methods`). */
export interface Message {
  readonly key: string;
  readonly values?: Readonly<Record<string, number | string>>;
}

export type CellValue = number | string | Message | null;
export type ColumnKind = 'text' | 'category' | 'count' | 'number' | 'share' | 'p' | 'metres' | 'date' | 'percent';

export interface ToolTable {
  readonly title: Message;
  readonly columns: readonly { readonly title: Message; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Tone on the map of what each row counts. */
  readonly tones?: readonly ShapeTone[];
}

export type ShapeTone = 'accent' | 'bad' | 'caution' | 'good' | 'compare' | 'muted';

/** A curve over 0–1 on both axes, with what chance alone would give where that is known. */
export interface ToolCurve {
  readonly title: Message;
  readonly x: Message;
  readonly y: Message;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Shapes for the map, in project metres; `tone` is one of the map's. */
export interface ToolShapes {
  readonly areas: readonly {
    readonly id: string;
    readonly rings: readonly Float64Array[];
    readonly tone: ShapeTone;
    readonly label?: string;
  }[];
  readonly places: readonly { readonly id: string; readonly x: number; readonly y: number; readonly text: string }[];
}

/** Method, parameters, seed and n of a method that took part. */
export type ToolRecord = MethodRecord<object>;

export interface ToolResult {
  readonly sentence: Message;
  readonly uncertainty: Message;
  /** Incidents that took part, and why others did not. */
  readonly n: number;
  readonly leftOut: readonly Message[];
  readonly tables: readonly ToolTable[];
  readonly curve: ToolCurve | null;
  readonly shapes: ToolShapes | null;
  readonly records: readonly ToolRecord[];
}

/** What the tools work on. */
export interface ToolData {
  readonly table: IncidentTable;
  readonly places: StudyPlaces;
  readonly streets: { readonly shapes: LineSet; readonly records: readonly StreetRecord[] } | null;
}

/** Choices that every tool shares with the rest of the screen. */
export interface ToolFrame {
  readonly filter: IncidentFilter;
  readonly withoutDuplicates: boolean;
  readonly withoutPileUps: boolean;
  readonly cellSizeMetres: number;
  /** With what cells are compared, as on the hotspot map. */
  readonly expectation: 'use' | 'incidents' | 'even';
  readonly studyArea: 'built' | 'municipality' | 'extent';
  /** Civil ms from which the data are known to be incomplete; null for none. */
  readonly incompleteFrom: number | null;
  readonly seed: number;
}

/** The part of a method's result that is kept and shown: the rest is in the tables. */
export function recordOf({ method, parameters, seed, n }: MethodRecord<object>): ToolRecord {
  return { method, parameters, seed, n };
}
