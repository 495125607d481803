/* From text nodes to words and spaces; a word may go on in the next node, across the edge of an element. */
import { wordIn, type Face, type Word } from './faces.js';
import { breakBetween, FOREIGN } from './opportunities.js';

/** Why a paragraph is left to the browser. */
export type Reason =
  'script' | 'direction' | 'indent' | 'opener' | 'float' | 'inside' | 'marker' | 'infeasible' | 'overflow';

/** A stretch of one text node. */
export interface Piece {
  readonly node: Text;
  readonly offset: number;
  readonly length: number;
}

/** What stands on a line, in order. `node` and `offset` say where a line could begin. */
export type Token =
  | {
      readonly kind: 'word';
      readonly face: Face;
      readonly word: Word;
      readonly node: Text;
      readonly offset: number;
      /** Where it stands if it goes on in other text nodes. */
      readonly pieces: readonly Piece[] | undefined;
    }
  | { readonly kind: 'space'; readonly face: Face; readonly node: Text; readonly offset: number }
  | Room
  /** A break without a space: after a dash at an element's edge, at `<wbr>`. */
  | { readonly kind: 'break'; readonly breakKind: number; readonly node: Node; readonly offset: number }
  /** A forced break; `node` is the author's `<br>`. */
  | { readonly kind: 'end'; readonly node: Node };

/** Room that is no text: padding of an inline element, a picture. Width in px. */
export interface Room {
  readonly kind: 'room';
  width: number;
}

/** The room that a box takes, which is 0 until the box is measured; what stands outside of the box in px. */
export interface RoomOf {
  readonly token: Room;
  readonly element: HTMLElement;
  readonly outside: number;
}

/** A paragraph being read. */
export interface Reader {
  readonly apart: string;
  readonly unmeasured: [Face, Word][];
  readonly tokens: Token[];
  readonly texts: Text[];
  readonly rooms: RoomOf[];
  /** The word that may go on in the next text node. */
  face: Face | undefined;
  text: string;
  pieces: Piece[];
  /** The last characters since a space, for breaks at an element's edge. */
  before: string;
  left: string;
  blank: boolean;
  reason: Reason | undefined;
}

/** A reader at a paragraph's beginning. Words that were never seen before are added to `unmeasured`. */
export function newReader(apart: string, unmeasured: [Face, Word][]): Reader {
  return {
    apart,
    unmeasured,
    tokens: [],
    texts: [],
    rooms: [],
    face: undefined,
    text: '',
    pieces: [],
    before: '',
    left: '',
    blank: true,
    reason: undefined,
  };
}

/** Room on the line that no text takes (px). */
export function room(width: number, reader: Reader): void {
  if (width === 0) return;
  flush(reader);
  reader.tokens.push({ kind: 'room', width });
  reader.blank = false;
}

/** Reads a text node: its words and spaces. */
export function readText(node: Text, face: Face, reader: Reader): void {
  const { data } = node;
  if (FOREIGN.test(data)) {
    reader.reason = 'script';
    return;
  }
  reader.texts.push(node);
  const { length } = data;
  let i = 0;
  while (i < length) {
    const start = i;
    while (i < length && !isBlank(data.charCodeAt(i))) i++;
    if (i > start) {
      const text = data.slice(start, i);
      // between two spaces of one node: the usual case, nothing to join
      if (start > 0 && i < length && reader.text === '' && reader.left === '')
        whole(node, start, text, face, reader);
      else word(node, start, text, face, reader);
    }
    if (i >= length) break;
    flush(reader);
    if (!reader.blank) reader.tokens.push({ kind: 'space', face, node, offset: i });
    reader.blank = true;
    reader.left = reader.before = '';
    while (i < length && isBlank(data.charCodeAt(i))) i++;
  }
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

function whole(node: Text, offset: number, text: string, face: Face, reader: Reader): void {
  reader.tokens.push({
    kind: 'word',
    face,
    word: wordIn(face, text, reader.unmeasured),
    node,
    offset,
    pieces: undefined,
  });
  reader.blank = false;
}

function word(node: Text, offset: number, text: string, face: Face, reader: Reader): void {
  if (reader.face !== face) {
    flush(reader);
    const kind = reader.left ? breakBetween(reader.before, reader.left, text[0] ?? '') : 0;
    if (kind) reader.tokens.push({ kind: 'break', breakKind: kind, node, offset });
  }
  reader.face = face;
  reader.text += text;
  reader.pieces.push({ node, offset, length: text.length });
  reader.blank = false;
}

/** Ends the word that was being read. */
export function flush(reader: Reader): void {
  const { face, text, pieces } = reader;
  if (!face || text === '') return;
  const first = pieces[0];
  if (!first) return;
  reader.tokens.push({
    kind: 'word',
    face,
    word: wordIn(face, text, reader.unmeasured),
    node: first.node,
    offset: first.offset,
    pieces: pieces.length > 1 ? pieces : undefined,
  });
  reader.before = text.length > 1 ? (text[text.length - 2] ?? '') : reader.left;
  reader.left = text[text.length - 1] ?? '';
  reader.face = undefined;
  reader.text = '';
  reader.pieces = [];
}
