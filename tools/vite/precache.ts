import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Files that are fetched only when asked for: kept by the service worker after first use, not before. */
const ON_DEMAND = /duckdb|sql-wasm|highs|third-party-licences|\.map$/;

/** Writes sw.js: the service worker with the list of files that make the app work without a network. */
export function precache(source: string): Plugin {
  return {
    name: 'regiekaart:precache',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => !ON_DEMAND.test(name))
        .sort();
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      const code = readFileSync(source, 'utf8')
        .replace('__VERSION__', JSON.stringify(version))
        .replace(
          '__FILES__',
          JSON.stringify([
            './',
            './icon.svg',
            './manifest.webmanifest',
            './themes/regiekaart.css',
            ...files.map((name) => `./${name}`),
          ]),
        );
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: code });
    },
  };
}
