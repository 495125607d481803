import type { PagedModule, Page } from './paged.js';
import type { SetStrings, StringValues } from './orders.js';

/** What a page's text says to heads, by the names of `string-set`; of a name that it says nothing to, null. */
export type StringsOf = (page: Page) => SetStrings;

/** A declaration of `string-set` as paged.js reads it: which elements set a string, and from what. */
interface Setting {
  readonly identifier: string;
  readonly selector: string;
  readonly func: string;
  readonly value?: string;
}

/** As much of paged.js's own handling as it learns from style sheets, and what is learnt beside it: paged.js keeps the last declaration of each name. */
interface Stock {
  stringSetSelectors: Readonly<Record<string, Setting>>;
  settings?: Setting[];
}

/**
 * Has what pages say to heads noted, and nothing written on them: it would be handed down to all that stands on one, and each of its elements
 * styled once more, for margin boxes that are not there. Nor does paged.js know what was said before the section. To be called once.
 */
export function noteStrings({ registeredHandlers }: PagedModule): StringsOf {
  const stock = registeredHandlers.find(
    ({ prototype }) =>
      'onContent' in prototype && 'onDeclaration' in prototype && 'afterPageLayout' in prototype,
  )?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of named strings');
  const read = stock['onDeclaration'] as (this: Stock, ...declaration: unknown[]) => void;
  stock['onDeclaration'] = function (this: Stock, ...declaration: unknown[]) {
    this.stringSetSelectors = {};
    read.apply(this, declaration);
    (this.settings ??= []).push(...Object.values(this.stringSetSelectors));
  };
  const said = new WeakMap<Element, SetStrings>();
  /** What has begun on the pages of a run, by its handler. */
  const begun = new WeakMap<object, Set<string>>();
  stock['afterPageLayout'] = function (this: Stock, page: HTMLElement) {
    const before = begun.get(this) ?? new Set<string>();
    begun.set(this, before);
    said.set(page, setOn(page, this.settings ?? [], before));
  };
  return ({ element }) => said.get(element) ?? {};
}

function setOn(page: Element, settings: readonly Setting[], before: Set<string>): SetStrings {
  const begin: string[] = [];
  const sets = [...new Set(settings.map(({ identifier }) => identifier))].map((name) => {
    const own = settings.filter(({ identifier }) => identifier === name);
    const selector = own.map((setting) => setting.selector).join();
    const elements = [...page.querySelectorAll<HTMLElement>(selector)].filter(({ dataset }) => {
      const { ref } = dataset;
      // heads of tables that are set again have none
      if (ref === undefined) return false;
      begin.push(ref);
      return dataset['splitFrom'] === undefined || !before.has(ref);
    });
    const [first, last] = [elements[0], elements.at(-1)];
    if (!first || !last) return [name, null] as const;
    return [name, { first: said(first, own), last: said(last, own), opens: opensPage(first) }] as const;
  });
  for (const ref of begin) before.add(ref);
  return Object.fromEntries(sets);
}

/** What an element sets a string to, by the last of the declarations that are about it. */
function said(element: Element, settings: readonly Setting[]): string {
  const { func, value = '' } = settings.findLast(({ selector }) => element.matches(selector)) ?? {};
  const text = func === 'attr' ? (element.getAttribute(value) ?? '') : element.textContent;
  return text.replace(/[\t\n\r ]+/g, ' ').trim();
}

const PICTURES = 'img, svg, math, hr, table';

/** Whether nothing stands on the page before an element, however far down that begins. */
function opensPage(element: Element): boolean {
  const area = element.closest('.pagedjs_page_content');
  if (!area) return false;
  for (let node: Node | null = element; node && node !== area; node = node.parentNode) {
    for (let sibling = node.previousSibling; sibling; sibling = sibling.previousSibling) {
      if (sibling.textContent?.trim()) return false;
      if (sibling instanceof Element && (sibling.matches(PICTURES) || sibling.querySelector(PICTURES)))
        return false;
    }
  }
  return true;
}

/** Says to an element what heads may ask for, by the custom properties that paged.js makes of `string()`. */
export function sayStrings(
  { style }: HTMLElement,
  strings: Readonly<Record<string, StringValues>> = {},
): void {
  for (const [name, values] of Object.entries(strings)) {
    for (const [which, value] of Object.entries(values))
      style.setProperty(`--pagedjs-string-${which}-${name}`, `"${value.replace(/["\\]/g, '\\$&')}"`);
  }
}
