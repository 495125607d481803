import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.js';
import { readBook } from '../../../src/proof/book/book.js';
import { isOfLatinName } from '../../../src/proof/evidence/latin.js';
import { isMeant } from '../../../src/proof/evidence/meant.js';
import { isInitial, isReference, sceneOf, type Scene } from '../../../src/proof/evidence/scene.js';
import { suspectsIn } from '../../../src/proof/evidence/index.js';
import type { Language } from '../../../src/proof/index.js';
import { markdownPassages } from '../../../src/proof/text/markdown.js';
import type { ReadPassage } from '../../../src/proof/text/index.js';
import { english } from '../english.js';

async function read(
  text: string,
  language?: Language,
): Promise<{ readonly passage: ReadPassage; readonly scene: Scene }> {
  const passages = markdownPassages('a.md', text, parse('a.md', text));
  const book = readBook(language ?? (await english), passages, []);
  const [first] = passages;
  if (!first) throw new Error('no passage');
  const passage = {
    ...first,
    tokens: book.tokens(first),
    firstToken: 0,
    before: undefined,
    after: undefined,
  };
  return { passage, scene: sceneOf(passage, book) };
}

/** What of the words of a text a question says yes to. */
async function saidOf(text: string, question: (scene: Scene, index: number) => boolean): Promise<string[]> {
  const { scene } = await read(text);
  return scene.tokens.flatMap((token, index) =>
    token.kind === 'word' && question(scene, index) ? [token.surface] : [],
  );
}

const SCAN = 'Tbe peafant liad corne to tlie tovvn iu tbe rnorning aud goue liome iu tlie evenlng. ';

describe('what is meant', () => {
  it('is set in italics, where a word of it is strange, in a scan too', async () => {
    expect(await saidOf(`${SCAN} He found *a fo ben, bid bont* in it.`, isMeant)).toEqual(
      'a fo ben bid bont'.split(' '),
    );
    expect(await saidOf(`${SCAN} He found *the end of it* there.`, isMeant)).toEqual([]);
    expect(await saidOf(`${SCAN} He found a fo ben, bid bont in it.`, isMeant)).toEqual([]);
  });

  it('is what an editor left of a word, and the ending of a name in code', async () => {
    expect(await saidOf('He said that (l)et us go to the town in the morning.', isMeant)).toContain('et');
    expect(await saidOf('He said that let et us go to the town in the morning.', isMeant)).not.toContain(
      'et',
    );
    expect(await saidOf('The town has many `path`s in the morning and in the evening.', isMeant)).toEqual([
      's',
    ]);
  });

  it('is a letter that numbers or abbreviates', async () => {
    expect(await saidOf('He read it, e.g. on p. 81 of a book, and p was 3.', isInitial)).toEqual([
      'e',
      'g',
      'p',
    ]);
    expect(await saidOf('In Scene ii, on 45 n. and 160 ff. he saw ii of f.', isReference)).toEqual([
      'ii',
      'n',
      'ff',
    ]);
  });

  it('is a Latin name, by what stands beside it', async () => {
    const text =
      'The Munia atricapilla and L. excubitor are birds, the Thames a river and Mrs. Farna is not.';
    expect(await saidOf(text, isOfLatinName)).toEqual(['Munia', 'atricapilla', 'L', 'excubitor']);
  });
});

describe('a form that nothing is known for', () => {
  /** What is suspected without a candidate, where the weights speak against all that is unknown. */
  const suspects = async (text: string): Promise<string[]> => {
    const language = await english;
    const forest = { features: [], odds: () => 9 };
    const { passage, scene } = await read(text, {
      ...language,
      forests: { ...language.forests, unknown: forest },
    });
    return suspectsIn(passage, scene.book)
      .filter(({ expected }) => expected.length === 0)
      .map(({ start, end }) => passage.text.slice(start, end));
  };

  it('is no suspect where next to nothing is wrong', async () => {
    const form = 'hwkrqzpt';
    expect(await suspects(`${SCAN.repeat(3)} They saw ${form} there.`)).toContain(form);
    expect(await suspects(`They went to the town in the morning, and they saw ${form} there.`)).toEqual([]);
  });
});

describe('the long s', () => {
  it('is an s', async () => {
    const { passage, scene } = await read('The hiſtory of ſuch a ſucceſs was ſaid to be moſt neceſſary.');
    expect(scene.book.dirt).toBe(0);
    expect(suspectsIn(passage, scene.book)).toEqual([]);
  });
});
