import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { runs } from '../../support/chance.js';

const restored = (text: string): string => restore([{ file: 'a.txt', text }]).markdown;
const PROSE = 'prose that fills its lines from one margin to the other one\n'.repeat(8);

describe('tables', () => {
  it('are lines of three columns and more that white space parts all the way down', () => {
    const table = [
      'Year        Tons          Value',
      '-----       -----         -----',
      '1899        1,200         4,500',
      '1900       11,350       5 | 100',
      '                         57,300',
      '1902            -         5,500',
    ];
    expect(restored(`${PROSE}\n${table.join('\n')}\n\n${PROSE}`)).toContain(
      [
        '| Year | Tons | Value |',
        '| --: | --: | --: |',
        '| 1899 | 1,200 | 4,500 |',
        '| 1900 | 11,350 | 5 \\| 100 |',
        '|  |  | 57,300 |',
        '| 1902 | - | 5,500 |',
      ].join('\n'),
    );
  });

  it('have an empty head where their first row is one of many', () => {
    const table = 'Leeds\t1,200\t4,500\nYork\t980\t2,100\nHull\t2,310\t7,400\n';
    expect(restored(`${PROSE}\n${table}\n${PROSE}`)).toContain(
      '|  |  |  |\n| --- | --: | --: |\n| Leeds | 1,200 | 4,500 |\n',
    );
  });

  it('have a head of figures where nothing stands above what the rows begin with', () => {
    const table = '             1899      1900\nLeeds       1,200     4,500\nYork          980     2,100\n';
    expect(restored(`${PROSE}\n${table}\n${PROSE}`)).toContain(
      '|  | 1899 | 1900 |\n| --- | --: | --: |\n| Leeds |',
    );
  });

  it.each([
    [
      'prose spaced out to a measure',
      'some   words  of  prose   are\nspaced   out  to  fill   all\nof   the  lines   that  they\n',
    ],
    [
      'columns of prose',
      'prose in a narrow column here     and another column beside it      and a third one that ends\n'.repeat(
        5,
      ),
    ],
    ['two lines', 'Year    Tons    Value\n1899    1,200   4,500\n'],
    ['two columns', 'one       1,200\ntwo       4,500\nthree     6,700\n'],
  ])('are not made of %s', (_, text) => {
    expect(restored(`${PROSE}\n${text}\n${PROSE}`)).not.toContain('| --');
  });

  it('come back from how they are drawn', () => {
    const cell = fc.stringMatching(/^[a-z0-9]{1,8}( [a-z0-9]{1,5})?$/);
    const grid = fc
      .integer({ min: 3, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 4, maxLength: 8 }),
      );
    fc.assert(
      fc.property(grid, fc.boolean(), (rows, isRight) => {
        const drawn = rows.map((row) =>
          row
            .map((text) => (isRight ? text.padStart(15) : text.padEnd(15)))
            .join('  ')
            .trimEnd(),
        );
        const found = restored(`${PROSE}\n\n${drawn.join('\n')}\n\n${PROSE}`);
        for (const row of rows) expect(found).toContain(`| ${row.join(' | ')} |`);
      }),
      { numRuns: runs(60) },
    );
  });
});
