import type { JoinJudge } from '../text/index.js';
import type { Language } from './language.js';

/** Judges whether a line-end hyphen belongs to the word, by the language alone. */
export function joinJudge(language: Language): JoinJudge {
  const known = (word: string): boolean => language.words.flags(word) > 0 || language.model.id(word) >= 0;
  return (first, second) => {
    const a = first.toLowerCase();
    const b = second.toLowerCase().replaceAll('’', "'");
    if (/^\p{Lu}/u.test(second) && second.toUpperCase() !== second) return false;
    if (known(a + b) || known((a + b).replace(/'s?$/, ''))) return true;
    return !(known(a) && known(b.replace(/'s?$/, '')));
  };
}
