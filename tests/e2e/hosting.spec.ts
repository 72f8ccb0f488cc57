import { spawn, type ChildProcess } from 'node:child_process';
import { expect, test } from './page.ts';

let server: ChildProcess;
const port = 4198;

test.use({ baseURL: `http://localhost:${port}/` });

test.beforeAll(async () => {
  server = spawn(process.execPath, ['tools/serve.mjs', '--port', String(port), '--plain'], { stdio: 'ignore' });
  await expect
    .poll(
      () =>
        fetch(`http://localhost:${port}/`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
});
test.afterAll(() => void server.kill());

test('works on plain hosting without headers, keeps the work over a reload, and then without a network', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  await page.goto('?demo');
  const list = page.getByRole('list', { name: 'Gevonden hotspots' });
  await expect(list).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/opgeslagen om/)).toBeVisible({ timeout: 60_000 });
  await page.goto('.');
  await expect(list).toBeVisible({ timeout: 90_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(list).toBeVisible({ timeout: 90_000 });
  await context.setOffline(true);
  await page.reload();
  await expect(list).toBeVisible({ timeout: 90_000 });
});
