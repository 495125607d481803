import { lettersLost, lettersOfPages, lettersOfSource } from './conserve.js';
import { cutExactly, CUTS_STYLE, wordsAt } from './cuts/index.js';
import { detachFinishedPages } from './detach.js';
import { loadFaces } from './faces.js';
import { boxesOf, factsOf, mayBleed } from './facts.js';
import { addPagesForNotes, numberPages, placePages } from './folios.js';
import { hiddenText } from './hidden.js';
import { deferMargins } from './margins.js';
import { NOTES_STYLE } from './notes/index.js';
import { setLines } from './set-lines.js';
import { addStyle, openBleed, ROOM_STYLE, setSheet } from './style.js';
import { tickWithoutFrames } from './tick.js';
import type { Letters } from './conserve.js';
import type {
  LaidFailure,
  LaidPage,
  LaidProblem,
  LayOrder,
  LayResult,
  PlaceOrder,
  PlaceResult,
  Progress,
} from './orders.js';
import type { PagedModule } from './paged.js';

declare global {
  /** The doors into this room. */

  var pamphleteerLay: (order: LayOrder) => Promise<LayResult>;

  var pamphleteerPlace: (order: PlaceOrder) => PlaceResult;
  /** Put there by the browser's driver; called after each page. */

  var pamphleteerProgress: ((progress: string) => void) | undefined;
}

globalThis.pamphleteerLay = lay;
globalThis.pamphleteerPlace = (order) => laid?.place(order) ?? { pages: [], problems: [] };

let laid: { readonly place: (order: PlaceOrder) => PlaceResult } | undefined;

/** Lays the document out. Pages are ready to be placed, but not in the document. */
async function lay(order: LayOrder): Promise<LayResult> {
  tickWithoutFrames();
  giveRefs(document.body);
  await document.fonts.ready;
  const paged = await loadPaged();
  const previewer = new paged.Previewer();
  const { chunker } = previewer;
  const { hooks } = chunker;
  const pages: LaidPage[] = [];
  const problems: LaidProblem[] = [];
  let source: Letters = { text: '', notes: '' };
  let failure: LaidFailure | undefined;
  const mostPages = pagesFor(document.body);

  const { asksForSides } = numberPages(chunker, order.side);
  const arrangeMargins = deferMargins(paged);
  chunker.loadFonts = () => Promise.resolve();
  const notesLeft = new Set<Element>();
  if (!order.stock) {
    cutExactly(chunker, paged, {
      onNotesLeft: (page) => notesLeft.add(page),
      onTooTall: (element) => problems.push(tooTall(element, pages.length)),
    });
  }
  // paged.js' own handlers are registered when this hook runs: the room's come after them
  hooks.beforeParsed.register(() => {
    hooks.afterParsed.register(async (parsed) => {
      source = lettersOfSource(parsed);
      problems.push(...(await loadFaces()));
      if (order.lines) setLines(chunker, parsed);
      report({ pages: 0, next: parsed.textContent.slice(0, 200).replace(/\s+/g, ' ').trim().slice(0, 60) });
    });
    addStyle(ROOM_STYLE);
    if (!order.stock) addStyle(CUTS_STYLE + NOTES_STYLE);
    hooks.finalizePage.register((_element, page) => {
      problems.push(...hiddenText(page, pages.length));
      pages.push(factsOf(page));
      report({ pages: pages.length, next: wordsAt(page.endToken) });
      if (pages.length > mostPages) {
        failure = tooManyPages(order.section, mostPages, wordsAt(page.endToken));
        throw new Error(failure.message);
      }
    });
    detachFinishedPages(chunker);
    addPagesForNotes(chunker, notesLeft);
  });
  try {
    await previewer.preview(undefined, undefined, undefined);
  } catch (error) {
    // `failure` is set from within a hook
    const told = failure;
    if (told) return { pages, problems, asksForSides: asksForSides(), failure: told };
    throw error;
  }
  problems.push(...lettersLost(source, lettersOfPages(chunker.pagesArea)));
  openBleed();
  const first = chunker.pages[0];
  if (first) setSheet(first.element);
  laid = {
    place(at) {
      placePages(chunker.pages, at);
      arrangeMargins(chunker.pages);
      const turned = at.side !== order.side;
      return {
        pages: pages.map((facts, i) => {
          const page = chunker.pages[i];
          return page && (turned || mayBleed(page)) ? { ...facts, ...boxesOf(page) } : facts;
        }),
        problems: [],
      };
    },
  };
  return { pages, problems, asksForSides: asksForSides() };
}

async function loadPaged(): Promise<PagedModule> {
  const path = '/pagedjs/paged.esm.js';
  return (await import(path)) as PagedModule;
}

function report(progress: Progress): void {
  globalThis.pamphleteerProgress?.(JSON.stringify(progress));
}

/** Numbers the elements as paged.js would, but the same on every run. */
function giveRefs(root: Element): void {
  let count = 0;
  for (const element of root.querySelectorAll('*')) element.setAttribute('data-ref', String(++count));
}

function tooTall(element: Element, onPage: number): LaidProblem {
  const text = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 60);
  const name = element.getAttribute('data-id') ?? element.localName;
  return {
    ruleId: 'overflow',
    severity: 'error',
    message: `Unexpected element taller than page {folio}: ${name}${text && ` '${text}'`}, expected one that fits or can be cut`,
    onPage,
    note: 'Make it smaller, or allow breaks inside it.',
  };
}

/** More pages than any style would make of so much: each element on a page of its own, and a blank one before it. */
function pagesFor(body: HTMLElement): number {
  return 100 + 2 * body.querySelectorAll('*').length + Math.ceil(body.textContent.length / 20);
}

function tooManyPages(section: string, most: number, next: string): LaidFailure {
  return {
    message: `Unexpected page ${most + 1} of the section '${section}'${next && `, at '${next}'`}, expected an end before it`,
    hint: 'There is not so much text: look for style rules that force a break again and again.',
  };
}
