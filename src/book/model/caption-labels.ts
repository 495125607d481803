import type { Element } from 'hast';
import { captionTermsFor } from './terms.js';

/** A figure or a table with a caption. */
export interface Captioned {
  readonly kind: 'figure' | 'table';
  readonly id: string;
  /** `2.1`; undefined where it has none. */
  readonly number?: string;
  /** In the section's tree; a numbered one begins with `span.caption-number` and a space. */
  readonly caption: Element;
  /** The language of the caption, where it says one. */
  readonly lang?: string;
}

/** Languages in which a label has no stop and a wide space behind it. */
const WIDE = /^(?:ja|zh)\b/i;

/** Languages in which nouns begin with capitals wherever they stand. */
const CAPITAL_NOUNS = /^(?:de|lb)\b/i;

/** What a caption begins with, `Figure 2.1.`, and the space behind it. */
export function labelOf(
  kind: Captioned['kind'],
  number: string,
  language: string,
): { readonly said: string; readonly space: string } {
  const name = nameOfNumber(kind, number, language);
  return WIDE.test(language) ? { said: name, space: '\u3000' } : { said: `${name}.`, space: ' ' };
}

/** A figure's or a table's name in a sentence, `figure 2.1`, and where one begins with it. */
export function nameOfNumber(
  kind: Captioned['kind'],
  number: string,
  language: string,
  inSentence = false,
): string {
  const term = captionTermsFor(language)[kind];
  const written =
    inSentence && !CAPITAL_NOUNS.test(language)
      ? term.charAt(0).toLocaleLowerCase('en') + term.slice(1)
      : term;
  return written.replace('{}', number);
}
