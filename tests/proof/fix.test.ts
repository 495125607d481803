import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnWords } from '../../src/proof/index.js';
import { proof, proofAndFix } from '../../src/proof/with-markdown.js';
import { unifiedDiff } from '../../src/report/index.js';
import { english } from './english.js';
import { runs } from '../support/chance.js';

describe('fixing', () => {
  it('makes what is certain, in the file and nowhere else', async () => {
    const text = 'In *coalition* with anarchists,they made\nit the the end & all.\n';
    const { sources, problems } = proofAndFix([{ file: 'a.md', text }], { language: await english });
    expect(sources[0]?.text).toBe('In *coalition* with anarchists, they made\nit the end & all.\n');
    expect(problems).toEqual([]);
  });

  it.each([
    ['“5ir,” said she, “0nly he had betTer go.”', '“Sir,” said she, “Only he had better go.”'],
    ['8ut the yeaRs were long.', 'But the years were long.'],
    ['There is no 1iberty without bread.', 'There is no liberty without bread.'],
    ['In the 8altic it was cold.', 'In the Baltic it was cold.'],
    ['He came , saw , and won , they say.', 'He came, saw, and won, they say.'],
    ['He came ; She did not.', 'He came; She did not.'],
  ])('mends %j', async (text, mended) => {
    const { sources } = proofAndFix([{ file: 'a.txt', text }], { language: await english });
    expect(sources[0]?.text).toBe(mended);
  });

  it.each([
    'He drove at 60mph, bought 10yds of it, 5yds of that, and ran at 100bhp.',
    'These are AND and OR lists; the IF if of it.',
    '“My my,” said he. “Hey hey, my my!”',
    'An error (such as as‐\nsignment) was made; he looks forward to to-morrow’s ball.',
    'He met old 5hepherd in Milsom 5treet, the people of 8ath, and a 6od.',
    '6od is good.',
    'He had been in ; his house for a week. They had . seen the best of it.',
    'BOOK IIl was the last, after BOOK II and BOOK IV.',
    'The reST format and the python3-sphinx package; the -neE flag; omega3.',
    '“Monsieur deSalle,” said the officer.',
    'X=Y\t\t\t; Given as it is\nif [ -n "$X" ]; then . "$X"; fi',
    'Lists parted by a ; are executed, and {a,an,the} are three words.',
  ])('leaves %j as it is', async (text) => {
    const { sources } = proofAndFix([{ file: 'a.txt', text }], { language: await english });
    expect(sources[0]?.text).toBe(text);
  });

  it('leaves words with markup inside to the editor', async () => {
    const text = 'They went the **the** way.\n';
    const { sources, problems } = proofAndFix([{ file: 'a.md', text }], { language: await english });
    expect(sources[0]?.text).toBe(text);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['doubled-word']);
  });

  it('changes nothing more the second time', async () => {
    const language = await english;
    const piece = fc.constantFrom(
      'the the',
      'a,b',
      'word ,',
      'anarchists,they',
      'ﬁrst',
      'Tthere',
      '“ so ”',
      'least. . .at',
      'and',
      's0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = proofAndFix([{ file: 'a.txt', text: pieces.join(' ') }], { language }).sources;
        expect(proofAndFix(once, { language }).sources).toEqual(once);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('what a text says of itself', () => {
  it('switches rules off where a comment says so', async () => {
    const language = await english;
    const found = (text: string): string[] =>
      proof([{ file: 'a.md', text }], { language }).map(({ ruleId }) => ruleId);
    const typo = 'He met a agent of the the state.\n';
    expect(found(typo)).toEqual(['article', 'doubled-word']);
    expect(found(`<!-- proof-ignore article -->\n\n${typo}`)).toEqual(['doubled-word']);
    expect(found(`${typo.trim()} <!-- proof-ignore -->\n`)).toEqual([]);
    expect(found(`<!-- proof-ignore article -->\n\nFine.\n\n${typo}`)).toEqual(['article', 'doubled-word']);
  });

  it('is spared the rules of another language', async () => {
    const text = 'Der Staat ist tot, und die Arbeiter haben ihn nicht vermisst. '.repeat(12);
    expect(proof([{ file: 'a.txt', text }], { language: await english })).toEqual([]);
  });

  it('teaches its own words', async () => {
    const text = 'Zapiola met Zapiola. The zemstvas, zemstvas and zemstvas. Once wrongg.';
    expect(learnWords([{ file: 'a.txt', text }], { language: await english })).toBe(
      'words:\n  - Zapiola\n  - zemstvas\n',
    );
  });
});

describe('a diff', () => {
  it('is what patch reads', () => {
    const before = Array.from({ length: 12 }, (_, i) => `line ${String(i)}`);
    const after = before.with(5, 'changed').toSpliced(6, 1);
    expect(unifiedDiff('a.txt', before.join('\n'), after.join('\n'))).toBe(
      '--- a/a.txt\n+++ b/a.txt\n@@ -3,8 +3,7 @@\n line 2\n line 3\n line 4\n-line 5\n-line 6\n+changed\n line 7\n line 8\n line 9\n',
    );
    expect(unifiedDiff('a.txt', 'x\ny', 'x\nz')).toBe(
      '--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n',
    );
    expect(unifiedDiff('a.txt', '', 'x\n')).toContain('@@ -0,0 +1,1 @@\n+x\n');
    expect(unifiedDiff('a.txt', 'x', 'x')).toBe('');
  });
});
