import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBook, type Book } from '../../../src/proof/book/index.js';
import { isOldSpelling } from '../../../src/proof/book/old-spelling.js';
import { chanceOfMatter, type MatterCounts } from '../../../src/proof/book/special-matter.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { english } from '../english.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures/proof/special');
const textOf = (name: string): Promise<string> => readFile(join(FIXTURES, `${name}.txt`), 'utf8');
const bookOf = async (text: string, own: readonly string[] = []): Promise<Book> =>
  readBook(await english, plainPassages('a.txt', text), own);
const found = async (text: string): Promise<string[]> =>
  proof([{ file: 'a.txt', text }], { language: await english }).map(({ place }) =>
    text.slice(place?.start.offset, place?.end.offset),
  );

/** A page of prose as clean books have it. */
const PAGE: MatterCounts = {
  words: 150,
  lower: 130,
  known: 150,
  unknown: 0,
  rare: 0,
  foreign: 0,
  cut: 0,
  elided: 0,
  plain: 54,
  garbled: 0,
  forms: 0,
  old: 0,
};

describe('special matter', () => {
  it.each(['pedigree', 'dialect', 'receipt'])(
    'is known, and next to nothing is found in it: %s',
    async (name) => {
      const text = await textOf(name);
      const { isSpecial, isEnglish, dirt } = await bookOf(text);
      expect([isSpecial, isEnglish, dirt]).toEqual([true, true, 0]);
      expect((await found(text)).length).toBeLessThan(2);
    },
  );

  it('is no short scan, whose errors are found', async () => {
    const text = await textOf('scan');
    const { isSpecial, dirt } = await bookOf(text);
    expect(isSpecial).toBe(false);
    expect(dirt).toBeGreaterThan(0.35);
    expect(await found(text)).toEqual(['rnan', 'tbe', 'wmdow', 'hurned', 'wbat', 'tho']);
  });

  it('has its own scan errors found', async () => {
    const text = (await textOf('pedigree')).replace('whom presently', 'wbom presently');
    expect(await found(text)).toContain('wbom');
  });

  it('is not what the words of proof.yaml make of a book', async () => {
    const own = [
      'zogrim',
      'vantle',
      'plimsey',
      'corvane',
      'drustle',
      'ombery',
      'skallin',
      'wendock',
      'trafnel',
    ];
    const list = own.join(', the ');
    const text = `${await textOf('scan')} It was the ${list} and the rest: the ${list}.`;
    expect((await bookOf(text, own)).isSpecial).toBe(false);
  });

  it('leaves “an” for “and” alone, and a wrong article in prose not', async () => {
    expect(await found(`${await textOf('dialect')}He tuk his hat an went.`)).not.toContain('an');
    expect(await found('It was an book that nobody read, and he took it home with him.')).toEqual(['an']);
  });
});

describe('the chance of special matter', () => {
  const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
  const counts = fc
    .record({
      lower: fc.integer({ min: 40, max: 2000 }),
      capitals: upTo(500),
      forms: upTo(200),
      unknown: fc.double({ min: 0, max: 0.5, noNaN: true }),
      rare: fc.double({ min: 0, max: 0.3, noNaN: true }),
      cut: fc.double({ min: 0, max: 0.3, noNaN: true }),
      plain: fc.double({ min: 0, max: 0.6, noNaN: true }),
      garbled: upTo(20),
      elided: upTo(20),
    })
    .map(({ lower, capitals, forms, unknown, rare, cut, plain, garbled, elided }): MatterCounts => {
      const words = lower + capitals;
      const of = (share: number, all: number): number => Math.floor(share * all);
      return {
        words,
        lower,
        known: words - of(unknown, lower),
        unknown: of(unknown, lower),
        rare: of(rare, lower),
        foreign: of(rare, lower),
        cut: of(cut, words),
        elided,
        plain: of(plain, words),
        garbled,
        forms,
        old: of(unknown, forms),
      };
    });

  it('is a probability, and greater where rare words, abbreviations and elisions are many', () => {
    const sign = fc.constantFrom('rare' as const, 'cut' as const, 'elided' as const);
    fc.assert(
      fc.property(counts, sign, fc.double({ min: 0.05, max: 0.3, noNaN: true }), (seen, name, share) => {
        const having = (of: number): number =>
          chanceOfMatter({ ...seen, [name]: Math.ceil(of * seen.lower) });
        const [few, many] = [having(0.004), having(share)];
        expect(few).toBeGreaterThanOrEqual(0);
        expect(many).toBeLessThanOrEqual(1);
        expect(many - few).toBeGreaterThan(-1e-9);
      }),
    );
  });

  it('falls where a text of strange words is garbled', () => {
    const strange = { ...PAGE, unknown: 12, rare: 4, forms: 12 };
    expect(chanceOfMatter({ ...strange, garbled: 4 })).toBeLessThan(chanceOfMatter(strange) / 2);
  });

  it('is small where nothing is strange, or nothing but some misreadings', () => {
    expect(chanceOfMatter(PAGE)).toBeLessThan(0.05);
    expect(chanceOfMatter({ ...PAGE, unknown: 6, forms: 6, garbled: 1 })).toBeLessThan(0.05);
    expect(chanceOfMatter({ ...PAGE, words: 0, lower: 0, known: 0, plain: 0 })).toBe(0);
  });

  it('does not grow with the length of a text that stays as it is', () => {
    const longer = (times: number): MatterCounts =>
      Object.fromEntries(
        Object.entries({ ...PAGE, unknown: 8, rare: 2, cut: 1, garbled: 1 }).map(([name, n]) => [
          name,
          n * times,
        ]),
      ) as unknown as MatterCounts;
    expect(chanceOfMatter(longer(1))).toBeLessThan(0.1);
    expect(chanceOfMatter(longer(300))).toBeLessThan(0.1);
  });
});

describe('an older spelling', () => {
  const COMMON = new Set(['half', 'roots', 'root', 'hot', 'boil', 'clarify', 'well', 'him', 'knight', 'our']);
  const isCommon = (word: string): boolean => COMMON.has(word);

  it('is known by its endings', () => {
    for (const form of [
      'halfe',
      'rootes',
      'roote',
      'hott',
      'hotte',
      'boyle',
      'clarifie',
      'wel',
      'hym',
      'knyght',
      'oure',
    ])
      expect([form, isOldSpelling(form, isCommon)]).toEqual([form, true]);
  });

  it('is no misreading, nor the word itself', () => {
    for (const form of ['hatf', 'rools', 'bot', 'hoil', 'half', 'him', 'we'])
      expect([form, isOldSpelling(form, isCommon)]).toEqual([form, false]);
  });
});
