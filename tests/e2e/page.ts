import { expect, test as base, type Page } from '@playwright/test';

export interface Watch {
  /** Requests to anywhere but the app's own origin. */
  readonly foreign: string[];
  /** Errors on the console and uncaught exceptions. */
  readonly errors: string[];
  /** Violations of the content security policy. */
  readonly violations: string[];
}

/**
 * A page that is watched: a request to a foreign host is stopped and remembered, and every test ends by holding that
 * there was none, that the console stayed clean, and that the policy was not broken.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page, context, baseURL }, use) => {
      const watch: Watch = { foreign: [], errors: [], violations: [] };
      await context.route(
        (url) => url.protocol.startsWith('http') && url.origin !== new URL(baseURL!).origin,
        (route) => {
          watch.foreign.push(route.request().url());
          return route.abort();
        },
      );
      page.on('console', (message) => message.type() === 'error' && watch.errors.push(message.text()));
      page.on('pageerror', (error) => watch.errors.push(error.message));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`CSP ${event.violatedDirective}: ${event.blockedURI}`),
        );
      });
      await use(watch);
      watch.violations.push(
        ...watch.errors.filter((text) => text.startsWith('CSP ') || text.includes('Content Security Policy')),
      );
      expect(watch.foreign, 'requests to foreign hosts').toEqual([]);
      expect(watch.violations, 'violations of the content security policy').toEqual([]);
      expect(watch.errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the demo and waits until its hotspots stand in the list. */
export async function openDemo(page: Page): Promise<void> {
  await page.goto('?demo');
  await expect(page.getByRole('list', { name: /Gevonden hotspots|Hotspots found/ })).toBeVisible({ timeout: 90_000 });
}

export { expect };
