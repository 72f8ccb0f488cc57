import type { ReactNode } from 'react';
import type { MapController } from '../map/map-controller.ts';
import type { ProjectStore } from '../state/project-store.ts';
import type { Session } from '../state/session.ts';
import type { WorkbenchStore } from '../state/workbench.ts';
import type { WorkerClients } from '../workers/clients.ts';

/** What every step's screen gets. It renders its panel; what it puts on the map it takes off again when it leaves. */
export interface StepProps {
  readonly project: ProjectStore;
  readonly workbench: WorkbenchStore;
  readonly session: Session;
  /** Null until the map is there. */
  readonly map: MapController | null;
  readonly clients: WorkerClients;
  readonly newId: () => string;
  /** Instant now, ISO 8601. */
  readonly now: () => string;
  /** Puts content in the inspector at the right of the map: `{renderInspector(selected && <Details …/>)}`. */
  readonly renderInspector: (content: ReactNode) => ReactNode;
}
