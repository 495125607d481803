import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWords } from '../../../src/proof/compile/front-coding.js';
import { expandHunspell } from '../../../src/proof/compile/hunspell.js';
import { openWordSet } from '../../../src/proof/language/lexicon.js';
import { english } from '../english.js';

describe('word sets', () => {
  it('give back what was packed, and nothing else', () => {
    const word = fc.stringMatching(/^[a-eéß']{1,7}$/);
    const entries = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 15 })), { maxLength: 90 });
    fc.assert(
      fc.property(entries, fc.array(word), (pairs, others) => {
        const words = new Map(pairs);
        const set = openWordSet(packWords(words));
        expect(set.size).toBe(words.size);
        for (const asked of [...words.keys(), ...others])
          expect(set.flags(asked)).toBe(words.get(asked) ?? 0);
      }),
    );
  });

  it('refuse other files', () => {
    expect(() => openWordSet(new Uint8Array(40))).toThrow('Unexpected word set');
  });

  it('hold the words of dictionaries with all their endings', () => {
    const aff = 'PFX U Y 1\nPFX U 0 un .\nSFX D Y 2\nSFX D 0 ed [^y]\nSFX D y ied y\nONLYINCOMPOUND c\n';
    expect(expandHunspell(aff, '3\ntie/U\nlock/UD\ncarry/D\nth/c\n').sort()).toEqual(
      ['carried', 'carry', 'lock', 'locked', 'tie', 'unlock', 'unlocked', 'untie'].sort(),
    );
  });

  it('know English', async () => {
    const { words } = await english;
    expect(words.size).toBeGreaterThan(300_000);
    for (const word of ['the', 'colour', 'color', "don't", 'revolutionaries'])
      expect(words.flags(word) & 1).toBe(1);
    expect(words.flags('london') & 1).toBe(0);
    expect(words.flags('withtrotsky')).toBe(0);
  });
});

describe('the language model', () => {
  it.each([
    ['he had been', -2.2723],
    ['he bad been', -8.1652],
    ['one of the', -0.7143],
    ['one of tho', -18.1652],
    ['xqzzt the house', -5.3929],
    ['the house xqzzt', -19.1875],
  ])('gives %s its probability', async (run, expected) => {
    const { model } = await english;
    const [u = -1, v = -1, w = -1] = run.split(' ').map((word) => model.id(word));
    expect(model.probability(u, v, w)).toBeCloseTo(expected, 3);
  });
});
