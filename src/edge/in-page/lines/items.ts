/*
 * Reads paragraphs from the document: what stands on their lines, in tokens. Nothing is written and nothing measured here,
 * so that all reading costs one layout.
 */
import { breakBetween, FOREIGN } from './opportunities.js';
import { faceOf, wordIn, type Face, type Word } from './measure.js';

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
  /** Room that is no text: padding of an inline element, a picture. Width in px. */
  | { readonly kind: 'room'; readonly width: number }
  /** A break without a space: after a dash at an element's edge, at `<wbr>`. */
  | { readonly kind: 'break'; readonly breakKind: number; readonly node: Node; readonly offset: number }
  /** A forced break; `node` is the author's `<br>`. */
  | { readonly kind: 'end'; readonly node: Node };

/** A paragraph as it was read. Lengths in px. */
export interface Paragraph {
  readonly element: HTMLElement;
  readonly face: Face;
  /** The width of its content box, how far that stands in from the border box, and the first line's indent. */
  readonly measure: number;
  readonly inset: number;
  readonly indent: number;
  readonly tokens: readonly Token[];
  /** Its text nodes in order, out-of-flow ones left out. */
  readonly texts: readonly Text[];
}

interface Reader {
  readonly apart: string;
  readonly unmeasured: [Face, Word][];
  readonly tokens: Token[];
  readonly texts: Text[];
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

const px = (value: string): number => parseFloat(value) || 0;
const BLOCK = /^(?:block|flex|grid|table|list-item|flow-root)/;

/**
 * The paragraph that an element is, a reason why it is left alone, or undefined if it is none: not justified, or blocks in it.
 * Words that were never seen before are added to `unmeasured`.
 */
export function readParagraph(
  element: HTMLElement,
  apart: string,
  unmeasured: [Face, Word][],
): Paragraph | Reason | undefined {
  const style = getComputedStyle(element);
  if (style.textAlign !== 'justify' || style.textAlignLast !== 'auto') return undefined;
  if (!/^(?:block|list-item|flow-root|table-cell)$/.test(style.display)) return undefined;
  if (style.whiteSpaceCollapse !== 'collapse' || style.textWrapMode !== 'wrap') return undefined;
  if (!element.firstChild) return undefined;
  if (style.direction !== 'ltr' || !style.writingMode.startsWith('horizontal')) return 'direction';
  if (style.display === 'list-item' && style.listStylePosition === 'inside') return 'marker';
  const indent = style.textIndent;
  if (/[a-z] /.test(indent)) return 'indent';
  const face = faceOf(style);
  if (px(indent) === 0 && startsSpecially(element, style)) return 'opener';
  const box = element.getBoundingClientRect().width;
  const measure =
    box -
    px(style.paddingLeft) -
    px(style.paddingRight) -
    px(style.borderLeftWidth) -
    px(style.borderRightWidth);
  const reader: Reader = {
    apart,
    unmeasured,
    tokens: [],
    texts: [],
    face: undefined,
    text: '',
    pieces: [],
    before: '',
    left: '',
    blank: true,
    reason: undefined,
  };
  if (!readChildren(element, face, reader)) return undefined;
  flush(reader);
  if (reader.reason) return reader.reason;
  if (reader.texts.length === 0) return undefined;
  const tokens = trimmed(reader.tokens);
  return {
    element,
    face,
    measure,
    inset: px(style.paddingLeft) + px(style.borderLeftWidth),
    indent: indent.endsWith('%') ? (px(indent) / 100) * measure : px(indent),
    tokens,
    texts: reader.texts,
  };
}

/* An initial or a first line of its own face: only openers have them, and those have no indent. */
function startsSpecially(element: Element, style: CSSStyleDeclaration): boolean {
  for (const name of ['::first-letter', '::first-line']) {
    const special = getComputedStyle(element, name);
    if (
      special.float !== 'none' ||
      special.fontSize !== style.fontSize ||
      special.fontVariant !== style.fontVariant ||
      special.fontFamily !== style.fontFamily ||
      special.letterSpacing !== style.letterSpacing ||
      special.textTransform !== style.textTransform
    )
      return true;
  }
  return false;
}

/* False if there is a block inside. */
function readChildren(parent: Node, face: Face, reader: Reader): boolean {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) readText(node, face, reader);
    else if (node instanceof HTMLElement && !readElement(node, reader)) return false;
    else if (node instanceof Element && !(node instanceof HTMLElement)) reader.reason = 'inside';
    if (reader.reason) return true;
  }
  return true;
}

function readElement(element: HTMLElement, reader: Reader): boolean {
  if (element.matches(reader.apart)) return true;
  const { tagName } = element;
  if (tagName === 'BR') {
    flush(reader);
    reader.tokens.push({ kind: 'end', node: element });
    reader.blank = true;
    reader.left = '';
    return true;
  }
  if (tagName === 'WBR') {
    flush(reader);
    reader.tokens.push({ kind: 'break', breakKind: 4, node: element, offset: 0 });
    return true;
  }
  const style = getComputedStyle(element);
  const { display } = style;
  if (display === 'none' || style.position === 'absolute' || style.position === 'fixed') return true;
  if (style.float !== 'none') {
    reader.reason = 'float';
    return true;
  }
  if (BLOCK.test(display)) return false;
  const outside = px(style.marginLeft) + px(style.marginRight);
  if (display.startsWith('inline-') || tagName === 'IMG') {
    room(element.getBoundingClientRect().width + outside, reader);
    return true;
  }
  if (display !== 'inline' || style.direction !== 'ltr' || style.whiteSpaceCollapse !== 'collapse') {
    reader.reason = 'inside';
    return true;
  }
  room(px(style.marginLeft) + px(style.borderLeftWidth) + px(style.paddingLeft), reader);
  const inside = readChildren(element, faceOf(style), reader);
  room(px(style.marginRight) + px(style.borderRightWidth) + px(style.paddingRight), reader);
  return inside;
}

function room(width: number, reader: Reader): void {
  if (width === 0) return;
  flush(reader);
  reader.tokens.push({ kind: 'room', width });
  reader.blank = false;
}

function readText(node: Text, face: Face, reader: Reader): void {
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

function flush(reader: Reader): void {
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

/* Spaces at the end of a part are not drawn; the paragraph's own end needs no token. */
function trimmed(tokens: Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'end' && kept.at(-1)?.kind === 'space') kept.pop();
    kept.push(token);
  }
  while (kept.length > 0 && (kept.at(-1)?.kind === 'space' || kept.at(-1)?.kind === 'end')) kept.pop();
  return kept;
}
