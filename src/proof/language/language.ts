import { PressError } from '../../problem.js';
import type { Shelf } from '../../world.js';
import { eachFarReading, neighbourhood, openChannel, type Channel, type Neighbours } from './channel.js';
import { openForests, type Forest } from './forest.js';
import { openLanguageModel, type LanguageModel } from './language-model.js';
import { openLetters } from './letters.js';
import { openWordSet, type WordSet } from './lexicon.js';
import type { Skeletons } from './skeleton.js';
import type { Spelling } from './spelling.js';

/** What the proof-reader knows of a language; compiled at build time. */
export interface Language {
  readonly words: WordSet;
  readonly model: LanguageModel;
  readonly spelling: Spelling;
  readonly channel: Channel;
  readonly forests: Readonly<Record<'known' | 'unknown' | 'pair' | 'figure', Forest>>;
  /** What a word may be a misreading of. */
  readonly neighbours: (word: string) => Neighbours;
  /** The same with two misreadings at once; for words that one does not explain. */
  readonly farNeighbours: (word: string) => Neighbours;
  /** The model's words by their strokes: misreadings of several letters at once. */
  readonly skeletons: Skeletons;
}

/** Takes what is known of English from the shelf; some hundredths of a second. */
export async function readLanguage(shelf: Shelf): Promise<Language> {
  const [words, runs, letters, confusions, weights] = await Promise.all([
    shelf.data('words-en.bin'),
    shelf.data('en-lm.bin'),
    shelf.data('letters-en.bin'),
    shelf.data('ocr-channel.json'),
    shelf.data('proof-weights.json'),
  ]);
  if (!words || !runs || !letters || !confusions || !weights)
    throw new PressError('The word sets of the proof-reader are missing', {
      hint: 'Run `npm run build:lib`, which compiles them.',
    });
  const model = openLanguageModel(runs);
  const channel = openChannel(new TextDecoder().decode(confusions));
  return {
    words: openWordSet(words),
    model,
    channel,
    forests: openForests(new TextDecoder().decode(weights), ['known', 'unknown', 'pair', 'figure']),
    neighbours: neighbourhood(channel, model),
    farNeighbours: neighbourhood(channel, model, eachFarReading),
    ...openLetters(letters, model),
  };
}
