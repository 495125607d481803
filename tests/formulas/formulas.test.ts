import type { Element } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parted } from '../../src/formulas/numbers.js';
import { formulasOf } from '../../src/formulas/index.js';
import { texReader, TexError } from '../../src/formulas/tex.js';
import { parse } from '../../src/manuscript/parse.js';
import type { Problem } from '../../src/problem.js';
import { visit } from '../../src/visit.js';
import { TEXTBOOK } from './textbook.js';

const setTex = await texReader();
const html = unified().use(rehypeStringify);
const markup = (tex: string, isDisplayed = false): string =>
  html.stringify({ type: 'root', children: [setTex(tex, isDisplayed)] });

async function problemsOf(text: string): Promise<readonly Problem[]> {
  const { set } = await formulasOf({ math: true });
  return set(parse('a.md', text, { math: true }), { file: 'a.md', text });
}

/** What stands beside the displayed formulas of a text. */
async function numbersIn(...texts: readonly string[]): Promise<(string | undefined)[]> {
  const { set } = await formulasOf({ math: true });
  return texts.flatMap((text) => {
    const tree = parse('a.md', text, { math: true });
    set(tree, { file: 'a.md', text });
    const numbers: (string | undefined)[] = [];
    visit(tree, 'math', ({ data }) => void numbers.push(data?.number));
    return numbers;
  });
}

describe('TeX', () => {
  it('becomes MathML', () => {
    expect(markup(String.raw`x^2`)).toBe(
      '<math><msup><mi>x</mi><mn class="tml-sml-pad">2</mn></msup></math>',
    );
    expect(markup(String.raw`\frac{a}{b}`, true)).toContain('<mfrac><mi>a</mi><mi>b</mi></mfrac>');
  });

  it.each([
    [String.raw`\href{javascript:x}{y}`, 'unsupported function name: \\href', 0],
    [String.raw`\includegraphics{a.png}`, 'is not trusted', undefined],
    [String.raw`\class{a}{x}`, 'is not trusted', 0],
    [String.raw`\style{color:red}{x}`, 'is not trusted', 0],
    [String.raw`a + \foo`, 'unsupported function name: \\foo', 4],
    [String.raw`\frac{1}{`, 'unexpected end of input', undefined],
    [String.raw`\def\a{\a\a}\a`, 'too many expansions', undefined],
    ['{'.repeat(9_000) + '}'.repeat(9_000), 'nesting', undefined],
    ['x'.repeat(20_001), 'too many characters', undefined],
  ])('that cannot be set is told: %.40s', (tex, message, at) => {
    try {
      setTex(tex, false);
    } catch (error) {
      expect(error).toBeInstanceOf(TexError);
      expect((error as TexError).message).toContain(message);
      if (at !== undefined) expect((error as TexError).at).toBe(at);
      return;
    }
    expect.unreachable();
  });

  it('makes nothing larger than a page, and nothing but what sets a formula', () => {
    expect(markup(String.raw`\rule{9999em}{1em}`)).toMatch(/width="25em"/);
    const all = ['x^2', String.raw`\ref{a}\text{<script>x</script>}`, String.raw`\color{red}\boxed{x}`];
    for (const tex of all)
      expect(markup(tex, true)).not.toMatch(/<(?:a|span|script|img)\b|href|url\(|on\w+=/i);
  });

  it('has no spaces around operators in scripts and small fractions', () => {
    expect(markup(String.raw`a_{n+1}`)).toContain('<mo lspace="0em" rspace="0em">+</mo>');
    expect(markup(String.raw`\frac{n+1}{2}`)).toContain('<mo lspace="0em" rspace="0em">+</mo>');
    expect(markup(String.raw`n+1`)).toContain('<mo>+</mo>');
    expect(markup(String.raw`\frac{n+1}{2}`, true)).toContain('<mo>+</mo>');
  });

  it.each(TEXTBOOK)('has elements with as many parts as they may have: %s', (tex) => {
    const parts = new Map(
      Object.entries({ mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2, msubsup: 3 }),
    );
    visit(setTex(tex, true), 'element', ({ tagName, children }) => {
      expect(children).toHaveLength(parts.get(tagName) ?? children.length);
    });
  });

  it('is the same each time', () => {
    const tex = String.raw`\begin{pmatrix}a&b\\c&d\end{pmatrix}\sqrt[3]{\hat x}`;
    expect(markup(tex, true)).toBe(markup(tex, true));
  });
});

describe('numbers of formulas', () => {
  it.each([
    [String.raw`x \tag{1}`, { tex: 'x', tag: '(1)' }],
    [String.raw`x \tag*{A}`, { tex: 'x', tag: 'A' }],
    [String.raw`x \label{eq:a}`, { tex: 'x', label: 'eq:a' }],
    [
      String.raw`\begin{align}a\tag{1}\\b\tag{2}\end{align}`,
      { tex: String.raw`\begin{align*}a\tag{1}\\b\tag{2}\end{align*}` },
    ],
    [
      String.raw`\begin{gather}a\tag{1}\\b\end{gather}`,
      { tex: String.raw`\begin{gather*}a\tag{1}\\b\end{gather*}` },
    ],
  ])('in %s', (written, expected) => {
    expect(parted(written)).toEqual(expected);
  });

  it('are those of the author, or in order where a formula has a name', async () => {
    expect(
      await numbersIn('$$a$$\n\n$$b$$ {#x}\n\n$$c \\tag{A}$$ {#y}\n\n$$d$$ {#z}', '$$e \\label{w}$$'),
    ).toEqual([undefined, '(1)', '(A)', '(2)', '(3)']);
  });
});

describe('a formula that cannot be set', () => {
  it('is one problem, with the place of what is wrong', async () => {
    const found = await problemsOf('One\n\nand $x + \\foo$ and\n$$\na \\\\\n\\bar{\n$$\n');
    expect(
      found.map(({ severity, ruleId, place }) => [severity, ruleId, place?.start.line, place?.start.column]),
    ).toEqual([
      ['error', 'formula', 3, 10],
      ['error', 'formula', 6, 5],
    ]);
    expect(found[0]?.message).toBe(
      String.raw`Unexpected TeX in a formula, unsupported function name: \foo, expected what LaTeX sets in math`,
    );
  });

  it('leaves the others as they are', async () => {
    const { set } = await formulasOf({ math: true });
    const tree = parse('a.md', '$\\foo$ $x$', { math: true });
    set(tree);
    const made: (Element | undefined)[] = [];
    visit(tree, 'inlineMath', ({ data }) => void made.push(data?.formula));
    expect(made.map((math) => math?.properties['alttext'])).toEqual([undefined, 'x']);
  });
});
