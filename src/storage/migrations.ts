import { PROJECT_VERSION } from '../domain/project/project-document.ts';
import { StorageError } from './storage-error.ts';

/** A project document of any version: plain JSON with a version number. */
type AnyDocument = Readonly<Record<string, unknown>> & { readonly version: number };

/** Lifts a document of version n to n + 1. Pure; leaves what it does not know untouched. */
export type Migration = (document: AnyDocument) => Readonly<Record<string, unknown>>;

/**
 * The ladder: entry n lifts version n to n + 1. Whoever raises PROJECT_VERSION adds one entry here and one file of the
 * old version to tests/storage/fixtures, which must open for ever.
 */
export const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/**
 * Lifts a stored project document to the present version.
 *
 * Throws a StorageError: `damagedDocument` when it is no document or a step is missing, `newerVersion` when it was
 * written by a newer Regiekaart (opening it would lose what this version does not know).
 */
export function migrate(value: unknown, to: number = PROJECT_VERSION, ladder = MIGRATIONS): AnyDocument {
  if (typeof value !== 'object' || value === null || !Number.isInteger((value as AnyDocument).version)) {
    throw new StorageError('storage.error.damagedDocument', { part: 'version' });
  }
  let document = value as AnyDocument;
  if (document.version > to) {
    throw new StorageError('storage.error.newerVersion', { version: document.version, supported: to });
  }
  while (document.version < to) {
    const step = ladder[document.version];
    if (!step) throw new StorageError('storage.error.damagedDocument', { part: `version ${document.version}` });
    document = { ...step(document), version: document.version + 1 };
  }
  return document;
}
