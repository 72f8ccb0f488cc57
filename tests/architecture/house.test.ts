import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const cruise = (folder: string) =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'err-long',
    ],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );

describe('the check of the house can fail', () => {
  let folder: string;
  const file = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'house-'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true,"module":"esnext","moduleResolution":"bundler"}}',
    );
    file('src/features/explore/a.ts', 'export const a = 1;');
    file('src/domain/place.ts', "import { a } from '../features/explore/a.ts';\nexport const place = a;");
    file('src/features/hotspots/b.ts', "import { a } from '../explore/a.ts';\nexport const b = a;");
    file('src/analysis/x.ts', "import { y } from './y.ts';\nexport const x = () => y();");
    file('src/analysis/y.ts', "import { x } from './x.ts';\nexport const y = (): unknown => x();");
    file('src/analysis/read.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('sees an inner room that imports a feature, a feature that imports a feature, a cycle, and input/output', () => {
    const { status, stdout } = cruise(folder);
    expect(status).not.toBe(0);
    for (const rule of ['domain-imports-one-way', 'no-feature-imports-a-feature', 'no-cycles', 'no-node-in-src'])
      expect(stdout).toContain(rule);
  });
});

describe('the rooms', () => {
  it('each say what they are for', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && readdirSync(join(root, 'src', entry.name)).length > 0,
    );
    expect(rooms.map(({ name }) => name).filter((name) => !existsSync(join(root, 'src', name, 'README.md')))).toEqual(
      [],
    );
  });
});
