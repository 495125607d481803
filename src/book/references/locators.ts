import type { Element, ElementContent } from 'hast';
import { fromRoman } from '../../roman.js';
import { h } from '../model/index.js';

/** What is written for the page that an id stands on. */
export type WrittenFolio = (id: string) => string;

/** A page that is named, and the first place on it. */
interface Locator {
  readonly id: string;
  readonly folio: string;
}

/** The first page of a run and its last, if it has more than one. */
export type LocatorRange = readonly [first: Locator, last?: Locator];

/** Places as pages in their order: places on one page are one, and pages that follow each other are a range. */
export function locatorRanges(ids: readonly string[], folioOf: WrittenFolio): readonly LocatorRange[] {
  const pages = new Map<string, Locator>();
  for (const id of ids) {
    const folio = folioOf(id);
    if (!pages.has(folio)) pages.set(folio, { id, folio });
  }
  const ordered = [...pages.values()].sort((a, b) => order(numberOf(a.folio), numberOf(b.folio)));
  const ranges: [Locator, Locator?][] = [];
  for (const page of ordered) {
    const range = ranges.at(-1);
    const last = range?.[1] ?? range?.[0];
    if (range && last && numberOf(page.folio) === numberOf(last.folio) + 1) range[1] = page;
    else ranges.push([page]);
  }
  return ranges;
}

/** Roman pages come before the others. */
const FRONT = 1e6;

/** A number for a folio, by which pages are sorted and follow each other; not a number for one that is none. */
function numberOf(folio: string): number {
  if (/^\d{1,5}$/.test(folio)) return Number(folio);
  const number = fromRoman(folio);
  return number === undefined ? Number.NaN : number - FRONT;
}

/** What has no number comes last. */
const order = (a: number, b: number): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
};

/**
 * The pages that links lead to, in their order: a link that says its folio, or a range of two.
 * @param range the class of a range
 */
export function pagesOf(links: readonly Element[], folioOf: WrittenFolio, range: string): readonly Element[] {
  const byId = new Map(links.map((link) => [String(link.properties.href).slice(1), link]));
  const said = ({ id, folio }: Locator): Element => ({
    ...(byId.get(id) ?? h('a', {})),
    children: [{ type: 'text', value: folio }],
  });
  return locatorRanges([...byId.keys()], folioOf).map(([first, last]) =>
    last ? h('span', { className: [range] }, said(first), '\u2013', said(last)) : said(first),
  );
}

/** Writes the pages of `span.index-locators`, which holds a comma and a link for each place. Mutates it. */
export function writeLocators(locators: Element, folioOf: WrittenFolio): void {
  const [comma, ...others] = locators.children;
  const links = others.filter((node): node is Element => node.type === 'element');
  locators.children = pagesOf(links, folioOf, 'index-range').flatMap((page): ElementContent[] => [
    ...(comma?.type === 'text' ? [{ ...comma }] : []),
    page,
  ]);
}
