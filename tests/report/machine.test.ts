import { describe, expect, it } from 'vitest';
import { placeAt, type Problem } from '../../src/problem.js';
import { FORMATS, withoutBaseline, writeBaseline } from '../../src/report/index.js';

const TEXT = 'Ein früher Satz.\nÉmigrés lived a decade or s0, and died & rose <again>.\n';
const at = (start: number, length: number, ruleId = 'digit-in-word'): Problem => ({
  ruleId,
  severity: 'warning',
  message: `Unexpected “${TEXT.slice(start, start + length)}”`,
  place: placeAt('a b/ü.md', TEXT, start, start + length),
  expected: ['so'],
  fix: [{ start, end: start + length, text: 'so' }],
});
const problem = at(TEXT.indexOf('s0'), 2);
const context = { textOf: () => TEXT, colour: false };

describe('junit', () => {
  it('escapes, and has a passed case where nothing was found', () => {
    const xml = FORMATS.junit([at(TEXT.indexOf('& rose <again>'), 14)], context);
    expect(xml).toContain('<testsuite name="a b/ü.md" tests="1" failures="1">');
    expect(xml).toContain('&amp; rose &lt;again&gt;');
    expect(FORMATS.junit([], context)).toContain('failures="0"');
  });
});

describe('rdjson', () => {
  it('counts columns in bytes', () => {
    const { diagnostics } = JSON.parse(FORMATS.rdjson([problem], context)) as {
      diagnostics: readonly object[];
    };
    const range = { start: { line: 2, column: 29 }, end: { line: 2, column: 31 } };
    expect(diagnostics[0]).toMatchObject({
      location: { path: 'a b/ü.md', range },
      suggestions: [{ range, text: 'so' }],
    });
  });
});

describe('a baseline', () => {
  const written = writeBaseline([problem], context);

  it('takes out what it knows, wherever it has moved to', () => {
    const moved = `A new line.\n\n${TEXT}`;
    const start = moved.indexOf('s0');
    const later: Problem = { ...problem, place: placeAt('a b/ü.md', moved, start, start + 2) };
    const fresh: Problem = { ...problem, place: placeAt('a b/ü.md', moved, 0, 1) };
    const left = withoutBaseline([fresh, later], 'base.json', written, { ...context, textOf: () => moved });
    expect(left).toEqual([fresh]);
  });

  it('counts: the same finding a second time is new', () => {
    expect(withoutBaseline([problem, problem], 'base.json', written, context)).toHaveLength(1);
  });

  it('refuses another file', () => {
    expect(() => withoutBaseline([problem], 'base.json', '{}', context)).toThrow('expected a baseline');
  });
});
