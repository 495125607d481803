import type { LanguageModel } from '../language/index.js';
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

/** A place where a word can be parted, and the ids of its parts. */
type Cut = readonly [at: number, first: number, second: number];
const known = new WeakMap<LanguageModel, Map<string, readonly Cut[]>>();
/** Words whose cuts are remembered. */
const REMEMBERED = 100_000;

/** Where a form can be parted into two words that stand inside the model's runs. */
function cutsOf(model: LanguageModel, word: string): readonly Cut[] {
  let memo = known.get(model);
  if (!memo || memo.size > REMEMBERED) known.set(model, (memo = new Map<string, readonly Cut[]>()));
  const remembered = memo.get(word);
  if (remembered) return remembered;
  const idOf = (part: string): number => {
    if (part.length === 1 && part !== 'a' && part !== 'i') return -1;
    const id = model.id(part);
    return id < model.vocabulary ? id : -1;
  };
  const cuts: Cut[] = [];
  for (let at = 1; at < word.length; at++) {
    const first = idOf(word.slice(0, at));
    const second = first < 0 ? -1 : idOf(word.slice(at));
    if (second >= 0) cuts.push([at, first, second]);
  }
  memo.set(word, cuts);
  return cuts;
}

/** Parts `word`, which stands at `index`, in the two words that fit there best; `asSeen` is the ln probability of the word. */
export function bestSplit(scene: Scene, index: number, word: string, asSeen: number): Split {
  const { model } = scene.book.language;
  let { gain } = NO_SPLIT;
  let best: Cut | undefined;
  for (const cut of cutsOf(model, word)) {
    const gained = scene.context.run(index, index + 1, [cut[1], cut[2]]) - asSeen;
    if (gained > gain) [gain, best] = [gained, cut];
  }
  if (!best) return NO_SPLIT;
  const [at, first, second] = best;
  const parts = [word.slice(0, at), word.slice(at)] as const;
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
