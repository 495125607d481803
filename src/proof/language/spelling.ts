import { SPECIALS, type LanguageModel } from './language-model.js';

/** How English a word looks by its letters: ln probabilities of each letter after the three before it. */
export interface Spelling {
  /** The mean over the word's letters, and the least. */
  judge(word: string): { readonly mean: number; readonly least: number };
}

/** Letters a–z are 1–26, the word's edges 0 and 27, all else 28. */
const SYMBOLS = 29;
const EDGE = 0;
const END = 27;
const OTHER = 28;
/** How much the shorter context counts. */
const WEIGHT = 20;
/** Words that are nearly always names do not show how English is spelt. */
const NAME_SHARE = 0.8;

const contexts = new Int32Array(3);

/** Calls `take` with each letter of a word and its end, and the one, two and three letters before it as one number each. */
function eachLetter(word: string, take: (letter: number, contexts: Int32Array) => void): void {
  let one = EDGE;
  let two = EDGE;
  let three = EDGE;
  for (let at = 0; at <= word.length; at++) {
    const code = word.charCodeAt(at) - 96;
    const letter = at === word.length ? END : code >= 1 && code <= 26 ? code : OTHER;
    contexts[0] = one;
    contexts[1] = one + SYMBOLS * two;
    contexts[2] = one + SYMBOLS * (two + SYMBOLS * three);
    take(letter, contexts);
    three = two;
    two = one;
    one = letter;
  }
}

/** How often letters stand after others: of one, two and three letters before. */
export interface LetterCounts {
  /** By the letters before, times `SYMBOLS`, and the letter. */
  readonly counts: readonly [Float32Array, Float32Array, Float32Array];
  /** By the letters before. */
  readonly totals: readonly [Float32Array, Float32Array, Float32Array];
}

/** Counts the letters of a model's vocabulary, common words more than rare ones. */
export function countLetters(model: LanguageModel): LetterCounts {
  const table = (order: number): Float32Array => new Float32Array(SYMBOLS ** order);
  const counts = [table(2), table(3), table(4)] as const;
  const totals = [table(1), table(2), table(3)] as const;
  for (let id = SPECIALS; id < model.vocabulary; id++) {
    const word = model.word(id);
    if (model.habit(id).capitalShare > NAME_SHARE || word.includes("'")) continue;
    const weight = Math.log(2 + Math.exp(model.frequency(id)) * 3e7);
    eachLetter(word, (letter, contexts) => {
      for (const [order, total] of totals.entries()) {
        const context = contexts[order] as number;
        const cells = counts[order] as Float32Array;
        const cell = context * SYMBOLS + letter;
        total[context] = (total[context] as number) + weight;
        cells[cell] = (cells[cell] as number) + weight;
      }
    });
  }
  return { counts, totals };
}

/** Judges by letters that have been counted. */
export function openSpelling({ counts, totals }: LetterCounts): Spelling {
  return {
    judge(word) {
      let sum = 0;
      let least = 0;
      eachLetter(word, (letter, contexts) => {
        let probability = 1 / SYMBOLS;
        for (let order = 0; order < 3; order++) {
          const context = contexts[order] as number;
          const seen = (counts[order] as Float32Array)[context * SYMBOLS + letter] as number;
          const total = (totals[order] as Float32Array)[context] as number;
          probability = (seen + WEIGHT * probability) / (total + WEIGHT);
        }
        const ln = Math.log(probability);
        sum += ln;
        if (ln < least) least = ln;
      });
      return { mean: sum / (word.length + 1), least };
    },
  };
}
