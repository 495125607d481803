import { describe, expect, it } from 'vitest';
import { readBook } from '../../../src/proof/book/book.js';
import { sceneOf } from '../../../src/proof/evidence/scene.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { english } from '../english.js';

/** The words of a text that stand in a run of another language. */
async function foreignIn(text: string): Promise<string> {
  const language = await english;
  const passages = plainPassages('a.txt', text);
  const book = readBook(language, passages, []);
  const [passage] = passages;
  if (!passage) throw new Error('no passage');
  const tokens = book.tokens(passage);
  const scene = sceneOf({ ...passage, tokens, firstToken: 0, before: undefined, after: undefined }, book);
  return tokens
    .filter((token, index) => token.kind === 'word' && scene.foreignRun[index] === 1)
    .map(({ surface }) => surface)
    .join(' ');
}

describe('runs of another language', () => {
  it.each([
    [
      'He wrote that les populations ne se sont jamais révoltées, and the consul believed it.',
      'les populations ne se sont jamais révoltées',
    ],
    [
      'She said, Das ist nicht wahr, mein lieber, and left the room with him.',
      'Das ist nicht wahr mein lieber',
    ],
  ])('%j', async (text, run) => {
    expect(await foreignIn(text)).toBe(run);
  });

  it.each([
    'The old man went to the house of his friend and was not at home.',
    'She bought a café in the rue de la Paix and sold it to the son of a naïve banker.',
    'Tbe whicli aud tliat were iu the valley, and notbing else.',
  ])('are not seen in %j', async (text) => {
    expect(await foreignIn(text)).toBe('');
  });
});
