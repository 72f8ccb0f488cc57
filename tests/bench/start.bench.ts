/**
 * From opening the app to the demo: when the map with streets is drawn, when the hotspots stand in the list, the bytes
 * that came over the line and the longest task of the main thread. Real Chromium, production build, empty cache, five
 * runs; a machine without a graphics card draws by software, which is most of the time.
 */
import { chromium } from '@playwright/test';
import { buildWhenNeeded, findChromium } from '../../tools/project.mjs';
import { serveFolder } from '../../tools/serve.mjs';
import { line, quantile, remark, type BenchLine } from './bench-line.ts';

const RUNS = 5;
/** An empty kepler.gl 3.2.6 dialog on a machine of this kind, and its script, as published in the project's design. */
const KEPLER = { milliseconds: 4500, megabytes: 15 };

interface Run {
  readonly map: number;
  readonly hotspots: number;
  readonly bytes: number;
  readonly longest: number;
}

export async function run(): Promise<readonly BenchLine[]> {
  await buildWhenNeeded();
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('Chromium or Chrome is needed for this bench; set CHROMIUM_PATH');
  const server = await serveFolder({ port: 0 });
  const runs: Run[] = [];
  try {
    for (let i = 0; i < RUNS; i++) runs.push(await once(executablePath, server.url));
  } finally {
    await server.close();
  }
  const median = (read: (run: Run) => number) => quantile(runs.map(read), 0.5);
  remark(`map drawn: ${runs.map(({ map }) => Math.round(map)).join(', ')} ms`);
  return [
    line(
      'demo: map with streets drawn',
      median((run) => run.map),
      'ms',
      'kepler.gl 3.2.6, empty',
      KEPLER.milliseconds,
    ),
    line(
      'demo: hotspots in the list',
      median((run) => run.hotspots),
      'ms',
    ),
    line('demo: loaded', median((run) => run.bytes) / 1e6, 'MB', 'kepler.gl 3.2.6, script', KEPLER.megabytes),
    line(
      'demo: longest task of the main thread',
      median((run) => run.longest),
      'ms',
    ),
  ];
}

async function once(executablePath: string, url: string): Promise<Run> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
    await page.addInitScript(watchStart);
    await page.goto(`${url}?demo`, { waitUntil: 'commit' });
    await page.getByRole('list', { name: 'Gevonden hotspots' }).getByRole('listitem').first().waitFor();
    await page.waitForFunction(() => (window as unknown as Watched).start.map !== null, null, { polling: 250 });
    return await page.evaluate(() => {
      const { start } = window as unknown as Watched;
      const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return {
        map: start.map!,
        hotspots: start.hotspots ?? performance.now(),
        bytes: files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        longest: start.longest,
      };
    });
  } finally {
    await browser.close();
  }
}

interface Watched {
  start: { map: number | null; hotspots: number | null; longest: number };
}

/** Runs in the page before anything else: the map counts as drawn two frames after the first tile with streets came. */
function watchStart(): void {
  const start: Watched['start'] = { map: null, hotspots: null, longest: 0 };
  (window as unknown as Watched).start = start;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) start.longest = Math.max(start.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (document.querySelector('[aria-label="Gevonden hotspots"] li')) start.hotspots ??= performance.now();
  }).observe(document, { childList: true, subtree: true });
  const Plain = Worker;
  window.Worker = class extends Plain {
    readonly #asked = new Set<unknown>();
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ id?: unknown } | null>) => {
        if (!this.#asked.has(data?.id)) return;
        requestAnimationFrame(() => requestAnimationFrame(() => void (start.map ??= performance.now())));
      });
    }
    override postMessage(message: { id?: unknown; kind?: string; z?: number }, options?: unknown): void {
      super.postMessage(message, options as StructuredSerializeOptions);
      if (message?.kind === 'tile' && (message.z ?? 0) >= 10) this.#asked.add(message.id);
    }
  };
}
