import type { PagedModule, Page } from './paged.js';

/** Sets what a page's named strings say, for its margin boxes to show. */
export type SetStrings = (page: Page) => void;

type Declaration = readonly [property: string, value: string];
/** As much of a page as is asked for strings. */
interface Asked {
  readonly querySelectorAll: (selector: string) => NodeListOf<Element>;
  readonly style: { readonly setProperty: (property: string, value: string) => void };
}

/**
 * Keeps paged.js from writing named strings on a page as long as it is laid out: they are handed down to all that stands on it, so that
 * each of its elements would be styled once more, for margin boxes that are not there yet. To be called once.
 */
export function deferStrings({ registeredHandlers }: PagedModule): SetStrings {
  const stock = registeredHandlers.find(
    ({ prototype }) =>
      'onContent' in prototype && 'onDeclaration' in prototype && 'afterPageLayout' in prototype,
  )?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of named strings');
  const read = stock['afterPageLayout'] as (this: unknown, page: Asked) => void;
  const waiting = new WeakMap<Element, Declaration[]>();
  stock['afterPageLayout'] = function (this: unknown, page: HTMLElement) {
    const strings: Declaration[] = [];
    waiting.set(page, strings);
    read.call(this, {
      querySelectorAll: (selector) => page.querySelectorAll(selector),
      style: { setProperty: (property, value) => void strings.push([property, value]) },
    });
  };
  return ({ element }) => {
    for (const [property, value] of waiting.get(element) ?? []) element.style.setProperty(property, value);
  };
}
