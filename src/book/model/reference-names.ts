import { captionTermsFor, referenceTermsFor } from './terms.js';

/** What is called by a number: `figure 2.1`, `chapter 2`, `section 2.1`, `equation (3)`. */
export type NumberedKind = 'figure' | 'table' | 'chapter' | 'section' | 'equation';

/** Languages in which nouns begin with capitals wherever they stand. */
const CAPITAL_NOUNS = /^(?:de|lb)\b/i;

/**
 * The name of what has numbers, as it stands before the first of these and behind the last one; `each` follows every one of them (`1. és 2. ábra`).
 * Undefined where a language has no name for several.
 */
export function nameOfNumbers(
  kind: NumberedKind,
  isOne: boolean,
  language: string,
  isCapital: boolean,
): { readonly before: string; readonly each: string; readonly behind: string } | undefined {
  const term = termOf(kind, isOne, language);
  if (term === undefined) return undefined;
  const [before = '', after = ''] = term.split('{}');
  // a stop is no word of its own
  const each = /^\p{P}*/u.exec(after)?.[0] ?? '';
  return {
    before: isCapital ? before.charAt(0).toUpperCase() + before.slice(1) : before,
    each,
    behind: after.slice(each.length),
  };
}

function termOf(kind: NumberedKind, isOne: boolean, language: string): string | undefined {
  const terms = referenceTermsFor(language);
  if (kind !== 'figure' && kind !== 'table') return terms[kind][isOne ? 0 : 1];
  if (!isOne) return terms[kind === 'figure' ? 'figures' : 'tables'];
  const term = captionTermsFor(language)[kind];
  return CAPITAL_NOUNS.test(language) ? term : term.charAt(0).toLowerCase() + term.slice(1);
}
