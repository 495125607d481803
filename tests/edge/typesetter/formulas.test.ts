import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onPaper, typesetter } from '../../support/press.js';
import { shard, typeset, type Typeset } from '../book.js';

const MATH = readFileSync(join(import.meta.dirname, '../../../styles/math.css'), 'utf8');
const CSS =
  '@font-face { font-family: Signs; src: url(/faces/math.ttf) }' +
  `:root { --leading: 19px; --text-face: Text; --code-face: Text; --head-face: Text; --math-face: Signs; --math-scale: 1 }${MATH}`;

const inline = (math: string, id = ''): string =>
  `<span class="formula" id="${id}"><math alttext="x">${math}</math></span>`;
const displayed = (math: string, id: string, number = ''): string =>
  `<div class="formula displayed" id="${id}" data-source="a.md:7"><math display="block" alttext="x">${math}</math>${number && `<span class="equation-number">${number}</span>`}</div>`;
const sum = (terms: number): string =>
  Array.from({ length: terms }, (_, i) => `<msup><mi>x</mi><mn>${i}</mn></msup>`).join('<mo>+</mo>');

/** What a script finds for each of some ids. */
const measured = <T>(
  of: string,
  body: string,
): Promise<Typeset & { readonly found: Readonly<Record<string, T>> }> =>
  onPaper<Record<string, T>, Typeset>(
    `Object.fromEntries([...document.querySelectorAll('.pagedjs_area [id]')].map((it) => [it.id, (${of})(it)]))`,
    () => typeset(typesetter, shard(body, {}, CSS)),
  );

const ROOT = '<msqrt><mn>2</mn></msqrt>';

describe('formulas on pages', () => {
  it('have roots that end where they are seen to, in others too', async () => {
    const nested = `<msqrt><mrow><mn>1</mn><mo>+</mo>${ROOT}</mrow></msqrt>`;
    const body = `<p>A ${inline(ROOT, 'one')} B ${inline(nested, 'two')} C.</p>`;
    const { found, problems } = await measured<number>(
      "(it) => { const ends = [...it.querySelectorAll('mn')].map((one) => one.getBoundingClientRect().right); return it.getBoundingClientRect().right - Math.max(...ends) }",
      body,
    );
    expect(problems).toEqual([]);
    for (const id of ['one', 'two']) expect(Math.abs(found[id] ?? NaN)).toBeLessThan(0.6);
  });

  it('stand apart by whole lines', async () => {
    const body = [
      '<mi>x</mi>',
      '<mfrac><mi>a</mi><mi>b</mi></mfrac>',
      `<mfrac><mi>a</mi><mfrac><mi>b</mi>${ROOT}</mfrac></mfrac>`,
    ]
      .map((math, i) => `<p id="p${i}">Text.</p>${displayed(math, `d${i}`, '(1)')}`)
      .join('');
    const { found } = await measured<number>(
      '(it) => it.getBoundingClientRect().top',
      `${body}<p id="p3">End.</p>`,
    );
    for (const i of [0, 1, 2]) {
      const lines = ((found[`p${i + 1}`] ?? NaN) - (found[`p${i}`] ?? NaN)) / 19;
      expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.03);
    }
  });

  it('that are too wide are set smaller, their numbers below where there is no room, and told where that is not enough', async () => {
    const body = [6, 11, 14, 40].map((terms, i) => displayed(sum(terms), `d${i}`, '(12)')).join('');
    const { found, problems } = await measured<[fit: string, isBelow: boolean]>(
      "(it) => [it.style.getPropertyValue('--fit'), it.matches('.below')]",
      body,
    );
    expect(found['d0']).toEqual(['', false]);
    expect(Number(found['d1']?.[0])).toBeLessThan(1);
    expect(found['d3']).toEqual(['0.650', true]);
    const told = problems.filter(({ ruleId }) => ruleId === 'overflow');
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('(a.md:7)') as string]);
  });

  it('are boxes on lines that are broken as wholes', async () => {
    const words = 'words of a line that is justified ';
    const body = `<p id="p">${Array.from({ length: 8 }, () => `${words}${inline('<mi>a</mi><mo>=</mo><mi>b</mi>')}, `).join('')}</p>`;
    const { found, problems } = await measured<[set: boolean, heights: number]>(
      "(it) => [it.matches('.lines'), it.getBoundingClientRect().height / 19]",
      body,
    );
    expect(problems).toEqual([]);
    expect(found['p']?.[0]).toBe(true);
    expect(Math.abs((found['p']?.[1] ?? NaN) % 1)).toBeLessThan(0.02);
  });
});
