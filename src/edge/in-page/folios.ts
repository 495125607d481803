import type { Chunker, Page } from './paged.js';
import type { PlaceOrder } from './orders.js';

type Side = PlaceOrder['side'];

const SIDE_CLASS = { recto: 'pagedjs_right_page', verso: 'pagedjs_left_page' } as const;

/** The side of the page with this index, from 0. */
const sideOf = (index: number, first: Side): Side =>
  (index % 2 === 0) === (first === 'recto') ? 'recto' : 'verso';

/** Says on which side a page stands. */
export function setSide(page: Element, side: Side): void {
  page.classList.remove(SIDE_CLASS[side === 'recto' ? 'verso' : 'recto']);
  page.classList.add(SIDE_CLASS[side]);
}

/**
 * Gives pages their sides as they are laid out, and tells whether a break asked for one. paged.js takes the first page of a
 * document for a recto.
 */
export function numberPages(chunker: Chunker, first: Side): { readonly asksForSides: () => boolean } {
  let asked = false;
  const addPage = chunker.addPage.bind(chunker);
  chunker.addPage = (blank) => {
    const page = addPage(blank);
    setSide(page.element, sideOf(chunker.pages.length - 1, first));
    // ids of pages could be taken for ids of the book
    page.element.removeAttribute('id');
    // pages set aside have no height, which paged.js would take for a change of their content
    page.addListeners = () => undefined;
    return page;
  };
  chunker.handleBreaks = async (node, force = false) => {
    const wanted = sideWanted(node);
    if (chunker.pages.length === 0) return;
    if (wanted) asked = true;
    if (force || (wanted && wanted !== sideOf(chunker.pages.length, first))) await addBlank(chunker);
  };
  return { asksForSides: () => asked };
}

/** Gives finished pages their sides. */
export function placePages(pages: readonly Page[], first: Side): void {
  pages.forEach(({ element }, index) => {
    setSide(element, sideOf(index, first));
  });
}

/** What a page is, whichever side it stands on: classes of its element. */
export const kindOf = ({ element }: Page): string =>
  [...element.classList].filter((name) => !Object.values<string>(SIDE_CLASS).includes(name)).join(' ');

/** Does something with a page while it stands on the other side. */
export function onOtherSide<T>({ element }: Page, step: () => T): T {
  const isRecto = element.classList.contains(SIDE_CLASS.recto);
  setSide(element, isRecto ? 'verso' : 'recto');
  try {
    return step();
  } finally {
    setSide(element, isRecto ? 'recto' : 'verso');
  }
}

/** The side on which a node asks to begin. */
function sideWanted(node: Node | null): Side | undefined {
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
