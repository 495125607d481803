import { describe, expect, it } from 'vitest';
import { readBook } from '../../src/proof/book.js';
import { KNOWN_FEATURES } from '../../src/proof/evidence-known.js';
import { PAIR_FEATURES } from '../../src/proof/evidence-pair.js';
import { UNKNOWN_FEATURES } from '../../src/proof/evidence-unknown.js';
import { plainPassages } from '../../src/proof/plain.js';
import { evidenceIn } from '../../src/proof/suspects.js';
import { joinJudge } from '../../src/proof/book.js';
import { tokensOf } from '../../src/proof/tokens.js';
import { english } from './language.js';

const NAMES = { known: KNOWN_FEATURES, unknown: UNKNOWN_FEATURES, pair: PAIR_FEATURES };

describe('evidence', () => {
  it('has a number for each of its names, and none that is not a number', async () => {
    const language = await english;
    const text = 'The peace ful tnvn was iu the vallev, aud be went ofthe 0ld road to tbe sea.';
    const passages = plainPassages('a.txt', text);
    const book = readBook(language, passages, []);
    const [passage] = passages;
    if (!passage) throw new Error('no passage');
    const tokens = tokensOf(text, joinJudge(language));
    const kinds = new Set<string>();
    for (const { kind, features } of evidenceIn(
      { ...passage, tokens, firstToken: 0, before: undefined, after: undefined },
      book,
    )) {
      kinds.add(kind);
      expect(features.length).toBe(NAMES[kind].length);
      for (const value of features) expect(Number.isFinite(value)).toBe(true);
    }
    expect([...kinds].sort()).toEqual(['known', 'pair', 'unknown']);
  });
});
