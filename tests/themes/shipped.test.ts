import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { coverageOf, readTheme, SHIPPED } from '../../src/themes/index.js';
import { memoryWorld } from '../support/world.js';

const sources = { world: memoryWorld({}), shelf: shelf() };
const THEMES = join(import.meta.dirname, '../../styles/themes');
const propertiesOf = (name: string): string[] => {
  const css = readFileSync(join(THEMES, name, 'theme.css'), 'utf8');
  const root = /:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? '';
  return [...root.matchAll(/(--[\w-]+):/g)].map(([, property = '']) => property).sort();
};

describe.each(readdirSync(THEMES))('the theme %s', (name) => {
  it('sets the same properties as the first one', () => {
    expect(propertiesOf(name)).toEqual(propertiesOf('tract'));
  });

  it('tracks no word so wide that readers of PDFs see letters apart: they part at 0.1 em, kerns come on top', () => {
    const sheets = readdirSync(join(THEMES, name)).filter((file) => file.endsWith('.css'));
    const tracked = sheets
      .map((file) => readFileSync(join(THEMES, name, file), 'utf8'))
      .flatMap((css) => [...css.matchAll(/(?:letter-spacing|-tracking):\s*(-?[\d.]+)em/g)])
      .map(([, width]) => Number(width));
    expect(tracked.length).toBeGreaterThan(2);
    expect(Math.max(...tracked)).toBeLessThanOrEqual(0.085);
  });

  /** What faces are there for that are none of letters. */
  const SIGNS: Readonly<Record<string, string>> = {
    'Noto Sans Symbols': '⚒',
    'Noto Sans Symbols 2': '★',
    'Noto Emoji': '🐈',
  };

  it('brings along every face that it names', async () => {
    const theme = await readTheme([{ name }], sources);
    expect(theme.faces.length).toBeGreaterThan(4);
    for (const face of theme.faces) {
      const bytes = await face.bytes();
      const sign = SIGNS[face.family] ?? 'é';
      expect(bytes && coverageOf(bytes)?.has(sign.codePointAt(0) ?? 0), face.file).toBe(true);
    }
  });
});

it('says which characters a face has', async () => {
  const bytes = await shelf().face('EBGaramond_400Regular.ttf');
  const covered = bytes && coverageOf(bytes);
  expect(covered?.has('Ж'.charCodeAt(0))).toBe(true);
  expect(covered?.has('中'.charCodeAt(0))).toBe(false);
  expect(coverageOf(new Uint8Array(8))).toBeUndefined();
});

it('are all known by name', () => {
  expect([...SHIPPED].sort()).toEqual(readdirSync(THEMES).sort());
});
