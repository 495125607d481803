import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../../src/themes/masked.js';
import { everyRule, readStyleSheet } from '../../src/themes/style-sheet.js';
import { runs } from '../support/chance.js';

/** What is wrong with a text, each `line: message`. */
const faultsOf = (text: string): string[] =>
  readStyleSheet('a.css', text).faults.map(
    ({ at, message }) => `${text.slice(0, at).split('\n').length}: ${message}`,
  );

describe('a style sheet', () => {
  it('is rules, with places and values that say what they say', () => {
    const text = `@charset "utf-8"; /* { */ a[href="}"], b::after { content: ';}'; --x:{a}; margin : 0 /* ; */ 1pt }
@page :left { @top-center { content: none } }
@media print { p.first { background: url(data:image/png;base64,x) } }`;
    const { rules, faults } = readStyleSheet('a.css', text.replace('--x:{a}; ', ''));
    expect(faults).toEqual([]);
    expect([...everyRule(rules)].map(({ prelude }) => prelude)).toEqual([
      '@charset "_____"',
      'a[href="_"], b::after',
      '@page :left',
      '@top-center',
      '@media print',
      'p.first',
    ]);
    const [, first] = rules;
    expect(first?.declarations.map(({ name, value }) => [name, value.replace(/\s+/g, ' ')])).toEqual([
      ['content', "';}'"],
      ['margin', '0 1pt'],
    ]);
    expect(rules[3]?.rules[0]?.declarations[0]?.value).toBe('url(data:image/png;base64,x)');
  });

  it.each([
    [
      'a brace that is missing',
      'a { color: red\nb { color: blue }',
      [
        '1: Unexpected end of the style sheet in the rule of line 1, expected }',
        '1: Unexpected rule inside the rule of line 1, expected } before it',
      ],
    ],
    ['a brace too many', 'a { }\n}\nb { }', ['2: Unexpected }, expected it where a { has opened a rule']],
    [
      'a semicolon that is missing',
      'a {\n  color: red\n  margin: 0;\n}',
      ['3: Unexpected "margin:" in the value of color, expected ; before it'],
    ],
    [
      'a colon that is missing',
      'a {\n  color red;\n}',
      ['2: Unexpected "color red", expected a property, a colon and a value'],
    ],
    ['a value that is missing', 'a { color: ; }', ['1: Unexpected color without a value, expected one']],
    [
      'a comment of another language',
      'a {\n  // color: red;\n}',
      ['2: Unexpected "// color: red", expected a property, a colon and a value'],
    ],
    ['a comment without an end', 'a { }\n/* b { }', ['2: Unexpected comment without an end, expected */']],
    [
      'a string without an end',
      "a { content: 'x;\n}",
      ["1: Unexpected end of the line in a string, expected '"],
    ],
    [
      'a bracket without an end',
      'a { width: calc(1pt; }',
      ['1: Unexpected ( that nothing closes, expected )'],
    ],
    ['a bracket too many', 'a { width: 1pt); }', ['1: Unexpected ), expected none']],
    ['no selector', '{ color: red }', ['1: Unexpected {, expected a selector before it']],
    [
      'a declaration of nothing',
      'color: red;\na { }',
      ['1: Unexpected "color: red", expected a selector and {'],
    ],
    [
      'a rule in a rule',
      'a {\n  & b { margin: 0 }\n}',
      ['2: Unexpected rule inside the rule of line 1, expected } before it'],
    ],
  ])('with %s is told with the line', (_what, text, expected) => {
    const found = faultsOf(text);
    expect(found).toEqual(expected);
  });

  it('knows what looks wrong and is right', () => {
    expect(
      faultsOf(`a:hover > b, :is(i, em):not(.x) { --y: a:b; background: url("a;b.png") no-repeat; content: "\\"}" }
@media (min-width: 3em) { a { color: red !important } } @supports (display: grid) { a { } }`),
    ).toEqual([]);
  });

  it('is read to its end whatever stands in it, and nothing moves', () => {
    const piece = fc.constantFrom(
      ...'{};:()[]"\'\\@/*,a-.#\n '.split(''),
      '/*',
      '*/',
      'url(',
      '@media ',
      '--x:',
      'p{',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { mask } = masked(text);
        expect(mask).toHaveLength(text.length);
        expect(mask.split('\n')).toHaveLength(text.split('\n').length);
        for (const { at } of readStyleSheet('a.css', text).faults)
          expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs(3000) },
    );
  });
});
