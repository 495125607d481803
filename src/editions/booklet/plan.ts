/** Where a page goes on a side of a sheet. Columns count from the left and rows from the top of the side as it is looked at. */
export interface Slot {
  /** Index of the page, from 0; null is a blank. */
  readonly page: number | null;
  readonly column: number;
  readonly row: number;
  /** Degrees; 180 stands on its head. */
  readonly turn: 0 | 180;
  /** How many leaves of its signature lie around its own, for creep; 0 is outermost. */
  readonly leaf: number;
}

/**
 * One side of a sheet. The back is drawn as one sees it after turning the sheet over like a page, left edge to right; which edge a
 * printer turns on is settled when the sides are drawn.
 */
export interface Side {
  readonly sheet: number;
  readonly face: 'front' | 'back';
  readonly signature: number;
  /** Sheets of its signature that lie around this one; 0 is outermost. */
  readonly depth: number;
  /** Nothing lies inside this side: the middle opening of its signature, where thread and staples go. */
  readonly middle: boolean;
  readonly slots: readonly Slot[];
}

/** How a book is laid on sheets. */
export interface Plan {
  readonly columns: number;
  readonly rows: number;
  readonly sides: readonly Side[];
  readonly signatures: number;
  readonly sheets: number;
  /** Column and row boundaries that are folded; `column: 1` is the line between the first column and the second. */
  readonly folds: readonly { readonly column?: number; readonly row?: number }[];
  /** The pages stand apart and are cut on every side, so that there is room for bleed between them. */
  readonly apart: boolean;
  /** The boundary between columns that is the spine of every page; pages creep toward it. */
  readonly spine?: number;
  /** Staples or thread go through the spine of the middle opening. */
  readonly sewn: boolean;
  /** What to do with the printed sheets, as a sentence without a full stop. */
  readonly finishing: string;
}

/** What a schema is told. */
export interface Order {
  /** Pages of the book; at least 1. */
  readonly pages: number;
  /** The last page is the last of the whole, on the outside; blanks go before it. */
  readonly lastOutermost: boolean;
  readonly rightToLeft: boolean;
  /** Sheets in a signature, where the schema sews several. */
  readonly sheetsPerSignature?: number;
}

/** The pages in reading order, filled with blanks up to `total`: at the end, where they hurt least, or before a last page that stays outermost. */
export function withBlanks(order: Order, total: number): readonly (number | null)[] {
  const pages: (number | null)[] = Array.from({ length: order.pages }, (_, index) => index);
  const blanks = Array.from({ length: total - order.pages }, () => null);
  const last = order.lastOutermost && order.pages > 1 ? pages.splice(-1) : [];
  return [...pages, ...blanks, ...last];
}

/** `value` rounded up to a multiple of `step`. */
export const upTo = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Columns change sides in a book that is read from right to left. */
export function directed(slots: readonly Slot[], columns: number, rightToLeft: boolean): readonly Slot[] {
  return rightToLeft ? slots.map((slot) => ({ ...slot, column: columns - 1 - slot.column })) : slots;
}

/** `1 sheet`, `5 sheets`. */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
