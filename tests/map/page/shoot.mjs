/**
 * Pictures of the proof page: `node tests/map/page/shoot.mjs FOLDER SCENE…` with scenes from scenes.mjs. Needs a vite dev
 * server of the project (`npx vite --port 5210`, or PORT) and Chromium.
 */
import { chromium } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { scenes } from './scenes.mjs';

const [folder, ...wanted] = process.argv.slice(2);
const port = process.env.PORT ?? '5210';
const root = new URL('../../../', import.meta.url).pathname;
const flags =
  '--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage';

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: flags.split(' '),
});
for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.startsWith(part)))) {
  const page = await browser.newPage({ viewport: scene.size ?? { width: 1440, height: 900 } });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/GL Driver|GPU stall/.test(message.text()))
      console.log(`  [${message.type()}]`, message.text().slice(0, 400));
  });
  page.on('pageerror', (error) => console.log('  [page]', error.message));
  await page.route('**/shared-data/**', (route) => {
    const path = join(
      root,
      '..',
      'shared',
      'data',
      new URL(route.request().url()).pathname.replace('/shared-data/', ''),
    );
    if (!existsSync(`${path}.gz`)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: gunzipSync(readFileSync(`${path}.gz`)), contentType: 'application/json' });
  });
  await page.route('**/demo-data/**', (route) => {
    const path = join(
      root,
      'data',
      'nieuwerhaven',
      'output',
      new URL(route.request().url()).pathname.replace('/demo-data/', ''),
    );
    if (existsSync(path)) return route.fulfill({ body: readFileSync(path), contentType: 'application/json' });
    if (!existsSync(`${path}.gz`)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: gunzipSync(readFileSync(`${path}.gz`)), contentType: 'application/json' });
  });
  const started = performance.now();
  await page.goto(`http://127.0.0.1:${port}/tests/map/page/index.html?place=${scene.place}`);
  await page.waitForFunction(() => document.body.dataset.ready === 'true', null, { timeout: 240_000 });
  if (scene.act) await page.evaluate(scene.act);
  if (scene.drive) await scene.drive(page);
  await page.waitForTimeout(scene.wait ?? 1200);
  await page.evaluate(() => globalThis.controller.settled());
  await page.screenshot({ path: join(folder, `${scene.name}.png`), timeout: 240_000 });
  console.log(scene.name, Math.round(performance.now() - started), 'ms');
  await page.close();
}
await browser.close();
