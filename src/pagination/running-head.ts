import type { Element, ElementContent } from 'hast';
import { belongsToNotes, hasClass } from '../book/index.js';

/** Whether a head has room above its page. */
export type Fits = (head: string) => boolean;

/** A heading as the head of its pages says it: without notes and its number, and no longer than it `fits`. */
export function runningHead(heading: Element, fits: Fits): string {
  return shortened(saidIn(heading).replace(/\s+/g, ' ').trim(), fits);
}

/**
 * A title that fits: whole if it can be, else what stands before its colon, dash or stop, else as many whole words as there is
 * room for, with an ellipsis.
 */
export function shortened(title: string, fits: Fits): string {
  if (fits(title)) return title;
  const [head = ''] = /^.{8,}?(?=:\s|\s[\u2013\u2014]\s|\u2014|\.\s|\?\s|!\s)/u.exec(title) ?? [];
  if (head !== '' && fits(head)) return head;
  const words = title.split(/\s+/u);
  while (words.length > 1 && !fits(cut(words.join(' ')))) words.pop();
  const signs = Array.from(words.join(' '));
  while (signs.length > 1 && !fits(cut(signs.join('')))) signs.pop();
  return cut(signs.join(''));
}

const cut = (text: string): string => `${text.replace(/[\p{P}\s]+$/u, '')}\u2026`;

function saidIn(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/\u00ad/g, '');
  if (node.type !== 'element') return '';
  if (belongsToNotes(node) || hasClass(node, 'heading-number')) return '';
  return node.tagName === 'br' ? ' ' : node.children.map(saidIn).join('');
}
