import type { Fault } from './fault.js';

/** Comments, strings, escapes, and addresses without quotation marks (CSS Syntax 3, section 4). */
const TOKENS =
  /\/\*[\s\S]*?(?:\*\/|$)|(["'])(?:\\[\s\S]|(?!\1)[^\\\n\r])*\1?|\burl\(\s*(?!["'\s])[^)]*|\\[\s\S]/gi;

/**
 * A style sheet of the same length in which a brace is a brace, a colon a colon: comments are spaces, and what strings, addresses
 * and escapes hold is `_`.
 */
export function masked(text: string): { readonly mask: string; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const mask = text
    .replace(/^\uFEFF/, ' ')
    .replace(TOKENS, (token, quote: string | undefined, at: number) => {
      if (token.startsWith('/*')) {
        if (token.length < 4 || !token.endsWith('*/')) {
          faults.push({ at, message: 'Unexpected comment without an end, expected */' });
        }
        return token.replace(/[^\n]/g, ' ');
      }
      if (quote !== undefined) {
        const closed = token.length > 1 && token.endsWith(quote);
        if (!closed)
          faults.push({ at, message: `Unexpected end of the line in a string, expected ${quote}` });
        return quote + hidden(token.slice(1, closed ? -1 : undefined)) + (closed ? quote : '');
      }
      if (token.startsWith('\\')) return hidden(token);
      return token.slice(0, 4) + hidden(token.slice(4));
    });
  return { mask, faults };
}

const hidden = (text: string): string => text.replace(/\S/g, '_');
