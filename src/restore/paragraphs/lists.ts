import { CHAPTER, isCapitals, quantile } from '../lines/index.js';
import type { Placed } from '../edges/index.js';

/** What a line is part of where its neighbours show it: an item of a list, a quotation set off, a table. */
export interface SetOff {
  readonly kind: 'item' | 'quotation' | 'table';
  /** Whether a block begins with the line. */
  readonly begins: boolean;
}

interface Item {
  readonly at: number;
  readonly mark: string;
  readonly number: number;
}

const NUMBER = /^(\d{1,2})([.)])\s+\S/;
/** Signs that are set for nothing but items. */
const BULLET = /^([•▪◦‣●■])\s*(?=\S)/u;
/** Signs that speech begins with as well: `- `, `– `, `* `. */
const DASH = /^([-–*])\s+(?=\S)/u;
/** What a line of Markdown has before the text of an item; the sign of the source is replaced by it. */
const ITEM_SIGN = /^[•▪◦‣●■–*-]\s*(?=\S)/u;

const LONGEST_ITEM = 8;
const LEAST_DASHES = 3;

/** The items of lists: numbers that count up from one, or the same sign again and again. */
export function listsIn(placed: readonly Placed[]): Map<Placed, SetOff> {
  const found = new Map<Placed, SetOff>();
  let run: Item[] = [];
  const close = (): void => {
    if (isList(run, placed))
      run.forEach(({ at }, i) => {
        for (let j = at; j < (run[i + 1]?.at ?? lastOf(placed, at)); j++) {
          const here = placed[j];
          if (here) found.set(here, { kind: 'item', begins: j === at });
        }
      });
    run = [];
  };
  placed.forEach(({ line }, at) => {
    const item = itemOf(line.text, at);
    const last = run.at(-1);
    if (last && (at - last.at > LONGEST_ITEM || CHAPTER.test(line.text) || isCapitals(line.text))) close();
    if (!item) return;
    const follows = last && item.mark === last.mark && (item.number === 0 || item.number === last.number + 1);
    if (!follows || !isWhole(placed, last.at, at)) {
      close();
      if (item.number > 1) return;
    }
    run.push(item);
  });
  close();
  return found;
}

function itemOf(text: string, at: number): Item | undefined {
  const [, number, mark] = NUMBER.exec(text) ?? [];
  if (number !== undefined && mark !== undefined) return { at, mark, number: Number(number) };
  const sign = (BULLET.exec(text) ?? DASH.exec(text))?.[1];
  return sign !== undefined && /\p{L}{2}/u.test(text) ? { at, mark: sign, number: 0 } : undefined;
}

/** A list has two items; of signs that speech begins with three, and what leads up to them ends with a colon. */
function isList(run: readonly Item[], placed: readonly Placed[]): boolean {
  const [first] = run;
  if (!first || run.length < 2 || first.number > 1) return false;
  if (!['-', '–', '*'].includes(first.mark)) return true;
  return run.length >= LEAST_DASHES && /:$/.test(placed[first.at - 1]?.line.text ?? '');
}

/** Between two items nothing stands back further than the first one. */
function isWhole(placed: readonly Placed[], from: number, to: number): boolean {
  const indent = placed[from]?.line.indent ?? 0;
  return placed
    .slice(from + 1, to)
    .every(({ line, leaf }) => (leaf !== placed[from]?.leaf || line.indent >= indent) && line.blanks === 0);
}

/** The line after the last one of an item: it hangs as long as the lines are indented further than the item. */
function lastOf(placed: readonly Placed[], at: number): number {
  const first = placed[at];
  let end = at + 1;
  for (; end - at < LONGEST_ITEM; end++) {
    const next = placed[end];
    if (!first || next?.leaf !== first.leaf || next.line.blanks > 0) break;
    if (next.line.indent <= first.line.indent) break;
  }
  return end;
}

/** An item's mark in Markdown, and its text: numbers stay, other signs become a dash. */
export function partsOfItem(text: string): readonly [mark: string, text: string] {
  const [whole = '', number] = /^(\d{1,2}[.)])\s+/.exec(text) ?? [];
  return number === undefined ? ['-', text.replace(ITEM_SIGN, '')] : [number, text.slice(whole.length)];
}

const LEAST_LINES = 3;
/** Columns that a quotation is narrower by at either margin. */
const NARROWER = 2;

/** Quotations set off: lines of one page that stand in at both margins, between lines that do not. */
export function quotationsIn(placed: readonly Placed[]): Map<Placed, SetOff> {
  const found = new Map<Placed, SetOff>();
  const pages = new Map<number, Placed[]>();
  for (const here of placed) {
    const page = pages.get(here.leaf);
    if (page) page.push(here);
    else pages.set(here.leaf, [here]);
  }
  for (const page of pages.values()) {
    const base = quantile(
      page.map(({ line }) => line.indent),
      0.3,
    );
    const right = quantile(page.map(endOfLine), 0.7);
    let run: Placed[] = [];
    const close = (): void => {
      if (isQuotation(run, right))
        run.forEach((here, i) => found.set(here, { kind: 'quotation', begins: i === 0 || beginsIn(run, i) }));
      run = [];
    };
    for (const here of page) {
      const standsIn = here.line.indent >= base + NARROWER;
      if (!standsIn && here.line.blanks === 0 && beginsParagraph(run)) run.pop();
      if (!standsIn || here.line.blanks > 1) close();
      if (standsIn) run.push(here);
    }
    close();
    // Where half of a page stands in, nothing tells which half is quoted.
    if (page.filter((here) => found.has(here)).length > page.length / 2)
      for (const here of page) found.delete(here);
  }
  return found;
}

/** Whether the last of these lines, which the text goes on from, is the first of a paragraph rather than the last of a quotation. */
function beginsParagraph(run: readonly Placed[]): boolean {
  const [before, last] = [run.at(-2)?.line, run.at(-1)?.line];
  return last !== undefined && (last.blanks > 0 || last.indent !== before?.indent);
}

const endOfLine = ({ line }: Placed): number => line.indent + line.text.length;

function isQuotation(run: readonly Placed[], right: number): boolean {
  if (run.length < LEAST_LINES) return false;
  const margin = Math.min(...run.map(({ line }) => line.indent));
  const even = run.filter(({ line }) => line.indent === margin).length;
  const most = Math.max(...run.map(endOfLine));
  const full = run.slice(0, -1).filter((here) => endOfLine(here) > margin + 0.8 * (most - margin)).length;
  return (
    even >= run.length - Math.ceil(run.length / 4) &&
    most <= right - NARROWER &&
    full >= 0.8 * (run.length - 1) &&
    !run.some(({ line }) => isCapitals(line.text) || CHAPTER.test(line.text))
  );
}

/** A paragraph inside a quotation: further in than the line before. */
function beginsIn(run: readonly Placed[], at: number): boolean {
  const [before, here] = [run[at - 1], run[at]];
  return !before || !here || here.line.blanks > 0 || here.line.indent > before.line.indent;
}
