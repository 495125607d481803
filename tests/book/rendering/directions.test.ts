import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { contentsPage } from '../../../src/book/front/contents.js';
import { setDirections } from '../../../src/book/rendering/directions.js';
import { h } from '../../../src/book/model/build-tree.js';
import { render } from '../../../src/book/rendering/render.js';
import { parse } from '../../../src/manuscript/parse.js';
import { visit } from '../../../src/visit.js';

/** `p:rtl span:ltr`: the elements of a tree that have a direction. */
function directed(tree: Root): string {
  const found: string[] = [];
  visit(tree, 'element', ({ tagName, properties: { dir } }) => {
    if (dir !== undefined) found.push(`${tagName}:${dir}`);
  });
  return found.join(' ');
}

const of = (markdown: string, language: string): string =>
  directed(render(parse('a.md', markdown), 'a', { file: 'a.md', language }).content);

describe('the direction of a passage', () => {
  it.each([
    [
      'en',
      'So [שלום]{lang=he}, [سلام]{lang=fa}, [שלום]{lang=yi} and [мир]{lang=ru}.',
      'span:rtl span:rtl span:rtl',
    ],
    ['en', '# שלום {lang=he}', 'h1:rtl'],
    ['en', '::: {lang=ar}\nمرحبا [mot]{lang=fr} [שלום]{lang=he}.\n:::', 'div:rtl span:ltr'],
    ['en', '[shalom]{lang=he-Latn} [سلام]{lang=az-Arab}', 'span:rtl'],
    ['he', 'שלום [Kant]{lang=de} [سلام]{lang=ar}', 'span:ltr'],
    ['he', '::: {lang=en}\nSo [שלום]{lang=he}.\n:::', 'div:ltr span:rtl'],
    ['en', '[שלום]{lang=he dir=ltr}', 'span:ltr'],
    ['en', '<p dir="auto"><span lang="en">so</span></p>', 'p:auto span:ltr'],
    ['en', 'So [mot]{lang=fr}.', ''],
  ])('in a book in %s: %s', (language, markdown, expected) => {
    expect(of(markdown, language)).toBe(expected);
  });

  it('is that of the block which a note is written in, as is its language', () => {
    const markdown = '::: {lang=he}\nשלום[^1]\n\n[^1]: שלום.\n:::\n\nSo.[^2]\n\n[^2]: So.';
    const { notes } = render(parse('a.md', markdown), 'a', { file: 'a.md', language: 'en' });
    const properties = notes.flatMap(({ content }) =>
      content.flatMap((node) => (node.type === 'element' ? [node.properties] : [])),
    );
    expect(properties.map(({ lang, dir }) => [lang, dir])).toEqual([
      ['he', 'rtl'],
      [undefined, undefined],
    ]);
  });
});

describe('what the program made of works cited', () => {
  const cited = (text: string): Element => h('span', { className: ['citation'], dataGenerated: '' }, text);
  const entry = (text: string): Element => h('li', {}, h('em', {}, text));
  const tree = (): Root => ({
    type: 'root',
    children: [
      h('p', {}, cited('(Kant, 1781)'), ' ', cited('(1781)'), ' ', cited('(קאנט, 1781)')),
      h('ul', { className: ['bibliography'], dataGenerated: '' }, entry('“Kant.”'), entry('קאנט.')),
      h('ul', {}, entry('Kant.')),
      h('p', { dataGenerated: '' }, 'Kant, p. 3.'),
    ],
  });

  it('runs as its first letter does', () => {
    const [fromTheRight, fromTheLeft] = [tree(), tree()];
    setDirections(fromTheRight, 'he');
    setDirections(fromTheLeft, 'en');
    expect(directed(fromTheRight)).toBe('span:ltr li:ltr p:ltr');
    expect(directed(fromTheLeft)).toBe('span:rtl li:rtl');
  });

  it('keeps the order of the text from the right in a citation that names works of both kinds', () => {
    const [mixed, latin] = [cited('(Kant, 1790; כהן, 1781)'), cited('(Kant, 1790)')];
    setDirections({ type: 'root', children: [h('p', {}, mixed, latin)] }, 'he');
    expect([mixed.properties.dir, latin.properties.dir]).toEqual([undefined, 'ltr']);
  });

  it('keeps the order of the text from the left around the names in a citation', () => {
    const citation = cited('(קאנט וכהן, 1781, p. 3; Kant, 1790)');
    citation.children.push(h('a', {}, 'ראו כהן'));
    setDirections({ type: 'root', children: [h('p', {}, citation)] }, 'en');
    const name = (text: string): Element => h('span', { dir: 'rtl' }, text);
    expect(citation).toEqual(
      h(
        'span',
        { className: ['citation'], dataGenerated: '' },
        '(',
        name('קאנט וכהן'),
        ', 1781, p. 3; Kant, 1790)',
        h('a', {}, name('ראו כהן')),
      ),
    );
  });
});

it('a title that runs the other way is isolated on the contents page', () => {
  const entries = ['שלום?', 'So?'].map((title) => ({ id: 'a', section: 'a', title, children: [] }));
  expect(directed(contentsPage('Contents', entries, 'en'))).toBe('span:rtl');
  expect(directed(contentsPage('תוכן', entries, 'he'))).toBe('span:ltr');
});
