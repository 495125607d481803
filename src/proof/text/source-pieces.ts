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

/** Verse keeps the spaces that its lines begin with as others, which Markdown leaves alone. */
const KEPT: Readonly<Record<string, string>> = { '\u00A0': ' ', '\u2003': '\t' };

const isWritten = (value: string | undefined, written: string | undefined): boolean =>
  value !== undefined && (value === written || (written !== undefined && KEPT[value] === written));

/**
 * Lines a Markdown text node's `value` up with the `source` it was read from (`from`…`to`): escapes, entities, and
 * the markers of quotes and lists at the start of continued lines are in the one and not in the other.
 */
export function sourcePieces(value: string, source: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let read = from;
  // The run of units that stand for themselves, not yet a piece.
  let run = 0;
  const close = (): void => {
    if (run > 0) pieces.push({ at: at - run, size: run, from: read - run, span: run });
    run = 0;
  };
  const take = (size: number, span: number): void => {
    if (size === span && size === 1) run++;
    else {
      close();
      pieces.push({ at, size, from: read, span });
    }
    at += size;
    read += span;
  };
  const skip = (): void => {
    close();
    read++;
  };
  const skipMarkers = (): void => {
    while (read < to && !isWritten(value[at], source[read]) && /[ \t>]/.test(source[read] ?? '')) skip();
  };
  while (at < value.length && read < to) {
    const wanted = value[at];
    const entity = source[read] === '&' ? entityAt(source, read) : undefined;
    if (entity && value.startsWith(entity.text, at)) {
      take(entity.text.length, entity.span);
    } else if (source[read] === '\\' && source[read + 1] === wanted && ESCAPABLE.test(wanted ?? '')) {
      take(1, 2);
    } else if (isWritten(wanted, source[read])) {
      take(1, 1);
      if (wanted === '\n') skipMarkers();
    } else if (wanted === '\n' && source[read] === '\r') {
      take(1, source[read + 1] === '\n' ? 2 : 1);
      skipMarkers();
    } else skip();
  }
  close();
  if (at < value.length) pieces.push({ at, size: value.length - at, from: read, span: 0 });
  return pieces;
}
