import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_VERSION } from '../../src/domain/project/project-document.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { restoreDocument, restoreLog } from '../../src/storage/restore.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

describe('the ladder of versions', () => {
  const versions = Array.from({ length: PROJECT_VERSION }, (_, i) => i + 1);

  it('has a fixture for every version there has been', () => {
    expect(readdirSync(fixtures).sort()).toEqual(versions.map((version) => `document-${version}.json`).sort());
  });

  it.each(versions)('opens a document of version %i', (version) => {
    const stored = JSON.parse(readFileSync(join(fixtures, `document-${version}.json`), 'utf8')) as unknown;
    const document = restoreDocument(stored);
    expect(document.version).toBe(PROJECT_VERSION);
    expect(document.name).toBe('Nieuwerhaven 2025');
    expect(document.hotspots.map((hotspot) => hotspot.name)).toEqual(['Stationsplein']);
  });

  it('climbs step by step and leaves unknown fields alone', () => {
    const ladder = {
      1: (document: object) => ({ ...document, zones: [] }),
      2: (document: object) => ({ ...document, zones: undefined, areas: [] }),
    };
    expect(migrate({ version: 1, name: 'x', own: 5 }, 3, ladder)).toEqual({ version: 3, name: 'x', own: 5, areas: [] });
    expect(migrate({ version: 3, name: 'x' }, 3, ladder)).toEqual({ version: 3, name: 'x' });
  });

  it('says what it cannot open', () => {
    const details = (value: unknown) => {
      try {
        return restoreDocument(value);
      } catch (error) {
        return (error as { details: unknown }).details;
      }
    };
    const damaged = (part: string) => ({ key: 'storage.error.damagedDocument', values: { part } });
    expect(details(null)).toEqual(damaged('version'));
    expect(details({ version: 'x' })).toEqual(damaged('version'));
    expect(details({ version: 0 })).toEqual(damaged('version 0'));
    expect(details({ version: 99 })).toEqual({
      key: 'storage.error.newerVersion',
      values: { version: 99, supported: 1 },
    });
    const text = readFileSync(join(fixtures, 'document-1.json'), 'utf8');
    expect(details(JSON.parse(text.replace('28992', '"RD"')))).toEqual(damaged('document.crs.epsg'));
    expect(() => restoreLog([{ id: 1 }])).toThrow();
  });

  it('keeps fields of its own version that it does not know', () => {
    const stored = JSON.parse(readFileSync(join(fixtures, 'document-1.json'), 'utf8')) as Record<string, unknown>;
    expect(restoreDocument({ ...stored, later: { a: 1 } })).toMatchObject({ later: { a: 1 } });
  });
});
