import { describe, expect, it } from 'vitest';
import { judgeHyphen } from '../../../src/restore/hyphens/hyphens.js';
import { loadPatterns } from '../../../src/typography/index.js';
import type { Tongue } from '../../../src/restore/lines/languages.js';
import type { Divides } from '../../../src/restore/lines/scan.js';
import { ownWords } from '../../../src/restore/lines/words.js';

const DICTIONARY = new Set(
  'retrieve individualist anarchist control self today class room bad game badgame ice'.split(' '),
);

function fate(
  before: string,
  after: string,
  { tongue = 'en', book = '', divides }: { tongue?: Tongue; book?: string; divides?: Divides } = {},
): string {
  const line = { file: 'a', number: 1, column: 1, start: 0, text: book, indent: 0, blanks: 0 };
  const dictionary = tongue === 'en';
  const words = ownWords([line], dictionary ? (word) => DICTIONARY.has(word) : undefined);
  const verdict = judgeHyphen(before, after, { words, tongue, dictionary, divides });
  return verdict ? `${verdict.fate}${verdict.open ? '?' : ''}` : 'none';
}

describe('a hyphen at the end of a line', () => {
  it.each([
    ['to re-', 'trieve it', 'join'],
    ['an individualist-', 'anarchist paper', 'keep'],
    ['his self-', 'control', 'keep'],
    ['the anglo-', 'Saxon', 'keep'],
    ['com-', 'rnittee', 'join'],
    ['pre-', 'and post-war', 'space'],
    ['in 1920-', '21', 'keep'],
    ['pp. 17\u2013', '18', 'keep'],
    ['the B-', '52 flew', 'keep'],
    ['on page-', '52', 'none'],
    ['the year 1920 -', '21 men', 'none'],
    ['in 1920-', 'no doubt', 'none'],
    ['a dash \u2014', 'goes on', 'none'],
    ['no hyphen', 'at all', 'none'],
    ['con\u00AC', 'trol', 'join'],
  ])('%s | %s → %s', (before, after, expected) => {
    expect(fate(before, after)).toBe(expected);
  });

  it('asks the book before the dictionary', () => {
    expect(fate('to-', 'day')).toBe('join');
    expect(fate('to-', 'day', { book: 'and to-day again' })).toBe('keep');
    expect(fate('class-', 'room', { book: 'the classroom' })).toBe('join');
  });

  it('leaves open what nothing decides', () => {
    expect(fate('an ice-', 'game')).toBe('keep?');
  });

  it.each<[Tongue, string, string, string]>([
    ['de', 'die Vor-', 'und Nachteile', 'space'],
    ['de', 'die Ge-', 'genwart', 'join'],
    ['de', 'Ost-', 'Berlin', 'keep'],
    ['fr', 'répondit-', 'il', 'keep'],
    ['fr', 'aujour-', 'd’hui', 'join'],
    ['es', 'revolu-', 'ción', 'join'],
    ['it', 'rivolu-', 'zione', 'join'],
  ])('%s: %s | %s → %s', (tongue, before, after, expected) => {
    expect(fate(before, after, { tongue })).toBe(expected);
  });
});

describe('the patterns of a language', () => {
  it('decide where there is no dictionary: halves that are words stay apart where no word is divided', () => {
    const french = loadPatterns('fr');
    const divides = (word: string): readonly number[] => french?.(word) ?? [];
    const book = 'il peut être porte monnaie';
    expect(fate('cela peut-', 'être', { tongue: 'fr', book, divides })).toBe('keep?');
    expect(fate('son porte-', 'monnaie', { tongue: 'fr', book, divides })).toBe('join');
    expect(fate('une habi-', 'tude', { tongue: 'fr', divides })).toBe('join');
    expect(fate('une hab-', 'itude', { tongue: 'fr', divides })).toBe('join');
  });

  it('settle what a dictionary leaves open', () => {
    expect(fate('an ice-', 'room', { book: 'room' })).toBe('keep?');
    expect(fate('an ice-', 'room', { book: 'room', divides: () => [] })).toBe('keep');
    expect(fate('an ice-', 'room', { book: 'room', divides: () => [3] })).toBe('keep?');
  });
});
