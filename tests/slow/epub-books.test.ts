import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/edge/chromium/browser.js';
import { chromiumTypesetter } from '../../src/edge/chromium.js';
import { bookAt } from '../../src/edge/disk.js';
import { shelf } from '../../src/edge/shelf.js';
import { lintEpub } from '../../src/preflight/index.js';
import { publish } from '../../src/publish.js';
import { violations } from './ace.js';
import { epubcheck, java } from './epubcheck.js';
import { openReader, type Followed, type OpenedNote } from './reader.js';

const ROOT = join(import.meta.dirname, '../..');
const CORPORA = join(ROOT, '../shared/corpora/books');
const PICTURES = join(ROOT, 'dist/pictures');

/** Books that build in seconds; the corpora are not in the repository. */
const BOOKS: readonly { readonly name: string; readonly from: string; readonly language: string }[] = [
  { name: 'mongodb', from: 'mongodb-booklet-en/en', language: 'en' },
  { name: 'blake', from: 'classics/William Blake', language: 'en' },
  { name: 'art-of-command-line', from: 'art-of-command-line/README.md', language: 'en' },
  { name: 'art-of-command-line-es', from: 'art-of-command-line/README-es.md', language: 'es' },
];

const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-books-'));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function built(target: string): Promise<{ bytes: Uint8Array; pages: readonly string[] }> {
  const { world, target: file } = bookAt(target, { env: { SOURCE_DATE_EPOCH: '1195689600' } });
  const typesetter = chromiumTypesetter({});
  try {
    const { artifacts, problems } = await publish(
      world,
      { typesetter, shelf: shelf() },
      { target: file, editions: ['screen', 'epub'] },
    );
    const bytes = artifacts.find(({ name }) => name.endsWith('.epub'))?.bytes;
    if (!bytes) throw new Error('no EPUB');
    const pages = problems.filter(({ ruleId }) => ruleId === 'epub/page-list').map(({ message }) => message);
    return { bytes, pages };
  } finally {
    await typesetter.close();
  }
}

/** A book of the corpora in a folder of its own, with a title. */
function prepared({ name, from, language }: (typeof BOOKS)[number]): string {
  const to = join(folder, name);
  const source = join(CORPORA, from);
  if (from.endsWith('.md')) cpSync(source, join(to, 'book.md'));
  else cpSync(source, to, { recursive: true });
  writeFileSync(join(to, 'book.yaml'), `title: ${name}\nlanguage: ${language}\n`);
  return to;
}

async function checked(bytes: Uint8Array): Promise<void> {
  if (java) expect(epubcheck(bytes)).toEqual([]);
  expect(await violations(bytes)).toEqual([]);
  const { ask, errors, page } = await openReader(browser, bytes, { width: 820, height: 1100 });
  await ask('open()');
  const toc = (await ask('toc()')) as Followed[];
  expect(toc.filter(({ found }) => !found)).toEqual([]);
  const pages = (await ask('pages()')) as Followed[];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter(({ label, mark }) => label !== mark)).toEqual([]);
  const notes = (await ask('notes()')) as OpenedNote[];
  expect(notes.filter(({ type }) => type !== 'footnote')).toEqual([]);
  expect(errors).toEqual([]);
  await page.close();
}

describe('the book of this repository', () => {
  it('is an EPUB that validators, Ace, the lint and a reader have nothing to say about, page for page the printed one', async () => {
    const { bytes, pages } = await built(join(ROOT, 'manuscript'));
    expect(pages).toEqual([]);
    expect(lintEpub(bytes)).toEqual([]);
    await checked(bytes);
    const again = await built(join(ROOT, 'manuscript'));
    expect(Buffer.compare(again.bytes, bytes)).toBe(0);
    const { ask, page } = await openReader(browser, bytes, { width: 1180, height: 820 });
    await ask('open()');
    await page.screenshot({ path: join(PICTURES, 'epub-book.png') });
  });
});

const here = existsSync(CORPORA) && readdirSync(CORPORA).length > 0;
if (!here) console.warn('No corpora here: only the book of this repository is read.');

describe.skipIf(!here)('books of other people', () => {
  it.each(BOOKS)('$name', async (one) => {
    const { bytes, pages } = await built(prepared(one));
    expect(pages).toEqual([]);
    await checked(bytes);
  });
});
