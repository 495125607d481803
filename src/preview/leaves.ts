import type { BookPlace, OpenBook } from './book.js';
import { drawPage, linksOn, type Drawn, type Wanted } from './draw.js';
import { element } from './elements.js';

/** The paper of a page, and what is drawn on it so far: that may be an earlier page, which stays until the new one is ready. */
export interface Leaf {
  readonly paper: HTMLElement;
  drawn?: Drawn | undefined;
  /** The address of the book that its links lead to places of. */
  linked?: string | undefined;
}

export function emptyLeaf(page: number): Leaf {
  return { paper: element('div', { class: `leaf ${page % 2 === 0 ? 'recto' : 'verso'}` }) };
}

/** Takes over what is drawn on another leaf. */
export function takeOver(leaf: Leaf, from: Leaf): void {
  leaf.drawn = from.drawn;
  leaf.paper.replaceChildren(...from.paper.childNodes);
  from.drawn = undefined;
}

/** Gives the memory back. */
export function clear(leaf: Leaf): void {
  leaf.drawn = undefined;
  leaf.linked = undefined;
  leaf.paper.replaceChildren();
}

/** What the leaves of a book are drawn for. */
export interface Sight {
  readonly book: OpenBook;
  readonly leaves: readonly Leaf[];
  readonly wanted: Wanted;
  /** The pages that are seen, and those that may be soon, nearest first. */
  readonly seen: readonly number[];
  readonly near: readonly number[];
}

const isDrawn = ({ drawn }: Leaf, { book, wanted }: Sight, page: number): boolean =>
  drawn?.look === book.looks[page] && drawn?.width === wanted.width && drawn.ratio === wanted.ratio;

/** Draws what is wanted, one page after the other, until there is nothing to draw. What is wanted may change all the time. */
export function drawing(sight: () => Sight | undefined, go: (place: BookPlace) => void): () => void {
  let busy = false;
  const one = async (now: Sight, page: number, leaf: Leaf): Promise<void> => {
    const { book, seen } = now;
    const stillWanted = (): boolean => sight()?.book === book && sight()?.leaves[page] === leaf;
    if (!isDrawn(leaf, now, page)) {
      const drawn = await drawPage(book, page, now.wanted);
      if (!stillWanted()) return;
      const changed = leaf.drawn !== undefined && leaf.drawn.look !== drawn.look && seen.includes(page);
      leaf.drawn = drawn;
      leaf.linked = undefined;
      leaf.paper.replaceChildren(...drawn.parts);
      if (changed) flash(leaf.paper);
    }
    const links = await linksOn(book, page, go);
    if (!stillWanted()) return;
    leaf.paper.replaceChildren(...(leaf.drawn?.parts ?? []), ...links);
    leaf.linked = book.address;
  };
  const work = async (): Promise<void> => {
    for (let now = sight(); now; now = sight()) {
      const { book, leaves, near } = now;
      const current = now;
      const page = near.find((at) => {
        const leaf = leaves[at];
        return leaf && !(isDrawn(leaf, current, at) && leaf.linked === book.address);
      });
      const leaf = page === undefined ? undefined : leaves[page];
      if (page === undefined || !leaf) return;
      try {
        await one(now, page, leaf);
      } catch (error) {
        // a book that is closed by now; any other fault would be met again and again
        if (sight()?.book === book) throw error;
      }
    }
  };
  return () => {
    if (busy) return;
    busy = true;
    void work().finally(() => (busy = false));
  };
}

/** Shows for a moment that a page has changed; anew, if it has just done so. */
function flash(paper: HTMLElement): void {
  paper.classList.remove('changed');
  requestAnimationFrame(() => {
    paper.classList.add('changed');
  });
}
