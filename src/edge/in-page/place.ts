import { showAround } from './around.js';
import { endWaiting, leaveToPrint, setAside } from './aside.js';
import { boxesOf, mayBleed } from './facts.js';
import { facesThatCame } from './faces.js';
import { placePages } from './folios.js';
import { openBleed, sayLanguage, setSheet } from './style.js';
import type { Laid } from './attempt.js';
import type { LaidBox, LaidBoxes, PlaceOrder, PlaceResult } from './orders.js';
import type { Page } from './paged.js';
import type { Run } from './press.js';
import type { SetStrings } from './strings.js';

/** Arranges the margin boxes of a run's pages; `show` is called with a page before it is looked at. */
export type ArrangeMargins = (run: Run, show: (page: Page) => void) => void;

/** How many faces had come when the last pages came into their place. */
let faces = 0;

/**
 * Puts laid out pages into the document, in their place, ready to be printed. All together they are laid out by the print only: what has to
 * be measured is measured on a page that is shown alone.
 */
export async function putInPlace(
  shard: Laid,
  at: PlaceOrder,
  {
    setStrings,
    arrangeMargins,
  }: { readonly setStrings: SetStrings; readonly arrangeMargins: ArrangeMargins },
): Promise<PlaceResult> {
  const { run, result, side, language, title } = shard;
  const { pages, pagesArea } = run.chunker;
  let shown: readonly Page[] = [];
  const show = (...next: readonly Page[]): void => {
    for (const { element } of shown) setAside(element, true);
    for (const { element } of next) setAside(element, false);
    shown = next;
  };
  sayLanguage(language);
  document.title = title;
  run.rules.disabled = false;
  showAround();
  openBleed();
  show(...pages.slice(0, 1));
  endWaiting(pagesArea);
  if (pages[0]) setSheet(pages[0].element);
  if (document.fonts.status === 'loading') await document.fonts.ready;
  placePages(pages, at);
  pages.forEach(setStrings);
  arrangeMargins(run, show);
  const turn = turning(show);
  const placed = result.pages.map((facts, i) => {
    const page = pages[i];
    if (!page) return facts;
    if (mayBleed(page)) {
      show(page);
      return { ...facts, ...boxesOf(page) };
    }
    return at.side === side ? facts : { ...facts, ...turn(page, facts) };
  });
  for (const { footnotesArea } of pages)
    if (!footnotesArea.querySelector('[data-note]')) footnotesArea.remove();
  leaveToPrint(pagesArea);
  show(...pages);
  faces = facesThatCame();
  return { pages: placed, problems: [] };
}

/**
 * Whether the print was set in fall-backs, since faces came too late for it: those that only running heads of later pages have.
 * Resolves when they have come.
 */
export async function facesWereLate(): Promise<boolean> {
  if (document.fonts.status === 'loading') await document.fonts.ready;
  const before = faces;
  faces = facesThatCame();
  return faces !== before;
}

/** How far pages move sideways when they change sides, by their kind: the margins of a tab's design. */
const moves = new Map<string, number>();

/**
 * The boxes of pages that stand on the other side than they were laid out for. Pages of a kind move by the same length, so that one of them
 * is measured, as long as they have nothing but text, formulas and notes; what else they have may stand otherwise on another side.
 */
function turning(show: (page: Page) => void): (page: Page, before: LaidBoxes) => LaidBoxes {
  return (page, before) => {
    const kind = page.element.className;
    const known = moves.get(kind);
    const isPlain = !before.pictures && !before.floats && !before.repeats;
    if (known !== undefined && isPlain) return movedBy(before, known);
    show(page);
    const now = boxesOf(page);
    const move = now.text.x - before.text.x;
    if (isPlain && isMoved(before, now, move)) moves.set(kind, move);
    return now;
  };
}

function movedBy({ text, notes, pictures, formulas, floats, repeats }: LaidBoxes, move: number): LaidBoxes {
  const moved = (box: LaidBox): LaidBox => ({ ...box, x: Math.round((box.x + move) * 100) / 100 });
  return {
    text: moved(text),
    ...(notes && { notes: moved(notes) }),
    ...(pictures && { pictures: pictures.map(moved) }),
    ...(formulas && { formulas: formulas.map(moved) }),
    ...(floats && { floats: floats.map(moved) }),
    ...(repeats && { repeats: repeats.map(moved) }),
  };
}

/** CSS pixels between boxes that are the same but for rounding. */
const ROUNDING = 0.02;

function isMoved(before: LaidBoxes, now: LaidBoxes, move: number): boolean {
  const [was, is] = [boxesIn(movedBy(before, move)), boxesIn(now)];
  return (
    was.length === is.length &&
    was.every((box, i) =>
      (['x', 'y', 'width', 'height'] as const).every(
        (side) => Math.abs(box[side] - (is[i]?.[side] ?? Number.NaN)) <= ROUNDING,
      ),
    )
  );
}

const boxesIn = ({ text, notes, pictures, formulas, floats, repeats }: LaidBoxes): LaidBox[] => [
  text,
  ...(notes ? [notes] : []),
  ...(pictures ?? []),
  ...(formulas ?? []),
  ...(floats ?? []),
  ...(repeats ?? []),
];
