import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of a file in the folder of real data and published references that lies beside the checkout, or null where that
 * folder is absent. Tests that need it skip, and say so.
 */
export function sharedPath(relative: string): string | null {
  const path = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shared', relative);
  return existsSync(path) ? path : null;
}
