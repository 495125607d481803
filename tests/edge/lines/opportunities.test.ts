import { describe, expect, it } from 'vitest';
import { opportunitiesIn } from '../../../src/edge/in-page/lines/opportunities.js';

/** The word with a bar where it may be broken. */
function parted(word: string): string {
  const places = (opportunitiesIn(word) ?? []).filter((_, i) => i % 2 === 0);
  let out = '';
  let from = 0;
  for (const place of places) {
    out += `${word.slice(from, place)}|`;
    from = place;
  }
  return out + word.slice(from);
}

describe('a word may be broken', () => {
  it.each([
    ['well-known', 'well-|known'],
    ['half-', 'half-'],
    ['-known', '-known'],
    ['twenty-2', 'twenty-2'],
    ['1914–war', '1914–|war'],
    ['said—“Yes', 'said—|“Yes'],
    ['and/or', 'and/|or'],
    ['wait…so', 'wait…|so'],
    ['hy\u00adphen', 'hy|\u00adphen'],
    ['Post-it', 'Post-|it'],
  ])('%s', (word, expected) => {
    expect(parted(word)).toBe(expected);
  });

  it.each([
    ['e-mail', 'e-mail'],
    ['“X-rays,”', '“X-rays,”'],
    ['l’e-mail', 'l’e-mail'],
    ['dira-t-il', 'dira-|t-il'],
    ['c’est-à-dire', 'c’est-|à-dire'],
    ['vitamin-C,', 'vitamin-C,'],
    ['e\u0301-mail', 'e\u0301-mail'],
    ['re\u00ada-known', 're|\u00ada-|known'],
  ])('but not where a letter would stand alone: %s', (word, expected) => {
    expect(parted(word)).toBe(expected);
  });
});
