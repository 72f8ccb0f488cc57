import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readReferenceFile, verifyCase } from '../../src/analysis/verification/verify-file.ts';
import { sharedPath } from '../shared-data.ts';

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, file: readReferenceFile(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))) }));

const shipped = filesIn(fileURLToPath(new URL('../../data/reference', import.meta.url)));

describe('published cases in data/reference', () => {
  describe.each(shipped)('$name', ({ file }) => {
    it.each(file.cases.map((_, index) => index))('case %i is reproduced', async (index) => {
      const report = await verifyCase(file, index);
      expect(report.reason).toBeNull();
      expect(report.rows.filter(({ pass }) => pass === false)).toEqual([]);
      expect(report.status).toBe('passed');
    });
  });
});

const sharedFolder = sharedPath('reference');
const large = sharedFolder ? filesIn(sharedFolder) : [];

describe.skipIf(!sharedFolder)('all published cases, the large point lists among them (shared references)', () => {
  it.each(large)('$name', { timeout: 30_000 }, async ({ file }) => {
    for (let index = 0; index < file.cases.length; index++) {
      expect(await verifyCase(file, index)).toMatchObject({ status: 'passed', reason: null });
    }
  });
});
