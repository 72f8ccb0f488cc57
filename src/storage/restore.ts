import type { Command } from '../domain/project/command.ts';
import type { ProjectDocument } from '../domain/project/project-document.ts';
import { PROJECT_VERSION } from '../domain/project/project-document.ts';
import { checkShape, z } from './check-shape.ts';
import { NO_PARTS, type ProjectParts } from '../domain/project/project-parts.ts';
import { migrate } from './migrations.ts';

const text = z.string();
const count = z.number().nonnegative();
const share = z.number();
const metresOrAuto = z.union([z.number().positive(), z.literal('auto')]);
const ring = z.array(z.number());

// Loose objects keep fields that this version does not know: opening and saving again must not drop them.
const storedFilter = z.looseObject({
  period: z.looseObject({ from: z.number(), to: z.number() }).nullable(),
  hoursOfWeek: z.array(z.int().min(0).max(167)).nullable(),
  categories: z.array(text).nullable(),
  sources: z.array(text).nullable(),
  area: z.array(ring).nullable(),
});

const hotspotSettings = z.looseObject({
  cellShape: z.enum(['square', 'hexagon']),
  cellSizeMetres: z.number().positive(),
  bandwidthMetres: metresOrAuto,
  kernel: z.enum(['quartic', 'gaussian']),
  bandMetres: metresOrAuto,
  falseDiscoveryRate: share,
  minimumIncidents: count,
  robustnessThreshold: share,
  studyArea: z.enum(['built', 'municipality', 'extent']),
  // Files from before the comparison was a choice compared with the same count everywhere.
  expectation: z.enum(['use', 'incidents', 'even']).default('even'),
  withoutDuplicates: z.boolean(),
  withoutPileUps: z.boolean(),
});

const dataset = z.looseObject({
  id: text,
  role: z.enum([
    'incidents',
    'areas',
    'streets',
    'buildings',
    'addresses',
    'water',
    'green',
    'ground',
    'pois',
    'places',
  ]),
  fileName: text,
  bytes: count,
  sha256: text,
  importedAt: text,
  rowsKept: z.int().min(0),
  recipe: z.unknown(),
  report: z.unknown(),
  legalGround: text.nullable(),
});

const keptHotspot = z.looseObject({
  id: text,
  name: text,
  rings: z.array(ring),
  incidents: count,
  incidentShare: share,
  areaShare: share,
  robustness: share.nullable(),
  settings: hotspotSettings,
  filter: storedFilter,
  dataFingerprint: text,
  keptAt: text,
  note: text,
});

const projectDocument = z.looseObject({
  version: z.literal(PROJECT_VERSION),
  id: text.min(1),
  name: text,
  purpose: text,
  createdAt: text,
  crs: z.looseObject({ epsg: z.int(), name: text, definition: text }),
  timeZone: text,
  datasets: z.array(dataset),
  filter: storedFilter,
  hotspotSettings,
  hotspots: z.array(keptHotspot),
  markers: z.array(z.looseObject({ id: text, at: z.number(), text, sources: z.array(text).nullable() })),
  view: z.looseObject({ longitude: z.number(), latitude: z.number(), zoom: z.number() }).nullable(),
}) satisfies z.ZodType<Omit<ProjectDocument, keyof ProjectParts>>;

const patch = z.looseObject({
  op: z.enum(['replace', 'remove', 'add']),
  path: z.array(z.union([text, z.number()])),
  value: z.unknown().optional(),
});

const command = z.looseObject({
  id: text,
  at: text,
  role: text,
  reason: text,
  values: z.record(text, z.union([text, z.number()])),
  patches: z.array(patch),
  inverse: z.array(patch),
  kind: z.enum(['do', 'undo', 'redo']),
  of: text.nullable(),
}) satisfies z.ZodType<Command>;

const commandLog = z.array(command);

/** A part is the same sort of JSON as in a new project; what is in it, its own step checks. */
const projectParts = z.looseObject(
  Object.fromEntries(
    Object.entries(NO_PARTS).map(([name, empty]) => [
      name,
      Array.isArray(empty) ? z.array(z.unknown()) : empty === null ? z.unknown() : z.looseObject({}),
    ]),
  ),
);

/**
 * A project document out of stored JSON: lifted to the present version and checked. Throws a StorageError that names the
 * first place that is wrong; what was open before stays as it was, for this only returns a value.
 */
export function restoreDocument(stored: unknown): ProjectDocument {
  const document = checkShape(projectDocument, migrate(stored), 'document');
  const parts = checkShape(projectParts, { ...NO_PARTS, ...document }, 'document');
  return { ...document, ...(parts as unknown as ProjectParts) };
}

/** The command log out of stored JSON; throws a StorageError as above. */
export function restoreLog(stored: unknown): readonly Command[] {
  return checkShape(commandLog, stored, 'log');
}
