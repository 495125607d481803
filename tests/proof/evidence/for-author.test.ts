import { describe, expect, it } from 'vitest';
import { readBook, type Book } from '../../../src/proof/book/index.js';
import type { Evidence } from '../../../src/proof/evidence/evidence.js';
import { forAuthor } from '../../../src/proof/evidence/for-author.js';
import { FEATURES } from '../../../src/proof/evidence/suspects.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { english } from '../english.js';
import { suspected } from './suspected.js';

const CLEAN = 'The peasant had come to the town in the morning and gone home in the evening.';
const SCAN = 'Tbe peafant liad corne to tlie tovvn iu tbe rnorning aud goue liome iu tlie evenlng.';

async function speaks(
  kind: Evidence['kind'],
  said: Readonly<Record<string, number>>,
  text = CLEAN,
): Promise<number> {
  const passages = plainPassages('a.txt', `${text}\n\n`.repeat(3));
  const book: Book = readBook(await english, passages, []);
  const [passage] = passages;
  if (!passage) throw new Error('no passage');
  const asked: number[] = [];
  const answers = {
    size: FEATURES[kind].length,
    at: (question: number) => {
      asked.push(question);
      return said[FEATURES[kind][question] ?? ''] ?? 0;
    },
  };
  const evidence = { kind, start: 4, end: 11, expected: ['pheasant'], answers };
  const read = {
    ...passage,
    tokens: book.tokens(passage),
    firstToken: 0,
    before: undefined,
    after: undefined,
  };
  const odds = forAuthor(evidence, FEATURES[kind], read, book);
  // A question that nobody asks would be number −1.
  expect(Math.min(0, ...asked)).toBe(0);
  return odds;
}

describe('what speaks for the author', () => {
  it('is counted thing by thing, in a book that is nearly clean only', async () => {
    const gloss = { 'a bracket after it': 1 };
    expect(await speaks('known', {})).toBe(0);
    expect(await speaks('unknown', {})).toBe(0);
    expect(await speaks('known', gloss)).toBeCloseTo(1.2);
    expect(await speaks('unknown', { ...gloss, 'foreign itself': 1 })).toBeCloseTo(2.4);
    expect(await speaks('known', { 'unknown words near': 1 })).toBeCloseTo(0.6);
    expect(await speaks('known', { 'unknown words near': 7 })).toBeCloseTo(1.2);
    expect(await speaks('known', gloss, SCAN)).toBe(0);
    expect(await speaks('pair', gloss)).toBe(0);
  });

  it('is a text full of strange words, whatever the word', async () => {
    const LIST =
      'Gimlets, asstd., on cards, the gro. 22s.; hasps, blk., the doz. 2s.; trammels and spokeshaves, japd., of the lb. 3d.';
    expect(await speaks('known', {}, LIST)).toBeCloseTo(1.2);
    expect(await speaks('pair', {}, LIST)).toBe(0);
  });

  it('is a word that a dash or an ellipsis pulls apart', async () => {
    const drawn =
      'She sat by the window, and there were intermittent cries of “Yea—ea—ea!” and a burst of jazz.';
    const alone =
      'She sat by the window, and there were intermittent cries of “Yea—ox—ea!” and a burst of jazz.';
    const found = async (text: string): Promise<string[]> =>
      (await suspected(text, 'known')).map(([form]) => form);
    expect(await found(drawn)).not.toContain('ea');
    expect(await found(alone)).toContain('ea');
    expect(await found('“Kind … ly let them pass,” said the officer to the driver.')).not.toContain('ly');
    expect(await found('“Kind men … ly let them pass,” said the officer to the driver.')).toContain('ly');
  });
});
