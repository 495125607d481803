import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { formulaText } from '../../../src/book/model/formula-text.js';
import { texReader } from '../../../src/formulas/tex.js';

const setTex = await texReader();
const said = (tex: string): string => formulaText(setTex(tex, false) satisfies Element);

describe('a formula in a line of text', () => {
  it.each([
    ['x^2 + 1', 'x² + 1'],
    ['a_n', 'aₙ'],
    ['x_i^{n+1}', 'x_iⁿ⁺¹'],
    [String.raw`\frac{a+b}{c}`, '(a + b)/c'],
    [String.raw`\sqrt{2}, \sqrt[3]{x+y}`, '√2,³√(x + y)'],
    [String.raw`\mathbb{Q}(\sqrt{2})`, 'ℚ(√2)'],
    [String.raw`\mathbf{v}\cdot\vec w`, 'v⋅w\u20D7'],
    [String.raw`f'(x) \ne 0`, 'f′(x) ≠ 0'],
    [String.raw`\begin{pmatrix}a&b\\c&d\end{pmatrix}`, '(a b; c d)'],
    [String.raw`e^{x/2}`, 'e^(x/2)'],
  ])('%s', (tex, expected) => {
    expect(said(tex)).toBe(expected);
  });
});
