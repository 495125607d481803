import { isElement } from './boxes.js';

/** Marks the head of a table that is set once more where its rows go on: it is no text of the book, and nobody is read it twice. */
const AGAIN = 'data-head-again';

/** Sets a table's head again above the rows that go on overleaf. Runs each time a node of the source has been copied to the page. */
export function repeatHead(copy: Node, source: Node): void {
  if (!isElement(copy) || !isElement(source) || copy.localName !== 'tr') return;
  const rest = copy.closest<HTMLTableElement>('table[data-split-from]');
  const head = source.closest('table')?.tHead;
  if (!rest || rest.tHead || !head || head.contains(source)) return;
  setAgain(head, rest);
}

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

/** The text of a page, without what stands there once more. */
export function ownText(page: Element): string {
  if (headsAgain(page).length === 0) return page.textContent;
  const own = page.cloneNode(true) as Element;
  for (const head of headsAgain(own)) head.remove();
  return own.textContent;
}
