import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { keepHeadings } from '../../src/pagination/plates.js';
import { wordsOf } from '../../src/pdf/index.js';
import { publish } from '../../src/publish.js';
import { typesetter } from '../support/press.js';
import { html } from '../support/book.js';
import { memoryWorld } from '../support/world.js';

/** `h1 div(h2 figure)`: what stands in a tree, and in what is made around it. */
const drawn = (source: string): string => {
  const tree = html(source);
  keepHeadings(tree);
  return tree.children
    .filter((node) => node.type === 'element')
    .map(({ tagName, children }) => {
      const inner = children.filter((node) => node.type === 'element').map((node) => node.tagName);
      return tagName === 'div' ? `div(${inner.join(' ')})` : tagName;
    })
    .join(' ');
};
const PLATE = '<figure class="plate"><img alt="A"></figure>';

describe('a plate below headings', () => {
  it.each([
    [`<p>T</p><h2>A</h2>\n${PLATE}<p>T</p>`, 'p div(h2 figure) p'],
    [`<h1>A</h1><h2>B</h2>${PLATE}${PLATE}`, 'div(h1 h2 figure) figure'],
    [`<h1>A</h1><p class="byline">N</p>${PLATE}`, 'div(h1 p figure)'],
    [`<h1>A</h1><p>T</p>${PLATE}`, 'h1 p figure'],
    [`<p class="byline">N</p>${PLATE}`, 'p figure'],
    ['<h1>A</h1><figure><img alt="A"></figure>', 'h1 figure'],
    ['<p>T</p><h2>A</h2><figure class="plate floats"><img alt="A"></figure><p>T</p>', 'p h2 figure p'],
  ])('stands with them: %s', (source, expected) => {
    expect(drawn(source)).toBe(expected);
  });

  it('is on the page of its heading', { timeout: 60_000 }, async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><path d="M0 0h300v400H0z"/></svg>';
    const plate = '![A](a.svg "Caption"){.plate}\n\n';
    const text = 'The wheel had stood idle since the spring floods. '.repeat(30);
    const world = memoryWorld({
      'book.yaml': 'title: T\nfront: []\ncontents: 0\neditions: [screen]\n',
      'a.svg': svg,
      '1.md': `# One\n\n${plate}${text}\n\n## Two\n\n${plate}${text}\n\n## Three\n\n${plate}`,
    });
    const { artifacts, problems } = await publish(world, { typesetter, shelf: shelf() }, { target: '.' });
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const titles = pages.map((page) => page.map(({ text: word }) => word).join(' '));
    expect(titles.filter((page) => page.includes('Caption'))).toEqual([
      'One Caption',
      'Two Caption',
      'Three Caption',
    ]);
    expect(titles).toHaveLength(5);
  });
});
