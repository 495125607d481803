import { button, element } from './elements.js';
import type { OpenBook } from './book.js';
import type { Opening, Zoom } from './openings.js';

/** What the bar has people do. */
export interface Doing {
  readonly contents: () => void;
  readonly turn: (by: number) => void;
  readonly page: (page: number) => void;
  readonly zoom: (zoom: Zoom | 'in' | 'out') => void;
}

/** The bar above the pages. */
export interface Bar {
  readonly element: HTMLElement;
  /** The box for a folio. */
  readonly box: HTMLInputElement;
  show(book: OpenBook): void;
  /** Says what is seen. */
  seen(pages: Opening, zoom: Zoom, scale: number): void;
  /** Says what is being done. */
  work(text: string): void;
  /** Says where something is written, to be copied; undefined where nothing is asked, empty where nobody knows. */
  place(where: string | undefined): void;
  /** Leads to a page that has changed out of sight; none where there is none. */
  changed(page: number | undefined): void;
}

/** @param sign a word about what is wrong with the book */
export function bar(doing: Doing, sign: HTMLElement): Bar {
  const { contents, turn, page: goTo, zoom } = doing;
  const title = element('h1', { dir: 'auto' });
  const work = element('p', { class: 'work', role: 'status' });
  const box = element('input', {
    type: 'text',
    'aria-label': 'Folio',
    title: 'Go to a page by its folio (g)',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const total = element('span', { class: 'total' });
  const percent = element('output', { title: 'Against the size on paper' });
  const fit = button('Fit', 'The whole opening (f)', () => zoom('fit'));
  const wide = button('Width', 'As wide as the window (w)', () => zoom('width'));
  const news = button('', 'Go to the first page that has changed (n)', () => {
    if (newest !== undefined) goTo(newest);
  });
  news.className = 'news';
  news.hidden = true;
  const place = button('', 'Where it is written: copy', () => {
    void navigator.clipboard.writeText(written).then(() => (place.textContent = `${written} copied`));
  });
  place.className = 'place';
  place.hidden = true;
  let written = '';
  let newest: number | undefined;
  let book: OpenBook | undefined;
  let shown = '';
  const folios = (pages: Opening): string => pages.map((page) => book?.folios[page] ?? '').join('–');

  const reset = (): void => {
    box.value = shown;
  };
  box.addEventListener('focus', () => {
    box.select();
  });
  box.addEventListener('blur', reset);
  box.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') box.blur();
    if (event.key !== 'Enter') return;
    const found = book ? pageOf(box.value, book.folios) : undefined;
    box.classList.toggle('wrong', found === undefined);
    if (found === undefined) return;
    goTo(found);
    box.blur();
  });
  return {
    element: element('header', {}, [
      element('div', { class: 'start' }, [button('Contents', 'The contents (c)', contents), title]),
      element('div', { class: 'middle' }, [
        button('‹', 'Turn a leaf (←)', () => turn(book?.rightToLeft ? 1 : -1)),
        box,
        total,
        button('›', 'Turn a leaf (→)', () => turn(book?.rightToLeft ? -1 : 1)),
      ]),
      element('div', { class: 'end' }, [
        work,
        place,
        news,
        sign,
        button('−', 'Smaller (−)', () => zoom('out')),
        percent,
        button('+', 'Larger (+)', () => zoom('in')),
        fit,
        wide,
      ]),
    ]),
    box,
    show(next) {
      book = next;
      title.textContent = next.title;
      total.textContent = `of ${next.folios.at(-1) ?? ''}`;
    },
    seen(pages, how, scale) {
      shown = folios(pages);
      if (document.activeElement !== box) box.value = shown;
      box.size = Math.max(3, shown.length);
      box.classList.remove('wrong');
      percent.textContent = `${String(Math.round(scale * 100))}%`;
      fit.setAttribute('aria-pressed', String(how === 'fit'));
      wide.setAttribute('aria-pressed', String(how === 'width'));
    },
    work(text) {
      work.textContent = text;
    },
    place(where) {
      written = where ?? '';
      place.hidden = where === undefined;
      place.disabled = written === '';
      place.textContent = written || 'made by the program';
    },
    changed(page) {
      newest = page;
      news.hidden = page === undefined;
      news.textContent = page === undefined ? '' : `page ${folios([page])} has changed`;
    },
  };
}

/** The index of a page by its folio, `12` or `xii`; of an opening, `12–13`, its first one. */
function pageOf(text: string, folios: readonly string[]): number | undefined {
  const wanted = text.trim().toLowerCase();
  const at = (folio: string): number => folios.findIndex((known) => known.toLowerCase() === folio);
  const found = [at(wanted), at(wanted.split(/\s*[–-]\s*/)[0] ?? '')].find((page) => page >= 0);
  return found;
}
