import type { LanguageModel } from './language-model.js';

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

function symbols(word: string): number[] {
  const out = [EDGE, EDGE, EDGE];
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i) - 96;
    out.push(code >= 1 && code <= 26 ? code : OTHER);
  }
  out.push(END);
  return out;
}

/** Judges by the letters of a model's vocabulary, which are counted when the first word is judged. */
export function countSpelling(model: LanguageModel): Spelling {
  let counted: Spelling | undefined;
  return { judge: (word) => (counted ??= count(model)).judge(word) };
}

/** Counts the letters of a model's vocabulary, common words more than rare ones. */
function count(model: LanguageModel): Spelling {
  const counts = [2, 3, 4].map((order) => new Float32Array(SYMBOLS ** order));
  const totals = [1, 2, 3].map((order) => new Float32Array(SYMBOLS ** order));
  for (let id = 7; id < model.vocabulary; id++) {
    const word = model.word(id);
    if (model.habit(id).capitalShare > NAME_SHARE || word.includes("'")) continue;
    const weight = Math.log(2 + Math.exp(model.frequency(id)) * 3e7);
    const letters = symbols(word);
    for (let at = 3; at < letters.length; at++) {
      let context = 0;
      let scale = 1;
      for (let back = 1; back <= 3; back++) {
        context += (letters[at - back] ?? 0) * scale;
        scale *= SYMBOLS;
        const total = totals[back - 1];
        const count = counts[back - 1];
        const cell = context * SYMBOLS + (letters[at] ?? 0);
        if (total) total[context] = (total[context] ?? 0) + weight;
        if (count) count[cell] = (count[cell] ?? 0) + weight;
      }
    }
  }
  return {
    judge(word) {
      const letters = symbols(word);
      let sum = 0;
      let least = 0;
      for (let at = 3; at < letters.length; at++) {
        let context = 0;
        let scale = 1;
        let probability = 1 / SYMBOLS;
        for (let back = 1; back <= 3; back++) {
          context += (letters[at - back] ?? 0) * scale;
          scale *= SYMBOLS;
          const seen = counts[back - 1]?.[context * SYMBOLS + (letters[at] ?? 0)] ?? 0;
          const total = totals[back - 1]?.[context] ?? 0;
          probability = (seen + WEIGHT * probability) / (total + WEIGHT);
        }
        const ln = Math.log(probability);
        sum += ln;
        if (ln < least) least = ln;
      }
      return { mean: sum / (letters.length - 3), least };
    },
  };
}
