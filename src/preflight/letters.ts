/** A run of text as an edition has it, without white space inside; `at` says where, for a message. */
export interface Token {
  readonly text: string;
  readonly at: string;
  /** The token may stand against its neighbours with or without a space: a reference to a note. */
  readonly loose?: boolean;
  /** The same of its neighbour before it alone: it begins a line. */
  readonly beginsLine?: boolean;
}

/**
 * The letters and digits of a text in order, in lower case (a small capital reads back as either), and how each is divided from the one before it: not at all, by other
 * characters (a hyphen, a dash), by white space, or in whatever way.
 */
export interface Letters {
  readonly letters: string;
  readonly gaps: Uint8Array;
  /** The place of the letter at an index. */
  at(index: number): string;
  /** The word that the letter at an index is in. */
  word(index: number): string;
}

export const GAP = { none: 0, mark: 1, space: 2, any: 3 } as const;

/** Letters of scripts that run from the right: the order in which a page shows their words is not always that of the text. */
export const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;

const LETTER = /[\p{L}\p{N}]/u;

/** Plain letters and digits in lower case, by code; 0 for all other plain characters. Most text is plain, and a table of all characters is slow to ask. */
const LOWER = new Uint8Array(128);
for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  LOWER[sign.charCodeAt(0)] = sign.charCodeAt(0);
  LOWER[sign.toUpperCase().charCodeAt(0)] = sign.charCodeAt(0);
}

/** Code units and gaps, with room for more. */
interface Gathering {
  units: Uint16Array;
  gaps: Uint8Array;
  length: number;
}

function add(into: Gathering, unit: number, gap: number): void {
  if (into.length === into.units.length) {
    const [units, gaps] = [new Uint16Array(2 * into.length), new Uint8Array(2 * into.length)];
    units.set(into.units);
    gaps.set(into.gaps);
    into.units = units;
    into.gaps = gaps;
  }
  into.units[into.length] = unit;
  into.gaps[into.length++] = gap;
}

/** Adds a token's letters, `gap` before the first; gives whether there were any. */
function gather(into: Gathering, text: string, first: number): boolean {
  const before = into.length;
  let gap = first;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      into.length = before;
      return gatherAny(into, text, first);
    }
    const unit = LOWER[code] ?? 0;
    if (unit > 0) {
      add(into, unit, gap);
      gap = GAP.none;
    } else if (gap === GAP.none) gap = GAP.mark;
  }
  return into.length > before;
}

/** The same for text of any characters. */
function gatherAny(into: Gathering, text: string, first: number): boolean {
  const before = into.length;
  let gap = first;
  for (const char of text.normalize('NFKC').toLowerCase()) {
    if (LETTER.test(char)) {
      for (let i = 0; i < char.length; i++) add(into, char.charCodeAt(i), i === 0 ? gap : GAP.none);
      gap = GAP.none;
    } else if (gap === GAP.none && !/[\p{M}\p{Cf}]/u.test(char)) gap = GAP.mark;
  }
  return into.length > before;
}

/** Letters of `tokens`: NFKC, so that a ligature is its letters; combining marks, soft hyphens and joiners left out. */
export function lettersOf(tokens: readonly Token[]): Letters {
  const into: Gathering = { units: new Uint16Array(1024), gaps: new Uint8Array(1024), length: 0 };
  const starts: number[] = [];
  const owners: number[] = [];
  let loose = true;
  tokens.forEach((token, index) => {
    const start = into.length;
    if (!gather(into, token.text, firstGap(token, loose))) return;
    starts.push(start);
    owners.push(index);
    loose = token.loose === true;
  });
  const { length } = into;
  const owner = (index: number): Token | undefined => tokens[owners[lastAtMost(starts, index)] ?? -1];
  return {
    letters: new TextDecoder('utf-16le').decode(into.units.subarray(0, length)),
    gaps: into.gaps.subarray(0, length),
    at: (index) => owner(index)?.at ?? '',
    word: (index) => owner(index)?.text ?? '',
  };
}

/** A row of tokens that is read letter by letter, or token by token where the one to come is known. */
interface Row {
  readonly tokens: Iterator<Token>;
  /** The next token, once the letters of the one at hand are read. */
  ahead: Token | undefined;
  /** The letters at hand, and how many of them are read. */
  readonly own: Gathering;
  read: number;
  /** Whether the last token with letters was a loose one, or there is none. */
  loose: boolean;
}

function rowOf(tokens: Iterable<Token>): Row {
  const row: Row = {
    tokens: tokens[Symbol.iterator](),
    ahead: undefined,
    own: { units: new Uint16Array(64), gaps: new Uint8Array(64), length: 0 },
    read: 0,
    loose: true,
  };
  advance(row);
  return row;
}

function advance(row: Row): void {
  const next = row.tokens.next();
  row.ahead = next.done === true ? undefined : next.value;
}

/** The next letter's code unit, the same as in `lettersOf`; -1 at the end. */
function nextLetter(row: Row): number {
  const { own } = row;
  while (row.read === own.length) {
    const token = row.ahead;
    if (!token) return -1;
    advance(row);
    own.length = 0;
    row.read = 0;
    if (gather(own, token.text, firstGap(token, row.loose))) row.loose = token.loose === true;
  }
  return own.units[row.read++] ?? -1;
}

/** How the letter that came last is divided from the one before it. */
const gapOf = ({ own, read }: Row): number => own.gaps[read - 1] ?? GAP.none;

/** How a token is divided from the one before it, which is a loose one or not. */
const firstGap = ({ loose, beginsLine }: Token, after: boolean): number =>
  loose === true || beginsLine === true || after ? GAP.any : GAP.space;

/**
 * Passes tokens that are written alike and begin with a letter, whose letters then need not be looked at; nearly all are. Gives whether
 * `faulty` holds of none of the gaps before them.
 */
function passAlike(want: Row, have: Row, faulty: (expected: number, found: number) => boolean): boolean {
  while (want.read === want.own.length && have.read === have.own.length) {
    const one = want.ahead;
    const other = have.ahead;
    if (!one || one.text !== other?.text || !LOWER[one.text.charCodeAt(0)]) return true;
    if (faulty(firstGap(one, want.loose), firstGap(other, have.loose))) return false;
    want.loose = one.loose === true;
    have.loose = other.loose === true;
    advance(want);
    advance(have);
  }
  return true;
}

/**
 * Whether two rows of tokens have the same letters, and `faulty` no two gaps: what nearly all are found to be, at a part of the cost.
 * @param faulty never holds of two gaps that are the same
 */
export function agreeThroughout(
  expected: Iterable<Token>,
  found: Iterable<Token>,
  faulty: (expected: number, found: number) => boolean,
): boolean {
  const want = rowOf(expected);
  const have = rowOf(found);
  for (;;) {
    if (!passAlike(want, have, faulty)) return false;
    const letter = nextLetter(want);
    if (letter !== nextLetter(have)) return false;
    if (letter < 0) return true;
    if (faulty(gapOf(want), gapOf(have))) return false;
  }
}

/** Index of the last of the sorted `numbers` that is not above `limit`. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
