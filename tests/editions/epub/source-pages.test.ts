import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/book/index.js';
import { sourceStarts } from '../../../src/editions/epub/source-starts.js';
import { book, html, settings, wool } from '../../support/book.js';
import { epubOf, filesOf } from '../../support/epub.js';
import { laidOut } from '../../support/laid.js';

const mark = (label: string): string => `<span data-source-page="${label}"></span>`;

const marked: Book = {
  ...book,
  settings: { ...settings, source: 'The Loom, 1907' },
  sections: book.sections.map((section) =>
    section.id === wool.id
      ? {
          ...section,
          content: html(
            `<h1 id="wool">Wool</h1>${mark('iv')}<p>One two ${mark('5')}three.</p><h2 id="shearing">Shearing</h2>${mark('6')}`,
          ),
        }
      : section,
  ),
};
const navOf = (files: Readonly<Record<string, string>>): string =>
  /<nav id="page-list"[\s\S]*<\/nav>/.exec(files['OEBPS/toc.xhtml'] ?? '')?.[0] ?? '';

describe('pages of the edition that a text was taken from', () => {
  it('begin where the manuscript marks them, and in the next section where one ends with a mark', () => {
    const starts = sourceStarts(marked.sections);
    expect(starts.get(wool.id)).toEqual([
      { label: 'iv', letters: 4 },
      { label: '5', letters: 10 },
    ]);
    const next = marked.sections[marked.sections.findIndex(({ id }) => id === wool.id) + 1];
    expect(starts.get(next?.id ?? '')).toEqual([{ label: '6', letters: 0 }]);
  });

  it('are what the EPUB lists, in place of its own on paper', async () => {
    const files = filesOf((await epubOf(marked, laidOut(marked, 25).pages)).bytes);
    expect([...navOf(files).matchAll(/>([^<>]+)<\/a>/g)].map(([, label]) => label)).toEqual(['iv', '5', '6']);
    const text = Object.values(files).join('');
    expect(text).toMatch(
      /One two <span id="page-5" epub:type="pagebreak" role="doc-pagebreak" aria-label="5"\/?>/,
    );
    expect(text).not.toContain('source-page');
    expect(files['OEBPS/content.opf']).toContain('<meta property="pageBreakSource">The Loom, 1907</meta>');
    expect(files['OEBPS/content.opf']?.match(/The Loom, 1907/g)).toHaveLength(2);
  });

  it('make a valid EPUB', async () => {
    expect((await EpubCheck.validate((await epubOf(marked)).bytes)).messages).toEqual([]);
  });

  it('give way to those of print where book.yaml says so', async () => {
    const own = {
      ...marked,
      settings: { ...marked.settings, epub: { ...settings.epub, pages: 'print' as const } },
    };
    const files = filesOf((await epubOf(own, laidOut(own, 25).pages)).bytes);
    expect(navOf(files)).not.toContain('>iv<');
    expect(Object.values(files).join('')).not.toContain('source-page');
  });
});
