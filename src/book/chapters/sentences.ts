/** What ends in a stop and no sentence. */
const ABBREVIATED = /(?:^|[^\p{L}])(?:cf|e\.\s?g|i\.\s?e|vgl|vs)\.\s+$/iu;

/** Whether what follows this text of a block is the beginning of a sentence. */
export function beginsSentence(before: string): boolean {
  if (/^[\s\p{Ps}\p{Pi}"']*$/u.test(before)) return true;
  return /[.!?\u2026][\p{Pe}\p{Pf}"']*\s+[\p{Ps}\p{Pi}"']*$/u.test(before) && !ABBREVIATED.test(before);
}
