import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { markQuotedParts } from '../../../src/book/rendering/quotations.js';

const html = unified().use(rehypeStringify);

/** What is in a quotation when its parts are marked; `<a>` is its attribution. */
function quoted(paragraphs: string): string {
  const tree = fromHtml(`<blockquote>${paragraphs}</blockquote>`, { fragment: true });
  markQuotedParts(tree);
  return html
    .stringify(tree)
    .replace(/<\/?blockquote>/g, '')
    .replace(/<p class="attribution">(.*?)<\/p>/gs, '<a>$1</a>');
}

describe('the attribution of a quotation', () => {
  it('is its last paragraph, behind a dash', () => {
    expect(quoted('<p>Words.</p><p>— Ann</p>')).toBe('<p>Words.</p><a>— Ann</a>');
  });

  it.each([
    ['“Thin soup.”\n— Rosa', '“Thin soup.”', '— Rosa'],
    ['It is late.\n– Ann Lee, <em>The Mill</em>, 1905', 'It is late.', '– Ann Lee, <em>The Mill</em>, 1905'],
    ['A line,<br>\nanother one<br>\n— Ann', 'A line,<br>\nanother one', '— Ann'],
    ['One.\nTwo <em>words</em>!\n— “Ann”', 'One.\nTwo <em>words</em>!', '— “Ann”'],
    ['« Bien. »\n― Élise', '« Bien. »', '― Élise'],
  ])('is a last line of a paragraph: %s', (paragraph, words, attribution) => {
    expect(quoted(`<p>${paragraph}</p>`)).toBe(`<p>${words}</p>\n<a>${attribution}</a>`);
  });

  it.each([
    'He went to the shop\n— Or so he said.',
    'He went.\n— or so he said.',
    'He went.\nAnn said so.',
    '“Well.” — Ann',
    `He went.\n— A${' long'.repeat(30)} tale.`,
  ])('is no rest of a sentence: %s', (paragraph) => {
    expect(quoted(`<p>${paragraph}</p>`)).toBe(`<p>${paragraph}</p>`);
  });

  it('is what a quotation has, and no other text', () => {
    const tree = fromHtml('<p>Words.\n— Ann</p>', { fragment: true });
    markQuotedParts(tree);
    expect(html.stringify(tree)).toBe('<p>Words.\n— Ann</p>');
  });
});
