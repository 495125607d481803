import { describe, expect, it } from 'vitest';
import { greedy, stock, typesetter } from '../../support/press.js';
import { shard } from '../book.js';
import { letters, stress } from '../stress.js';
import { inspected } from './text.js';

describe('page ends', () => {
  it.each([
    [1, typesetter],
    [3, greedy],
  ])('keep every letter of a hard text, in its place (seed %i)', async (seed, setter) => {
    const source = stress(seed, 25);
    const { problems, found } = await inspected(shard(source.html), setter);
    expect(problems).toEqual([]);
    expect(found.text).toBe(letters(source.text));
    expect(found.notes).toBe(letters(source.notes));
    expect(found.cuts.length).toBeGreaterThan(8);
    expect(found).toMatchObject({ hidden: [], badCuts: [] });
    // where long notes leave a page two lines of text, there is no better cut
    expect(found.widows.length).toBeLessThanOrEqual(1);
  });

  it('would lose letters as paged.js comes, and the checks see it', async () => {
    const source = stress(1, 25);
    const { problems, found } = await inspected(shard(source.html), stock);
    expect(found.text).not.toBe(letters(source.text));
    expect(found.badCuts).not.toEqual([]);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['hidden-text', 'text-lost']),
    );
  });
});
