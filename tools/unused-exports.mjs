/**
 * Fails when something is exported that nothing in src imports. Tests do not count: code that only tests use is dead.
 * `--list` prints the names without failing.
 */
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { root } from './project.mjs';

const { analyzeTsConfig } = createRequire(import.meta.url)('ts-unused-exports');

/** Entry points: they are started, not imported. Worker entries export the type of what they serve. */
const entryPoints = /^src\/(main\.tsx|workers\/[\w-]+-worker\.ts|app\/service-worker\.ts)$/;

const { unusedExports } = analyzeTsConfig(join(root, 'tools/tsconfig.src.json'), ['--ignoreLocallyUsed']);
const found = Object.entries(unusedExports)
  .map(([path, names]) => [relative(root, path), names])
  .filter(([file]) => !entryPoints.test(file))
  .flatMap(([file, names]) => names.map(({ exportName, location }) => `${file}:${location?.line ?? 1}  ${exportName}`));

for (const line of found) console.error(line);
if (found.length > 0) console.error(`${found.length} exported but not imported`);
process.exit(found.length > 0 && !process.argv.includes('--list') ? 1 : 0);
