import type { Chunker, Page } from './paged.js';
import type { TypesetOrder } from './orders.js';

/** The side of the page with this index in the shard, from 0. */
export function sideOf(index: number, order: TypesetOrder): 'recto' | 'verso' {
  return (index % 2 === 0) === (order.firstSide === 'recto') ? 'recto' : 'verso';
}

/** The folio of a page, as it is written. */
export function folioOf(index: number, order: TypesetOrder): string {
  const number = order.firstPage + index;
  return order.numbering === 'lower-roman' ? lowerRoman(number) : String(number);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function lowerRoman(number: number): string {
  let rest = number;
  let written = '';
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) written += letters;
  }
  return written || String(number);
}

const SIDE_CLASS = { recto: 'pagedjs_right_page', verso: 'pagedjs_left_page' } as const;

/**
 * Gives pages the side and the number that the order asks for. paged.js takes the first page of a document for a recto
 * with the number 1, and counts by elements before it; a number of its own on each page holds when others leave the DOM.
 */
export function numberPages(chunker: Chunker, order: TypesetOrder): void {
  const addPage = chunker.addPage.bind(chunker);
  chunker.addPage = (blank) => {
    const page = addPage(blank);
    const index = chunker.pages.length - 1;
    const side = sideOf(index, order);
    page.element.classList.remove(SIDE_CLASS[side === 'recto' ? 'verso' : 'recto']);
    page.element.classList.add(SIDE_CLASS[side]);
    page.element.style.counterReset = `page ${order.firstPage + index}`;
    page.element.style.counterIncrement = 'none';
    // ids of pages could be taken for ids of the book
    page.element.removeAttribute('id');
    // pages that left the DOM have no size, which paged.js would take for a change of their content
    page.addListeners = () => undefined;
    return page;
  };
  chunker.handleBreaks = async (node, force = false) => {
    if (chunker.pages.length === 0) return;
    const wanted = sideWanted(node);
    if (force || (wanted && wanted !== sideOf(chunker.pages.length, order))) await addBlank(chunker);
  };
}

/** The side on which a node asks to begin. */
function sideWanted(node: Node | null): 'recto' | 'verso' | undefined {
  if (!(node instanceof HTMLElement)) return undefined;
  for (const value of [node.dataset['previousBreakAfter'], node.dataset['breakBefore']]) {
    if (value === 'right' || value === 'recto') return 'recto';
    if (value === 'left' || value === 'verso') return 'verso';
  }
  return undefined;
}

async function addBlank(chunker: Chunker): Promise<void> {
  await finishWithoutText(chunker, chunker.addPage(true));
}

/** Takes a page without text of its own through the steps of any other. */
async function finishWithoutText(chunker: Chunker, page: Page): Promise<void> {
  await chunker.hooks.beforePageLayout.trigger(page, undefined, undefined, chunker);
  await chunker.hooks.afterPageLayout.trigger(page.element, page, undefined, chunker);
  await chunker.hooks.finalizePage.trigger(page.element, page, undefined, chunker);
}

/**
 * Adds pages for notes that are left over where no page of text follows. paged.js starts such a page without waiting
 * for it, so that it gets lost behind the end; here the page before is not finished until it is.
 * @param left the pages whose notes are not at an end
 */
export function addPagesForNotes(chunker: Chunker, left: Set<Element>): void {
  chunker.clonePage = (page) => {
    left.add(page.element);
    return Promise.resolve();
  };
  chunker.hooks.finalizePage.register(async (element, page) => {
    if (!left.delete(element)) return;
    const more = chunker.addPage();
    for (const name of page.element.classList) {
      if (!/_(?:left|right|first)_page$/.test(name)) more.element.classList.add(name);
    }
    await finishWithoutText(chunker, more);
  });
}
