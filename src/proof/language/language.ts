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

/** The files on the shelf that a language is read from. */
export const LANGUAGE_FILES = [
  'words-en.bin',
  'en-lm.bin',
  'letters-en.bin',
  'ocr-channel.json',
  'proof-weights.json',
] as const;

/** Takes what is known of English from the shelf; some hundredths of a second. */
export async function readLanguage(shelf: Pick<Shelf, 'data'>): Promise<Language> {
  const files = await Promise.all(LANGUAGE_FILES.map((name) => shelf.data(name)));
  const [words, runs, letters, confusions, weights] = files;
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
