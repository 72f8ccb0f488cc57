import { expect, openDemo, test } from './page.ts';

test('the analysis: what people say beside what is registered, a changed source, a comparison, three causes and a norm', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openDemo(page);
  const rail = page.getByRole('navigation');

  await rail.getByRole('button', { name: 'Beleving' }).click();
  await expect(page.getByText(/Fietspad Rietzoom: weinig geregistreerd .* onveilig/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Winkelstraat: veel geregistreerd .* veilig/)).toBeVisible();

  await rail.getByRole('button', { name: 'Analyse' }).click();
  await page.getByRole('radio', { name: 'Gegevens' }).click();
  await expect(page.getByText(/Vanaf jan 2025 komt de bron ‘winkeliers-app’ erbij/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Zet op de tijdas' }).click();
  await expect(page.getByText('Staat op elke tijdas.')).toBeVisible();
  await page.getByRole('button', { name: 'Reken opnieuw zonder' }).click();
  const without = page.getByRole('row', { name: /^Stapels op één punt/ });
  await expect(without.getByText('Verdwijnt: Vliegwielstraat.')).toBeVisible({ timeout: 40_000 });

  await page.getByRole('radio', { name: 'Tijd' }).click();
  await expect(page.getByText(/Tussen beide perioden veranderde het registreren/)).toBeVisible();

  await page.getByRole('radio', { name: 'Vergelijken' }).click();
  await page.getByRole('button', { name: /Rond/ }).click();
  await page.getByRole('option', { name: /Azc/ }).click();
  await expect(page.getByText(/zonder vergelijking geen cijfer en geen uitvoer/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Vergelijking opslaan' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Zoek plekken die erop lijken' }).click();
  await expect(page.getByText(/niet te onderscheiden van plekken die erop lijken/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Nabijheid is geen oorzaak/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Toelichting' }).fill('overlast door asielzoekers');
  await expect(page.getByRole('button', { name: 'Vergelijking opslaan' })).toBeDisabled();

  await page.getByRole('radio', { name: 'Dossier' }).click();
  for (const question of [
    'Wat is het probleem?',
    'Wat veroorzaakt het?',
    'Wie zijn erbij betrokken?',
    'Wat weten we niet?',
  ])
    await page.getByRole('textbox', { name: question }).fill('Een antwoord over de plek.');
  await page.getByRole('button', { name: 'Bewaar dit beeld' }).first().click();
  await expect(page.getByRole('button', { name: /Beeld 1: [\d.]+ geregistreerd/ })).toBeVisible();
  for (let cause = 1; cause <= 3; cause++) {
    await page.getByRole('button', { name: 'Mogelijke oorzaak', exact: true }).click();
    await page.getByRole('textbox', { name: 'Mogelijke oorzaak' }).last().fill(`Oorzaak nummer ${cause}`);
    await page.getByRole('button', { name: 'Aanwijzing ervoor' }).last().click();
    await page.getByRole('textbox', { name: 'Aanwijzing', exact: true }).last().fill('Telling');
    await page.getByRole('button', { name: 'Aanwijzing ertegen' }).last().click();
    await page.getByRole('textbox', { name: 'Aanwijzing', exact: true }).last().fill('Op andere uren niet');
  }
  await page.getByRole('button', { name: 'Doel', exact: true }).click();
  await page
    .getByRole('textbox', { name: 'Wat wordt geteld, en waar' })
    .fill('Geregistreerde meldingen in de gemeente');
  await page.getByRole('button', { name: 'Nulmeting uit de gegevens' }).click();
  await expect(page.getByText(/Nu [\d.,]+ geregistreerd per maand/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Doel per maand' }).fill('700');
  await page.getByRole('group', { name: 'Bereikt op' }).getByRole('spinbutton').first().click();
  await page.keyboard.type('31122026');
  await expect(page.getByText('De analyse is volledig. Een maatregel kan hierop rusten.')).toBeVisible();
  await page.getByRole('button', { name: 'Leg vast als versie 1' }).click();
  await expect(page.getByRole('button', { name: 'Leg vast als versie 2' })).toBeVisible();
});

test.beforeEach(async ({ page }) => {
  // Without the system's save window, a file is saved as a download, which a test can see.
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker', 'chooseFileSystemEntries'])
      Reflect.deleteProperty(window, name);
  });
});

test('the past measure of the demo: an effect beside its comparison, a sign of displacement, and what is missing', async ({
  page,
}) => {
  await openDemo(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Evaluatie' }).click();
  await expect(page.getByText(/In Binnenhaven is \d+% minder geregistreerd dan het vergelijkingsgebied/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/een teken van verplaatsing/)).toBeVisible();
  await expect(page.getByText('Beschrijf wat er is gedaan.')).toBeVisible();
  const docx = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Opslaan als Word' }).click();
  expect((await docx).suggestedFilename()).toBe('evaluatie.docx');
});
