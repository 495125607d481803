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

/** What a caption begins with, `Figure 2.1.`, and the space behind it. */
export function labelOf(
  kind: Captioned['kind'],
  number: string,
  language: string,
): { readonly said: string; readonly space: string } {
  const name = captionTermsFor(language)[kind].replace('{}', number);
  return WIDE.test(language) ? { said: name, space: '\u3000' } : { said: `${name}.`, space: ' ' };
}
