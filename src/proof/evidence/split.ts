import { NO_WORD } from './features.js';
import type { Scene } from './scene.js';

/** The best way to part a form in two words. */
export interface Split {
  /** What it gains in ln probability. */
  readonly gain: number;
  /** The two words, with a space and apart; empty where no two are. */
  readonly text: string;
  readonly parts: readonly [first: string, second: string];
  /** Letters of the shorter word. */
  readonly shorter: number;
  /** ln frequency of the commoner word, and of the rarer. */
  readonly frequency: number;
  readonly rarer: number;
  /** Whether the model has seen the two together. */
  readonly isPair: boolean;
}

/** That there is none. */
export const NO_SPLIT: Split = {
  gain: -25,
  text: '',
  parts: ['', ''],
  shorter: 0,
  frequency: NO_WORD,
  rarer: NO_WORD,
  isPair: false,
};

/** Parts `word`, which stands at `index`, in the two words that fit there best; `asSeen` is the ln probability of the word. */
export function bestSplit(scene: Scene, index: number, word: string, asSeen: number): Split {
  const { model } = scene.book.language;
  const idOf = (part: string): number => {
    if (part.length === 1 && part !== 'a' && part !== 'i') return -1;
    const id = model.id(part);
    return id < model.vocabulary ? id : -1;
  };
  let { gain } = NO_SPLIT;
  let at = 0;
  for (let cut = 1; cut < word.length; cut++) {
    const first = idOf(word.slice(0, cut));
    const second = first < 0 ? -1 : idOf(word.slice(cut));
    if (second < 0) continue;
    const gained = scene.context.run(index, index + 1, [first, second]) - asSeen;
    if (gained > gain) [gain, at] = [gained, cut];
  }
  if (at === 0) return NO_SPLIT;
  const parts = [word.slice(0, at), word.slice(at)] as const;
  const [first, second] = parts.map(idOf) as [number, number];
  return {
    gain,
    text: parts.join(' '),
    parts,
    shorter: Math.min(at, word.length - at),
    frequency: Math.max(model.frequency(first), model.frequency(second)),
    rarer: Math.min(model.frequency(first), model.frequency(second)),
    isPair: model.hasPair(first, second),
  };
}
