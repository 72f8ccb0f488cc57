import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface LicenceEntry {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Lists the packages whose code is in the build, with their licence texts, in third-party-licences.json. */
export function thirdPartyLicences(): Plugin {
  const folders = new Set<string>();
  const note = (ids: Iterable<string>) => {
    for (const id of ids) {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/').replace(/^\0/, ''));
      if (found) folders.add(found[1]!);
    }
  };
  return {
    name: 'regiekaart:third-party-licences',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') note(chunk.moduleIds);
        else note(chunk.originalFileNames);
      }
      note(this.getModuleIds());
      const entries = [...folders].map(describe).filter((entry): entry is LicenceEntry => entry !== null);
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      this.emitFile({ type: 'asset', fileName: 'third-party-licences.json', source: JSON.stringify(entries) });
    },
  };
}

function describe(folder: string): LicenceEntry | null {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return null;
  const { name, version, license } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  if (!name || !version) return null;
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  return { name, version, licence: license ?? '?', text: file ? readFileSync(join(folder, file), 'utf8').trim() : '' };
}
