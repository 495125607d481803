import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOperators, type Operand } from '../../../src/pdf/contents/index.js';

function read(source: string): (readonly [string, readonly Operand[]])[] {
  const found: (readonly [string, readonly Operand[]])[] = [];
  readOperators(source, (operator, operands) => found.push([operator, [...operands]]));
  return found;
}

describe('operators of a content stream', () => {
  it('come with their operands', () => {
    expect(read('q 1 0 0 -1 .5 -72. cm /F4 11 Tf [(a) -20 <01>] TJ /P <</MCID 3>> BDC EMC Q')).toEqual([
      ['q', []],
      ['cm', [1, 0, 0, -1, 0.5, -72]],
      ['Tf', ['/F4', 11]],
      ['TJ', [[-20]]],
      ['BDC', ['/P', { written: '/MCID 3' }]],
      ['EMC', []],
      ['Q', []],
    ]);
  });

  it('have the numbers that are written, to the last bit', () => {
    const digits = fc.stringMatching(/^\d{0,20}$/);
    const written = fc
      .tuple(fc.constantFrom('', '-', '+'), digits, fc.option(digits))
      .map(([sign, whole, part]) => sign + whole + (part === null ? '' : `.${part}`))
      .filter((number) => /\d/.test(number));
    fc.assert(
      fc.property(written, (number) => {
        expect(read(`${number} w`)).toEqual([['w', [Number(number)]]]);
      }),
    );
  });

  it('take what is no number for 0', () => {
    expect(read('- -. . 1-2 4e --5 w')).toEqual([['w', [0, 0, 0, 0, 0, 0]]]);
  });
});
