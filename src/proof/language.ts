import { gunzipSync } from 'node:zlib';
import { PressError } from '../problem.js';
import type { Shelf } from '../world.js';
import type { Language } from './book.js';
import { openLanguageModel } from './language-model.js';
import { openWordSet } from './lexicon.js';

/** Takes what is known of English from the shelf; about a tenth of a second. */
export async function readLanguage(shelf: Shelf): Promise<Language> {
  const [words, model] = await Promise.all([shelf.data('words-en.bin'), shelf.data('en-lm.bin.gz')]);
  if (!words || !model)
    throw new PressError('The word sets of the proof-reader are missing', {
      hint: 'Run `npm run build:lib`, which compiles them.',
    });
  return { words: openWordSet(words), model: openLanguageModel(gunzipSync(model)) };
}
