/**
 * Fails when a function, constant or class is exported and its name stands nowhere else in src. Tests do not count: code
 * that only tests use is dead. Types are left out: they name what a function takes and gives.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * Built and tested ahead of the app, or kept whole because the half of a room that is not used today is small: single
 * functions of streets, numerics and reference densities, permutation tests, scenarios of areas. A folder leaves this list
 * as soon as the app uses all of it.
 */
const ahead =
  /^src\/network\/|^src\/numerics\/|^src\/analysis\/(density-reference|spatial-autocorrelation)\/|^src\/storage\/autosave\/|^src\/formats\/catalogue\/|^src\/domain\/zone\//;

const files = readdirSync(join(root, 'src'), { recursive: true })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name));
const texts = new Map(files.map((name) => [name, readFileSync(join(root, name), 'utf8')]));

/** How often each word stands in the code of src, comments left out. */
const counts = new Map();
for (const text of texts.values()) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  for (const [word] of code.matchAll(/[A-Za-z_$][\w$]*/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
}

const found = [...texts].flatMap(([file, text]) =>
  [
    ...text.matchAll(/^export (?:async )?(?:function\*?|const|class) ([\w$]+)/gm),
    ...text.matchAll(/^ {2}\w+ as (\w+),$/gm),
  ]
    .map((match) => match[1])
    .filter((name) => counts.get(name) === 1 && !ahead.test(file))
    .map((name) => `${file}  ${name}`),
);
for (const line of found) console.error(line);
if (found.length > 0) console.error(`${found.length} exported, used nowhere`);
process.exit(found.length > 0 ? 1 : 0);
