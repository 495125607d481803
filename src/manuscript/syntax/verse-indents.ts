import { fenceOf, opens } from './fenced-div.js';

const NO_BREAK_SPACE = '\u00A0';
/** What a tab becomes, as wide as four spaces of most faces. */
const EM_SPACE = '\u2003';

/** Quotation marks of Markdown, then what stands before a line's first sign. */
const LINE = /^((?:[ \t]{0,3}> ?)*)([ \t]*)(?=\S)/;
const CODE_FENCE = /^(`{3,}|~{3,})/;

interface Fence {
  readonly isVerse: boolean;
  /** How far it is set in, and its line. */
  readonly indent: number;
  readonly line: number;
}

/**
 * A text whose lines in `::: verse` keep the spaces that they begin with, which Markdown takes for its own: each becomes a space that does not break, so that all
 * places stay what they were. Lines in a fence that is itself set in begin where the fence does; one that nothing closes is none.
 */
export function keepVerseIndents(text: string): string {
  if (!text.includes(':::') || !text.includes('verse')) return text;
  const lines = text.split('\n');
  const open: Fence[] = [];
  const fixed = new Set<number>();
  let code = '';
  lines.forEach((line, number) => {
    const [, quotes = '', indent = ''] = LINE.exec(line) ?? [];
    const rest = line.slice(quotes.length + indent.length).trimEnd();
    const [codeFence = ''] = CODE_FENCE.exec(rest) ?? [];
    const fence = code === '' ? fenceOf(rest) : undefined;
    if (code !== '' || codeFence !== '' || fence !== undefined) fixed.add(number);
    if (code !== '') code = codeFence.startsWith(code) && rest === codeFence ? '' : code;
    else if (codeFence !== '') code = codeFence;
    if (fence === '') {
      const closed = open.pop();
      if (closed?.isVerse)
        for (let at = closed.line + 1; at < number; at++)
          if (!fixed.has(at)) lines[at] = setIn(lines[at] ?? '', closed.indent);
    } else if (fence !== undefined) {
      const isVerse = opens(fence)?.className?.includes('verse') === true;
      open.push({ isVerse, indent: indent.length, line: number });
    }
  });
  return lines.join('\n');
}

/** A line with the spaces kept that it has more than its fence. */
function setIn(line: string, base: number): string {
  const [begin = '', quotes = '', indent = ''] = LINE.exec(line) ?? [];
  const kept = indent.slice(base).replaceAll('\t', EM_SPACE).replaceAll(' ', NO_BREAK_SPACE);
  return `${quotes}${indent.slice(0, base)}${kept}${line.slice(begin.length)}`;
}
