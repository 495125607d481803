import { describe, expect, it } from 'vitest';
import { markFloats } from '../../src/pagination/floats.js';
import { markPositions } from '../../src/pagination/marks.js';
import { visit } from '../../src/visit.js';
import { hasClass } from '../../src/book/index.js';
import { html } from '../support/book.js';

const NUMBER = '<span class="caption-number">Figure 1.</span> ';
const numbered = (more = ''): string =>
  `<figure id="n" ${more}><img><figcaption>${NUMBER}Mill</figcaption></figure>`;
const plain = (more = ''): string => `<figure id="c" ${more}><img><figcaption>Mill</figcaption></figure>`;
const bare = (more = ''): string => `<figure ${more}><img></figure>`;
const table = (rows: number): string =>
  `<table id="t"><caption>${NUMBER}Mills</caption><tbody>${'<tr><td>a</td></tr>'.repeat(rows)}</tbody></table>`;
const BEFORE = '<h1>A</h1><p>Text.</p>';

/** How many blocks float. */
function floating(source: string, figures: 'numbered' | 'float' | 'here' = 'numbered'): number {
  const tree = html(source);
  markFloats(tree, figures);
  let count = 0;
  visit(tree, 'element', (node) => {
    if (hasClass(node, 'floats')) count++;
  });
  return count;
}

describe('which figures float', () => {
  it.each([
    ['numbered ones', numbered(), [1, 1, 0]],
    ['others if all may', plain() + bare(), [0, 2, 0]],
    ['one that says so, wherever', bare('class="float"'), [1, 1, 1]],
    ['none that says here', numbered('class="here"') + bare('class="here"'), [0, 0, 0]],
    ['short tables', table(10), [1, 1, 0]],
    ['no table that is cut', table(11), [0, 0, 0]],
    ['none whose words could not be found again', '<figure><p>Words</p></figure>', [0, 0, 0]],
    ['none with a note', numbered().replace('Mill', 'Mill<a class="noteref" href="#x">1</a>'), [0, 0, 0]],
    ['nothing inside of a block', `<blockquote>${numbered()}</blockquote>`, [0, 0, 0]],
    ['none behind a colon', `<p>Like this:</p>${numbered()}`, [0, 0, 0]],
    ['unless it says so', `<p>Like this:</p>${numbered('class="float"')}`, [1, 1, 1]],
    [
      'one behind the caption of another that ends in a colon',
      numbered().replace('Mill', 'Mill:') + numbered(),
      [2, 2, 0],
    ],
    ['below the heading of a section', `<h2>B</h2>${numbered()}`, [1, 1, 0]],
    ['no plate alone below one', `<h2>B</h2>${numbered('class="plate"')}<h2>C</h2>`, [0, 0, 0]],
    ['a plate above text', `<h2>B</h2>${numbered('class="plate"')}<p>C</p>`, [1, 1, 0]],
  ])('%s', (_name, source, expected) => {
    expect(
      (['numbered', 'float', 'here'] as const).map((figures) => floating(BEFORE + source, figures)),
    ).toEqual(expected);
  });

  it.each(['', '<p class="byline">N</p>', '<h2>B</h2>', numbered()])(
    'none at the head of a chapter: %s',
    (head) => {
      expect(floating(`<p>Text.</p><h1>A</h1>${head}${numbered()}<p>Text.</p>`)).toBe(0);
    },
  );

  it('and a paragraph goes on behind one, as if it stood elsewhere', () => {
    const first = (figure: string): boolean => {
      const tree = html(`${BEFORE}${figure}<p id="p">More.</p>`);
      markPositions(tree, { line: 66, headFits: () => true, styled: new Set() });
      let is = false;
      visit(tree, 'element', (node) => {
        if (node.properties.id === 'p') is = hasClass(node, 'first');
      });
      return is;
    };
    expect([first(numbered()), first(numbered('class="here"'))]).toEqual([false, true]);
  });
});
