import { isElement, startOf } from './boxes.js';

/**
 * Lifts the rules against breaks from what does not fit the page that it begins, from what is in it, and from what may not be parted
 * from it: it cannot follow that onto the next page.
 */
export function allowBreaks(overflow: Range, rendered: HTMLElement): void {
  const first = startOf(overflow);
  for (
    let node = isElement(first) ? first : first?.parentElement;
    node && node !== rendered;
    node = node.parentElement
  ) {
    lift(node);
  }
  if (!isElement(first)) return;
  for (const element of first.querySelectorAll<HTMLElement>('*')) lift(element);
  for (let next = after(first, rendered); next; next = next.firstElementChild) release(next);
}

/** The next element after one and all that is in it. */
function after(element: Element, rendered: Element): Element | null {
  let last: Element | null = element;
  while (last && last !== rendered && !last.nextElementSibling) last = last.parentElement;
  return last && last !== rendered ? last.nextElementSibling : null;
}

/** Lets a page end before an element. */
function release(element: Element): void {
  if (!isElement(element)) return;
  delete element.dataset['previousBreakAfter'];
  if (element.dataset['breakBefore'] === 'avoid') delete element.dataset['breakBefore'];
}

function lift(element: HTMLElement): void {
  element.style.breakInside = 'auto';
  delete element.dataset['previousBreakAfter'];
}

/**
 * Leaves what cannot be cut on the page, though it sticks out, and lets the overflow begin after it. Undefined where nothing
 * follows on this page yet.
 */
export function overflowAfter(
  overflow: Range,
  rendered: HTMLElement,
  onTooTall: ((element: Element) => void) | undefined,
): Range | undefined {
  const first = startOf(overflow);
  const element = isElement(first) ? first : first?.parentElement;
  if (!first || !element) return undefined;
  onTooTall?.(element);
  let last: Node | null = first;
  while (last && last !== rendered && !last.nextSibling) last = last.parentNode;
  if (!last || last === rendered) return undefined;
  overflow.setStartAfter(last);
  return overflow;
}
