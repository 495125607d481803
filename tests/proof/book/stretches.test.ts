import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import { readBook } from '../../../src/proof/book/index.js';
import { stretchMeter } from '../../../src/proof/book/stretches.js';
import type { CountedWord } from '../../../src/proof/book/word-counts.js';
import { markdownPassages } from '../../../src/proof/text/index.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { english } from '../english.js';

const ROOT = join(import.meta.dirname, '../../..');
const special = (name: string): Promise<string> =>
  readFile(join(ROOT, `tests/fixtures/proof/special/${name}.txt`), 'utf8');
const manuscript = await readFile(join(ROOT, 'manuscript/serge.md'), 'utf8');
/** Some 3,000 words of clean prose. */
const PROSE = manuscript
  .replaceAll(/\[[^\]]*\]|[#*_\\]/g, '')
  .split(/\n+/)
  .filter((paragraph) => paragraph.length > 200)
  .slice(0, 30);

/** A book with something else in the middle of its prose, and where that stands. */
function around(middle: string, prose: readonly string[]) {
  const half = prose.length >> 1;
  const before = `${prose.slice(0, half).join('\n\n')}\n\n`;
  const chapter = `# Appendix\n\n${middle.trim()}\n\n`;
  const text = `${before}${chapter}# Conclusion\n\n${prose.slice(half).join('\n\n')}\n`;
  return { text, from: before.length, to: before.length + chapter.length };
}

/** Of each passage whether it is special, how noisy the place is, and where it begins. */
async function told(text: string): Promise<{ at: number; special: boolean; noise: number }[]> {
  const passages = markdownPassages('a.md', text, parse('a.md', text));
  const book = readBook(await english, passages, []);
  expect(book.isSpecial).toBe(false);
  return passages.map(({ pieces }, i) => ({
    at: pieces[0]?.from ?? 0,
    special: book.isSpecialAt(book.firstTokens[i] ?? 0),
    noise: book.noise.at(book.firstTokens[i] ?? 0),
  }));
}

describe('a chapter of special matter in a clean book', () => {
  it.each(['pedigree', 'dialect', 'receipt'])('is left alone, and nothing else: %s', async (name) => {
    const { text, from, to } = around(await special(name), PROSE);
    for (const { at, special, noise } of await told(text)) {
      expect(special, String(at)).toBe(at >= from && at < to);
      // a strange word or none in eighty
      if (special) expect(noise).toBeLessThan(-4);
    }
    const problems = proof([{ file: 'a.md', text }], { language: await english });
    const inside = problems.filter(({ place }) => {
      const { offset } = place?.start ?? { offset: 0 };
      return offset >= from && offset < to;
    });
    expect(inside.length).toBeLessThan(2);
  });

  it('does not hide an error in the prose around it', async () => {
    const prose = PROSE.map((paragraph, i) => (i === 20 ? paragraph.replace(' the ', ' tbe ') : paragraph));
    const { text } = around(await special('receipt'), prose);
    const problems = proof([{ file: 'a.md', text }], { language: await english });
    expect(problems.map(({ expected }) => expected?.[0])).toContain('the');
  });

  it('is not told apart in a scan, where misreadings are strange all over', async () => {
    let words = 0;
    const scanned = PROSE.map((paragraph) =>
      paragraph.replaceAll(/(?<= )[a-z]{5,}(?= )/g, (word) =>
        ++words % 9 ? word : word.replace(/[aeo]/, 'c'),
      ),
    );
    const { text } = around(await special('pedigree'), scanned);
    expect((await told(text)).some(({ special }) => special)).toBe(false);
  });
});

describe('stretches', () => {
  it('are all of the book, in its order, each with words enough but the last', () => {
    const word = { norm: 'a', hash: 1, isKnown: true, times: 1, small: 1, plain: 1 } satisfies CountedWord;
    const passage = fc.record({
      kind: fc.constantFrom('paragraph', 'heading', 'item'),
      words: fc.nat({ max: 150 }),
      small: fc.nat({ max: 150 }),
      cut: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(passage), (passages) => {
        const meter = stretchMeter();
        const seen = { cut: 0, elided: 0, garbled: 0 };
        for (const [i, { kind, words, small, cut }] of passages.entries()) {
          meter.passage({ kind: kind }, i, { ...seen });
          for (let at = 0; at < words; at++) meter.word(word, at < small);
          seen.cut += cut;
        }
        const stretches = meter.read(passages.length, seen);
        expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.slice(0, -1).map(({ to }) => to)]);
        expect(stretches.at(-1)?.to).toBe(passages.length);
        for (const [i, { from, to, small, capital, cut }] of stretches.entries()) {
          const own = passages.slice(from, to);
          const words = own.reduce((sum, one) => sum + one.words, 0);
          expect(small.length + capital.length).toBe(words);
          expect(small.length).toBe(own.reduce((sum, one) => sum + Math.min(one.words, one.small), 0));
          expect(cut).toBe(own.reduce((sum, one) => sum + one.cut, 0));
          if (i < stretches.length - 1)
            expect(words).toBeGreaterThanOrEqual(passages[to]?.kind === 'heading' ? 60 : 120);
        }
      }),
      { numRuns: 60 },
    );
  });
});
