import { EpubCheck } from '@likecoin/epubcheck-ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { shelf } from '../../../src/edge/shelf.js';
import { embeddedFaces } from '../../../src/editions/epub/faces.js';
import { epub } from '../../../src/editions/epub/index.js';
import { formesOf } from '../../../src/editions/forme.js';
import { subsetter } from '../../../src/subsetter.js';
import { coverageOf } from '../../../src/themes/face/coverage.js';
import { lintEpub } from '../../../src/preflight/index.js';
import { book, settings } from '../../support/book.js';
import { mutated, noPages, NOW } from '../../support/epub.js';
import { tract } from '../../support/theme.js';
import { noTypesetter } from '../../support/typesetter.js';

const themed = { ...book, settings: { ...settings, epub: { fonts: 'theme', pages: 'source' } as const } };
const faces = await embeddedFaces(themed, { shelf: shelf(), theme: tract }, ['Notes']);

const textOf = (): ReadonlySet<string> => new Set(JSON.stringify(book.sections).match(/\p{L}/gu));

describe('faces', () => {
  it('are cut down to what the book says, and have all of it', () => {
    expect(faces.files.map(({ name }) => name)).toContain('fonts/EBGaramond_400Regular.ttf');
    const regular = faces.files.find(({ name }) => name.endsWith('EBGaramond_400Regular.ttf'));
    const covered = new Set(coverageOf(regular?.bytes ?? new Uint8Array())?.keys());
    const lost = [...textOf()]
      .filter((letter) => /\p{Script=Latin}/u.test(letter))
      .filter((letter) => !covered.has(letter.codePointAt(0) ?? 0));
    expect(lost).toEqual([]);
    // Cyrillic is in the face, and not in the book.
    expect(covered.has('Ж'.codePointAt(0) ?? 0)).toBe(false);
    for (const { bytes } of faces.files) expect(bytes.length).toBeLessThan(120_000);
  });

  it('are the same bytes every time', async () => {
    const again = await embeddedFaces(themed, { shelf: shelf(), theme: tract }, ['Notes']);
    for (const [index, { bytes }] of faces.files.entries()) {
      expect(Buffer.compare(again.files[index]?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    }
  });

  it('stand in a valid book that leaves the reader its choice', async () => {
    const made = await epub.make(themed, noPages, {
      forme: formesOf(noPages, 0),
      shelf: shelf(),
      theme: tract,
      typesetter: noTypesetter,
      now: NOW,
    });
    const bytes = made.artifacts[0]?.bytes ?? new Uint8Array();
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
    expect(lintEpub(bytes)).toEqual([]);
    const css = strFromU8(unzipSync(bytes)['OEBPS/style.css'] ?? new Uint8Array());
    expect(css.indexOf('@charset')).toBe(0);
    expect(css).toContain("font-family: 'EB Garamond', serif");
    const missing = mutated(bytes, {
      'OEBPS/style.css': (text) => text.replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
    });
    expect(lintEpub(missing).map(({ ruleId }) => ruleId)).toContain('epub/fixed-style');
  });

  it('that are none are said to be none', async () => {
    const wasm = readFileSync(
      join(import.meta.dirname, '../../../node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'),
    );
    const { cut } = await subsetter(new Uint8Array(wasm));
    const part = cut(new Uint8Array([1, 2, 3, 4]), new Set('a'));
    expect(part === undefined ? 0 : (coverageOf(part)?.size ?? 0)).toBe(0);
  });
});
