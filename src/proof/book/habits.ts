import type { Passage } from '../text/index.js';

/** Ways of setting that a book keeps to; a rule asks them before it calls the rarer way a mistake. */
export interface BookHabits {
  /** Ellipses before a word: with a space and without. */
  readonly ellipsisSpaced: number;
  readonly ellipsisTight: number;
  /** Page references `p. 7`, and `p 7`. */
  readonly pageStopped: number;
  readonly pageBare: number;
  /** How often a comma, semicolon or the like stands after a space, as old books set it. */
  spacedMarks(mark: string): number;
  /** Quotation marks that open, double and single. */
  readonly doubleQuotes: number;
  readonly singleQuotes: number;
  /** Dashes as such, hyphens with spaces round them, and two hyphens in a row. */
  readonly dashes: number;
  readonly spacedHyphens: number;
  readonly doubleHyphens: number;
  /**
   * How often a word stands before a number in figures, and in Roman letters from II up. What may be either, 11 and 111, speaks for
   * neither.
   */
  figuresAfter(word: string): number;
  romansAfter(word: string): number;
  /** How often it stands after a number in figures. */
  figuresBefore(word: string): number;
  /** How many short paragraphs are the same but for their figures. */
  sameHeads(text: string): number;
  /** How often a word whose capital only its size tells from the small letter stands with it inside a sentence; only those that do. */
  readonly bigInside: ReadonlyMap<string, number>;
  /** How many running heads and folios stand between the halves of a sentence. */
  readonly furniture: number;
  /** How many paragraphs begin with a note's mark. */
  notesMarked(mark: string): number;
  /** How many paragraphs end in mid-sentence before one that begins with a capital, and how many there are. */
  readonly brokenOff: number;
  readonly passages: number;
}

/** A running head is shorter. */
const HEAD = 60;
const NUMBERED = /(?<word>\p{L}{2,})\.? (?:(?!111?(?!\d))\d{1,3}|(?<roman>[IVXLC]{2,}))(?![\p{L}\d])/gu;
const COUNTED = /(?<![\p{L}\d])\d{1,3} (?<word>\p{L}{2,})/gu;
const SPACED_MARK = /(?<=\p{L}) (?<mark>[,;:!?])(?=\s)/gu;
/** A capital that is the small letter in another size, between words in small letters. */
const BIG_INSIDE = /(?<=(?<!\p{L})\p{Ll}{2,} )[COSU-XZ]\p{Ll}+(?=[.,;:]? \p{Ll}|[.,;:]$)/gu;
const NOTE = /^\s*(?<mark>[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\[\d+\]|\d+[.)])/u;

/** A short paragraph without its figures and marks: what the heads of all pages have in common. Undefined for longer ones. */
function headOf(text: string): string | undefined {
  if (text.length > HEAD || text.includes('\n')) return undefined;
  const letters = text.toLowerCase().replaceAll(/\P{L}+/gu, '');
  return letters.length > 3 ? letters : undefined;
}

/** Characters of a line of prose; what stands between shorter ones is a table, verse or a list. */
const PROSE = 25;
/** So many short paragraphs that differ in their figures only are the heads of pages. */
const PAGES = 3;

/** Whether a short line parts a sentence that goes on after it: a folio, or one of `same` lines that differ in their figures only. */
export function isFurniture(text: string, before: string, after: string, same: number): boolean {
  const line = text.trim();
  if (line.includes('\n') || before.length < PROSE || after.length < PROSE) return false;
  const folio = /^[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—\])]?$/u.test(line);
  if (!folio && same < PAGES) return false;
  // Between sentences the same line may be a heading.
  return !/[.!?:…*—][”’"')\]]*$/u.test(before.trimEnd()) && /^\p{Ll}/u.test(after.trimStart());
}

/** Whether a passage stops in mid-sentence and what follows is no continuation; nor speech, which a comma leads up to. */
export function breaksOff(text: string, next: string | undefined): boolean {
  return (
    next !== undefined &&
    /[\p{Ll},]$/u.test(text.trimEnd()) &&
    /^[“‘"'(]?\p{Lu}/u.test(next.trimStart()) &&
    !(/,$/.test(text.trimEnd()) && /^[“‘"']/.test(next.trimStart()))
  );
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Looks a book's passages through for its ways of setting. */
export function readHabits(passages: readonly Passage[]): BookHabits {
  const sums = {
    ellipsisSpaced: 0,
    ellipsisTight: 0,
    pageStopped: 0,
    pageBare: 0,
    doubleQuotes: 0,
    singleQuotes: 0,
    dashes: 0,
    spacedHyphens: 0,
    doubleHyphens: 0,
    brokenOff: 0,
    furniture: 0,
    passages: passages.length,
  };
  const figures = new Map<string, number>();
  const romans = new Map<string, number>();
  const counted = new Map<string, number>();
  const heads = new Map<string, number>();
  const notes = new Map<string, number>();
  const spaced = new Map<string, number>();
  const bigInside = new Map<string, number>();
  for (const [index, { text, file }] of passages.entries()) {
    if (/…|\. ?\./.test(text)) {
      sums.ellipsisSpaced += matches(text, /(?:…|\. ?\. ?\.)[ \n]+\p{L}/gu);
      sums.ellipsisTight += matches(text, /\p{L}(?:…|\. ?\. ?\.)\p{L}/gu);
    }
    for (const { groups = {} } of / [,;:!?]\s/.test(text) ? text.matchAll(SPACED_MARK) : [])
      count(spaced, groups['mark'] ?? '');
    for (const [word] of text.matchAll(BIG_INSIDE)) count(bigInside, word);
    sums.pageStopped += matches(text, /\bpp?\.\s\d/g);
    sums.pageBare += matches(text, /\bpp?\s\d/g);
    sums.doubleQuotes += matches(text, /“/g);
    sums.singleQuotes += matches(text, /‘(?=\p{L})/gu);
    sums.dashes += matches(text, /[—–]/g);
    if (text.includes(' - ')) sums.spacedHyphens += matches(text, /(?<=\p{L}) - (?=\p{L})/gu);
    sums.doubleHyphens += matches(text, /(?<=[\p{L}\s”"])--(?=[\p{L}\s“"])/gu);
    for (const { groups = {} } of / (?:\d|[IVXLC]{2})/.test(text) ? text.matchAll(NUMBERED) : [])
      count(groups['roman'] === undefined ? figures : romans, (groups['word'] ?? '').toLowerCase());
    for (const { groups = {} } of /\d /.test(text) ? text.matchAll(COUNTED) : [])
      count(counted, (groups['word'] ?? '').toLowerCase());
    const head = headOf(text);
    if (head !== undefined) count(heads, head);
    const mark = NOTE.exec(text)?.groups?.['mark'];
    if (mark !== undefined) count(notes, mark);
    const next = passages[index + 1];
    if (breaksOff(text, next?.file === file ? next.text : undefined)) sums.brokenOff++;
  }
  const sameHeads = (text: string): number => heads.get(headOf(text) ?? '') ?? 0;
  for (const [index, { text }] of passages.entries()) {
    const before = passages[index - 1]?.text ?? '';
    if (text.length < HEAD && isFurniture(text, before, passages[index + 1]?.text ?? '', sameHeads(text)))
      sums.furniture++;
  }
  return {
    ...sums,
    figuresAfter: (word) => figures.get(word.toLowerCase()) ?? 0,
    romansAfter: (word) => romans.get(word.toLowerCase()) ?? 0,
    figuresBefore: (word) => counted.get(word.toLowerCase()) ?? 0,
    spacedMarks: (mark) => spaced.get(mark) ?? 0,
    bigInside,
    sameHeads,
    notesMarked: (mark) => notes.get(mark) ?? 0,
  };
}
