/** `npm start`: install if needed, build if needed, serve on this machine only, open the demo project. */
import { spawn } from 'node:child_process';
import { buildWhenNeeded, installWhenNeeded, requireNode } from './project.mjs';

requireNode();
await installWhenNeeded();
await buildWhenNeeded();

const { serveFolder } = await import('./serve.mjs');
const port = Number(process.env.PORT ?? 4173);
const server = await serveFolder({ port }).catch((error) =>
  error.code === 'EADDRINUSE' ? serveFolder({ port: 0 }) : Promise.reject(error),
);
const address = `${server.url}?demo`;
console.log(`\nRegiekaart draait op ${address}\nAlles blijft op dit apparaat. Stoppen: Ctrl+C\n`);
if (!process.env.CI && !process.argv.includes('--no-open')) open(address);

function open(url) {
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : process.platform === 'darwin'
        ? ['open', [url]]
        : ['xdg-open', [url]];
  // Without a desktop there is nothing to open; the address stands on the screen.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
