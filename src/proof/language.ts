import { gunzipSync } from 'node:zlib';
import { PressError } from '../problem.js';
import type { Shelf } from '../world.js';
import { neighbourhood, openChannel } from './channel.js';
import { openForests } from './forest.js';
import type { Language } from './book.js';
import { openLanguageModel } from './language-model.js';
import { openWordSet } from './lexicon.js';
import { skeletonsOf } from './skeleton.js';
import { countSpelling } from './spelling.js';

/** Takes what is known of English from the shelf; about a tenth of a second. */
export async function readLanguage(shelf: Shelf): Promise<Language> {
  const [words, packed, confusions, weights] = await Promise.all([
    shelf.data('words-en.bin'),
    shelf.data('en-lm.bin.gz'),
    shelf.data('ocr-channel.json'),
    shelf.data('proof-weights.json'),
  ]);
  if (!words || !packed || !confusions || !weights)
    throw new PressError('The word sets of the proof-reader are missing', {
      hint: 'Run `npm run build:lib`, which compiles them.',
    });
  const model = openLanguageModel(gunzipSync(packed));
  const channel = openChannel(new TextDecoder().decode(confusions));
  return {
    words: openWordSet(words),
    model,
    channel,
    forests: openForests(new TextDecoder().decode(weights), ['known', 'unknown', 'pair']),
    spelling: countSpelling(model),
    neighbours: neighbourhood(channel, model),
    skeletons: skeletonsOf(model.words.slice(0, model.vocabulary - model.firstWord), model.firstWord),
  };
}
