import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { epubOf, filesOf } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

it('says what callouts are, in the element and the role that HTML has for them, and sets off other blocks', async () => {
  const kinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'];
  const text = `# One\n\n${kinds.map((kind) => `> [!${kind}]\n> ${kind}.\n\n`).join('')}::: recipe\nFlour.\n:::\n\n::: {lang=fr}\nMot.\n:::\n`;
  const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
  const { book } = assemble({ ...manuscript, bibliography: [] });
  const files = Object.values(filesOf((await epubOf(book)).bytes));
  const document = files.find((file) => file.includes('Flour')) ?? '';
  const said = [...document.matchAll(/<([a-z][^<>]*) class="callout callout-(\w+)">/g)].map(
    ([, tag = '', kind = '']) => `${kind} ${tag}`,
  );
  const notice = 'div epub:type="notice" role="doc-notice"';
  expect(said).toEqual([
    'note aside role="note"',
    'tip aside epub:type="tip" role="doc-tip"',
    ...['important', 'warning', 'caution'].map((kind) => `${kind} ${notice}`),
  ]);
  expect(document).toContain('<p class="callout-title">Warning</p>');
  expect(document).toContain('<div class="recipe set-off">');
  expect(document).toMatch(/<div lang="fr" xml:lang="fr">/);
});

it.each(['letter', 'verse', 'play', 'interview', 'epigraph', 'dedication', 'direction', 'poem'])(
  'sets off no %s, which has a look of its own',
  async (name) => {
    const css = await readFile(join(import.meta.dirname, '../../../styles/epub.css'), 'utf8');
    expect(css).toMatch(new RegExp(`^\\.${name}(?: p)?[,\\s][^}]*\\{[^}]*(?:margin|font-style)`, 'm'));
    const text = `# One\n\nText.\n\n::: ${name}\nFlour.\n:::\n`;
    const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
    const { book } = assemble({ ...manuscript, bibliography: [] });
    const files = Object.values(filesOf((await epubOf(book)).bytes));
    const document = files.find((file) => file.includes('Flour')) ?? '';
    expect(document).toContain(`class="${name}"`);
  },
);
