import { readFile } from 'node:fs/promises';
import { expect, openDemo, test } from './page.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker', 'chooseFileSystemEntries'])
      Reflect.deleteProperty(window, name);
  });
});

const hectares = (text: string) => Number(/([\d.,]+)\s*ha/.exec(text)![1]!.replace('.', '').replace(',', '.'));

test('the drafter: hotspot, two variants, a proved smaller area, the texts, and the area in the meeting', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openDemo(page);
  const first = page.getByRole('list', { name: 'Gevonden hotspots' }).getByRole('listitem').first();
  await first.getByRole('button').click();
  const inspector = page.getByRole('complementary');
  const name = (await inspector.getByRole('heading', { level: 2 }).textContent())!;
  await inspector.getByRole('button', { name: 'Hotspot bewaren' }).click();

  await page.getByRole('navigation').getByRole('button', { name: 'Gebieden' }).click();
  await page.getByRole('button', { name: /Uit een bewaarde hotspot/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await expect(inspector.getByRole('heading', { name: `${name} (A)` })).toBeVisible();
  // An area without an article of the by-law does not hold, and says so.
  await expect(inspector.getByRole('button', { name: /^G1 .*APV/ })).toBeVisible();

  await inspector.getByRole('button', { name: 'Zoek een kleiner gebied' }).click();
  const found = inspector.getByRole('table').filter({ hasText: 'behoudt' });
  await expect(found.getByRole('row')).not.toHaveCount(0, { timeout: 90_000 });
  const rows = await found.getByRole('row').allTextContents();
  const areas = rows.slice(1).map(hectares);
  expect(areas.length).toBeGreaterThan(2);
  expect(areas).toEqual([...areas].sort((a, b) => b - a));
  await found.getByRole('button', { name: 'gebruik' }).nth(2).click();

  await expect(inspector.getByRole('heading', { name: `${name} (B)` })).toBeVisible();
  const variants = inspector.getByRole('table').filter({ hasText: 'uur per week' });
  const [drawn, smaller] = (await variants.getByRole('row').allTextContents()).slice(1).map(hectares);
  expect(smaller!).toBeLessThan(drawn!);
  await expect(variants.getByRole('row').nth(2)).not.toContainText('…');

  await inspector.getByRole('button', { name: 'Omschrijving van de grens' }).click();
  await expect(inspector.getByText(/met de klok mee/)).toBeVisible();
  await expect(inspector.getByText(/Teruggelezen geeft deze tekst dezelfde vorm; verschil 0 m²/)).toBeVisible();
  await inspector.getByRole('button', { name: 'Motivering' }).click();
  await expect(inspector.getByRole('button', { name: 'Aanpassen' }).first()).toBeVisible();

  const download = page.waitForEvent('download');
  await inspector.getByRole('button', { name: 'GeoPackage' }).click();
  const bytes = await readFile(await (await download).path());
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(bytes.readInt32BE(68)).toBe(0x47504b47);

  await page.getByRole('navigation').getByRole('button', { name: 'Driehoek' }).click();
  await page.getByRole('button', { name: `gebied: ${name}` }).click();
  await page.getByRole('button', { name: 'Begin de vergadering' }).click();
  const screen = page.getByRole('region', { name: `${name} (A)` });
  await expect(screen.getByRole('heading', { name: 'Middelen, het lichtste eerst' })).toBeVisible();
  await expect(screen.getByText('Houdt geen stand').first()).toBeVisible({ timeout: 30_000 });
  await screen.getByText('B', { exact: true }).click();
  await expect(page.getByRole('region', { name: `${name} (B)` })).toBeVisible();
});
