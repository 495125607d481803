/*
 * Writes chosen lines into the document.
 *
 * A line that ends at a space ends in a newline in its place, `white-space-collapse: preserve-breaks` makes it count; a line
 * that ends inside a word ends in `<br class="line">`, after a hyphen if it was a soft one, so that the text read back has
 * whole words. `text-wrap-mode: nowrap` keeps the browser from breaking anywhere else, `text-align-last: justify` lets it
 * justify each line, starting from spaces as tight as the paragraph's tightest line needs (word-spacing); and an empty
 * `<span class="lines-fill">` as wide as what is left keeps the last line at its natural spaces.
 *
 * Tried first: `<wbr>` (or `<br>`) at every line's end with a span around the last line. Same picture, but each line became a
 * text node of its own: thirty-five more nodes a page for paged.js to clone and as many elements in the PDF's structure tree.
 * No-break spaces for all spaces but the chosen ones spoil what is copied from the PDF. Here most text nodes stay whole, a
 * page can be cut between any two lines, and no rule about a cut paragraph's last line is needed.
 */
import type { Paragraph } from './measures.js';
import type { Piece } from './text.js';
import { SOFT } from './opportunities.js';

/** A chosen break inside a paragraph: the index of its token and of the word's break, -1 for the token itself. */
export interface Chosen {
  readonly token: number;
  readonly cut: number;
}

/** The lines of a paragraph as they are to be written. Lengths in px. */
export interface Setting {
  readonly breaks: readonly Chosen[];
  /** To be added to each space so that the tightest line fits; 0 or negative. */
  readonly tighten: number;
  /** For each part that ends in a forced break or the paragraph's end: what its last line leaves free. */
  readonly free: readonly number[];
}

/**
 * The style of what is written here; important, since paged.js and its cuts have rules of their own for a cut paragraph.
 * `apart` is the selector of notes, which stand in a paragraph but not on its lines.
 */
export const linesCss = (apart: string): string =>
  `.lines{white-space-collapse:preserve-breaks;text-wrap-mode:nowrap;text-align-last:justify!important}
:where(.lines) :where(${apart}){white-space-collapse:collapse;text-wrap-mode:wrap;text-align-last:auto;word-spacing:normal}
.pagedjs_hyphen[data-cut-hyphen]{font-kerning:none;font-variant-ligatures:none}`;

/* In px an item: the browser rounds each up, by up to 1/64 px; the last line's spaces take what is too much. */
const ROUNDING = 0.02;

type Edit = readonly [offset: number, kind: 'newline' | 'br' | 'hyphen', hyphen: string];

/** Removes what only the browser's own breaking needs: soft hyphens in a paragraph that stands on one line. */
export function stripHyphens(paragraph: Paragraph): void {
  for (const text of paragraph.texts) {
    if (text.data.includes('\u00ad')) text.data = text.data.replaceAll('\u00ad', '');
  }
}

/** Writes the lines. No layout is read. */
export function applySetting(paragraph: Paragraph, setting: Setting): void {
  const { element, tokens, texts, face } = paragraph;
  const edits = new Map<Text, Edit[]>();
  const edit = (node: Text, change: Edit) => {
    const list = edits.get(node);
    if (list) list.push(change);
    else edits.set(node, [change]);
  };
  for (const { token: index, cut } of setting.breaks) {
    const token = tokens[index];
    if (token?.kind === 'space') edit(token.node, [token.offset, 'newline', '']);
    else if (token?.kind === 'break') {
      if (token.node instanceof Text) edit(token.node, [token.offset, 'br', '']);
      else addAfter(token.node as ChildNode, lineBreak());
    } else if (token?.kind === 'word') {
      const offset = token.word.breaks?.[cut * 2] ?? 0;
      const place = token.pieces
        ? locate(token.pieces, offset)
        : ([token.node, token.offset + offset] as const);
      const soft = token.word.breaks?.[cut * 2 + 1] === SOFT;
      if (place) edit(place[0], [place[1], soft ? 'hyphen' : 'br', token.face.hyphenCharacter]);
    }
  }
  const last = texts.findLast((text) => /[^ \t\n\r\f]/.test(text.data));
  let end: Node | undefined;
  for (const text of texts) {
    const tail = rewrite(text, edits.get(text), text === last);
    if (text === last) end = tail;
  }
  const ends: Node[] = tokens.flatMap((token) => (token.kind === 'end' ? [token.node] : []));
  const slack = ROUNDING * (texts.length + 2);
  setting.free.forEach((width, part) => {
    const filled = Math.floor((width - slack) * 100) / 100;
    if (filled <= 0) return;
    const fill = document.createElement('span');
    fill.className = 'lines-fill';
    fill.style.paddingLeft = `${String(filled)}px`;
    const forced = ends[part];
    if (forced) (forced as ChildNode).before(fill);
    else if (end) climb(end, element).after(fill);
  });
  element.classList.add('lines');
  if (setting.tighten < 0) element.style.wordSpacing = `${String(face.wordSpacing + setting.tighten)}px`;
}

/* The highest element inside the paragraph that ends with the node: links and emphasis are not made longer. */
function climb(node: Node, paragraph: Element): ChildNode {
  let top = node;
  while (top.parentNode && top.parentNode !== paragraph && !top.nextSibling) top = top.parentNode;
  return top as ChildNode;
}

function locate(pieces: readonly Piece[], offset: number): [Text, number] | undefined {
  let rest = offset;
  for (const { node, offset: start, length } of pieces) {
    if (rest < length) return [node, start + rest];
    rest -= length;
  }
  return undefined;
}

const clean = (text: string): string => text.replace(/[\t\n\r\f]/g, ' ').replaceAll('\u00ad', '');

function rewrite(node: Text, edits: readonly Edit[] | undefined, isLast: boolean): Text {
  const { data } = node;
  if (!edits && !isLast && !/[\t\n\r\f\u00ad]/.test(data)) return node;
  let current = node;
  let written = '';
  let from = 0;
  for (const [offset, kind, hyphen] of edits ?? []) {
    written += clean(data.slice(from, offset));
    from = offset;
    if (kind === 'newline') {
      written = `${written}\n`;
      from++;
      continue;
    }
    current.data = written;
    written = '';
    let after: ChildNode = current;
    if (kind === 'hyphen') after = addAfter(after, hyphenMark(hyphen));
    after = addAfter(after, lineBreak());
    current = document.createTextNode('');
    addAfter(after, current);
  }
  written += clean(data.slice(from));
  current.data = isLast ? written.trimEnd() : written;
  return current;
}

function addAfter<T extends ChildNode>(node: ChildNode, fresh: T): T {
  node.after(fresh);
  return fresh;
}

function lineBreak(): HTMLElement {
  const br = document.createElement('br');
  br.className = 'line';
  return br;
}

/* As the page's cuts mark theirs: the PDF gives it the ActualText of a soft hyphen, whoever reads the text drops it. */
function hyphenMark(glyph: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'pagedjs_hyphen';
  mark.setAttribute('data-cut-hyphen', '\u00ad');
  mark.textContent = glyph;
  return mark;
}
