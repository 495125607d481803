import type { Glyphs } from './glyphs.js';
import { makeRoom, write, writeKern, type Sheet } from './sheet.js';

/** What a text object is written from while its lines are read. All lengths in text space, along the line. */
interface Pen {
  readonly size: number;
  readonly widths: Glyphs['widths'];
  /** Whether a run is being gathered, as in a `TJ` array; it ends in a glyph, `>` still to come. */
  isShowing: boolean;
  /** Where the run begins on the sheet; a bracket goes there if it turns out to be more than one string. */
  run: number;
  hasKerns: boolean;
  /** Where the engine's last move led, and where a reader's pen stands after what was written; both from the object's start. */
  at: number;
  reached: number;
  /** Where the file's own line start is; `Td` counts from it. */
  line: number;
  moved: boolean;
}

const decimals = (value: number): string => String(Math.round(value * 1e5) / 1e5);

function endRun(pen: Pen, sheet: Sheet): void {
  if (!pen.isShowing) return;
  if (!pen.hasKerns) sheet.bytes.copyWithin(pen.run, pen.run + 1, sheet.length--);
  write(sheet, pen.hasKerns ? '>] TJ\n' : '> Tj\n');
  pen.isShowing = false;
  pen.hasKerns = false;
}

/** Adds the glyph whose digits stand at a place; a move before it becomes a kern, in whole thousandths, so that rounding never adds up. */
function addGlyph(pen: Pen, sheet: Sheet, text: Uint8Array, from: number): void {
  if (!pen.isShowing) beginRun(pen, sheet);
  else if (pen.moved) {
    const kern = Math.round(((pen.reached - pen.at) * 1000) / pen.size);
    if (kern !== 0) {
      writeKern(sheet, kern);
      pen.hasKerns = true;
      pen.reached -= (kern * pen.size) / 1000;
    }
  }
  makeRoom(sheet, 4);
  const { bytes, length } = sheet;
  for (let i = 0; i < 4; i++) bytes[length + i] = text[from + i] ?? 0;
  sheet.length = length + 4;
  pen.reached += (pen.widths(readCode(text, from)) * pen.size) / 1000;
  pen.moved = false;
}

function beginRun(pen: Pen, sheet: Sheet): void {
  if (pen.moved) {
    // a move back to where the line began is one too
    if (pen.at !== pen.line || pen.reached !== pen.at) write(sheet, `${decimals(pen.at - pen.line)} 0 Td\n`);
    pen.line = pen.at;
    pen.reached = pen.at;
  }
  pen.isShowing = true;
  pen.run = sheet.length;
  write(sheet, '[<');
}

const [NEWLINE, SPACE, MINUS, DOT, ZERO, NINE, LESS] = [10, 32, 45, 46, 48, 57, 60];

/** A number at a place in a text, and where it ends. The place is reused by the next call. */
const number = { value: 0, end: 0 };
const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** Reads `-12.5` at `from`: false if there is no number of at most fifteen digits, which is what can be reckoned exactly. */
function readNumber(text: Uint8Array, from: number): boolean {
  let at = from;
  const isNegative = text[at] === MINUS;
  if (isNegative) at++;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (; ; at++) {
    const code = text[at] ?? SPACE;
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      digits++;
    } else if (code === DOT && point < 0) point = digits;
    else break;
  }
  if (digits === 0 || digits > 15) return false;
  const exact = point < 0 ? value : value / (POWERS[digits - point] ?? 1);
  number.value = isNegative ? -exact : exact;
  number.end = at;
  return true;
}

const DIGITS = new Int8Array(256).fill(-1);
for (const [value, sign] of Array.from('0123456789abcdef').entries()) {
  DIGITS[sign.charCodeAt(0)] = value;
  DIGITS[sign.toUpperCase().charCodeAt(0)] = value;
}
const digitAt = (text: Uint8Array, at: number): number => DIGITS[text[at] ?? SPACE] ?? -1;

/** The value of four hexadecimal digits, negative if they are not. */
const readCode = (text: Uint8Array, at: number): number =>
  (digitAt(text, at) << 12) |
  (digitAt(text, at + 1) << 8) |
  (digitAt(text, at + 2) << 4) |
  digitAt(text, at + 3);

const signsOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const MOVE = signsOf(' 0 Td');
const SHOW = signsOf('> Tj');

function standsAt(text: Uint8Array, at: number, signs: Uint8Array): boolean {
  for (let i = 0; i < signs.length; i++) if (text[at + i] !== signs[i]) return false;
  return true;
}

/** Takes a line that moves along, shows glyphs, or both, and gives where it ends; -1 if it is something else, and nothing is taken. */
function takeStep(text: Uint8Array, from: number, pen: Pen, sheet: Sheet): number {
  let at = from;
  let move = 0;
  const moves = text[at] !== LESS;
  if (moves) {
    if (!readNumber(text, at) || !standsAt(text, number.end, MOVE)) return -1;
    move = number.value;
    at = number.end + MOVE.length;
    if (text[at] === SPACE) at++;
  }
  const begin = at + 1;
  let end = begin;
  if (text[at] === LESS) {
    while (readCode(text, end) >= 0) end += 4;
    if (end === begin || !standsAt(text, end, SHOW)) return -1;
    at = end + SHOW.length;
  }
  if (text[at] !== NEWLINE) return -1;
  if (moves) {
    pen.at += move;
    pen.moved = true;
  }
  for (let i = begin; i < end; i += 4) addGlyph(pen, sheet, text, i);
  return at;
}

/** A move up or down, a string of another kind: an object with such a line is left as it is. */
const FOREIGN = /['([]| Td/;

/** Writes a text object's lines with its glyphs gathered; false, and nothing is written, if it is left as it is. */
function gather(
  text: Buffer,
  from: number,
  to: number,
  { size, widths }: Pick<Pen, 'size' | 'widths'>,
  sheet: Sheet,
): boolean {
  const began = sheet.length;
  const pen: Pen = {
    size,
    widths,
    isShowing: false,
    run: 0,
    hasKerns: false,
    at: 0,
    reached: 0,
    line: 0,
    moved: false,
  };
  for (let at = from; at < to;) {
    let end = text[at] === NEWLINE ? at : takeStep(text, at, pen, sheet);
    if (end < 0) {
      end = text.indexOf(NEWLINE, at);
      const line = text.toString('latin1', at, end);
      if (FOREIGN.test(line)) {
        sheet.length = began;
        return false;
      }
      endRun(pen, sheet);
      write(sheet, `${line}\n`);
      if (line.endsWith(' Tm')) {
        pen.at = 0;
        pen.reached = 0;
        pen.line = 0;
        pen.moved = false;
      }
    }
    at = end + 1;
  }
  endRun(pen, sheet);
  return true;
}

const BEGIN = 'BT\n/';
const HEAD = /BT\n\/(\S+) (\S+) Tf\n/y;
const END = 'ET\n';

/**
 * Gathers glyphs into runs. The engine places every glyph by a move of its own; one run a line, with kerns, is a third of the
 * bytes, is read several times as fast, and lets readers select and search as if the text had been set as text.
 * A glyph's place changes by less than a thousandth of its size.
 */
export function gatherRuns(content: string, faces: ReadonlyMap<string, Glyphs>): string {
  const text = Buffer.from(content, 'latin1');
  const sheet: Sheet = { bytes: Buffer.allocUnsafe(text.length), length: 0 };
  let done = 0;
  for (let at = content.indexOf(BEGIN); at >= 0; at = content.indexOf(BEGIN, at + 1)) {
    HEAD.lastIndex = at;
    const [head, name = '', size = ''] = HEAD.exec(content) ?? [];
    const end = head === undefined ? -1 : content.indexOf(END, at + head.length);
    if (head === undefined || end < 0) continue;
    const face = faces.get(name);
    const from = at + head.length;
    if (face && Number(size) > 0) {
      const before = sheet.length;
      write(sheet, content.slice(done, from));
      if (gather(text, from, end, { size: Number(size), widths: face.widths }, sheet)) done = end;
      else sheet.length = before;
    }
    at = end;
  }
  write(sheet, content.slice(done));
  return sheet.bytes.toString('latin1', 0, sheet.length);
}
