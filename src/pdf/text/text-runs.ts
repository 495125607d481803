import type { Glyphs } from './glyphs.js';

/** What a text object is written from while its lines are read. All lengths in text space, along the line. */
interface Pen {
  readonly size: number;
  readonly widths: Glyphs['widths'];
  /** The run being gathered, as in a `TJ` array; it ends in a glyph, `>` still to come. Empty where none is. */
  run: string;
  /** Whether the run is more than one string. */
  hasKerns: boolean;
  /** Where the engine's last move led, and where a reader's pen stands after what was written; both from the object's start. */
  at: number;
  reached: number;
  /** Where the file's own line start is; `Td` counts from it. */
  line: number;
  moved: boolean;
}

const decimals = (value: number): string => String(Math.round(value * 1e5) / 1e5);

function endRun(pen: Pen): string {
  const { run, hasKerns } = pen;
  if (run === '') return '';
  pen.run = '';
  pen.hasKerns = false;
  return hasKerns ? `[${run}>] TJ\n` : `${run}> Tj\n`;
}

/** Adds a glyph; a move before it becomes a kern, in whole thousandths, so that rounding never adds up. Gives what is to be written before. */
function addGlyph(pen: Pen, glyph: string, code: number): string {
  let out = '';
  if (pen.run === '') {
    if (pen.moved) {
      if (pen.at !== pen.line) out = `${decimals(pen.at - pen.line)} 0 Td\n`;
      pen.line = pen.at;
      pen.reached = pen.at;
    }
    pen.run = `<${glyph}`;
  } else {
    const kern = pen.moved ? Math.round(((pen.reached - pen.at) * 1000) / pen.size) : 0;
    if (kern === 0) pen.run += glyph;
    else {
      pen.run += `>${String(kern)}<${glyph}`;
      pen.hasKerns = true;
      pen.reached -= (kern * pen.size) / 1000;
    }
  }
  pen.reached += (pen.widths(code) * pen.size) / 1000;
  pen.moved = false;
  return out;
}

const [SPACE, MINUS, DOT, ZERO, NINE, LESS] = [32, 45, 46, 48, 57, 60];

/** A number at a place in a text, and where it ends. The place is reused by the next call. */
const number = { value: 0, end: 0 };
const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** Reads `-12.5` at `from`: false if there is no number of at most fifteen digits, which is what can be reckoned exactly. */
function readNumber(text: string, from: number): boolean {
  let at = from;
  const isNegative = text.charCodeAt(at) === MINUS;
  if (isNegative) at++;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (; ; at++) {
    const code = text.charCodeAt(at);
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

/** The value of four hexadecimal digits, -1 if they are not. */
function readCode(text: string, from: number): number {
  let code = 0;
  for (let i = from; i < from + 4; i++) {
    const sign = text.charCodeAt(i);
    const digit =
      sign >= ZERO && sign <= NINE
        ? sign - ZERO
        : (sign | 32) >= 97 && (sign | 32) <= 102
          ? (sign | 32) - 87
          : -1;
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

const MOVE = ' 0 Td';
const SHOW = '> Tj';

/** Takes a line that moves along, shows glyphs, or both; undefined if it is something else. Gives what is to be written before. */
function takeStep(text: string, from: number, to: number, pen: Pen): string | undefined {
  let at = from;
  let move: number | undefined;
  if (text.charCodeAt(at) !== LESS) {
    if (!readNumber(text, at) || !text.startsWith(MOVE, number.end)) return undefined;
    move = number.value;
    at = number.end + MOVE.length;
    if (text.charCodeAt(at) === SPACE) at++;
  }
  const begin = at + 1;
  const end = to - SHOW.length;
  if (at < to) {
    const isShown =
      text.charCodeAt(at) === LESS && text.startsWith(SHOW, end) && end > begin && (end - begin) % 4 === 0;
    if (!isShown) return undefined;
    for (let i = begin; i < end; i += 4) if (readCode(text, i) < 0) return undefined;
  }
  if (move !== undefined) {
    pen.at += move;
    pen.moved = true;
  }
  let out = '';
  if (at < to)
    for (let i = begin; i < end; i += 4) out += addGlyph(pen, text.slice(i, i + 4), readCode(text, i));
  return out;
}

/** A move up or down, a string of another kind: an object with such a line is left as it is. */
const FOREIGN = /['([]| Td/;

/** A text object's lines with its glyphs gathered; undefined if it is left as it is. */
function gathered(
  text: string,
  from: number,
  to: number,
  size: number,
  widths: Glyphs['widths'],
): string | undefined {
  const pen: Pen = {
    size,
    widths,
    run: '',
    hasKerns: false,
    at: 0,
    reached: 0,
    line: 0,
    moved: false,
  };
  let out = '';
  for (let at = from; at < to;) {
    const end = text.indexOf('\n', at);
    if (end > at) {
      const before = takeStep(text, at, end, pen);
      if (before !== undefined) out += before;
      else {
        const line = text.slice(at, end);
        if (FOREIGN.test(line)) return undefined;
        out += `${endRun(pen)}${line}\n`;
        if (line.endsWith(' Tm')) {
          pen.at = 0;
          pen.reached = 0;
          pen.line = 0;
          pen.moved = false;
        }
      }
    }
    at = end + 1;
  }
  return out + endRun(pen);
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
  let out = '';
  let done = 0;
  for (let at = content.indexOf(BEGIN); at >= 0; at = content.indexOf(BEGIN, at + 1)) {
    HEAD.lastIndex = at;
    const [head, name = '', size = ''] = HEAD.exec(content) ?? [];
    const end = head === undefined ? -1 : content.indexOf(END, at + head.length);
    if (head === undefined || end < 0) continue;
    const face = faces.get(name);
    const from = at + head.length;
    const body =
      face && Number(size) > 0 ? gathered(content, from, end, Number(size), face.widths) : undefined;
    if (body !== undefined) {
      out += content.slice(done, from) + body;
      done = end;
    }
    at = end;
  }
  return out + content.slice(done);
}
