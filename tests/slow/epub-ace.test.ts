import { describe, expect, it } from 'vitest';
import { book } from '../support/book.js';
import { epubOf, mutated } from '../support/epub.js';
import { laidOut } from '../support/laid.js';
import { violations } from './ace.js';

describe('Ace', () => {
  it('finds no violation in the book', async () => {
    const { bytes } = await epubOf(book, laidOut(book, 40).pages);
    expect(await violations(bytes)).toEqual([]);
  });

  it('would', async () => {
    const { bytes } = await epubOf(book, laidOut(book, 40).pages);
    const worse = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace(/ alt="[^"]*"/, ''),
      'OEBPS/content.opf': (text) =>
        text.replace(/<meta property="schema:accessibilitySummary">.*?<\/meta>/, ''),
    });
    const found = await violations(worse);
    expect(found).toContainEqual(expect.stringContaining('image-alt'));
  });
});
