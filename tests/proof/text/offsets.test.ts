import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Package from '../../../src/index.js';
import { proof, proofAndFix } from '../../../src/proof/with-markdown.js';
import { FORMATS } from '../../../src/report/index.js';
import { english } from '../english.js';
import { runs } from '../../support/chance.js';

const TYPO = 'They saw the the end.';
/** What may stand before a paragraph, with line ends as `\n`. */
const BEFORE = [
  '',
  '---\ntitle: “x” 😀\n---\n\n',
  '# 𝔄 *head* &amp; &#x1F600;\n\n',
  '| a | b 😀 |\n|---|---|\n| `c` | d \\| e |\n\n',
  'A note.[^n] So &mdash; \\*not\\* here.\n\n[^n]: A 😀 note,\n    and more.\n\n',
  '> - Quoted, *in* [a list](http://x.y "t"),\n>   of é\u0301 two lines.\n\n',
  '```\nthe the\n```\n\n<div>the the</div>\n\n',
];
const AROUND = [
  (text: string): string => text,
  (text: string): string => `> - ${text}`,
  (text: string): string => `| 😀 | ${text} |\n|---|---|\n| a | b |`,
  (text: string): string => `::: verse\nOne,\n    ${text}\n\n\tso.\n:::`,
  (text: string): string => `| One,\n|    ${text}\n|\n| *so*.`,
  (text: string): string => `> | One\n> |\n> | ${text}`,
  (text: string): string => `10^th^ H~2~O ${text}`,
  (text: string): string => `See.[^t]\n\n[^t]: 😀 &lt; ${text}`,
];

describe('places in a file', () => {
  it.each(AROUND.map((around) => [around(TYPO), around] as const))(
    'are exact to the unit and the byte, whatever stands before: %j',
    async (_, around) => {
      const language = await english;
      fc.assert(
        fc.property(
          fc.constantFrom('', '\uFEFF'),
          fc.array(fc.constantFrom(...BEFORE.slice(2)), { maxLength: 4 }),
          fc.constantFrom(...BEFORE.slice(0, 2)),
          fc.constantFrom('\n', '\r\n', '\r'),
          (mark, before, front, end) => {
            const raw = `${mark}${front}${before.join('')}${around(TYPO)}\n`;
            const text = raw.replaceAll('\n', end);
            const source = { file: 'a.md', text };
            const [problem, ...more] = proof([source], { language }).filter(
              ({ ruleId }) => ruleId === 'doubled-word',
            );
            expect(more).toEqual([]);
            const { start, end: stop } = problem?.place ?? { start: { offset: 0 }, end: { offset: 0 } };
            expect(text.slice(start.offset, stop.offset)).toBe('the the');
            expect(start.offset).toBe(text.lastIndexOf('the the'));
            const { diagnostics } = JSON.parse(
              FORMATS.rdjson(problem ? [problem] : [], { textOf: () => text, colour: false }),
            ) as { diagnostics: { location: { range: { start: { line: number; column: number } } } }[] };
            const at = diagnostics[0]?.location.range.start ?? { line: 0, column: 0 };
            const line = Buffer.from(text.split(end)[at.line - 1] ?? '');
            expect(line.subarray(at.column - 1).toString()).toMatch(/^the the/);
            const fixed = proofAndFix([source], { language }).sources[0]?.text;
            expect(fixed).toBe(`${text.slice(0, start.offset)}the${text.slice(stop.offset)}`);
          },
        ),
        { numRuns: runs(10) },
      );
    },
  );
});

describe('the package', () => {
  it('proof-reads for programs, with rules of their own', async () => {
    const entry = pathToFileURL(join(import.meta.dirname, '../../../dist/lib/index.js')).href;
    const { defineRule, proof: read, readLanguage, shelf } = (await import(entry)) as typeof Package;
    const rule = defineRule({
      id: 'no-end',
      summary: 'S',
      why: 'W',
      examples: { wrong: ['[[end]]'], right: ['start'] },
      check: ({ text }) => [
        { start: text.indexOf('end'), end: text.indexOf('end') + 3, expected: [], note: 'N', confidence: 1 },
      ],
    });
    const problems = read([{ file: 'a.md', text: TYPO }], {
      language: await readLanguage(shelf()),
      rules: [rule],
    });
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['doubled-word', 'no-end']);
  });
});
