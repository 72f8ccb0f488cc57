import { expect, test } from './page.ts';

/** An export as a municipality sends it: semicolons, Windows-1252, Dutch dates, RD, columns that may not be kept. */
function exportFile(): Buffer {
  const lines = ['Zaaknummer;Naam melder;BSN;Soort;Datum;Tijd;X;Y;Café'];
  for (let i = 0; i < 900; i++) {
    // Two thirds on one square of 60 m, the rest spread over 3 km: a hotspot that nothing explains away.
    const near = i % 3 !== 0;
    const x = near ? 121_500 + (i % 60) : 120_000 + ((i * 977) % 3000);
    const y = near ? 487_500 + ((i * 7) % 60) : 486_000 + ((i * 613) % 3000);
    const day = String(1 + (i % 28)).padStart(2, '0');
    const month = String(1 + (i % 11)).padStart(2, '0');
    lines.push(
      `Z${i};Jansen;123456782;Vernieling;${day}-${month}-2024;${String(i % 24).padStart(2, '0')}:30;${x};${y};é`,
    );
  }
  lines.push('Z-fout;Jansen;123456782;Vernieling;31-02-2024;12:00;121500;487500;é');
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

test('from a dropped export to a hotspot: persons left out, a wrong row told, the place found', async ({ page }) => {
  await page.goto('.');
  await page.locator('input[type=file]').first().setInputFiles({
    name: 'meldingen 2024.csv',
    mimeType: 'text/csv',
    buffer: exportFile(),
  });
  const dialog = page.getByRole('dialog', { name: /Importeren/ });
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await expect(dialog).toContainText('28992');
  await dialog.getByRole('button', { name: /rijen importeren/ }).click();

  const list = page.getByRole('list', { name: 'Gevonden hotspots' });
  await expect(list.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/geregistreerde meldingen/).first()).toBeVisible();

  await page.keyboard.press('Alt+1');
  await expect(page.getByText(/900 van 901 rijen bewaard, 1 afgekeurd/)).toBeVisible();
  await page.getByText('Importverslag').first().click();
  await expect(page.getByText('Naam melder').first()).toBeVisible();
  await expect(page.getByText('BSN').first()).toBeVisible();
});

test('a file that is no table gets a clear answer, and nothing that was loaded is lost', async ({ page }) => {
  await page.goto('.');
  const input = page.locator('input[type=file]').first();
  await input.setInputFiles({
    name: 'rapport.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
  });
  await expect(page.getByText(/rapport\.csv/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Gegevens', exact: true })).toBeVisible();
  await input.setInputFiles({ name: 'goed.csv', mimeType: 'text/csv', buffer: exportFile() });
  await expect(page.getByRole('dialog', { name: /Importeren/ })).toBeVisible({ timeout: 30_000 });
});
