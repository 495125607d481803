import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '../../../src/pdf/reading/direction.js';
import type { PrintedWord } from '../../../src/pdf/reading/words.js';

/** Words as they are drawn, lines parted by bars; letters of words from the right are turned. */
const drawn = (text: string): PrintedWord[] =>
  text
    .split(' | ')
    .flatMap((line, y) =>
      line
        .split(' ')
        .map((word, x) => ({ text: word, page: 0, x: x * 20, y: y * 14, width: 15, height: 10 })),
    );
const order = (text: string, rightToLeft: boolean): string =>
  inReadingOrder(drawn(text), rightToLeft)
    .map((word) => word.text)
    .join(' ');

describe('words', () => {
  it('read from the left, with runs from the right turned round', () => {
    expect(order('He said םלוע םולש twice', false)).toBe('He said שלום עולם twice');
    expect(order('one | םולש | םלוע two', false)).toBe('one שלום עולם two');
  });

  it('read from the right, with runs from the left as they are', () => {
    expect(order('ג ב א', true)).toBe('א ב ג');
    expect(order('ב א | ד ג', true)).toBe('א ב ג ד');
    expect(order('ב in the year 1948 א', true)).toBe('א in the year 1948 ב');
    expect(order('ד 12 ג 1948 ב א', true)).toBe('א ב 1948 ג 12 ד');
    expect(order('.12 ג — ב', true)).toBe('ב — ג .12');
    expect(order('one — two ב', true)).toBe('ב one — two');
    expect(order('1.ג 1948־ב', true)).toBe('ב־1948 ג.1');
  });

  it('stand where they are on the line, in whichever order the engine drew them', () => {
    const [left, middle, right, next] = drawn('ג ב א | ד');
    if (!left || !middle || !right || !next) throw new Error('no words');
    const texts = (...words: readonly PrintedWord[]): string =>
      inReadingOrder(words, true)
        .map(({ text }) => text)
        .join(' ');
    expect(texts(left, right, middle, next)).toBe('א ב ג ד');
    // another cell of a table is no gap
    expect(texts(middle, right, left)).toBe('א ב ג');
  });

  it('begin with a number that is an element of its own, though a name from the left follows it', () => {
    const numbered = drawn('ב Serge 1').map((word) => ({ ...word, sequence: word.text === '1' ? 1 : 0 }));
    const texts = (words: readonly PrintedWord[]): string =>
      inReadingOrder(words, true)
        .map(({ text }) => text)
        .join(' ');
    expect(texts(numbered)).toBe('1 Serge ב');
    expect(texts(numbered.map((word) => ({ ...word, sequence: 0 })))).toBe('Serge 1 ב');
  });

  it('begin with the label of a work, which stands in a column of its own', () => {
    const labelled = (label: string, gap: number, sequence = 1): string =>
      inReadingOrder(
        ['Serge', 'Memoirs', label].map((text, i) => ({
          ...{ text, page: 0, x: i * 20 + (i === 2 ? gap : 0), y: 0, width: 15, height: 10 },
          sequence: i === 2 ? sequence : 0,
        })),
        true,
      )
        .map(({ text }) => text)
        .join(' ');
    for (const label of ['[12]', '(12)', '12.', '12'])
      expect(labelled(label, 2)).toBe(`${label} Serge Memoirs`);
    // a year behind a title is no label
    expect(labelled('1951.', -2)).toBe('Serge Memoirs 1951.');
    expect(labelled('1951.', 2, 0)).toBe('Serge Memoirs 1951.');
    expect(labelled('12)', 2)).toBe('Serge Memoirs 12)');
  });

  it('begin with the end of a citation from the left, which is no number of a note', () => {
    const line = drawn('ב pp. 3)').map((word, i) => ({ ...word, sequence: i }));
    expect(inReadingOrder(line, true).map(({ text }) => text)).toEqual(['pp.', '3)', 'ב']);
  });

  it('go on under a mark that is drawn before its letter', () => {
    const [far, mark, letter, ...near] = drawn('ד \u0652 ج ב א');
    if (!far || !mark || !letter) throw new Error('no words');
    const line = [far, mark, { ...letter, x: mark.x - 5 }, ...near];
    expect(inReadingOrder(line, true).map(({ text }) => text)).toEqual(['א', 'ב', 'ج', '\u0652', 'ד']);
  });

  it('read cell by cell where cells are drawn from the right', () => {
    const [entry, number] = [drawn('ב א'), drawn('12')];
    const right = entry.map((word) => ({ ...word, x: word.x + 200 }));
    expect(inReadingOrder([...right, ...number], true).map(({ text }) => text)).toEqual(['א', 'ב', '12']);
  });
});
