import { isElement } from './boxes.js';

/** What a table has above its rows. */
export const HEADS = 'thead, caption, colgroup';

/** Marks the head of a table that is set once more where its rows go on: it is no text of the book, and nobody is read it twice. */
const AGAIN = 'data-head-again';

/** Sets a table's head again above what goes on overleaf, rows or the rest of one. Runs each time a node of the source has been copied to the page. */
export function repeatHead(copy: Node, source: Node): void {
  const rest = around(copy)?.closest('table');
  if (!rest?.hasAttribute('data-split-from') || rest.tHead) return;
  const at = around(source);
  const head = at?.closest('table')?.tHead;
  if (!at || !head || at.closest(HEADS)) return;
  setAgain(head, rest);
}

const around = (node: Node): Element | null => (isElement(node) ? node : node.parentElement);

/** Sets a head once more above `rest`, the rows that go on overleaf. */
export function setAgain(head: HTMLElement, rest: HTMLElement): void {
  const again = head.cloneNode(true) as HTMLElement;
  for (const element of [again, ...again.querySelectorAll('*')]) {
    element.removeAttribute('id');
    element.removeAttribute('data-ref');
  }
  again.setAttribute(AGAIN, '');
  again.setAttribute('aria-hidden', 'true');
  rest.prepend(again);
}

/** Whether an element is such a head. */
export const isAgain = (element: Element): boolean => element.hasAttribute(AGAIN);

/** Those on a page. */
export const headsAgain = (page: ParentNode): Element[] => [...page.querySelectorAll(`[${AGAIN}]`)];

/**
 * The text of a page, without what stands there once more.
 * @param apart selector of what else is left out
 */
export function ownText(page: Element, apart?: string): string {
  if (headsAgain(page).length === 0 && !(apart && page.querySelector(apart))) return page.textContent;
  const own = page.cloneNode(true) as Element;
  for (const head of headsAgain(own)) head.remove();
  for (const element of apart ? own.querySelectorAll(apart) : []) element.remove();
  return own.textContent;
}
