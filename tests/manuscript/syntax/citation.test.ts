import type { Citation } from '../../../src/manuscript/index.js';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';

function citations(markdown: string): Citation[] {
  const found: Citation[] = [];
  visit(parse('a.md', markdown), 'citation', (node) => void found.push(node));
  return found;
}

/** `prefix|-key|label locator|suffix`, joined by `;`, after `@` where the author stands in the sentence. */
function drawn(markdown: string): string[] {
  return citations(markdown).map(
    ({ items, narrative }) =>
      (narrative ? '@ ' : '') +
      items
        .map(({ key, prefix, suffix, locator, label, suppressAuthor }) =>
          [
            prefix,
            `${suppressAuthor ? '-' : ''}${key}`,
            locator === undefined ? '' : `${label ?? '?'} ${locator}`,
            suffix,
          ].join('|'),
        )
        .join('; '),
  );
}

describe('citations', () => {
  it.each([
    ['See [@a].', ['|a||']],
    // CSL's `article` and `title` are kinds of works
    ['[@a, art. 12; @b, tit. 3]', ['|a|article-locator 12|; |b|title-locator 3|']],
    ['[@a, p. 7; see @b, chap. 2 and more]', ['|a|page 7|; see|b|chapter 2|and more']],
    ['[quoted in @weissman2001, p. 46]', ['quoted in|weissman2001|page 46|']],
    ['[-@wald1992, p. 51]', ['|-wald1992|page 51|']],
    ['[see [@a]]', ['|a||']],
    ['@wald1992 asks', ['@ |wald1992||']],
    ['@wald1992 [p. 7] asks', ['@ |wald1992|page 7|']],
    ['@wald1992\n[p. 7] asks', ['@ |wald1992|page 7|']],
    ['@a [p. 7; see @b]', ['@ |a|page 7|; see|b||']],
    ['@a [sic]', ['@ |a||sic']],
    ['@a [@b]', ['@ |a||', '|b||']],
    ['@a [x](y)', ['@ |a||']],
    ['-@a says', ['@ |-a||']],
    ['@a.', ['@ |a||']],
    ['(@a)', ['@ |a||']],
    ['“@a”', ['@ |a||']],
    ['*@a*', ['@ |a||']],
    ['[*see* @a, *p.* 7]', ['see|a|page 7|']],
    ['[@a; @b;@c]', ['|a||; |b||; |c||']],
    ['[@a, p. 7; emphasis added]', ['|a|page 7|; emphasis added']],
    ['[@a and @b]', ['|a||; and|b||']],
    ['[@a, p. 3 and @b]', ['|a|page 3|; and|b||']],
    ['[see\n@a, p.\n7]', ['see|a|page 7|']],
    ['> [see\n> @a]', ['see|a||']],
    ['- x\n\n  @a [p. 7]', ['@ |a|page 7|']],
    ['# On @a\n', ['@ |a||']],
    ['| x |\n|---|\n| [@a] |', ['|a||']],
    ['@{odd key, with; marks}', ['@ |odd key, with; marks||']],
    ['[@{https://x.org/a?b=c}, p. 7]', ['|https://x.org/a?b=c|page 7|']],
    [
      '@Foo_bar.baz. @Foo_bar--baz @x:y#z$1%2&3-4+5?6<7>8~9/0',
      ['@ |Foo_bar.baz||', '@ |Foo_bar||', '@ |x:y#z$1%2&3-4+5?6<7>8~9/0||'],
    ],
    ['@überall2007 @日本', ['@ |überall2007||', '@ |日本||']],
    ['[@a]{.x}', ['@ |a||']],
  ])('reads %j', (markdown, expected) => {
    expect(drawn(markdown)).toEqual(expected);
  });

  it.each([
    '`@a` and `[@a]`',
    '    [@a]',
    '```\n[@a]\n```',
    'me@example.org',
    'me.too@example',
    '\\@a',
    '[\\@a]',
    '[see `@a`]',
    '<https://example.org/@a>',
    'https://example.org/@a',
    '[x](https://example.org/@a)',
    '[x](y "@a")',
    '<span title="@a">x</span>',
    '@ a',
    'a -@',
    '[mail me@example.org]',
    '[^a]\n\n[^a]: x',
    '&commat;a',
    '@{}',
    '@{a\nb}',
  ])('leaves %j alone', (markdown) => {
    expect(drawn(markdown)).toEqual([]);
  });

  it('lets a link be a link', () => {
    expect(drawn('[@a](b)')).toEqual(['@ |a||']);
    expect(drawn('[see @a][b]\n\n[b]: c')).toEqual(['@ |a||']);
  });

  it('stands before the call of a note', () => {
    expect(drawn('So [@a, p. 7][^n].\n\n[^n]: N.')).toEqual(['|a|page 7|']);
  });

  it.each([
    ['89, and suffix', 'page 89|, and suffix'],
    ['perfect Ibid with suffix', '|, perfect Ibid with suffix'],
    ['123-79, and suffix', 'page 123-79|, and suffix'],
    ['xi, will be entirely suffix', '|, xi, will be entirely suffix'],
    ['p. xi, gives a locator', 'page xi|, gives a locator'],
    ['pp. VII, 89, gives a locator', 'page VII, 89|, gives a locator'],
    ['p. VI, VII, VIII-IX, explicit romans', 'page VI, VII, VIII-IX|, explicit romans'],
    [String.raw`p. \[89\]`, 'page [89]|'],
    [String.raw`123(4)\[5\]6, and suffix`, 'page 123(4)[5]6|, and suffix'],
    [String.raw`3(a), 4.4.8, \[7.6\], 7A(2)(a)(i)-(iv)`, 'page 3(a), 4.4.8, [7.6], 7A(2)(a)(i)-(iv)|'],
    ['4B.2a.i(3.4), and suffix', 'page 4B.2a.i(3.4)|, and suffix'],
    ['IV.2A, and suffix', 'page IV.2A|, and suffix'],
    [String.raw`\[39\]-\[52\], and suffix`, 'page [39]-[52]|, and suffix'],
    ['sec. 123(4)(a)(iv), and suffix', 'section 123(4)(a)(iv)|, and suffix'],
    ['p.3, and suffix', 'page 3|, and suffix'],
    ['(13 entirely suffix', '|, (13 entirely suffix'],
    ['p.a entirely suffix', '|, p.a entirely suffix'],
    ['pp. 33-35, 38-39 and passim', 'page 33-35, 38-39|and passim'],
    ['pp. 33–35 & 40', 'page 33–35 & 40|'],
    ['chaps. 3–4', 'chapter 3–4|'],
    ['vol. 2, p. 7', 'volume 2|, p. 7'],
    ['fig. 4', 'figure 4|'],
    ['n. 12', 'note 12|'],
    ['§ 12', 'section 12|'],
    ['¶¶ 1-2', 'paragraph 1-2|'],
    ['s.v. 5a', 'sub-verbo 5a|'],
    ['note 3', 'note 3|'],
    ['notes from underground', '|, notes from underground'],
    ['p. 7: a quotation', 'page 7|: a quotation'],
    ['p. 7, I think', 'page 7|, I think'],
    ['{ii, A, D-Z} with a suffix', 'page ii, A, D-Z|with a suffix'],
    ['{pp. iv, vi-xi, (xv)-(xvii)} with suffix', 'page iv, vi-xi, (xv)-(xvii)|with suffix'],
    ['{}, 99 years later', '|, 99 years later'],
    ['{s.v. “love”}', 'sub-verbo “love”|'],
  ])('finds the place in %j', (suffix, expected) => {
    expect(drawn(`[@a, ${suffix}]`)).toEqual([`|a|${expected}`]);
  });

  it.each(['', '\uFEFF'])('has places in the file as it is (%j)', (mark) => {
    const text = `${mark}One\r\n> see [see\r\n> @a, p. 7] and\r\n\r\n1. @b [p. 8]\tx`;
    const places = citations(text).map(({ position }) => {
      const { start, end } = position ?? { start: {}, end: {} };
      return [text.slice(start.offset, end.offset), start.line, start.column];
    });
    expect(places).toEqual([
      ['[see\r\n> @a, p. 7]', 2, 7],
      ['@b [p. 8]', 5, 4],
    ]);
  });

  it('keeps the words of the sentence as its children', () => {
    expect(citations('See [@a, *p.* 7].')[0]?.children).toMatchObject([
      { type: 'text', value: '[@a, *p.* 7]' },
    ]);
  });

  it.each([
    '['.repeat(50_000),
    '[a '.repeat(4_000),
    '[@a '.repeat(4_000),
    '@a [b '.repeat(4_000),
    '`[`` '.repeat(4_000),
  ])('does not hang on %.8j…', (markdown) => {
    const before = performance.now();
    parse('a.md', markdown);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
