import { lettersLost, lettersOfPages, lettersOfSource } from './conserve.js';
import { cutExactly, CUTS_STYLE, wordsAt } from './cuts/index.js';
import { detachFinishedPages } from './detach.js';
import { loadFaces } from './faces.js';
import { factsOf } from './facts.js';
import { addPagesForNotes, numberPages } from './folios.js';
import { hiddenText } from './hidden.js';
import { keepNotesAsWritten } from './notes.js';
import { addStyle, ROOM_STYLE, setSheet } from './style.js';
import { tickWithoutFrames } from './tick.js';
import type { Letters } from './conserve.js';
import type { LaidPage, LaidProblem, Progress, TypesetOrder, TypesetResult } from './orders.js';
import type { PagedModule } from './paged.js';

declare global {
  /** The one door into this room. */

  var pamphleteerTypeset: (order: TypesetOrder) => Promise<TypesetResult>;
  /** Put there by the browser's driver; called after each page. */

  var pamphleteerProgress: ((progress: string) => void) | undefined;
}

globalThis.pamphleteerTypeset = typeset;

async function typeset(order: TypesetOrder): Promise<TypesetResult> {
  tickWithoutFrames();
  giveRefs(document.body);
  await document.fonts.ready;
  // total-fit line breaking goes here: setParagraphs(document.body, …), once the faces are there and before paged.js

  const { Previewer } = await loadPaged();
  const { chunker, ...previewer } = open(new Previewer());
  const { hooks } = chunker;
  const pages: LaidPage[] = [];
  const problems: LaidProblem[] = [];
  let source: Letters = { text: '', notes: '' };

  numberPages(chunker, order);
  chunker.loadFonts = async () => {
    problems.push(...(await loadFaces()));
  };
  // paged.js' own handlers are registered when this hook runs: the room's come after them
  hooks.beforeParsed.register(() => {
    hooks.afterParsed.register((parsed) => {
      source = lettersOfSource(parsed);
    });
    addStyle(ROOM_STYLE);
    keepNotesAsWritten(chunker);
    if (!order.stock) {
      addStyle(CUTS_STYLE);
      cutExactly(chunker);
    }
    hooks.finalizePage.register((_element, page) => {
      const facts = factsOf(page, pages.length, order);
      pages.push(facts);
      problems.push(...hiddenText(page, facts.label));
      report({ pages: pages.length, next: wordsAt(page.endToken) });
    });
    detachFinishedPages(chunker);
    addPagesForNotes(chunker);
  });
  await previewer.preview();
  problems.push(...lettersLost(source, lettersOfPages(chunker.pagesArea)));
  const first = chunker.pages[0];
  if (first) setSheet(first.element);
  return { pages, problems };
}

function open(previewer: InstanceType<PagedModule['Previewer']>) {
  return { chunker: previewer.chunker, preview: () => previewer.preview(undefined, undefined, undefined) };
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
