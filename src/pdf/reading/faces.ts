import { bytesOf, isFileStream, Unknown, type OpenFile } from './file.js';
import { isEntries, isItems, isString, isWord, nextItem, type Item, type Lexer } from './lexer.js';
import type { PdfString } from './strings.js';

/** A glyph of a face. */
export interface Glyph {
  /** What it says; U+FFFD where the file does not tell. */
  readonly text: string;
  /** Its advance in thousandths of the size. */
  readonly width: number;
}

/** A face gives its glyphs by their codes, of two bytes each. */
export type Face = (code: number) => Glyph;

/** Reads a face. Throws `Unknown` for any but composite ones with two-byte codes. */
export function faceOf(font: Item | undefined, { at }: OpenFile): Face {
  const entries = at(font);
  if (!isEntries(entries)) throw new Unknown('font');
  const get = (key: string): ReturnType<typeof at> => at(entries.get(key));
  if (get('/Subtype') !== '/Type0' || get('/Encoding') !== '/Identity-H') throw new Unknown('font');
  const descendants = get('/DescendantFonts');
  const inner = isItems(descendants) ? at(descendants[0]) : undefined;
  if (!isEntries(inner)) throw new Unknown('font');
  const map = get('/ToUnicode');
  const texts = isFileStream(map) ? textsOf(bytesOf(map, at)) : new Map<number, string>();
  const widths = widthsOf(inner.get('/W'), at);
  const other = at(inner.get('/DW'));
  const usual = typeof other === 'number' ? other : 1000;
  // as long as it will be: an engine looks things up more slowly in lists that have grown by leaps
  let last = -1;
  for (const codes of [texts.keys(), widths.keys()]) for (const code of codes) last = Math.max(last, code);
  const glyphs = new Array<Glyph | undefined>(last + 1);
  return (code) => (glyphs[code] ??= { text: texts.get(code) ?? '\ufffd', width: widths.get(code) ?? usual });
}

/** Advances by code (9.7.4.3). */
function widthsOf(given: Item | undefined, at: OpenFile['at']): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const rows = at(given);
  if (!isItems(rows)) return widths;
  for (let i = 0; i < rows.length;) {
    const first = Number(rows[i]);
    const next = at(rows[i + 1]);
    if (isItems(next)) {
      for (const [k, width] of next.entries()) widths.set(first + k, Number(at(width)));
      i += 2;
    } else {
      const width = Number(at(rows[i + 2]));
      for (let code = first; code <= Number(next); code++) widths.set(code, width);
      i += 3;
    }
  }
  return widths;
}

const codeOf = ({ codes }: PdfString): number => codes.reduce((code, byte) => code * 256 + byte, 0);

function utf16({ codes: bytes }: PdfString, more = 0): string {
  let out = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const last = i + 3 >= bytes.length;
    out += String.fromCharCode((bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0) + (last ? more : 0));
  }
  return out;
}

/** What codes say, from a `ToUnicode` map (9.10.3). */
function textsOf(bytes: Uint8Array): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  const lexer: Lexer = { bytes, at: 0 };
  let operands: Item[] = [];
  for (let item = nextItem(lexer, false); item !== undefined; item = nextItem(lexer, false)) {
    if (!isWord(item)) {
      operands.push(item);
      continue;
    }
    const given = operands;
    operands = [];
    if (item.word === 'endcodespacerange' && given.some((end) => !isString(end) || end.codes.length !== 2))
      throw new Unknown('codes that are not of two bytes');
    const step = item.word === 'endbfchar' ? 2 : item.word === 'endbfrange' ? 3 : given.length + 1;
    for (let i = 0; i + step <= given.length; i += step) {
      const [from, to, said = to] = given.slice(i, i + step);
      if (!isString(from) || !isString(to)) continue;
      const [first, last] = [codeOf(from), step === 2 ? codeOf(from) : codeOf(to)];
      for (let code = first; code <= last; code++) {
        const own = isItems(said) ? said[code - first] : said;
        if (isString(own)) texts.set(code, utf16(own, isItems(said) ? 0 : code - first));
      }
    }
  }
  return texts;
}
