import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Piece } from './passage.js';

const ENTITY = /&(?:#x(?<hex>[\da-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[a-z\d]{2,31}));/iy;
const ESCAPABLE = /[^\w\s\P{ASCII}]|_/u;

function entityAt(source: string, at: number): { text: string; span: number } | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(source);
  if (!match) return undefined;
  const { hex, decimal, name } = match.groups ?? {};
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : undefined;
  const text =
    code !== undefined
      ? code > 0 && code <= 0x10ffff
        ? String.fromCodePoint(code)
        : '\uFFFD'
      : decodeNamedCharacterReference(name ?? '');
  return text === false ? undefined : { text, span: match[0].length };
}

/**
 * Lines a Markdown text node's `value` up with the `source` it was read from (`from`…`to`): escapes, entities, and
 * the markers of quotes and lists at the start of continued lines are in the one and not in the other.
 */
export function sourcePieces(value: string, source: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let read = from;
  const take = (size: number, span: number): void => {
    const last = pieces.at(-1);
    if (
      last &&
      size === span &&
      last.size === last.span &&
      last.at + last.size === at &&
      last.from + last.span === read
    )
      pieces[pieces.length - 1] = { ...last, size: last.size + size, span: last.span + span };
    else pieces.push({ at, size, from: read, span });
    at += size;
    read += span;
  };
  while (at < value.length && read < to) {
    const wanted = value[at];
    const entity = source[read] === '&' ? entityAt(source, read) : undefined;
    if (entity && value.startsWith(entity.text, at)) {
      take(entity.text.length, entity.span);
    } else if (source[read] === '\\' && source[read + 1] === wanted && ESCAPABLE.test(wanted ?? '')) {
      take(1, 2);
    } else if (source[read] === wanted) {
      take(1, 1);
      if (wanted === '\n')
        while (read < to && source[read] !== value[at] && /[ \t>]/.test(source[read] ?? '')) read++;
    } else if (wanted === '\n' && source[read] === '\r') {
      take(1, source[read + 1] === '\n' ? 2 : 1);
      while (read < to && source[read] !== value[at] && /[ \t>]/.test(source[read] ?? '')) read++;
    } else read++;
  }
  if (at < value.length) pieces.push({ at, size: value.length - at, from: read, span: 0 });
  return pieces;
}
