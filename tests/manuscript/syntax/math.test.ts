import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import type {} from '../../../src/manuscript/syntax/math-node.js';
import { visit } from '../../../src/visit.js';
import { runs } from '../../support/chance.js';

/** The formulas of a text, in brackets those that are blocks; and what stands in the file in their places. */
function formulas(markdown: string): string[] {
  const found: string[] = [];
  visit(parse('a.md', markdown, { math: true }), (node) => {
    if (node.type !== 'inlineMath' && node.type !== 'math') return;
    const written = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    expect(written).toContain('$');
    expect(written.replace(/[\s>]/g, '')).toContain(node.value.replace(/[\s>]/g, ''));
    found.push(node.type === 'math' ? `[${node.value}]` : node.value);
  });
  return found;
}

/** The names of the blocks of a text, with their classes and ids. */
const blocks = (markdown: string): string[] =>
  parse('a.md', markdown, { math: true }).children.map((node) => {
    const { hProperties = {} } = ('data' in node && node.data) || {};
    return [node.type, ...Object.values(hProperties as Record<string, unknown>).map(String)].join(' ');
  });

describe('formulas in a line', () => {
  it.each([
    ['Let $x$ be, ($y$) and $n$-th.', ['x', 'y', 'n']],
    ['It is $5 and $10, or $20,000 and $30,000.', []],
    ['Between $5$6 and $ x$ and $x $ nothing.', []],
    ['$a$1 is none, $a$b is one, $c$1$', ['a', 'c$1']],
    [String.raw`\$5 and \$x\$ and $\$5$`, [String.raw`\$5`]],
    ['`$x$` and ``$y$``', []],
    ['$a$$b$', ['a', 'b']],
    ['$a\nb$', ['a\nb']],
    ['$a\n\nb$', []],
    [
      String.raw`$\text{where $y > 0$}$ and $\mbox{$z$}$`,
      [String.raw`\text{where $y > 0$}`, String.raw`\mbox{$z$}`],
    ],
    ['*$a_1$* **$b_2$** [$c*d$](e) ^[$f$]', ['a_1', 'b_2', 'c*d', 'f']],
    ['# On $x^2$\n\n| $a$ | b |\n|---|---|\n| c | $d$ |', ['x^2', 'a', 'd']],
    ['> $a\n> b$', ['a\nb']],
  ])('in %j', (markdown, expected) => {
    expect(formulas(markdown)).toEqual(expected);
  });

  it('are none where the book does not say that it has them', () => {
    const tree = parse('a.md', 'Let $x$ be.\n\n$$\nx\n$$\n');
    expect(JSON.stringify(tree)).not.toMatch(/[mM]ath/);
  });

  it('take no time where dollars open and do not close', () => {
    expect(formulas('$a'.repeat(3_000))).toHaveLength(1_500);
    expect(formulas('$a '.repeat(20_000))).toEqual([]);
  });

  it('lose no character of any text', () => {
    const sign = fc.constantFrom(
      '$',
      '$$',
      ' ',
      '\n',
      '\\',
      'a',
      '1',
      '{',
      '}',
      '`',
      '\\text',
      '> ',
      '+ ',
      '*',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        formulas(signs.join(''));
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('displayed formulas', () => {
  it.each([
    ['$$\nx\n$$', ['[x]']],
    ['$$ x $$', ['[x]']],
    ['$$x\n+ y\n- z\n= 0\n# 1\n> 2\n$$', ['[x\n+ y\n- z\n= 0\n# 1\n> 2]']],
    ['Text\n$$\nx\n$$\nmore', ['[x]']],
    ['Text $$x$$ more $$y$$', ['[x]', '[y]']],
    ['- item\n  $$\n  x\n  $$', ['[x]']],
    ['> $$\n> x\n> $$', ['[x]']],
    ['a[^1]\n\n[^1]: b\n    $$\n    x\n    $$', ['[x]']],
    ['# On $$x$$', ['x']],
    ['$$\nx\n\ny\n$$', []],
    ['$$\nnever ends', []],
    ['$$$$ and $$ $$', []],
    [String.raw`$$\text{if $x$}$$`, [String.raw`[\text{if $x$}]`]],
  ])('in %j', (markdown, expected) => {
    expect(formulas(markdown)).toEqual(expected);
  });

  it('part the paragraph that they stand in, which goes on below', () => {
    expect(blocks('A\n$$\nx\n$$\nB\n\nC $$y$$ D\n\n$$z$$\n\nE')).toEqual([
      ...['paragraph', 'math', 'paragraph goes-on'],
      ...['paragraph', 'math', 'paragraph goes-on', 'math', 'paragraph'],
    ]);
    expect(blocks('A\n\n$$x$$\n\n*where* B\n\nin\n\n$$y$$\n\n$z$ is')).toEqual([
      ...['paragraph', 'math', 'paragraph goes-on'],
      ...['paragraph', 'math', 'paragraph'],
    ]);
  });

  it('have a name behind them', () => {
    expect(blocks('$$\nx\n$$ {#eq:mass}\n\n$$y$$ {#eq-y .c}')).toEqual(['math eq:mass', 'math eq-y c']);
    expect(formulas('$$\nx\n$$ and more')).toEqual(['[x]']);
  });
});
