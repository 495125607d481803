import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.js';
import { readBook } from '../../../src/proof/book/book.js';
import { isOfLatinName } from '../../../src/proof/evidence/latin.js';
import { isMeant } from '../../../src/proof/evidence/meant.js';
import { sceneOf, type Scene } from '../../../src/proof/evidence/scene.js';
import {
  isFormula,
  isInitial,
  isReference,
  isShortForm,
  isUnit,
} from '../../../src/proof/evidence/short-forms.js';
import { suspectsIn } from '../../../src/proof/evidence/index.js';
import { type Language } from '../../../src/proof/index.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { markdownPassages } from '../../../src/proof/text/markdown.js';
import type { ReadPassage, Token } from '../../../src/proof/text/index.js';
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

describe('short forms', () => {
  it.each([
    ['Take 200 ml and ¾ hr at 180 °C, or 15–25 mm of it, and mm by itself.', isUnit, ['ml', 'hr', 'C', 'mm']],
    [
      'I recd. yrs. of May. He wkts. and dau. at York, calf. The end came.',
      isShortForm,
      ['recd', 'yrs', 'wkts', 'dau'],
    ],
    ['Mr. W., who came with S. T. C. and Bewick (T.) in May.', isInitial, ['W', 'S', 'T', 'C', 'T']],
  ] as const)('are seen in %s', async (text, question, forms) => {
    expect(await saidOf(text, question)).toEqual(forms);
  });

  it('of chemistry are told from words with figures in them', () => {
    const token = (surface: string): Token => ({
      kind: 'number',
      norm: '#',
      surface,
      start: 0,
      end: surface.length,
      capitals: 0,
    });
    const are = (forms: string): boolean[] => forms.split(' ').map((form) => isFormula(token(form)));
    expect(are('H2O 8HNO3 NH4OH AgCl CHCl3')).toEqual(Array(5).fill(true));
    expect(are('S0 N0 8altic w0rd McNab So')).toEqual(Array(6).fill(false));
  });

  it('are no findings in a text that has so many that it looks like a bad scan', async () => {
    const text = [
      'A gas is evolved: 3Cu + 8HNO3 = 3Cu(NO3)2 + 4H2O. The anhydride N2O5 is deliquescent, and dissolves in NH4OH.',
      'I recd. yrs. of the 4th inst. & shd. have answd. it had not Sara been ill; I wd. come if you cd. spare a bed.',
    ].join('\n\n');
    const found = proof([{ file: 'a.md', text }], { language: await english })
      .map(({ place }) => text.slice(place?.start.offset, place?.end.offset))
      .filter((form) => /[HN]|cd|yr|[hw]d/.test(form));
    expect(found).toEqual([]);
  });
});
