import { checkShape, z } from '../check-shape.ts';
import type { SaveStore } from './save-store.ts';
import { readSealed } from './sealed-file.ts';

const generationSchema = z.object({
  number: z.int().min(1),
  savedAt: z.string(),
  /** Name of the project, for the list of what can be restored. */
  name: z.string(),
  document: z.unknown(),
  log: z.unknown(),
  /** Fingerprints of the rows' files by dataset id; empty = the project had none, or rows were not to be kept. */
  rows: z.record(z.string(), z.string()),
  /** Fingerprint of the base layers' file; null = there were none. */
  layers: z.string().nullable(),
});

/** One autosave: what was chosen and done, and which rows and base layers belong to it. */
export type Generation = z.infer<typeof generationSchema>;

/** Where a generation lies; known from its name alone. */
export interface GenerationEntry {
  readonly file: string;
  readonly projectId: string;
  readonly number: number;
}

const NAME = /^generation\.([^.]*)\.(\d{10})$/;

export const generationName = (projectId: string, number: number): string =>
  `generation.${encodeURIComponent(projectId).replaceAll('.', '%2E')}.${String(number).padStart(10, '0')}`;
export const rowsName = (fingerprint: string): string => `rows.${fingerprint}`;
export const layersName = (fingerprint: string): string => `layers.${fingerprint}`;
export const isDataName = (name: string): boolean => /^(rows|layers)\./.test(name);

/** Every generation in the store, newest first. */
export async function listGenerations(store: SaveStore): Promise<GenerationEntry[]> {
  const entries = (await store.names()).flatMap((file) => {
    const [, id, number] = NAME.exec(file) ?? [];
    return number === undefined ? [] : [{ file, projectId: decodeURIComponent(id!), number: Number(number) }];
  });
  return entries.sort((a, b) => b.number - a.number);
}

/** A generation; null when the file is absent, cut off or changed. */
export async function readGeneration(store: SaveStore, file: string): Promise<Generation | null> {
  const body = await readSealed(store, file);
  if (!body) return null;
  try {
    return checkShape(generationSchema, JSON.parse(new TextDecoder().decode(body)), 'generation');
  } catch {
    return null;
  }
}
