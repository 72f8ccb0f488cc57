import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import type { Command } from '../domain/project/command.ts';
import type { ProjectDocument } from '../domain/project/project-document.ts';

/** Everything that a project file or an autosave holds. */
export interface StoredProject {
  readonly document: ProjectDocument;
  /** Every command since the project began, oldest first. */
  readonly log: readonly Command[];
  /** The rows by id of their dataset; one is absent when its rows were left out on purpose. */
  readonly tables: ReadonlyMap<string, IncidentTable>;
  readonly layers: BaseLayers;
}
