import { footOf } from './notes/index.js';
import type { Chunker, Layout, Page } from './paged.js';

/** What paged.js asks of an empty page before it pours text in. */
type Bounds = Pick<Layout, 'bounds' | 'parentBounds'>;

/** What empty pages measure, by their kind: a tab has one design, and each page stands at the same place while it is made. */
const kinds = new Map<string, Bounds>();
let size: DOMRect | undefined;

/**
 * Lets paged.js measure empty pages once for each kind, where it would have two of them laid out for each page of text: those of a kind have
 * the same classes and the same room for notes from the page before, and each is alone at its place. Nothing that changes a page
 * before its text comes may be registered after it.
 */
export function measureEachKindOnce(chunker: Chunker): void {
  const addPage = chunker.addPage.bind(chunker);
  chunker.addPage = (blank) =>
    whileMeasuring(
      (measured) => (size ??= measured()),
      () => addPage(blank),
    );

  const current = new WeakMap<Element, string>();
  chunker.hooks.beforePageLayout.register((page) => {
    const kind = `${page.element.className}\n${footOf(page.element).area.style.cssText}`;
    const known = kinds.get(kind);
    if (known) answer(page, known);
    current.set(page.area, kind);
  });
  chunker.hooks.onPageLayout.register((_wrapper, _from, { element, bounds, parentBounds }) => {
    askAgain(element);
    const kind = current.get(element);
    if (kind !== undefined) kinds.set(kind, { bounds, parentBounds });
  });
}

/** Does a step in which what is measured is asked of `measure`. */
function whileMeasuring<T>(measure: (measured: () => DOMRect) => DOMRect, step: () => T): T {
  const { prototype } = Element;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the element it is asked of
  const stock = prototype.getBoundingClientRect;
  prototype.getBoundingClientRect = function (this: Element) {
    return measure(() => stock.call(this));
  };
  try {
    return step();
  } finally {
    prototype.getBoundingClientRect = stock;
  }
}

/** Answers for a page's content box, and for the box it stands in, until it is asked anew. */
function answer({ area }: Page, { bounds, parentBounds }: Bounds): void {
  Object.defineProperties(area, {
    getBoundingClientRect: { value: () => bounds, configurable: true },
    offsetParent: { value: { getBoundingClientRect: () => parentBounds }, configurable: true },
  });
}

function askAgain(area: HTMLElement): void {
  Reflect.deleteProperty(area, 'getBoundingClientRect');
  Reflect.deleteProperty(area, 'offsetParent');
}
