import { createHash } from 'node:crypto';
import { Unknown } from './file.js';
import type { Margin, PageKey } from './page-key.js';
import { openPages, type ReadablePage } from './pages.js';
import { readByPdfJs } from './pdf-js.js';
import { formulasDrawn, type FormulasDrawn } from './formulas.js';
import { gathering, unreadable, type PrintedWord } from './words.js';

/** Points from the top left corner of the trimmed page. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where on a page its text stands, its notes, what floats in it, and pictures and the like, in which words may be drawn that are no text. */
export interface FlowBoxes {
  readonly text: Box;
  readonly notes?: Box;
  /** Figures and tables that do not stand between the words between which they were written. */
  readonly floats?: readonly Box[];
  readonly pictures?: readonly Box[];
  /** Where formulas stand: what is drawn there is no word, and something must be. */
  readonly formulas?: readonly Box[];
}

/** The words of a page by where they stand; running heads, folios and what no reader can see are in neither. Plain JSON, to be kept. */
export interface PageReading {
  /** Names all that they were read from; empty where that has no name. */
  readonly key: string;
  /** A word that goes on in the next line of its flow ends in a soft hyphen; one whose line ends with it, in a newline. */
  readonly text: readonly string[];
  readonly notes: readonly string[];
  /** Of figures and tables that float, where there are any. */
  readonly floats?: readonly string[];
  /** How many formulas are drawn, where there are any. */
  readonly formulas?: number;
}

const NONE: Margin = { left: 0, head: 0 };

/** Points that a letter may stand out of its box: italics lean, hyphens hang. */
const LEAN = 6;

/**
 * Reads the pages of a PDF. What is `known` of a page of the same bytes, faces and boxes is not read again. `margins` are what the pages
 * have around their trim, none where they are left out; lines of a book in Hebrew or Arabic run `rightToLeft`. Throws a `PressError` on a file that cannot be read.
 */
export async function readFlows(
  pdf: Uint8Array,
  boxes: readonly FlowBoxes[],
  {
    margins = [],
    known,
    rightToLeft = false,
  }: {
    readonly margins?: readonly Margin[];
    readonly known?: ReadonlyMap<string, PageReading>;
    readonly rightToLeft?: boolean;
  } = {},
): Promise<readonly PageReading[]> {
  const readings: PageReading[] = [];
  const keys: string[] = [];
  const sorted = (words: readonly PrintedWord[], drawn: FormulasDrawn): PageReading => {
    const page = readings.length;
    const reading = readingOf(keys[page] ?? '', words, boxes[page], margins[page] ?? NONE);
    return drawn.count() > 0 ? { ...reading, formulas: drawn.count() } : reading;
  };
  const formulasOn = (): FormulasDrawn =>
    formulasDrawn(boxes[readings.length]?.formulas ?? [], margins[readings.length] ?? NONE);
  const read = ({ take }: ReadablePage): PageReading => {
    const gathered = gathering(readings.length, rightToLeft);
    const drawn = formulasOn();
    take(drawn.without(gathered.take));
    return sorted(gathered.words(), drawn);
  };
  try {
    const pages = openPages(pdf);
    for (const [i, page] of pages.entries()) keys.push(keyOf(page.key(margins[i] ?? NONE), boxes[i]));
    for (const [i, page] of pages.entries()) {
      const key = keys[i] ?? '';
      readings.push((key && known?.get(key)) || read(page));
    }
  } catch (cause) {
    if (!(cause instanceof Unknown)) throw unreadable(cause);
    try {
      for await (const glyphs of readByPdfJs(pdf, readings.length)) {
        const gathered = gathering(readings.length, rightToLeft);
        const drawn = formulasOn();
        glyphs.forEach(drawn.without(gathered.take));
        readings.push(sorted(gathered.words(), drawn));
      }
    } catch (other) {
      throw unreadable(other);
    }
  }
  return readings;
}

/** The name of a page's content, and where its flows stand in what that draws. */
function keyOf(page: PageKey | undefined, boxes: FlowBoxes | undefined): string {
  if (!page) return '';
  const [left, top] = page.corner;
  const there = (box: Box): string =>
    // as fine as boxes of PDFs are written
    [left + box.x, top - box.y, box.width, box.height].map((length) => length.toFixed(4)).join(' ');
  const flows = boxes && Object.entries(boxes).map(([flow, own]) => [flow, [own].flat().map(there)]);
  return createHash('sha1')
    .update(JSON.stringify([page.name, flows ?? [left.toFixed(4), top.toFixed(4)]]))
    .digest('base64');
}

const ENDS = { hyphen: '\u00ad', line: '\n' } as const;

function readingOf(
  key: string,
  words: readonly PrintedWord[],
  boxes: FlowBoxes | undefined,
  margin: Margin,
): PageReading {
  const flows: Record<Flow, string[]> = { text: [], notes: [], floats: [] };
  for (const word of boxes ? words : []) {
    const flow = boxes && flowOf(word, boxes, margin);
    if (flow) flows[flow].push(word.broken ? word.text + ENDS[word.broken] : word.text);
  }
  const { text, notes, floats } = flows;
  return { key, text, notes, ...(floats.length > 0 && { floats }) };
}

/** Words that follow each other, whatever stands between them on the pages. */
type Flow = 'text' | 'notes' | 'floats';

function flowOf(
  word: PrintedWord,
  { text, notes, pictures, floats }: FlowBoxes,
  margin: Margin,
): Flow | undefined {
  const x = word.x - margin.left + word.width / 2;
  const y = word.y - margin.head + word.height / 2;
  if (pictures?.some((box) => stands(x, y, box, 0))) return undefined;
  if (floats?.some((box) => stands(x, y, box, 0))) return 'floats';
  if (stands(x, y, text, LEAN)) return 'text';
  return notes && stands(x, y, notes, LEAN) ? 'notes' : undefined;
}

const stands = (x: number, y: number, box: Box, lean: number): boolean =>
  x > box.x - lean && x < box.x + box.width + lean && y > box.y - lean && y < box.y + box.height + lean;

/** A word in a flow of words, whole. */
export interface FlowWord {
  readonly text: string;
  /** What the page is called that it begins on. */
  readonly at: string;
  /** Nobody can tell whether a space stands before it: a line begins with it, and no hyphen or dash led there. Behind one of the author's, it is no part of a word. */
  readonly beginsLine?: boolean;
}

const DASHED = /\p{Pd}$/u;

/** One flow of all pages as words, in order; what hyphens divided is put together, across the ends of pages too. `places` name the pages. */
export function* flowWords(
  readings: readonly PageReading[],
  flow: Flow,
  places: readonly string[],
): Generator<FlowWord, void, undefined> {
  let begun: FlowWord | undefined;
  let afterLine = false;
  for (const [page, reading] of readings.entries()) {
    const at = places[page] ?? '';
    for (const written of reading[flow] ?? []) {
      const end = endOf(written);
      const own = end === undefined ? written : written.slice(0, -1);
      const text = begun ? begun.text + own : own;
      const first = begun?.at ?? at;
      const beginsLine = begun ? begun.beginsLine === true : afterLine;
      const word: FlowWord = beginsLine ? { text, at: first, beginsLine } : { text, at: first };
      begun = end === 'hyphen' ? word : undefined;
      if (!begun) yield word;
      afterLine = end === 'line' && !DASHED.test(own);
    }
  }
  if (begun) yield begun;
}

/** The words of each page as they stand on it, parts of words too. */
export const pageWords = (readings: readonly PageReading[]): readonly (readonly string[])[] =>
  readings.map(({ text }) =>
    text.map((written) => (endOf(written) === undefined ? written : written.slice(0, -1))),
  );

function endOf(written: string): keyof typeof ENDS | undefined {
  const last = written.charCodeAt(written.length - 1);
  if (last === 0x0a) return 'line';
  return last === 0xad ? 'hyphen' : undefined;
}
