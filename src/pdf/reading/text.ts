import { times, UNIT, type Matrix } from '../geometry/index.js';
import type { Telling } from './drawn.js';
import { faceOf, type Face } from './faces.js';
import type { OpenFile } from './file.js';
import { Damage, isEntries, isString, type Item } from './lexer.js';
import { codeAt, lengthOf } from './strings.js';

/** What `q` keeps of the graphics state, as far as the places of glyphs depend on it (8.4.1, 9.3.1). */
export interface State {
  readonly matrix: Matrix;
  readonly face: Face | undefined;
  readonly size: number;
  readonly spacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

/** A page that is being read. */
export interface Reading {
  readonly file: OpenFile;
  readonly faces: Map<Item, Face>;
  readonly told: Telling;
  readonly left: number;
  readonly top: number;
  state: State;
  readonly saved: State[];
  line: Matrix;
  pen: number;
  sequence: number;
  /** The character that the glyph to come is said to be (14.9.4): a face may have one glyph for several. */
  said: string | undefined;
}

/** A page of which nothing is read yet; `left` and `top` are the edges of what it shows. */
export const unread = (
  file: OpenFile,
  faces: Map<Item, Face>,
  [left, top]: readonly [left: number, top: number],
  told: Telling,
): Reading => ({
  file,
  faces,
  told,
  left,
  top,
  state: { matrix: UNIT, face: undefined, size: 1, spacing: 0, stretch: 1, leading: 0, rise: 0 },
  saved: [],
  line: UNIT,
  pen: 0,
  sequence: 0,
  said: undefined,
});

/** What a name stands for among the resources of a kind, `/Font`. */
export function resource(
  reading: Reading,
  resources: Item | undefined,
  kind: string,
  name: Item | undefined,
): Item | undefined {
  const { at } = reading.file;
  const kinds = at(resources);
  const named = isEntries(kinds) ? at(kinds.get(kind)) : undefined;
  return isEntries(named) && typeof name === 'string' ? named.get(name) : undefined;
}

/** Begins a line of text there (9.4.2). */
export const moveTo = (reading: Reading, line: Matrix): void => {
  reading.line = line;
  reading.pen = 0;
};
/** Begins a line of text so far from where the last one began. */
export const move = (reading: Reading, x: number, y: number): void =>
  moveTo(reading, times([1, 0, 0, 1, x, y], reading.line));
/** Changes the graphics state. */
export const set = (reading: Reading, change: Partial<State>): void => {
  reading.state = { ...reading.state, ...change };
};
/** `T*` */
export const nextLine = (reading: Reading): void => move(reading, 0, -reading.state.leading);

/** The face of a name; each is read once a file. */
export function faceNamed(reading: Reading, resources: Item | undefined, name: Item | undefined): Face {
  const font = resource(reading, resources, '/Font', name);
  if (font === undefined) throw new Damage('face of a page');
  const key = reading.file.at(font) as Item;
  const face = reading.faces.get(key) ?? faceOf(font, reading.file);
  reading.faces.set(key, face);
  return face;
}

const SOFT_HYPHEN = '\u00AD';
/** Spaces, hyphens, and what a part of a letter is called (U+200D). */
const NO_LETTER = /[\u200D\s\0\u00AD\u2010\u2011-]/;

/** What a glyph means that its face names so and its page otherwise: the page is right, but about parts of letters, accents among them, which are glyphs of their own, about spaces, and about hyphens that are not soft. */
function meant(named: string, said: string): string {
  if (said === SOFT_HYPHEN) return named === '-' ? said : named;
  if (named.length !== 1 || NO_LETTER.test(named + said)) return named;
  return named.normalize('NFD').charAt(0) === said.normalize('NFD').charAt(0) ? named : said;
}

/** Draws a string of two-byte codes from where the pen is (9.4.3). */
export function show(reading: Reading, text: Item | undefined): void {
  const { told, left, top, line, sequence } = reading;
  const { face, matrix, size, spacing, stretch, rise } = reading.state;
  const length = isString(text) ? lengthOf(text) : 1;
  if (!isString(text) || length % 2 === 1) throw new Damage('text to show');
  if (!face) throw new Damage('text without a face');
  const whole = times(line, matrix);
  const [a, b, c, d, e, f] = [whole[0], whole[1], whole[2], whole[3], whole[4], whole[5]];
  const [risen, up] = [rise * c, rise * d];
  const across = b === 0 ? Math.abs(a) : Math.hypot(a, b);
  const height = size * (c === 0 ? Math.abs(d) : Math.hypot(c, d));
  let pen = reading.pen;
  const { glyph } = told;
  glyph.size = height;
  glyph.sequence = sequence;
  for (let i = 0; i < length; i += 2) {
    const { text: said, width } = face(codeAt(text, i));
    const advance = (width * size * stretch) / 1000;
    glyph.text = reading.said === undefined ? said : meant(said, reading.said);
    reading.said = undefined;
    glyph.x = pen * a + risen + e - left;
    glyph.baseline = top - (pen * b + up + f);
    glyph.width = advance * across;
    told.tell();
    pen += advance + spacing * stretch;
  }
  reading.pen = pen;
}
