import { z } from 'zod';
import { StorageError } from './storage-error.ts';

// zod would otherwise try `new Function`, which the content security policy refuses. Schemas are built after this line:
// take `z` from here.
z.config({ jitless: true });

export { z };

/** The value when it has the shape; else a StorageError that names the first wrong place, such as "document.crs.epsg". */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, root: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = [root, ...(result.error.issues[0]?.path ?? [])].join('.');
  throw new StorageError('storage.error.damagedDocument', { part: path });
}
