import type { CameraPlan } from '../camera/camera-plan.ts';

/**
 * What the later steps of the work keep in the project document, a field a step. Each part is plain JSON with its type
 * in its own folder of the domain; a part that an older file does not have is empty.
 */
export interface ProjectParts {
  readonly cameras: readonly CameraPlan[];
}

/** Every part as it is in a new project; also the shape against which parts of a file are checked. */
export const NO_PARTS: ProjectParts = { cameras: [] };
