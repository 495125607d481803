import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/book/rendering/render.js';
import { parse } from '../../../src/manuscript/index.js';

/** A chapter as HTML, on one line, without where it was written. */
function rendered(markdown: string): string {
  const { content } = render(parse('a.md', markdown), 'a', { file: 'a.md', language: 'en' });
  const html = unified().use(rehypeStringify).stringify(content);
  return html.replace(/ data-source="[^"]*"|\n/g, '').replaceAll(' class="page-break"', '!');
}

describe("an author's page breaks", () => {
  const BREAK = String.raw`\newpage`;

  it.each([
    ['a paragraph', `A\n\n${BREAK}\n\nB\n\nC`, '<p>A</p><p!>B</p><p>C</p>'],
    ['a heading', `A\n\n${BREAK}\n\n## B`, '<p>A</p><h2!>B</h2>'],
    ['a heading that says so', 'A\n\n## B {.page-break}', '<p>A</p><h2!>B</h2>'],
    ['a list, not its items', `A\n\n${BREAK}\n\n- B\n- C`, '<p>A</p><ul!><li>B</li><li>C</li></ul>'],
    ['HTML', `A\n\n${BREAK}\n\n<section><p>B</p></section>`, '<p>A</p><section!><p>B</p></section>'],
    ['a block with something in it', 'A\n\n::: page-break\nB\n:::', '<p>A</p><div!><p>B</p></div>'],
    [
      'what is behind the block that it ends',
      `> A\n>\n> ${BREAK}\n\nB`,
      '<blockquote><p>A</p></blockquote><p!>B</p>',
    ],
    [
      'text behind a picture',
      `![](a.png)\n\n${BREAK}\n\nB`,
      '<figure><img src="a.png" alt=""></figure><p!>B</p>',
    ],
    [
      'text, not the mark of a page in it',
      `A\n\n${BREAK}\n\n<!-- page 5 -->\n\nB`,
      '<p>A</p><span data-source-page="5"></span><p!>B</p>',
    ],
    ['once for two', `A\n\n${BREAK}\n\n${BREAK}\n\nB`, '<p>A</p><p!>B</p>'],
    ['text below the title', `# A\n\n${BREAK}\n\nB`, '<h1>A</h1><p!>B</p>'],
    ['nothing at the end', `A\n\n${BREAK}`, '<p>A</p>'],
    ['nothing at the beginning', `${BREAK}\n\n# A\n\nB`, '<h1>A</h1><p>B</p>'],
    ['nothing at the beginning of a text without a title', `${BREAK}\n\nA`, '<p>A</p>'],
    ['nothing between chapters', `# A\n\nB\n\n${BREAK}\n\n# C {.page-break}`, '<h1>A</h1><p>B</p><h1>C</h1>'],
    ['HTML that is one', 'A\n\n<div class="page-break"></div>\n\nB', '<p>A</p><p!>B</p>'],
  ])('are before %s', (_name, markdown, html) => {
    expect(rendered(markdown).replaceAll(/ id="[^"]*"| class=""/g, '')).toBe(html);
  });
});
