import { describe, expect, it } from 'vitest';
import { readBook } from '../../../src/proof/book/book.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { evidenceIn, FEATURES } from '../../../src/proof/evidence/suspects.js';
import { english } from '../english.js';

describe('evidence', () => {
  it('has a number for each of its names, and none that is not a number', async () => {
    const language = await english;
    const text = 'The peace ful tnvn was iu the vallev, aud be went 01 the ofthe 0ld road to tbe sea.';
    const passages = plainPassages('a.txt', text);
    const book = readBook(language, passages, []);
    const [passage] = passages;
    if (!passage) throw new Error('no passage');
    const tokens = book.tokens(passage);
    const kinds = new Set<string>();
    for (const { kind, answers } of evidenceIn(
      { ...passage, tokens, firstToken: 0, before: undefined, after: undefined },
      book,
    )) {
      kinds.add(kind);
      expect(answers.size).toBe(FEATURES[kind].length);
      for (let question = 0; question < answers.size; question++)
        expect(Number.isFinite(answers.at(question))).toBe(true);
    }
    expect([...kinds].sort()).toEqual(['figure', 'known', 'pair', 'unknown']);
  });

  it('is what the weights were fitted to', async () => {
    const { forests } = await english;
    for (const [kind, names] of Object.entries(FEATURES))
      expect(forests[kind as keyof typeof FEATURES].features).toEqual(names);
  });
});
