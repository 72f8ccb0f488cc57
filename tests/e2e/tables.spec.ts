import { expect, openDemo, test } from './page.ts';

const whole = (text: string | null) => Number(text!.replaceAll(/\D/g, ''));

test('the table per buurt counts what the map counts, and choosing a row filters the map', async ({ page }) => {
  await openDemo(page);
  await page.keyboard.press('Alt+2');
  await page.getByRole('radio', { name: 'Tabel' }).click();
  const table = page.getByRole('table', { name: /per gebied/ });
  await expect(table).toBeVisible({ timeout: 60_000 });

  const row = table.getByRole('row').filter({ has: page.getByRole('button', { name: 'Zuiderpoort', exact: true }) });
  const registered = whole(await row.getByRole('cell').first().textContent());
  expect(registered).toBeGreaterThan(100);
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  const lead = page.getByRole('region', { name: 'Verkennen' }).locator('p').first();
  await expect(lead).toContainText('voldoen aan de filters');
  await expect.poll(async () => whole((await lead.textContent())!.split(' van ')[0]!)).toBe(registered);
  // The other rows keep their counts.
  await expect(table.getByRole('row')).not.toHaveCount(2);

  await page.getByRole('radio', { name: 'Kwaliteit' }).click();
  const quality = page.getByRole('table', { name: /per bron/ });
  await expect(quality.getByRole('row').filter({ hasText: 'politie' }).getByRole('cell').first()).toHaveText('8.214');
});
