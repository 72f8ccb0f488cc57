import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demoFolder } from './nieuwerhaven-files.ts';

interface Generator {
  outputFiles(): { readonly file: string; readonly bytes: Buffer }[];
}

describe('Nieuwerhaven, the generator', () => {
  it('writes the shipped files again, byte for byte', async () => {
    const url = pathToFileURL(join(demoFolder, 'generator', 'output.mjs')).href;
    const generator = (await import(/* @vite-ignore */ url)) as Generator;
    const files = generator.outputFiles();
    expect(files.length).toBeGreaterThan(15);
    for (const { file, bytes } of files) {
      expect(readFileSync(join(demoFolder, 'output', file)).equals(bytes), file).toBe(true);
    }
  }, 120_000);
});
