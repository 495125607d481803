import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onPaper, typesetter, type Script } from '../support/press.js';
import { serve, shard } from '../edge/book.js';

const BASE = join(import.meta.dirname, '../../styles/base.css');
const PAGE = `:root { --text-face: Text; --text-height: 110mm; --measure: 70mm }
@font-face { font-family: Text; src: url(/faces/regular.ttf) }
@page { size: 100mm 150mm; margin: 15mm }
section { break-before: page }`;

/** Of each page the block that holds its last text: its name, and its class where it stays with what follows. */
const ENDS = `[...document.querySelectorAll('.pagedjs_page_content')].map((page) => {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  let last = '';
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const block = text.data.trim() && text.parentElement.closest('h2, dt, dd, p');
    const [name] = block ? block.classList : [];
    if (block) last = /^(?:stay|callout-title)$/.test(name) ? name : block.localName;
  }
  return last;
})`;

const words = (count: number): string => 'I had yours this morning. '.repeat(count);

it.each([
  ['dt', `<dl><dt>Term</dt><dd>${words(8)}</dd></dl>`, 'dd'],
  [
    'stay',
    `<div class="letter"><p class="stay">3 May</p><p class="stay">Dear Bear,</p><p>${words(9)}</p></div>`,
    'p',
  ],
  [
    'h2',
    `<h2>Heading</h2><div class="callout whole"><p class="callout-title">Note</p><p class="first">${words(4)}</p></div>`,
    'p',
  ],
  [
    'callout-title',
    `<div class="callout"><p class="callout-title">Note</p><p class="first">${words(9)}</p></div>`,
    'p',
  ],
])('no page ends after %s, which belongs to what follows', async (name, block, follows) => {
  const parts = Array.from(
    { length: 24 },
    (_, i) => `<section>${'<p>Line.</p>'.repeat(i + 4)}${block}</section>`,
  );
  const found = await onPages(ENDS, parts);
  expect(found.length).toBeGreaterThan(24);
  expect(found).toContain(follows);
  expect(found).not.toContain(name);
});

/** Of each page but the first of a section: what it begins with, and how many lines of the paragraph before stand there if that goes on. */
const STARTS = `[...document.querySelectorAll('.pagedjs_page_content')].flatMap((page) => {
  const alone = page.querySelector('.takes-lines, .formula');
  const section = page.querySelector('section');
  if (!alone || !section.hasAttribute('data-split-from')) return [];
  const before = alone.previousElementSibling;
  if (!before) return ['alone'];
  if (before.localName !== 'p') return [before.localName];
  const range = document.createRange();
  range.selectNodeContents(before);
  return [String(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size)];
})`;

const FORMULA = '<div class="formula displayed" style="height: 30px">E = mc</div>';

it.each([
  [
    'the close of a letter',
    (text: string) => `<div class="letter">${text}<p class="takes-lines stay">Yours</p><p>Bear</p></div>`,
  ],
  ['a displayed formula', (text: string) => `${text}${FORMULA}`],
  ['two of them', (text: string) => `${text}${FORMULA}${FORMULA}`],
])('%s begins no page without two lines of the text before', async (_, block) => {
  const long = `<p>${words(11)}</p>`;
  const short = `<h2>Heading</h2><p>${words(4)}</p>`;
  const parts = [long, short].flatMap((text) =>
    Array.from({ length: 24 }, (__, i) => `<section>${'<p>Line.</p>'.repeat(i + 2)}${block(text)}</section>`),
  );
  const found = await onPages(STARTS, parts);
  expect(found.length).toBeGreaterThan(4);
  expect(found).not.toContain('alone');
  expect(found).not.toContain('1');
  expect(found).toContain('2');
});

/** Of each callout on how many pages it stands. */
const PAGES = `Object.values(Object.groupBy(document.querySelectorAll('.callout'), (box) => box.dataset.ref))
  .map(({ length }) => String(length))`;

it.each([
  ['callout whole', ['1']],
  ['callout', ['1', '2']],
])('%s: on so many pages', async (name, pages) => {
  const box = `<div class="${name}"><p class="callout-title">Note</p><p class="first">${words(9)}</p></div>`;
  const parts = Array.from(
    { length: 24 },
    (_, i) => `<section>${'<p>Line.</p>'.repeat(i + 4)}${box}</section>`,
  );
  expect([...new Set(await onPages(PAGES, parts))].sort()).toEqual(pages);
});

async function onPages(script: Script<string[]>, parts: readonly string[]): Promise<string[]> {
  const { id, side } = shard('');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/styles/base.css"><style>${PAGE}</style></head><body>${parts.join('')}</body></html>`;
  const { found } = await onPaper<string[], { readonly pdf: Uint8Array }>(script, async () => {
    const laid = await typesetter.lay({ id, html }, async (path) =>
      path === 'styles/base.css' ? readFile(BASE) : serve(path),
    );
    await laid.place(side);
    return laid.print();
  });
  return found;
}
