import type { Element } from 'hast';
import type { NavEntry } from './nav.js';
import { letterCount, markElement, type PageMark } from './page-marks.js';
import type { PageStart } from './page-starts.js';

/** The marks of the printed contents pages, in the navigation document that stands for them. */
export interface ContentsMarks {
  readonly marks: readonly PageMark[];
  /** The first page's: it begins with the heading. */
  readonly before: readonly Element[];
  /** The marks that stand in an entry's line, by the id of its heading. */
  readonly inLine: ReadonlyMap<string, readonly Element[]>;
}

/**
 * Finds the line that each page of the printed contents begins with. There a line is the entry's title, who wrote it and its folio.
 *
 * @param folioOf the page an id stands on; undefined where it is not known.
 */
export function contentsMarks(
  title: string,
  entries: readonly NavEntry[],
  starts: readonly PageStart[],
  idOf: (label: string) => string,
  folioOf: (id: string) => string | undefined,
): ContentsMarks {
  const waiting = starts.map((start) => ({ start, mark: { id: idOf(start.label), label: start.label } }));
  const marks = waiting.map(({ mark }) => mark);
  let letters = letterCount(title);
  const upTo = (end: number): Element[] => {
    const count = waiting.findIndex(({ start }) => start.letters >= end);
    return waiting.splice(0, count === -1 ? waiting.length : count).map(({ mark }) => markElement(mark));
  };
  const before = upTo(letters);
  const inLine = new Map<string, readonly Element[]>();
  const enter = (entry: NavEntry): void => {
    letters += letterCount(entry.title + (entry.author ?? '') + (folioOf(entry.id) ?? '0'));
    inLine.set(entry.id, upTo(letters));
    entry.children.forEach(enter);
  };
  entries.forEach(enter);
  return { marks, before, inLine };
}
