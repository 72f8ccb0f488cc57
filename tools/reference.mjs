/**
 * `npm run reference -- FOLDER`: runs every published case of a folder (or one file) that a built method covers, and
 * prints file, case, largest difference, tolerance, and pass, fail or skip. Ends with "N passed, N failed, N skipped";
 * the exit code is 1 when a case failed, 2 when there was nothing to run. Without a folder: the cases shipped in
 * data/reference. `--all` prints every quantity of every case.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { installWhenNeeded, requireNode, root } from './project.mjs';

requireNode();
await installWhenNeeded();

const words = process.argv.slice(2);
const all = words.includes('--all');
const target = resolve(words.find((word) => !word.startsWith('-')) ?? join(root, 'data/reference'));

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesOf(join(path, entry.name));
      return entry.name.endsWith('.json') ? [join(path, entry.name)] : [];
    });
}

let files;
try {
  files = filesOf(target);
} catch (error) {
  console.error(`${target}: ${error.message}`);
  process.exit(2);
}
if (files.length === 0) {
  console.error(`${target}: no .json files`);
  process.exit(2);
}

const { createServer } = await import('vite');
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
});

const count = { passed: 0, failed: 0, skipped: 0 };
const short = (value) => (typeof value === 'number' ? String(Number(value.toPrecision(12))) : value);
const small = (value) => (value === 0 || value === Infinity ? String(value) : value.toPrecision(3));

function print(file, report) {
  count[report.status]++;
  const word = { passed: 'pass', failed: 'FAIL', skipped: 'skip' }[report.status];
  const { worst } = report;
  const numbers = worst
    ? `largest difference ${small(worst.difference)}  tolerance ${small(worst.tolerance)}  (${worst.quantity})`
    : '';
  const rest = report.notCompared.length > 0 ? `  not compared: ${report.notCompared.join(', ')}` : '';
  console.log(`${word}  ${file}  ${report.name}  ${numbers || report.reason}${rest}`);
  for (const row of report.rows) {
    if (!all && row.pass !== false) continue;
    const mark = row.pass === null ? '(known to be wrong)' : row.pass ? 'ok' : 'NOT';
    console.log(
      `        ${mark} ${row.quantity}: ${short(row.value)}, published ${short(row.expected)}, tolerance ${small(row.tolerance)}${row.note ? ` [${row.note}]` : ''}`,
    );
  }
}

try {
  const { readReferenceFile, verifyCase } = await server.ssrLoadModule(
    join(root, 'src/analysis/verification/verify-file.ts'),
  );
  for (const path of files) {
    const name = basename(path);
    try {
      const file = readReferenceFile(JSON.parse(readFileSync(path, 'utf8')));
      for (let index = 0; index < file.cases.length; index++) print(name, await verifyCase(file, index));
      if (file.cases.length === 0) console.log(`skip  ${name}  no cases`);
    } catch (error) {
      count.failed++;
      console.log(`FAIL  ${name}  unreadable: ${error.message}`);
    }
  }
} finally {
  await server.close();
}
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 ? 1 : 0;
