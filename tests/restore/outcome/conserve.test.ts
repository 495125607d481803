import { describe, expect, it } from 'vitest';
import { lostWords } from '../../../src/restore/outcome/conserve.js';

describe('the count of words', () => {
  it('notices a word that was dropped, and one that came twice', () => {
    const sources = [{ file: 'a', text: 'one two three' }];
    expect(lostWords(sources, 'one two three', [], [], [])).toEqual([]);
    expect(lostWords(sources, 'one three', [], [], [])).toEqual(['two']);
    expect(lostWords(sources, 'one two two three', [], [], [])).toEqual(['two']);
  });
});
