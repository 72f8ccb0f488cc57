import type { IncidentTable } from '../domain/incident/incident-table.ts';
import type { BaseLayers } from '../domain/place/base-layers.ts';
import type { Command } from '../domain/project/command.ts';
import type { ProjectDocument } from '../domain/project/project-document.ts';

/** Everything that a project file or an autosave holds. */
export interface StoredProject {
  readonly document: ProjectDocument;
  /** Every command since the project began, oldest first. */
  readonly log: readonly Command[];
  /** Null when the rows were left out on purpose, or none have been loaded. */
  readonly incidents: IncidentTable | null;
  readonly layers: BaseLayers;
}
