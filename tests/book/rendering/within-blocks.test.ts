import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/book/rendering/render.js';
import { setWithinBlocks } from '../../../src/book/rendering/within-blocks.js';
import { parse } from '../../../src/manuscript/index.js';

const written = (tree: Root): string => unified().use(rehypeStringify).stringify(tree);

function spread(html: string): string {
  const tree: Root = fromHtml(html, { fragment: true });
  setWithinBlocks(tree);
  return written(tree);
}

describe('what sets words around blocks', () => {
  it.each([
    ['<b><p>a</p>\n<p>c</p></b>', '<p><b>a</b></p>\n<p><b>c</b></p>'],
    ['<b>x <i><p>a</p></i> y</b>', '<b>x </b><p><b><i>a</i></b></p><b> y</b>'],
    ['<i><ul><li>a</li></ul></i>', '<ul><li><i>a</i></li></ul>'],
    [
      '<b><table><tbody><tr><td>a</td></tr></tbody></table></b>',
      '<table><tbody><tr><td><b>a</b></td></tr></tbody></table>',
    ],
    ['<b id="x">a<hr>c</b>', '<b id="x">a</b><hr><b>c</b>'],
    ['<p>a <b>c</b></p><b>d</b>', '<p>a <b>c</b></p><b>d</b>'],
  ])('sets the words in them: %s', (html, expected) => {
    expect(spread(html)).toBe(expected);
  });

  it('also where a manuscript leaves a tag open', () => {
    const { content } = render(parse('a.md', 'If a<b>c.\n\nMore.\n\n- d\n'), 'a', {
      file: 'a.md',
      language: 'en',
    });
    const said = written(content).replace(/ data-source="[^"]*"/g, '');
    expect(said).toContain('<p>If a<b>c.</b></p>');
    expect(said).not.toMatch(/<b>\s*<(?:p|ul)/);
    expect(said).toContain('<b>More.</b>');
  });
});
