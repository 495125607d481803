import { describe, expect, it } from 'vitest';
import { placeAt, type Problem } from '../../src/problem.js';
import { FORMATS } from '../../src/report/index.js';

const TEXT = 'First line.\nHe lived a decade or s0, and then died.\n';
const problem: Problem = {
  ruleId: 'digit-in-word',
  severity: 'error',
  message: 'Unexpected “s0”, expected “so”',
  place: placeAt('a,b.md', TEXT, 33, 35),
  expected: ['so'],
  note: 'A digit: 100%\nof it.',
};
const context = { textOf: () => TEXT, colour: false };

describe('formats', () => {
  it('json keeps its contract', () => {
    expect(JSON.parse(FORMATS.json([problem], context))).toEqual([
      {
        file: 'a,b.md',
        line: 2,
        column: 22,
        endLine: 2,
        endColumn: 24,
        start: 33,
        end: 35,
        ruleId: 'digit-in-word',
        severity: 'error',
        message: 'Unexpected “s0”, expected “so”',
        expected: ['so'],
      },
    ]);
    expect(FORMATS.json([], context)).toBe('[]\n');
  });

  it('github escapes what its commands would read', () => {
    expect(FORMATS.github([problem], context)).toBe(
      '::error file=a%2Cb.md,line=2,endLine=2,col=22,endColumn=24,title=digit-in-word::Unexpected “s0”, expected “so”. A digit: 100%25%0Aof it.\n',
    );
  });

  it('pretty marks the place', () => {
    expect(FORMATS.pretty([problem], context)).toBe(
      [
        'a,b.md:2:22 error Unexpected “s0”, expected “so” digit-in-word',
        '  2 │ He lived a decade or s0, and then died.',
        '    │                      ^^',
        '  A digit: 100%\uFFFDof it.',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
    expect(FORMATS.pretty([], context)).toBe('');
  });

  it('pretty cuts long lines round the place, and colours only when told', () => {
    const long = `${'word '.repeat(50)}s0 ${'word '.repeat(50)}`;
    const frame = FORMATS.pretty([{ ...problem, place: placeAt('a.md', long, 250, 252) }], {
      textOf: () => long,
      colour: true,
    });
    const [, line = '', marks = ''] = frame.split('\n');
    expect(line.length).toBeLessThan(110);
    expect(marks.indexOf('^')).toBe(line.indexOf('s0'));
    expect(frame).toContain('\u001b[31merror');
  });

  it('none prints control characters of the text', () => {
    const evil = 'a \u001b[31m s0';
    const out = FORMATS.pretty([{ ...problem, place: placeAt('a.md', evil, 8, 10) }], {
      ...context,
      textOf: () => evil,
    });
    expect(out).not.toContain('\u001b');
  });
});
