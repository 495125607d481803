import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { manuscriptWords, wordsOf, type Word } from '../../../src/book/index.js';
import { render } from '../../../src/book/rendering/render.js';
import { parse } from '../../../src/manuscript/index.js';

function rendered(markdown: string): Root {
  const { content } = render(parse('a.md', markdown), 'a', { file: 'a.md', language: 'en' });
  return content;
}

function html(markdown: string): string {
  const tree = rendered(markdown);
  visit(tree, 'element', ({ properties }) => {
    delete properties['dataSource'];
  });
  return unified().use(rehypeStringify).stringify(tree).replaceAll('\n', '');
}

const TABLE = '| a |\n|---|\n| 1 |';

describe('definition lists', () => {
  it.each([
    ['A *b*\n: c\n: d', '<dl><dt>A <em>b</em></dt><dd>c</dd><dd>d</dd></dl>'],
    ['A\n\n: c', '<dl><dt>A</dt><dd><p>c</p></dd></dl>'],
    ['A\n: c\n\n    d', '<dl><dt>A</dt><dd><p>c</p><p>d</p></dd></dl>'],
    ['A\n: c\n\n    - d', '<dl><dt>A</dt><dd>c<ul><li>d</li></ul></dd></dl>'],
    ['A\n: b\n\n    <em>c</em>', '<dl><dt>A</dt><dd><p>b</p><p><em>c</em></p></dd></dl>'],
  ])('of %j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('say where each of their blocks comes from', () => {
    const found: string[] = [];
    visit(rendered('A\n: b\n\nC\n: d'), 'element', ({ tagName, properties: { dataSource } }) => {
      found.push(`${tagName} ${String(dataSource)}`);
    });
    expect(found).toEqual(['dl a.md:1', 'dt a.md:1', 'dd a.md:2', 'dt a.md:4', 'dd a.md:5']);
  });
});

describe('captions of tables', () => {
  it('stand above the rows, and what is said in braces is the table’s', () => {
    const rows = '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>';
    for (const markdown of [`: About *it* {#t .w}\n\n${TABLE}`, `${TABLE}\n\nTable: About *it* {#t .w}`])
      expect(html(markdown)).toBe(`<table id="t" class="w"><caption>About <em>it</em></caption>${rows}`);
    expect(html(TABLE)).toBe(`<table>${rows}`);
  });
});

it.each([
  ['50%', '50%'],
  ['4cm', '151'],
  ['2in', '192'],
  ['300px', '300'],
  ['300', '300'],
  ['200%', '100%'],
  ['wide', undefined],
  ['0', undefined],
])('takes the width of a picture: %s', (written, width) => {
  const said = html(`![a](a.svg){width=${written}}\n\n[b]{width=5}`);
  expect(said.match(/width="([^"]*)"/)?.[1]).toBe(width);
  expect(said).not.toContain('width=5');
});

it('a picture that only decorates says so, and nothing else can', () => {
  expect(html('![](a.svg){role=presentation}')).toBe(
    '<figure><img src="a.svg" alt="" role="presentation"></figure>',
  );
  expect(html('# A {role=presentation}\n\n[b]{role=none} ![](a.svg){role=button}')).not.toContain('role');
});

describe('heads of tables', () => {
  it('that say nothing are none', () => {
    const body = '<tbody><tr><td>1</td><td></td></tr></tbody></table>';
    expect(html('| | |\n|---|---|\n| 1 | |')).toBe(`<table>${body}`);
    expect(html('Table: About\n\n| | |\n|---|---|\n| 1 | |')).toBe(`<table><caption>About</caption>${body}`);
    expect(html('| | a |\n|---|---|\n| 1 | |')).toContain('<thead><tr><th scope="col"></th>');
    // of a table that is nothing else there would be no row left
    expect(html('| | |\n|---|---|')).toContain('<thead>');
  });
});

it('no word of either is lost on the way, nor moved', () => {
  const text = `Term[^1]\n: one *two*\nthree\n\n    four\n\nTable: five[^1] six\n\n${TABLE}\n\n${TABLE}\n: seven\n\n[^1]: eight\n`;
  const tree = parse('a.md', text);
  const words = (list: readonly Word[]): Word[] => list.filter(({ generated }) => generated !== true);
  const { content } = render(tree, 'a', { file: 'a.md', language: 'en' });
  const section = { id: 'a', role: 'chapter', matter: 'body', title: 'A', content, notes: [] } as const;
  const own = words(manuscriptWords({ file: 'a.md', text, tree })?.text ?? []);
  expect(own.map((word) => word.text).join(' ')).toBe('Term one two three four five six a 1 seven a 1');
  expect(words(wordsOf(section).text)).toEqual(own);
  expect(own.filter(({ text: word }) => word === 'five' || word === 'seven').map(({ at }) => at)).toEqual([
    'a.md:7',
    'a.md:16',
  ]);
});
