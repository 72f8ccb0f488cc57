/**
 * `npm run bench -- GROUP`: runs tests/bench/GROUP.bench.ts and prints one JSON line a figure:
 * {"name","value","unit","peer","peerValue","ratio"}. Without a group it lists the groups. Lines that are not figures
 * (the machine, remarks) go to standard error, so that the output can be read by a program.
 */
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { installWhenNeeded, requireNode, root } from './project.mjs';

requireNode();
await installWhenNeeded();

const folder = join(root, 'tests/bench');
const groups = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.slice(0, -'.bench.ts'.length));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
if (wanted.length === 0 || wanted.some((group) => !groups.includes(group))) {
  console.error(`Kies een groep: ${groups.join(', ')}`);
  process.exit(wanted.length === 0 ? 0 : 1);
}

console.error(
  `# ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
const { createServer } = await import('vite');
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  for (const group of wanted) {
    const { run } = await server.ssrLoadModule(join(folder, `${group}.bench.ts`));
    for (const line of await run()) console.log(JSON.stringify(line));
  }
} finally {
  await server.close();
}
