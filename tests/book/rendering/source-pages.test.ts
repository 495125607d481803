import { describe, expect, it } from 'vitest';
import { render } from '../../../src/book/rendering/render.js';
import { hasSourcePages, takeSourcePages } from '../../../src/book/rendering/source-pages.js';
import { plainText } from '../../../src/book/model/text.js';
import { parse } from '../../../src/manuscript/parse.js';

const rendered = (markdown: string) => render(parse('a.md', markdown), 'a', { file: 'a.md', language: 'en' });

describe('page marks in a manuscript', () => {
  it('are taken out with the letters before each, between paragraphs and inside one', () => {
    const { content } = rendered('# One\n\n<!-- page 12 -->\n\nTwo three <!-- page 13 -->four.\n');
    expect(hasSourcePages(content)).toBe(true);
    expect(takeSourcePages(content)).toEqual([
      { label: '12', letters: 3 },
      { label: '13', letters: 11 },
    ]);
    expect(hasSourcePages(content)).toBe(false);
    expect(plainText(content)).toBe('One Two three four.');
  });

  it.each([
    '<!-- page -->',
    '<!-- pages 12 -->',
    '<!-- a page 12 -->',
    '<!-- page "12" -->',
    '<!--page 1 2-->',
  ])('are no other comments: %s', (comment) => {
    expect(hasSourcePages(rendered(`Text.\n\n${comment}\n`).content)).toBe(false);
  });

  it('stand in the text only, not in notes', () => {
    const { notes } = rendered('Text.[^1]\n\n[^1]: A note <!-- page 2 -->here.\n');
    expect(notes.flatMap(({ content }) => content.map(hasSourcePages))).not.toContain(true);
  });
});
