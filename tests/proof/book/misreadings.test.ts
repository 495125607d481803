import { describe, expect, it } from 'vitest';
import { readBook } from '../../../src/proof/book/book.js';
import { readSigns } from '../../../src/proof/language/signs.js';
import { differenceOf } from '../../../src/proof/book/own-misreadings.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { english } from '../english.js';

describe('what a text shows of its own scan', () => {
  it('is the stretch in which two forms differ', () => {
    expect(differenceOf('aud', 'and')).toBe('u>n');
    expect(differenceOf('tlie', 'the')).toBe('li>h');
    expect(differenceOf('wel', 'well')).toBe('>l');
    expect(differenceOf('same', 'same')).toBe('>');
  });

  it('is counted in the forms that can be one word only, without the form itself', async () => {
    const language = await english;
    const text = 'The mountaius and the uumber of differeut thiugs iu the gardeu were uothing to him.';
    const { misreadings } = readBook(language, plainPassages('a.txt', text), []);
    expect(misreadings.alike('mouths', 'months')).toBeGreaterThan(3);
    expect(misreadings.alike('arid', 'and')).toBe(0);
    expect(misreadings.alike('differeut', 'different')).toBe(misreadings.alike('mouths', 'months') - 1);
    const clean = readBook(
      language,
      plainPassages('a.txt', 'The mountains and the things were nothing.'),
      [],
    );
    expect(clean.misreadings.most).toBe(0);
  });
});

describe('a word of the book', () => {
  it('is no suspect, however like another it is', async () => {
    const text = 'They saw the theatre whicli he had built.';
    const found = (words: string[]) =>
      english.then((language) =>
        proof([{ file: 'a.txt', text }], { language, settings: { file: 'proof.yaml', words, accepted: [] } }),
      );
    expect(await found([])).toHaveLength(1);
    expect(await found(['whicli'])).toEqual([]);
  });
});

describe('words by their strokes', () => {
  it('meet where scans confuse several letters at once', async () => {
    const { skeletons, model } = await english;
    const alike = (form: string): string[] => skeletons.alike(form).map((id) => model.word(id));
    expect(alike('liaugiug')).toContain('hanging');
    expect(alike('nnobtrnsive')).toContain('unobtrusive');
    expect(alike('geiieratiou')).toContain('generation');
    expect(alike('hanging')).not.toContain('general');
  });
});

describe('words with figures and signs', () => {
  it('are read sign by sign, and by runs, the likeliest first', async () => {
    const { channel } = await english;
    const read = (form: string): string[] => readSigns(channel, form).map(({ form: word }) => word);
    expect(read('s0')).toContain('so');
    expect(read("3'oung")).toContain('young');
    expect(read('1nvo1ved')).toContain('involved');
    expect(read("bell}'")[0]).toBe('belly');
    expect(read('\\vest')[0]).toBe('west');
    for (const form of [...read('1iberty'), ...read('l\\1agus')]) expect(form).not.toMatch(/[\d\\]/);
    expect(read('plain')).toEqual(['plain']);
  });
});
