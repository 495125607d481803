/*
 * Reads paragraphs from the document: what stands on their lines, in tokens. Styles are asked for, but no layout.
 */
import { faceOf, type Face, type Word } from './faces.js';
import {
  flush,
  newReader,
  readText,
  room,
  type Reader,
  type Reason,
  type Room,
  type RoomOf,
  type Token,
} from './text.js';

/** A paragraph as it was read, of a width still unknown. Lengths in px. */
export interface ReadParagraph {
  readonly element: HTMLElement;
  readonly face: Face;
  /** Padding and borders at its sides. */
  readonly around: number;
  /** The first line's indent, as it was computed. */
  readonly indented: string;
  readonly tokens: readonly Token[];
  /** The boxes on its lines whose widths are tokens. */
  readonly rooms: readonly RoomOf[];
  /** Its text nodes in order, out-of-flow ones left out. */
  readonly texts: readonly Text[];
}

export const px = (value: string): number => parseFloat(value) || 0;
const BLOCK = /^(?:block|flex|grid|table|list-item|flow-root)/;

/**
 * The paragraph that an element is, a reason why it is left alone, or undefined if it is none: not justified, or blocks in it.
 * Words that were never seen before are added to `unmeasured`.
 */
export function readParagraph(
  element: HTMLElement,
  apart: string,
  unmeasured: [Face, Word][],
): ReadParagraph | Reason | undefined {
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
  const reader = newReader(apart, unmeasured);
  if (!readChildren(element, face, reader)) return undefined;
  flush(reader);
  if (reader.reason) return reader.reason;
  if (reader.texts.length === 0) return undefined;
  return {
    element,
    face,
    around:
      px(style.paddingLeft) + px(style.paddingRight) + px(style.borderLeftWidth) + px(style.borderRightWidth),
    indented: indent,
    tokens: trimmed(reader.tokens),
    rooms: reader.rooms,
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
    flush(reader);
    const token: Room = { kind: 'room', width: 0 };
    reader.tokens.push(token);
    reader.rooms.push({ token, element, outside });
    reader.blank = false;
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
