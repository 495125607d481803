import { isText } from '../cuts/boxes.js';

/** A place in the source: before a node, or before a character of a text. */
export interface Place {
  readonly node: Node;
  readonly offset: number;
}

/** The block of a section in which a place is; undefined where it is not in the section. */
export function blockAt(section: Element, { node }: Place): HTMLElement | undefined {
  let at: Node | null = node;
  while (at && at.parentNode !== section) at = at.parentNode;
  return at instanceof HTMLElement ? at : undefined;
}

/** Whether nothing of a block stands before a place in it. */
export function isAtStart(block: HTMLElement, { node, offset }: Place): boolean {
  if (isText(node) && /\S/.test(node.data.slice(0, offset))) return false;
  for (let at = node; at !== block; at = at.parentNode ?? block) {
    for (let before = at.previousSibling; before; before = before.previousSibling)
      if (!isText(before) || /\S/.test(before.data)) return false;
  }
  return true;
}

/**
 * Cuts a paragraph of the source in two where a page ends in it, so that figures can stand between, and returns the rest. The rest is what
 * paged.js makes of one that goes on overleaf: it is known by the same refs, says that it is split, and has no ids. What has been laid out is known by
 * other refs from now on.
 */
export function cutThrough(paragraph: HTMLElement, { node, offset }: Place): HTMLElement {
  const range = paragraph.ownerDocument.createRange();
  if (isText(node)) range.setStart(node, offset);
  else range.setStartBefore(node);
  range.setEnd(paragraph, paragraph.childNodes.length);
  const cut: HTMLElement[] = [];
  for (let at = node.parentElement; at && at !== paragraph; at = at.parentElement) cut.unshift(at);
  const rest = paragraph.cloneNode(false) as HTMLElement;
  rest.append(range.extractContents());
  let half: Element | null = rest;
  for (const begun of [paragraph, ...cut]) {
    if (half instanceof HTMLElement) goesOn(half, begun);
    half = half?.firstElementChild ?? null;
  }
  paragraph.after(rest);
  return rest;
}

function goesOn(half: HTMLElement, begun: HTMLElement): void {
  const { ref } = begun.dataset;
  if (ref !== undefined) {
    half.dataset['splitFrom'] = ref;
    begun.dataset['ref'] = `${ref}-begun`;
  }
  if (half.id !== '') half.dataset['id'] = half.id;
  half.removeAttribute('id');
  delete half.dataset['breakBefore'];
  delete half.dataset['previousBreakAfter'];
}
