import { expect, openDemo, test } from './page.ts';

test('the demo comes up with hotspots, without a request to anywhere else', async ({ page }) => {
  await openDemo(page);
  await expect(page.getByRole('heading', { name: 'Hotspots', exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Gevonden hotspots' }).getByRole('listitem').first()).toBeVisible();
});

test('a filter typed by date changes what is counted, and undo takes it back', async ({ page }) => {
  await openDemo(page);
  await page.keyboard.press('Alt+2');
  const lead = page.getByRole('region', { name: 'Verkennen' }).locator('p').first();
  await expect(lead).toContainText(/geregistreerde meldingen/);
  const before = await lead.textContent();
  await page.getByRole('group', { name: 'Van', exact: true }).first().getByRole('spinbutton').first().click();
  await page.keyboard.type('01062025');
  await expect(lead).toContainText('voldoen aan de filters');
  await page.getByRole('heading', { name: 'Verkennen' }).click();
  await page.keyboard.press('Control+z');
  await expect(lead).toHaveText(before!);
});

test('English is a full translation', async ({ page }) => {
  await page.goto('?demo&lang=en');
  await expect(page.getByRole('heading', { name: 'Hotspots', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/registered incidents/).first()).toBeVisible();
});
