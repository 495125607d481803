import type { Answers } from '../language/index.js';

/** Which of the weighings a suspect needs. */
type SuspectKind = 'known' | 'unknown' | 'pair' | 'figure';

/** A stretch that may be wrong, with what speaks for and against it as answers to the kind's questions. */
export interface Evidence {
  readonly kind: SuspectKind;
  readonly start: number;
  readonly end: number;
  /** What would stand there instead, best first. */
  readonly expected: readonly string[];
  readonly answers: Answers;
}

/** Gives a word the capitals of the one it replaces. */
export function inCaseOf(surface: string, word: string): string {
  if (surface.length > 1 && surface === surface.toUpperCase()) return word.toUpperCase();
  const first = surface.charAt(0);
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
}
