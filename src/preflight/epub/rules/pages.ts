import { addressIn, byAddress, isA, named, navOf, plain, where, type EpubRule } from '../rule.js';
import type { XmlElement } from '../xml-tree.js';

function labelOf({ attributes }: XmlElement): string {
  return (attributes['aria-label'] ?? attributes['title'] ?? '').trim().replace(/\.$/, '');
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** A folio as a number to be compared with others of its kind; undefined for one of another kind. */
function folioOf(label: string): { readonly kind: 'roman' | 'arabic'; readonly number: number } | undefined {
  if (/^\d+$/.test(label)) return { kind: 'arabic', number: Number(label) };
  if (!/^[ivxlcdm]+$/i.test(label)) return undefined;
  const values = Array.from(label.toLowerCase(), (letter) => ROMAN[letter] ?? 0);
  const number = values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
  return { kind: 'roman', number };
}

/** A line of the page-list that leads to another page than it says. */
export const pageLabel: EpubRule = {
  id: 'page-label',
  severity: 'error',
  why: 'A citation of page 12 leads to another page.',
  *check(epub) {
    const { nav } = epub;
    const list = navOf(epub, 'page-list');
    if (!nav || !list) return;
    const elements = byAddress(epub);
    for (const link of named(list, 'a')) {
      const target = elements.get(addressIn(nav.path, link.attributes['href']) ?? '');
      const label = plain(link);
      const is = target && isA(target, 'pagebreak') ? labelOf(target) : undefined;
      if (is === label) continue;
      const found = is === undefined ? 'no page mark' : `the mark of page ${is}`;
      yield {
        message: `Unexpected ${found} where page ${label} is listed, expected its own`,
        file: nav.path,
        line: link.line,
      };
    }
  },
};

/** A page that cannot be gone to, or comes in a wrong order. */
export const pageOrder: EpubRule = {
  id: 'page-order',
  severity: 'error',
  why: '‘Go to page’ knows only the pages that are listed, and readers search the list by its order.',
  *check(epub) {
    const listed = new Set<string>();
    const list = navOf(epub, 'page-list');
    for (const link of list ? named(list, 'a') : []) {
      listed.add(addressIn(epub.nav?.path ?? '', link.attributes['href']) ?? '');
    }
    const last = { roman: 0, arabic: 0 };
    for (const { path, root } of epub.spine) {
      for (const mark of where(root, (element) => isA(element, 'pagebreak'))) {
        const label = labelOf(mark);
        const folio = folioOf(label);
        if (!listed.has(`${path}#${mark.attributes['id'] ?? ''}`)) {
          yield {
            message: `Unexpected mark of page ${label} that the page-list leaves out, expected a line for it`,
            file: path,
            line: mark.line,
          };
        }
        if (!folio) continue;
        if (folio.number <= last[folio.kind]) {
          yield {
            message: `Unexpected page ${label} after page ${last[folio.kind]}, expected pages in order`,
            file: path,
            line: mark.line,
          };
        }
        last[folio.kind] = folio.number;
      }
    }
  },
};
