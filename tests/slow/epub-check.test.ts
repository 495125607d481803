import { describe, expect, it } from 'vitest';
import { book } from '../support/book.js';
import { epubOf, mutated } from '../support/epub.js';
import { laidOut } from '../support/laid.js';
import { epubcheck, java } from './epubcheck.js';

describe.skipIf(!java)('epubcheck 5.3', () => {
  it('has nothing to say about the book', async () => {
    expect(epubcheck((await epubOf(book, laidOut(book, 40).pages)).bytes)).toEqual([]);
  });

  it('would have', async () => {
    const { bytes } = await epubOf(book);
    const broken = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace('<h1', '<h1 align="left"'),
    });
    expect(epubcheck(broken)).toContainEqual(expect.stringContaining('ERROR RSC-005'));
  });
});
