import { describe, expect, it } from 'vitest';
import { judgeHyphen } from '../../../src/restore/hyphens/hyphens.js';
import type { Tongue } from '../../../src/restore/lines/languages.js';
import { ownWords } from '../../../src/restore/lines/words.js';

const DICTIONARY = new Set(
  'retrieve individualist anarchist control self today class room bad game badgame ice'.split(' '),
);

function fate(
  before: string,
  after: string,
  { tongue = 'en', book = '' }: { tongue?: Tongue; book?: string } = {},
): string {
  const line = { file: 'a', number: 1, column: 1, start: 0, text: book, indent: 0, blanks: 0 };
  const dictionary = tongue === 'en';
  const words = ownWords([line], dictionary ? (word) => DICTIONARY.has(word) : undefined);
  const verdict = judgeHyphen(before, after, words, tongue, dictionary);
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
    ['in 1920-', '21', 'none'],
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
