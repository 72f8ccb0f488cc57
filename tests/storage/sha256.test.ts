import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256InScript } from '../../src/storage/sha256.ts';

describe('SHA-256', () => {
  it('equals that of the platform for any bytes, with and without the browser', async () => {
    const lengths = fc.constantFrom(0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000);
    const bytes = lengths.chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    await fc.assert(
      fc.asyncProperty(bytes, async (value) => {
        const expected = createHash('sha256').update(value).digest('hex');
        expect(Buffer.from(sha256InScript(value)).toString('hex')).toBe(expected);
        expect(await sha256(value)).toBe(expected);
      }),
    );
  });
});
