import type { BookPlace, OpenBook } from './book.js';
import { element } from './elements.js';
import { clear, drawing, emptyLeaf, takeOver, type Leaf, type Sight } from './leaves.js';
import { isSingle, openingsOf, scaleOf, type Opening, type Size, type Zoom } from './openings.js';
import { samePlace } from './same-place.js';

/** The book's pages in the window, opening below opening. */
export interface PagesView {
  readonly element: HTMLElement;
  /** Shows a book; where another one was shown, at the same place. */
  readonly show: (book: OpenBook) => void;
  /** Goes to a place. */
  readonly go: (place: BookPlace) => void;
  /** Turns over so many leaves, forwards or back. */
  readonly turn: (by: number) => void;
  readonly zoom: (zoom: Zoom) => void;
  /** What is seen: pages of the opening in the middle, and how large. */
  readonly seen: () => { readonly pages: Opening; readonly zoom: Zoom; readonly scale: number };
  /** All pages that are at least partly in the window. */
  readonly visible: () => readonly number[];
}

/** CSS pixels above and below each opening, and at its sides. */
const AROUND = 20;
/** Openings beyond the window that are drawn ahead, and that stay drawn. */
const AHEAD = 1;
const KEPT = 6;
/** CSS pixels to a point: what is called 100% is as large as on paper. */
const POINT = 96 / 72;

/** @param onMove called when something else is seen than before */
export function pagesView(onMove: () => void): PagesView {
  const main = element('main', { tabindex: '0', 'aria-label': 'Pages' });
  let book: OpenBook | undefined;
  let leaves: Leaf[] = [];
  let openings: readonly Opening[] = [];
  let zoom: Zoom = 'fit';
  let single = false;
  let width = 0;
  let step = 1;

  const room = (): Size => ({
    width: main.clientWidth - 2 * AROUND,
    height: main.clientHeight - 2 * AROUND,
  });
  const openingAt = (y: number): number => Math.max(0, Math.min(openings.length - 1, Math.floor(y / step)));
  const middle = (): number => main.scrollTop + main.clientHeight / 2;
  /** The pages of the openings that lie between these, and so many more at both ends, nearest to the middle first. */
  const between = (more: number): number[] => {
    const first = openingAt(main.scrollTop) - more;
    const last = openingAt(main.scrollTop + main.clientHeight - 1) + more;
    const centre = openingAt(middle());
    return openings
      .map((pages, at) => ({ pages, at }))
      .slice(Math.max(0, first), last + 1)
      .sort((a, b) => Math.abs(a.at - centre) - Math.abs(b.at - centre))
      .flatMap(({ pages }) => pages);
  };
  const sight = (): Sight | undefined =>
    book && {
      book,
      leaves,
      wanted: { width, ratio: window.devicePixelRatio },
      seen: between(0),
      near: between(AHEAD),
    };
  const go = ({ page, below }: BookPlace): void => {
    const at = Math.max(
      0,
      openings.findIndex((pages) => pages.includes(page)),
    );
    const whole = step <= main.clientHeight + 1;
    main.scrollTop = at * step + (whole ? 0 : below * (step - 2 * AROUND));
    main.scrollLeft = (main.scrollWidth - main.clientWidth) / 2;
    moved();
  };
  const draw = drawing(sight, (place) => {
    history.pushState(null, '', `#${String(place.page + 1)}`);
    go(place);
  });
  const moved = (): void => {
    const kept = new Set(between(KEPT));
    leaves.forEach((leaf, page) => {
      if (leaf.drawn && !kept.has(page)) clear(leaf);
    });
    draw();
    onMove();
  };

  /** Where the middle of the window is in the book. */
  const anchor = (): BookPlace => {
    const at = openingAt(middle());
    return { page: openings[at]?.[0] ?? 0, below: middle() / step - at };
  };
  /** Gives leaves their size; the place in the middle of the window stays there. */
  const lay = (place: BookPlace): void => {
    if (!book) return;
    const { size } = book;
    const alone = isSingle(room(), size);
    if (alone !== single || openings.length === 0) arrange(alone);
    const ratio = window.devicePixelRatio;
    const scale = scaleOf(typeof zoom === 'number' ? zoom * POINT : zoom, room(), size, single ? 1 : 2);
    width = Math.max(1, Math.floor(scale * size.width * ratio)) / ratio;
    const height = Math.round((width / size.width) * size.height * ratio) / ratio;
    main.style.setProperty('--page-width', `${String(width)}px`);
    main.style.setProperty('--page-height', `${String(height)}px`);
    step = zoom === 'fit' ? Math.max(height + 2 * AROUND, main.clientHeight) : height + 2 * AROUND;
    main.style.setProperty('--step', `${String(step)}px`);
    const across = (main.scrollLeft + main.clientWidth / 2) / Math.max(1, main.scrollWidth);
    const at = openings.findIndex((pages) => pages.includes(place.page));
    main.scrollTop = (at + place.below) * step - main.clientHeight / 2;
    main.scrollLeft = across * main.scrollWidth - main.clientWidth / 2;
    moved();
  };
  const arrange = (alone: boolean): void => {
    single = alone;
    openings = openingsOf(leaves.length, single);
    main.classList.toggle('single', single);
    main.replaceChildren(
      ...openings.map((pages) =>
        element(
          'div',
          { class: 'opening' },
          pages.map((page) => leaves[page]?.paper ?? ''),
        ),
      ),
    );
  };

  let frame = 0;
  main.addEventListener('scroll', () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      moved();
    });
  });
  let held: BookPlace = { page: 0, below: 0.5 };
  main.addEventListener('scroll', () => (held = anchor()));
  new ResizeObserver(() => {
    lay(held);
  }).observe(main);

  return {
    element: main,
    show(next) {
      const before = book;
      const at = before ? anchor() : held;
      const page = before ? samePlace(at.page, before, next) : at.page;
      const old = leaves;
      leaves = next.looks.map((_, i) => emptyLeaf(i));
      if (before) inherit(old, leaves, { before, next, drift: page - at.page });
      book = next;
      main.dir = next.rightToLeft ? 'rtl' : 'ltr';
      arrange(single);
      held = { page, below: at.below };
      lay(held);
      void before?.pdf.loadingTask.destroy();
    },
    go,
    turn(by) {
      const at = Math.max(0, Math.min(openings.length - 1, openingAt(middle()) + by));
      go({ page: openings[at]?.[0] ?? 0, below: 0 });
    },
    zoom(to) {
      zoom = to;
      lay(anchor());
    },
    seen: () => ({
      pages: openings[openingAt(middle())] ?? [],
      zoom,
      scale: book ? width / book.size.width / POINT : 1,
    }),
    visible: () => between(0),
  };
}

/** What is drawn goes to the leaf that looks like it, and else to the one in its place, where it stays until that is drawn. */
function inherit(
  old: readonly Leaf[],
  leaves: readonly Leaf[],
  { before, next, drift }: { readonly before: OpenBook; readonly next: OpenBook; readonly drift: number },
): void {
  const spare = new Map<string, Leaf>();
  old.forEach((leaf, page) => {
    if (leaf.drawn && next.looks[page] !== before.looks[page]) spare.set(leaf.drawn.look, leaf);
  });
  leaves.forEach((leaf, page) => {
    const look = next.looks[page] ?? '';
    const same = old[page]?.drawn?.look === look ? old[page] : spare.get(look);
    if (same?.drawn) takeOver(leaf, same);
  });
  leaves.forEach((leaf, page) => {
    const stale = old[page - drift];
    if (!leaf.drawn && stale?.drawn) takeOver(leaf, stale);
  });
}
