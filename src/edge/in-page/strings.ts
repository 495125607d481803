import type { PagedModule, Page } from './paged.js';

/** What a page's named strings say to its margin boxes, by the custom properties that hold them. */
export type StringsOf = (page: Page) => Readonly<Record<string, string>>;

/** As much of a page as is asked for strings. */
interface Asked {
  readonly querySelectorAll: (selector: string) => NodeListOf<Element>;
  readonly style: { readonly setProperty: (property: string, value: string) => void };
}

/**
 * Keeps paged.js from writing named strings on pages: they would be handed down to all that stands on one, and each of its elements
 * styled once more, for margin boxes that are not there. To be called once.
 */
export function deferStrings({ registeredHandlers }: PagedModule): StringsOf {
  const stock = registeredHandlers.find(
    ({ prototype }) =>
      'onContent' in prototype && 'onDeclaration' in prototype && 'afterPageLayout' in prototype,
  )?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of named strings');
  const read = stock['afterPageLayout'] as (this: unknown, page: Asked) => void;
  const said = new WeakMap<Element, Record<string, string>>();
  stock['afterPageLayout'] = function (this: unknown, page: HTMLElement) {
    const strings: Record<string, string> = {};
    said.set(page, strings);
    read.call(this, {
      querySelectorAll: (selector) => page.querySelectorAll(selector),
      style: { setProperty: (property, value) => void (strings[property] = value) },
    });
  };
  return ({ element }) => said.get(element) ?? {};
}
