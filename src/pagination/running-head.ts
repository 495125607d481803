import type { Element, ElementContent } from 'hast';
import { hasClass } from './elements.js';

/** A heading as the head of its pages says it: without notes, and no longer than `room` characters. */
export function runningHead(heading: Element, room: number): string {
  return shortened(saidIn(heading).replace(/\s+/g, ' ').trim(), room);
}

/**
 * A title that fits: whole if it can be, else what stands before its colon, dash or stop, else as many whole words as there is
 * room for, with an ellipsis.
 */
export function shortened(title: string, room: number): string {
  if (title.length <= room) return title;
  const [head = ''] = /^.{8,}?(?=:\s|\s[\u2013\u2014]\s|\u2014|\.\s|\?\s|!\s)/u.exec(title) ?? [];
  if (head !== '' && head.length <= room) return head;
  const whole = title.slice(0, room).replace(/\s+\S*$/u, '');
  return `${whole.replace(/[\p{P}\s]+$/u, '')}\u2026`;
}

function saidIn(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/\u00ad/g, '');
  if (node.type !== 'element') return '';
  if (hasClass(node, 'noteref') || hasClass(node, 'note-comma')) return '';
  return node.tagName === 'br' ? ' ' : node.children.map(saidIn).join('');
}
