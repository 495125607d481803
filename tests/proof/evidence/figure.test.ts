import { describe, expect, it } from 'vitest';
import { suspected } from './suspected.js';

describe('figures', () => {
  it.each([
    ['It was the end 01 the war.', '01', 'of'],
    ['The house stood 011 the hill.', '011', 'on'],
    ['When 1 came home the door was shut.', '1', 'I'],
    ['This is Russia 5 policy in the East.', ' 5', '’s'],
  ])('may be a word in %j', async (text, found, expected) => {
    expect(await suspected(text, 'figure')).toContainEqual([found, expected]);
  });

  it.each(['It was 4.5 inches, 1,000 feet or £5.', 'See 12-14 and 3/4 of it.', 'In 1917 and 50000 more.'])(
    'are none in %j',
    async (text) => {
      expect(await suspected(text, 'figure')).toEqual([]);
    },
  );

  it('are no pronoun, and no letter with its article', async () => {
    const text =
      'There were 2 and 3 and 4 and 5 of them, and I, like a fool, went. If an 8 and an 11 and an I spell it, what then?';
    expect(await suspected(text, 'figure')).not.toContainEqual(['I', '1']);
  });

  it('may be letters where the book counts', async () => {
    const counting = 'Use rail 2 or rail 3. Take 4 pounds and 5 pounds of it. ';
    expect(await suspected(`${counting}Now lay it over rail I and wait.`, 'figure')).toContainEqual([
      'I',
      '1',
    ]);
    expect(await suspected(`${counting}Then mix l pounds of it.`, 'figure')).toContainEqual(['l', '1']);
    expect(await suspected('Then I and he went over rail I and away.', 'figure')).toEqual([]);
  });
});
