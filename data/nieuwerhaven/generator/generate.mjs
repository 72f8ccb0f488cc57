/** Writes the demo municipality: `node data/nieuwerhaven/generator/generate.mjs`. Same code, same bytes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputFiles } from './output.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'output');
mkdirSync(folder, { recursive: true });
let total = 0;
for (const { file, bytes } of outputFiles()) {
  writeFileSync(join(folder, file), bytes);
  total += bytes.length;
}
process.stdout.write(`Nieuwerhaven: ${Math.round(total / 1024)} KiB in ${folder}\n`);
