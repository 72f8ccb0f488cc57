import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, openDemo, test } from './page.ts';

test.beforeEach(async ({ page }) => {
  // Without the system's save window, a file is saved as a download, which a test can see.
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker', 'chooseFileSystemEntries'])
      Reflect.deleteProperty(window, name);
  });
});

test('the triangle: hotspot, agenda, a decision with a condition and a dissent, a document, and the reopened file says the same', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await openDemo(page);
  const list = page.getByRole('list', { name: 'Gevonden hotspots' });
  const first = list.getByRole('listitem').first();
  await first.getByRole('button').click();
  const inspector = page.getByRole('complementary');
  const name = (await inspector.getByRole('heading', { level: 2 }).textContent())!;
  await inspector.getByRole('button', { name: 'Hotspot bewaren' }).click();

  await page.getByRole('navigation').getByRole('button', { name: 'Driehoek' }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Begin de vergadering' }).click();
  const screen = page.getByRole('region', { name, exact: true });
  await expect(screen.getByText('geregistreerd', { exact: true })).toBeVisible();
  await expect(screen.getByRole('img', { name: new RegExp('Kaart van') })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('b');

  const dialog = page.getByRole('dialog', { name: /Besluit/ });
  const role = (label: string) => dialog.getByRole('group', { name: label });
  await role('Officier van justitie').getByRole('button').first().click();
  await page.getByRole('option', { name: 'akkoord onder voorwaarden' }).click();
  await role('Officier van justitie').getByRole('textbox', { name: 'Voorwaarden' }).fill('eerst extra toezicht');
  await role('Politie').getByRole('button').first().click();
  await page.getByRole('option', { name: 'niet akkoord' }).click();
  await expect(dialog.getByRole('button', { name: 'Vastleggen' })).toBeDisabled();
  await role('Politie').getByRole('textbox', { name: 'Redenen' }).fill('geen capaciteit in de nacht');
  const type = async (label: string, digits: string) => {
    await dialog.getByRole('group', { name: label }).getByRole('spinbutton').first().click();
    await page.keyboard.type(digits);
  };
  await type('Tot en met', '31122027');
  await type('Tussentijdse toets', '30062027');
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');

  const heard = async (page: Page) => {
    await page.getByRole('navigation').getByRole('button', { name: 'Regieplan' }).click();
    await page.getByRole('radio', { name: 'Besluiten' }).click();
    await page.getByRole('button', { name: new RegExp(`${name}.*vaststellen`) }).click();
    await expect(page.getByText('eerst extra toezicht')).toBeVisible();
    await expect(page.getByText('geen capaciteit in de nacht')).toBeVisible();
  };
  await heard(page);

  await page.getByRole('radio', { name: 'Documenten' }).click();
  await page.getByRole('button', { name: /Memo voor de driehoek/ }).click();
  const paper = page.getByRole('dialog', { name: /Memo driehoek/ });
  await expect(paper.getByText('Waar vaker wordt gemeld of gecontroleerd')).toBeVisible({ timeout: 60_000 });
  const docx = page.waitForEvent('download');
  await paper.getByRole('button', { name: 'Opslaan als Word' }).click();
  const bytes = await readFile(await (await docx).path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  await paper.getByRole('button', { name: 'Sluiten' }).click();

  await page.keyboard.press('Control+s');
  const saved = page.waitForEvent('download');
  const save = page.getByRole('dialog', { name: 'Opslaan als bestand' });
  await save.getByText('Met de rijen van de meldingen').click();
  await save.getByRole('button', { name: 'Opslaan', exact: true }).click();
  const file = await (await saved).path();
  // A browser that has never seen this project: what it shows can only come from the file.
  const elsewhere = await browser.newPage({ baseURL: baseURL! });
  await elsewhere.goto('.');
  await elsewhere
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'terug.regiekaart.gpkg',
      mimeType: 'application/geopackage+sqlite3',
      buffer: await readFile(file),
    });
  await expect(elsewhere.getByRole('list', { name: 'Gevonden hotspots' })).toBeVisible({ timeout: 60_000 });
  await heard(elsewhere);
  await elsewhere.close();
});
