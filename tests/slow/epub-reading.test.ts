import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/edge/chromium/browser.js';
import { book } from '../support/book.js';
import { epubOf, mutated } from '../support/epub.js';
import { laidOut } from '../support/laid.js';
import { openReader, type Followed, type OpenedNote } from './reader.js';

const PICTURES = join(import.meta.dirname, '../../dist/pictures');
const PHONE = { width: 390, height: 780 };

const { pages, printed } = laidOut(book, 40);
const { bytes } = await epubOf(book, pages);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => browser.close());

describe('in a reader (foliate-js)', () => {
  it('the book opens at its text, with its title, contents and landmarks', async () => {
    const { ask, errors } = await openReader(browser, bytes, PHONE);
    expect(await ask('open()')).toEqual({
      title: 'The Loom & the Valley',
      language: 'en-GB',
      landmarks: ['titlepage', 'copyright-page', 'toc', 'bodymatter', 'bibliography'],
      start: 'Wool',
    });
    const toc = (await ask('toc()')) as Followed[];
    expect(toc.map(({ label, depth }) => `${'  '.repeat(depth)}${label}`)).toEqual([
      'Wool',
      '  Shearing',
      'Färben & Dye',
      '  Weld',
      '    Again',
      'Works cited',
    ]);
    for (const { label, text } of toc) expect(text).toBe(label);
    expect(errors).toEqual([]);
  });

  it('every printed page is found', async () => {
    const { ask, errors } = await openReader(browser, bytes, PHONE);
    await ask('open()');
    const found = (await ask('pages()')) as Followed[];
    expect(found.map(({ label }) => label)).toEqual(printed.map(({ label }) => label));
    expect(found.filter(({ label, mark }) => label !== mark)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('every note opens over the page, and is not shown twice', async () => {
    const { ask, page, errors } = await openReader(browser, bytes, PHONE);
    await ask('open()');
    const opened = (await ask('notes()')) as OpenedNote[];
    expect(opened).toEqual([
      { number: '1', type: 'footnote', hidden: true, text: '1. So says the guild; see below.' },
      { number: '2', type: 'footnote', hidden: true, text: '2. Soap was dear.A second paragraph.' },
      { number: '1', type: 'footnote', hidden: true, text: '1. Except Sunday.' },
    ]);
    await ask(`show('OEBPS/04-wool.xhtml#wool', true)`);
    await page.screenshot({ path: join(PICTURES, 'epub-note.png') });
    expect(errors).toEqual([]);
  });

  it('a note that is none is seen to be missing', async () => {
    const poorer = mutated(bytes, {
      'OEBPS/05-farben-dye.xhtml': (text) =>
        text.replace('role="doc-footnote"', '').replace('epub:type="footnote"', ''),
    });
    const { ask } = await openReader(browser, poorer, PHONE);
    await ask('open()');
    const opened = (await ask('notes()')) as OpenedNote[];
    expect(opened.at(-1)?.type ?? null).toBeNull();
  });

  it.each([
    ['phone', PHONE],
    ['tablet', { width: 1180, height: 820 }],
    ['night', { ...PHONE, dark: true }],
  ])('a picture of it on a %s is kept', async (name, window) => {
    const { ask, page, errors } = await openReader(browser, bytes, window);
    await ask('open()');
    await ask(`show('OEBPS/04-wool.xhtml', false)`);
    await page.screenshot({ path: join(PICTURES, `epub-${name}.png`) });
    expect(errors).toEqual([]);
  });
});
