import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/pdf/index.js';
import { onPaper, typesetter } from '../../support/press.js';
import { shard, typeset, type Typeset } from '../book.js';

describe('what belongs together', { timeout: 60_000 }, () => {
  /** How each page ends: the name of the block that holds its last text; `empty` if a block is left on it that has none. */
  const ENDS = `[...document.querySelectorAll('.pagedjs_page_content')].map((page) => {
    if ([...page.querySelectorAll('li, pre, table, h2, h3, p')].some((block) => block.textContent.trim() === '')) return 'empty';
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    let last = '';
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      if (text.data.trim()) last = text.parentElement.closest('h2, h3, h6, li, pre, caption, thead, tbody, dt, dd, p').localName;
    return last;
  })`;
  const rows = (count: number): string => '<tr><td>cell<br>cell</td><td>cell</td></tr>'.repeat(count);
  const head = '<thead><tr><th>head</th><th>head</th></tr></thead>';

  it.each([
    ['headings one below the other and text', '<h2>Head</h2><h3>Head</h3><h3>Head</h3><p>Text.</p>'],
    [
      'items of a list and their markers',
      `<ul><li><p>${'Text that goes on for three lines. '.repeat(3)}</p></li></ul>`,
    ],
    ['a heading and a list', '<h2>Head</h2><ol><li><p>Text.</p><p>Text.</p></li></ol>'],
    [
      'a heading and lines that stay together',
      '<h2>Head</h2><pre style="--lines: 3; break-inside: avoid">one\ntwo\nthree</pre>',
    ],
    ['a heading and a quotation', '<h2>Head</h2><blockquote><div><p>Text.</p></div></blockquote>'],
    ['a heading and a table', `<h2>Head</h2><table>${head}<tbody>${rows(3)}</tbody></table>`],
    ['a term and its definition', `<dl><dt>Term</dt><dd>${'Text that goes on. '.repeat(6)}</dd></dl>`],
    ['a speaker and verse', '<div><h6 class="alone">NAME.</h6><div><p>One</p><p>Two</p></div></div>'],
    ['a caption and its table', `<table><caption>Caption</caption>${head}<tbody>${rows(3)}</tbody></table>`],
    [
      'a heading, a caption and its table',
      `<h2>Head</h2><table><caption>Caption</caption>${head}<tbody>${rows(9)}</tbody></table>`,
    ],
    [
      'a heading and a table that fits no page',
      `<h2>Head</h2><table style="break-inside: avoid">${head}<tbody>${rows(20)}</tbody></table>`,
    ],
    [
      'headings and a picture that has no room below them',
      `<h2>Head</h2><h3>Head</h3><figure style="break-inside: avoid; margin: 0"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E" style="display: block; height: 425px"><p>Text.</p></figure>`,
    ],
    [
      'one heading and a picture that has no room below it',
      `<h2>Head</h2><figure style="break-inside: avoid; margin: 0"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E" style="display: block; height: 425px"><p>Text.</p></figure>`,
    ],
  ])('is not parted: %s', async (_name, body) => {
    const css =
      'h2, h3 { break-after: avoid; break-inside: avoid; margin: 0; line-height: 19px; font-size: 14px } .anew { break-before: page } dt, h6, caption, thead { break-after: avoid } h6 { margin: 0; line-height: 19px; font-size: 14px } tr { break-inside: avoid } td { padding: 0 }';
    // it begins on each of the last dozen lines of a page, and on the next
    const parts = Array.from(
      { length: 13 },
      (_, i) => `<section class="anew">${'<p>Line.</p>'.repeat(i + 12)}${body}</section>`,
    );
    const { found: ends } = await onPaper<string[], Typeset>(ENDS, () =>
      typeset(typesetter, shard(parts.join(''), {}, css)),
    );
    expect(ends.length).toBeGreaterThan(13);
    expect(new Set(ends)).not.toContain('empty');
    for (const name of ['h2', 'h3', 'h6', 'caption', 'thead', 'dt'])
      expect(new Set(ends)).not.toContain(name);
  });

  it('fills a page before what fits none', async () => {
    const css = 'table { break-inside: avoid } tr { break-inside: avoid } td { padding: 0 }';
    const body = `<p>Text.</p><table>${rows(20)}</table>`;
    const { pages, pdf } = await typeset(typesetter, shard(body, {}, css));
    // and not three, of which the first has a word
    expect(pages.length).toBe(2);
    expect((await wordsOf(pdf)).map((words) => words.length > 20)).toEqual([true, true]);
  });
});
