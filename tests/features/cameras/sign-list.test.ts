import { describe, expect, it } from 'vitest';
import { shapesOfCamera, turnHandle, turnTo } from '../../../src/features/cameras/camera-shapes.ts';
import { signsToCsv, signsToHtml } from '../../../src/features/cameras/sign-list.ts';
import { createCamera } from '../../../src/domain/camera/camera-plan.ts';
import { indexWalls } from '../../../src/geometry/visibility/walls.ts';
import nl from '../../../src/i18n/parts/cameras.nl.json' with { type: 'json' };
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const signs = [
  { id: 'a', x: 149816.834, y: 505375, street: 'Spoorlaan' },
  { id: 'b', x: 1, y: 2, street: 'Zij; "hoek" <b>' },
];

describe('sign plan', () => {
  it('as CSV: numbered, decimal commas, quoted where needed', () => {
    const lines = signsToCsv(signs, ['Nr.', 'Straat', 'RD X', 'RD Y']).split('\r\n');
    expect(lines[0]).toBe('\ufeffNr.;Straat;RD X;RD Y');
    expect(lines[1]).toBe('1;Spoorlaan;149816,83;505375,00');
    expect(lines[2]).toBe('2;"Zij; ""hoek"" <b>";1,00;2,00');
  });
  it('as page: what was typed is text, not markup', () => {
    const page = signsToHtml(signs, ['Nr.', 'Straat', 'X', 'Y'], {
      title: 'Borden <1>',
      note: '',
      picture: null,
      language: 'nl',
    });
    expect(page).toContain('Zij; &quot;hoek&quot; &lt;b&gt;');
    expect(page).toContain('<h1>Borden &lt;1&gt;</h1>');
  });
});

describe('a camera in the hand', () => {
  const camera = createCamera({ id: 'c', name: 'C', positionId: 'p', x: 100, y: 200 });
  const position = camera.positions[0]!;
  it('the turning handle lies where it turns to, all round', () => {
    for (const directionDegrees of [0, 45, 90, 200, 359]) {
      const { x, y } = turnHandle({ camera, position: { ...position, directionDegrees }, isAllowed: true });
      expect(turnTo(position, x, y)).toEqual({ directionDegrees, rangeMetres: camera.rangeMetres });
    }
  });
  it('shows that it is not allowed, and the nearer classes within the farther', () => {
    const shapes = shapesOfCamera(indexWalls(null), { camera, position, isAllowed: false }, true);
    expect(shapes.map(({ id, tone }) => [id, tone])).toEqual([
      ['view:c', 'bad'],
      ['observe:c', 'bad'],
      ['recognise:c', 'bad'],
    ]);
  });
});

describe('texts of the step', () => {
  it('every key that is put together from parts exists', () => {
    const known = new Set(Object.keys(nl));
    const folder = join(import.meta.dirname, '../../../src/features/cameras');
    const source = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const stems = [...source.matchAll(/t\(\s*`(cameras\.[\w.]*)\$\{/g)].map((match) => match[1]!);
    expect(stems.length).toBeGreaterThan(8);
    for (const stem of stems)
      expect(
        [...known].some((key) => key.startsWith(stem)),
        stem,
      ).toBe(true);
    const commands = [...source.matchAll(/edits\.(?:plan|camera|position)\([^']*'(\w+)'/g)].map((match) => match[1]!);
    for (const command of commands) expect(known.has(`command.cameras.${command}`), command).toBe(true);
    const rules = readFileSync(join(import.meta.dirname, '../../../src/domain/camera/check-camera-plan.ts'), 'utf8');
    for (const match of rules.matchAll(/(?:stop|note)\(\s*'(\w+)'/g))
      expect(known.has(`cameras.issue.${match[1]}`), match[1]).toBe(true);
  });
});
