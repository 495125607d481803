import { leaveAroundOut } from './around.js';
import { setFinishedPagesAside } from './aside.js';
import { lettersLost, lettersOfPages, lettersOfSource } from './conserve.js';
import { cutExactly, wordsAt } from './cuts/index.js';
import { measureEachKindOnce } from './empty-pages.js';
import { facesAskedFor, loadFaces } from './faces.js';
import { factsOf, mayBleed } from './facts.js';
import { addPagesForNotes, numberPages } from './folios.js';
import { furnitureOf } from './furniture.js';
import { hiddenText } from './hidden.js';
import { overfull } from './lines/index.js';
import { loadPictures } from './pictures.js';
import { makeElements } from './notes/index.js';
import { setLines } from './set-lines.js';
import { sayLanguage } from './style.js';
import { turnOf } from './turn.js';
import type { Letters } from './conserve.js';
import type { LaidFailure, LaidPage, LaidProblem, LayOrder, LayResult, Progress } from './orders.js';
import type { Run } from './press.js';
import type { StringsOf } from './strings.js';

/** A shard's pages, made and waiting in the document, and what it takes to show them. */
export interface Laid {
  readonly run: Run;
  readonly result: LayResult;
  /** The side that its first page was taken to stand on. */
  readonly side: LayOrder['side'];
  readonly language: string;
  readonly title: string;
}

/** What an attempt has learnt for the next one. */
export interface Learnt {
  /** Refs of the paragraphs whose lines came out longer than they were reckoned. */
  readonly overfull: Set<string>;
  /** Whether a face was asked for while pages were made: until it came, a fall-back stood in for it. */
  lateFaces: boolean;
}

/**
 * Lays a shard out once.
 * @param learnt what attempts before have learnt; what this one learns is added
 */
export async function attempt(
  run: Run,
  source: Document,
  order: LayOrder,
  learnt: Learnt,
  stringsOf: StringsOf,
): Promise<Laid> {
  const { chunker, rules } = run;
  const { hooks } = chunker;
  const pages: LaidPage[] = [];
  const problems: LaidProblem[] = [];
  let letters: Letters = { text: '', notes: '', floats: '' };
  let failure: LaidFailure | undefined;
  let bySide: LayResult['bySide'] = order.tellsSides ? 'pages' : 'nothing';
  let faces = 0;
  makeElements(source);
  const mostPages = pagesFor(source.body);
  const language = source.documentElement.lang;
  sayLanguage(language);
  giveRefs(source.body);
  const pictures = await loadPictures(source);
  const content = document.createDocumentFragment();
  content.append(...source.body.childNodes);

  const { asksForSides } = numberPages(chunker, order.side);
  chunker.loadFonts = () => Promise.resolve();
  const notesLeft = new Set<Element>();
  if (!order.stock) {
    cutExactly(chunker, {
      onNotesLeft: (page) => notesLeft.add(page),
      onTooTall: (element) => problems.push(tooTall(element, pages.length)),
    });
  }
  leaveAroundOut(chunker);
  if (!order.stock) measureEachKindOnce(chunker);
  hooks.afterParsed.register(async (parsed) => {
    letters = lettersOfSource(parsed);
    problems.push(...(await (order.lines ? setLines(chunker, parsed, learnt.overfull) : loadFaces())));
    faces = facesAskedFor();
    report({ pages: 0, next: parsed.textContent.slice(0, 200).replace(/\s+/g, ' ').trim().slice(0, 60) });
  });
  hooks.finalizePage.register((_element, page) => {
    problems.push(...hiddenText(page, pages.length));
    for (const { dataset } of overfull(page.element)) learnt.overfull.add(dataset['ref'] ?? '');
    const facts = factsOf(page);
    const turn = turnOf(page, facts);
    if (turn === undefined) bySide = 'pages';
    else if (bySide === 'nothing' && mayBleed(page)) bySide = 'pictures';
    const furniture = furnitureOf(page, stringsOf(page));
    pages.push({ ...facts, furniture, ...(turn !== undefined && turn !== 0 && { turn }) });
    report({ pages: pages.length, next: wordsAt(page.endToken) });
    if (pages.length > mostPages) {
      failure = tooManyPages(order.section, mostPages, wordsAt(page.endToken));
      throw new Error(failure.message);
    }
  });
  setFinishedPagesAside(chunker);
  addPagesForNotes(chunker, notesLeft);

  const laid = (told?: LaidFailure): Laid => ({
    run,
    result: {
      pages,
      problems,
      pictures: pictures.addresses,
      bySide: asksForSides() ? 'pages' : bySide,
      ...(told && { failure: told }),
    },
    side: order.side,
    language,
    title: source.title,
  });
  try {
    await chunker.flow(content);
  } catch (error) {
    // `failure` is set from within a hook
    const told = failure;
    if (told) return laid(told);
    throw error;
  }
  pictures.release();
  rules.disabled = true;
  learnt.lateFaces = facesAskedFor() !== faces;
  problems.push(...lettersLost(letters, lettersOfPages(chunker.pagesArea)));
  return laid();
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
