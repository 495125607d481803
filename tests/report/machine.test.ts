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

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleIndex: number;
      readonly level: string;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: object;
        };
      }[];
      readonly fixes: readonly unknown[];
    }[];
  }[];
}

describe('sarif', () => {
  it('has one run with places, fingerprints and fixes', () => {
    const aboutRule = () => ({ summary: 'A digit', why: 'Scans.' });
    const log = JSON.parse(FORMATS.sarif([problem], { ...context, aboutRule })) as Sarif;
    expect(log.runs[0]?.tool.driver.rules[0]).toMatchObject({ shortDescription: { text: 'A digit' } });
    const result = log.runs[0]?.results[0];
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('digit-in-word');
    expect(result?.level).toBe('warning');
    expect(result?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'a%20b/%C3%BC.md' },
      region: { startLine: 2, startColumn: 27, endLine: 2, endColumn: 29 },
    });
    expect(result?.partialFingerprints['pamphleteer/v1']).toMatch(/^[\da-f]{24}$/);
    expect(result?.fixes).toHaveLength(1);
  });
});

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
