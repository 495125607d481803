import type { Element } from 'hast';
import { addClass, endedLines, hasClass } from '../model/index.js';

/** Characters of a line of what a letter begins and ends with; a paragraph with a longer one is what it says. */
const SHORT = 60;
/** Lines of such a paragraph, and paragraphs in a row. */
const MOST = 4;

/** How a salutation ends, before what is written, and how a close does, before the name. */
const SALUTES = /[,:!\uFF0C\uFF1A\uFF01\u060C](?:\s?[\u2013\u2014])?$/u;
const CLOSES = /[,\uFF0C\u060C]$/u;

/**
 * Says in classes what a letter (`.letter`) begins and ends with: a `dateline` of one line that has a figure, other lines above the `salutation`, which are an
 * `address`, and a `close` with the name below it. What it begins with is known by the salutation. Mutates `letter`.
 */
export function markLetterParts(letter: Element): void {
  if (!hasClass(letter, 'letter')) return;
  const blocks = letter.children.filter((node): node is Element => node.type === 'element');
  const written = blocks.findIndex((block) => !isShort(block));
  if (written < 0) return;
  const head = blocks.slice(0, Math.min(written, MOST));
  const salutation = head.findIndex((block) => SALUTES.test(endedLines(block).at(-1) ?? ''));
  head.slice(0, salutation + 1).forEach((block, i) => {
    const lines = endedLines(block);
    const isDateline = lines.length === 1 && /\p{Nd}/u.test(lines[0] ?? '');
    addClass(block, i === salutation ? 'salutation' : isDateline ? 'dateline' : 'address');
  });
  const end = blocks.findLastIndex((block) => !isShort(block));
  const foot = blocks.slice(end + 1);
  const close = foot.findIndex((block) => CLOSES.test(endedLines(block)[0] ?? ''));
  if (close < 0) return;
  // below the name a postscript is text again
  const [first, name] = foot.slice(close);
  const isSigned = first !== undefined && endedLines(first).length > 1;
  for (const block of isSigned || !name ? [first] : [first, name]) if (block) addClass(block, 'close');
}

function isShort(block: Element): boolean {
  if (block.tagName !== 'p') return false;
  const lines = endedLines(block);
  return lines.length <= MOST && lines.every((line) => line.length <= SHORT);
}
