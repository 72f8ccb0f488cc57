/**
 * `npm test`: install if needed, then every check, cheapest first. Each step runs even when an earlier one failed, so
 * that one run tells all. Ends with a line `N passed, N failed`.
 */
import { readFileSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenNeeded, findChromium, installWhenNeeded, program, requireNode, root, run } from './project.mjs';

requireNode();
await installWhenNeeded();

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
let passed = 0;
let failed = 0;
const count = (ok, name) => {
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? 'goed' : 'FOUT'}  ${name}`);
};

const step = async (name, command, args) => count((await run(command, args)) === 0, name);
await step('opmaak (prettier)', program('prettier'), ['--check', '.', '--log-level', 'warn']);
await step('typen (tsc)', program('tsc'), ['--noEmit']);
await step('regels (eslint)', program('eslint'), ['.', '--max-warnings', '0']);
await step('bouw van het huis (dependency-cruiser)', program('depcruise'), [
  'src',
  '--config',
  '.dependency-cruiser.cjs',
]);
await step('ongebruikte code', process.execPath, ['tools/unused-exports.mjs']);

await runner(
  'unit',
  program('vitest'),
  ['run', '--project', 'unit', '--reporter=default', '--reporter=json', `--outputFile=${join(results, 'unit.json')}`],
  'unit.json',
  (report) => [report.numPassedTests, report.numFailedTests],
);

rmSync(join(root, 'dist'), { recursive: true, force: true });
await buildWhenNeeded();
const chromium = await findChromium();
if (chromium) {
  process.env.CHROMIUM_PATH = chromium;
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = join(results, 'browser.json');
  await runner(
    'browser',
    program('playwright'),
    ['test', '--config', 'tests/e2e/playwright.config.ts'],
    'browser.json',
    (report) => [report.stats.expected + report.stats.flaky, report.stats.unexpected],
  );
} else {
  console.error('Geen Chromium of Chrome gevonden. Installeer er een, of zet CHROMIUM_PATH, en probeer het opnieuw.');
  count(false, 'browser');
}

/** A test runner with a JSON report: its own counts are added, and a run without a report is a failure. */
async function runner(name, command, args, file, read) {
  const code = await run(command, args);
  const path = join(results, file);
  const [good, bad] = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : [0, 0];
  passed += good;
  failed += bad;
  count(code === 0 && good > 0, `${name}: ${good} goed, ${bad} fout`);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
