import { joinJudge, type Language } from '../language/index.js';
import { type Passage, tokensOf, type Token } from '../text/index.js';

/** So many tokens are kept until the rules ask for them; those of a longer book are read again, since a million take 100 MB. */
const KEPT = 150_000;

/** Reads the tokens of passages, and keeps the first of those that it is told to keep. */
export function tokenReader(language: Language): (passage: Passage, keep: boolean) => readonly Token[] {
  const joins = joinJudge(language);
  const kept = new WeakMap<Passage, readonly Token[]>();
  let room = KEPT;
  return (passage, keep) => {
    const known = kept.get(passage);
    if (known) return known;
    const tokens = tokensOf(passage.text, joins);
    if (!keep || tokens.length > room) return tokens;
    room -= tokens.length;
    kept.set(passage, tokens);
    return tokens;
  };
}
