import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { closeUp } from '../../../src/restore/lines/spaced.js';
import { linesOf } from '../../../src/restore/lines/scan.js';
import { ownWords } from '../../../src/restore/lines/words.js';

const KNOWN = new Set(
  'thus the day was another after it story of have he she his introduction nicht in house to a i fine'.split(
    ' ',
  ),
);

function closed(text: string, tongue: 'en' | 'de' | undefined = 'en'): string[] {
  const lines = linesOf([{ file: 'a', text }]);
  const dictionary = (word: string): boolean => KNOWN.has(word);
  const words = ownWords(lines, dictionary);
  return closeUp(lines, words, { tongue, dictionary }).lines.map((line) => line.text);
}

describe('letters that were spaced out', () => {
  it.each([
    ['T H U S it was', ['THUS it was']],
    ['I N T R O D U C T I O N.', ['INTRODUCTION.']],
    ['T H E  S T O R Y  O F', ['THE STORY OF']],
    ['T H E S T O R Y O F\nof the day', ['THE STORY OF', 'of the day']],
    ['das war n i c h t so', ['das war nicht so']],
    ['K A L M Y K', ['KALMYK']],
  ])('are closed up: %s', (text, lines) => {
    expect(closed(text)).toEqual(lines);
  });

  it.each([
    'points A B C D of the figure',
    'X X X X',
    'J. R. R. T. Smith',
    'a b c d e',
    'I V X L C',
    '1 2 3 4',
    'S e. O D U C T IO N',
    'E r st e r Theil',
  ])('are left where they make no word: %s', (text) => {
    expect(closed(text)).toEqual([text]);
  });
});

describe('an initial apart from its word', () => {
  it.each([
    ['T HE day was', ['THE day was']],
    ['T he day was\nThe day. The day. The day.', ['The day was', 'The day. The day. The day.']],
    ['A FTER it was', ['AFTER it was']],
    ['T\nHE day was', ['THE day was']],
    ['“T\n\nHE day was', ['“THE day was']],
    ['I\nHAVE a house', ['I HAVE a house']],
    ['A\nNOTHER day was', ['ANOTHER day was']],
  ])('is put before it: %j', (text, lines) => {
    expect(closed(text)).toEqual(lines);
  });

  it.each([
    'I\nThe day was fine',
    'V\nHAVE THE DAY',
    'A house',
    'I have',
    'T\n\n\n\nhe day',
    'R\n---A-',
    'D is the completed panel',
    'B i4 the webbing inserted',
    'T he day was',
    'I it was',
  ])('is none: %j', (text) => {
    expect(closed(text)).toEqual(text.split(/\n+/));
  });

  it('keeps the place and the page of its line', () => {
    const lines = linesOf([{ file: 'a', text: 'the day\f  T\nHE day was' }]);
    const dictionary = (word: string): boolean => KNOWN.has(word);
    const words = ownWords(lines, dictionary);
    const { lines: found } = closeUp(lines, words, { tongue: 'en', dictionary });
    expect(found[1]).toMatchObject({ text: 'THE day was', mark: 'form feed', indent: 2, number: 2 });
  });
});

it('loses no letter', () => {
  const piece = fc.constantFrom(
    'T',
    'H',
    'E',
    'HE',
    'he',
    'day',
    'A',
    'FTER',
    'n',
    'i',
    '"',
    '\n',
    ' ',
    '.',
    'X',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ');
      expect(closed(text).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});

it('is counted in the report, and no word is lost by it', () => {
  const knows = (word: string): boolean => KNOWN.has(word);
  const text = 'T H U S the day was fine, and he was in the house.\n\nT\nHE day after it was another.\n';
  const { markdown, report } = restore([{ file: 'a.txt', text }], { learning: { en: { knows } } });
  expect(markdown).toContain('THUS the day');
  expect(markdown).toContain('THE day after');
  expect(report.letters).toEqual([
    { sign: 'letters spaced out', times: 1 },
    { sign: 'initial apart from its word', times: 1 },
  ]);
  expect(report.problems.filter(({ ruleId }) => ruleId === 'word-conservation')).toEqual([]);
});
