import { bar } from './bar.js';
import { openBook, type OpenBook } from './book.js';
import { contentsPanel } from './contents-panel.js';
import { element } from './elements.js';
import { keys } from './keys.js';
import { listen } from './listen.js';
import { zoomed, type Zoom } from './openings.js';
import { pagesView } from './pages.js';
import { changedPages } from './same-place.js';
import type { ShownPages, Told } from './told.js';
import { troublesPanel } from './troubles-panel.js';
import { whereSelected } from './where.js';

let book: OpenBook | undefined;

const view = pagesView(seen);
const goTo = (page: number): void => {
  history.pushState(null, '', `#${String(page + 1)}`);
  view.go({ page, below: 0 });
};
const contents = contentsPanel(goTo);
const troubles = troublesPanel((folio) => {
  const page = book?.folios.indexOf(folio) ?? -1;
  if (page >= 0) goTo(page);
});
const zoom = (to: Zoom | 'in' | 'out'): void => {
  const { scale } = view.seen();
  view.zoom(to === 'in' ? zoomed(scale, 1) : to === 'out' ? zoomed(scale, -1) : to);
};
const top = bar({ contents: contents.toggle, turn: view.turn, page: goTo, zoom }, troubles.sign);
const wait = element('p', { class: 'wait', role: 'status' });
document.body.append(
  top.element,
  element('div', { class: 'desk' }, [contents.element, view.element, wait, troubles.element]),
);
keys({
  ...view,
  zoom,
  contents: contents.toggle,
  box: top.box,
  news: () => news !== undefined && goTo(news),
});
addEventListener('popstate', () => {
  view.go({ page: pageInAddress(), below: 0 });
});
view.element.addEventListener('dblclick', () => {
  // a preview that has ended knows nothing
  whereSelected().then(
    (where) => {
      top.place(where ?? '');
    },
    () => undefined,
  );
});
view.element.addEventListener('mousedown', ({ detail }) => {
  if (detail === 1) top.place(undefined);
});
view.element.focus();

function pageInAddress(): number {
  return Math.max(0, (Number.parseInt(location.hash.slice(1), 10) || 1) - 1);
}

/** The first page that has changed out of sight. */
let news: number | undefined;
let noting: number | undefined;
function seen(): void {
  const { pages, zoom: how, scale } = view.seen();
  const [page = 0] = pages;
  top.seen(pages, how, scale);
  contents.mark(pages.at(-1) ?? 0);
  if (news !== undefined && view.visible().includes(news)) top.changed((news = undefined));
  clearTimeout(noting);
  // browsers allow only so many of these
  noting = window.setTimeout(() => {
    history.replaceState(null, '', `#${String(page + 1)}`);
  }, 300);
}

let wanted: ShownPages | undefined;
let opening = false;

/** Opens the newest pages that there are; those before stay until they are open. */
async function open(): Promise<void> {
  if (opening) return;
  opening = true;
  try {
    while (wanted && wanted.address !== book?.address) {
      const next = await openBook(wanted);
      const before = book;
      book = next;
      top.show(next);
      contents.show(next);
      const start = before ? undefined : pageInAddress();
      view.show(next);
      if (start) view.go({ page: start, below: 0 });
      const changed = changedPages(before?.looks ?? [], next.looks);
      const visible = view.visible();
      news = changed.some((page) => visible.includes(page)) ? undefined : changed[0];
      top.changed(news);
      wait.hidden = true;
    }
  } finally {
    opening = false;
  }
}

let last: Told | undefined;
function tell(told: Told, gone: boolean): void {
  const { work, failed, troubles: list } = told;
  const doing = gone ? 'The preview has ended.' : work;
  top.work(doing);
  document.documentElement.classList.toggle('gone', gone);
  document.documentElement.classList.toggle('working', !gone && work !== '');
  troubles.show(told);
  if (!told.pages) wait.textContent = doing === '' ? 'No pages yet.' : doing;
  const wrong = failed || list.some(({ severity }) => severity === 'error');
  document.title = `${wrong ? '✕ ' : ''}${book?.title ?? 'Preview'}`;
  wanted = told.pages;
  open().then(
    () => (document.title = `${wrong ? '✕ ' : ''}${book?.title ?? 'Preview'}`),
    (error: unknown) => {
      top.work(`The pages could not be shown: ${String(error)}`);
    },
  );
}

listen(
  (told) => {
    last = told;
    tell(told, false);
  },
  (gone) => {
    tell(last ?? { work: '', failed: false, troubles: [] }, gone);
  },
);
