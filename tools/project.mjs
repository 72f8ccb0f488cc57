/** What start, test and bench share: run a command, install when needed, build when needed. Node's own modules only. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/** Ends the program with a plain message when Node is too old; nothing else would explain what follows. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Regiekaart heeft Node 20.19 of nieuwer nodig; dit is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command in the project with its output on screen; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Path of a program of an installed package. */
export const program = (name) => join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);

/** Installs the exact versions of the lock file when they are not (all) there. */
export async function installWhenNeeded() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const fresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (fresh || (existsSync(installed) && sameVersions(installed))) return;
  console.log('Pakketten installeren (eenmalig, ongeveer een minuut)…');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('npm ci is niet gelukt. Controleer de verbinding met het npm-register en probeer het opnieuw.');
    process.exit(code);
  }
}

function sameVersions(installed) {
  const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const wanted = packages(join(root, 'package-lock.json'));
  return Object.entries(packages(installed)).every(([name, { version }]) => wanted[name]?.version === version);
}

const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;

/** Builds dist/ when a source is newer than the last build. */
export async function buildWhenNeeded() {
  const built = join(root, 'dist', 'index.html');
  const sources = ['src', 'public', 'data', 'index.html', 'vite.config.ts', 'package-lock.json', 'tools'];
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources.map((name) => newest(join(root, name)))))
    return;
  console.error('Regiekaart bouwen…');
  const code = await run(program('vite'), ['build', '--logLevel', 'warn'], {
    // A caller that runs Vite's own server (the bench) has set this to development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) process.exit(code);
}

/** A Chromium to test in: Debian's package when root on Debian, else an installed Chrome or Chromium; null if none. */
export async function findChromium() {
  const found = () => candidates().find((path) => path && existsSync(path)) ?? null;
  if (!found() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Chromium installeren (Debian-pakket)…');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return found();
}

function candidates() {
  const which = (name) => (windows ? null : spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim());
  return [
    process.env.CHROMIUM_PATH,
    which('chromium'),
    which('chromium-browser'),
    which('google-chrome'),
    which('google-chrome-stable'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    process.env.ProgramFiles && join(process.env.ProgramFiles, 'Google/Chrome/Application/chrome.exe'),
    process.env['ProgramFiles(x86)'] && join(process.env['ProgramFiles(x86)'], 'Microsoft/Edge/Application/msedge.exe'),
  ];
}
