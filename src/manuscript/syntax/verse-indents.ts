import { fenceOf } from './fenced-div.js';

const NO_BREAK_SPACE = '\u00A0';
/** What a tab becomes, as wide as four spaces of most faces. */
const EM_SPACE = '\u2003';

/** Quotation marks of Markdown, then what stands before a line's first sign. */
const LINE = /^((?:[ \t]{0,3}> ?)*)([ \t]*)(?=\S)/;
const CODE_FENCE = /^(`{3,}|~{3,})/;
const VERSE = /^(?:verse|\{.*\.verse\b.*\})$/;

/**
 * A text whose lines in `::: verse` keep the spaces that they begin with, which Markdown takes for its own: each becomes a space that does not break, so that all
 * places stay what they were. Lines in a fence that is itself set in begin where the fence does.
 */
export function keepVerseIndents(text: string): string {
  if (!/:::.*verse/.test(text)) return text;
  const fences: { readonly isVerse: boolean; readonly indent: number }[] = [];
  let code = '';
  const lines = text.split('\n').map((line) => {
    const [, quotes = '', indent = ''] = LINE.exec(line) ?? [];
    const rest = line.slice(quotes.length + indent.length);
    const [codeFence = ''] = CODE_FENCE.exec(rest) ?? [];
    if (code !== '') {
      if (codeFence.startsWith(code) && rest.trim() === codeFence) code = '';
      return line;
    }
    const fence = fenceOf(rest.trimEnd());
    if (fence === '') fences.pop();
    else if (fence !== undefined)
      fences.push({ isVerse: (fences.at(-1)?.isVerse ?? false) || VERSE.test(fence), indent: indent.length });
    else if (codeFence !== '') code = codeFence;
    else {
      const inside = fences.at(-1);
      if (!inside?.isVerse || indent.length <= inside.indent) return line;
      const kept = indent.slice(inside.indent).replaceAll('\t', EM_SPACE).replaceAll(' ', NO_BREAK_SPACE);
      return `${quotes}${indent.slice(0, inside.indent)}${kept}${rest}`;
    }
    return line;
  });
  return lines.join('\n');
}
