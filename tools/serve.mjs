/**
 * A static file server for the built app, bound to this machine only: `node tools/serve.mjs [--port 4173] [--plain]`.
 * With --plain it sends no security or isolation headers, as ordinary static hosting does.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from './security-headers.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export const distFolder = fileURLToPath(new URL('../dist', import.meta.url));

/** Starts the server; resolves to { url, close }. Port 0 takes a free one. */
export async function serveFolder({ folder = distFolder, port = 4173, plain = false } = {}) {
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request, response) {
    const headers = plain ? {} : { ...securityHeaders };
    const fail = (status, text) => response.writeHead(status, { ...headers, 'Content-Type': types['.txt'] }).end(text);
    if (request.method !== 'GET' && request.method !== 'HEAD') return fail(405, 'GET only');
    let path;
    try {
      path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    } catch {
      return fail(400, 'bad address');
    }
    const file = join(folder, path.endsWith(sep) ? join(path, 'index.html') : path);
    if (file !== folder && !file.startsWith(folder + sep)) return fail(403, 'outside the app');
    const info = await stat(file).catch(() => null);
    if (!info?.isFile()) return fail(404, 'not found');
    // Vite puts a hash in the name of everything under assets/, so those may be kept for ever.
    const hashed = path.includes(`${sep}assets${sep}`);
    response.writeHead(200, {
      ...headers,
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': info.size,
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => new Promise((done) => server.close(done)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--port');
  const { url } = await serveFolder({
    port: at > 0 ? Number(process.argv[at + 1]) : 4173,
    plain: process.argv.includes('--plain'),
  });
  console.log(url);
}
