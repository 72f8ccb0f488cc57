import { createRequire } from 'node:module';
import { expect, openDemo, test } from './page.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Rules of WCAG 2.2 A and AA over the whole page, the picture of the map itself aside. */
async function findings(page: import('@playwright/test').Page): Promise<string[]> {
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<{ violations: Finding[] }> };
    };
    const run = await axe.run(
      { exclude: [['canvas']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return run.violations;
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** Steps whose parts lie behind a group of choices at the top. */
const PARTED = new Set(['Beleving', 'Analyse']);

test('every step meets WCAG 2.2 A and AA as far as a program can tell', async ({ page }) => {
  test.setTimeout(240_000);
  // The page's policy refuses scripts from outside it, and injected ones too; the debugger may still evaluate.
  const { readFile } = await import('node:fs/promises');
  const axe = await readFile(axePath, 'utf8');
  await openDemo(page);
  await page.evaluate(axe);
  const steps = page.getByRole('navigation').getByRole('button');
  const names = (await steps.allTextContents()).filter((name) => name !== '?');
  expect(names.length).toBeGreaterThan(5);
  const found: string[] = [];
  for (const name of names) {
    await steps.filter({ hasText: name }).first().click();
    await page.waitForTimeout(1500);
    found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
    // The parts of a step are behind its first group of choices.
    if (!PARTED.has(name)) continue;
    const parts = page.locator('main section').first().getByRole('radiogroup').first().getByRole('radio');
    for (let part = 1; part < (await parts.count()); part++) {
      await parts.nth(part).click();
      await page.waitForTimeout(1000);
      found.push(...(await findings(page)).map((finding) => `${name}, part ${part + 1}: ${finding}`));
    }
  }
  expect(found).toEqual([]);
});
