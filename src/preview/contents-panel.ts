import type { ContentsLine, OpenBook } from './book.js';
import { element } from './elements.js';

/** The contents at the side of the pages. */
export interface ContentsPanel {
  readonly element: HTMLElement;
  show(book: OpenBook): void;
  /** Marks the line that a page belongs to. */
  mark(page: number): void;
  readonly toggle: () => void;
}

/** @param onLine leads to a page, by its index */
export function contentsPanel(onLine: (page: number) => void): ContentsPanel {
  const nav = element('nav', { 'aria-label': 'Contents' });
  nav.hidden = true;
  let lines: { readonly page: number; readonly link: HTMLElement }[] = [];
  let last = '';
  return {
    element: nav,
    show({ contents, folios, rightToLeft }) {
      nav.dir = rightToLeft ? 'rtl' : 'ltr';
      const now = JSON.stringify([contents, folios]);
      if (now === last) return;
      last = now;
      const made: typeof lines = [];
      const listOf = (level: readonly ContentsLine[]): HTMLElement =>
        element(
          'ol',
          {},
          level.map(({ title, page, lines: under }) => {
            const link = element('a', page === undefined ? {} : { href: `#${String(page + 1)}` }, [
              element('span', {}, [title]),
              element('span', { class: 'folio' }, [page === undefined ? '' : (folios[page] ?? '')]),
            ]);
            if (page !== undefined) {
              made.push({ page, link });
              link.addEventListener('click', (event) => {
                event.preventDefault();
                onLine(page);
              });
            }
            return element('li', {}, under.length === 0 ? [link] : [link, listOf(under)]);
          }),
        );
      nav.replaceChildren(listOf(contents));
      lines = made;
    },
    mark(page) {
      const at = lines.findLastIndex((line) => line.page <= page);
      lines.forEach(({ link }, i) => {
        link.classList.toggle('here', i === at);
      });
      if (!nav.hidden) lines[at]?.link.scrollIntoView({ block: 'nearest' });
    },
    toggle() {
      nav.hidden = !nav.hidden;
    },
  };
}
