import type { Nodes, PhrasingContent, Text } from 'mdast';
import { ownUsage, type Usage } from './language.js';

/** What stands for something that is no text of the passage: code, a formula, a picture, an address, words of another language. It counts as a word. */
export const OBJECT = '\uFFFC';

/** A stretch of a passage's text, and what it becomes. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** The text of one paragraph across its inline nodes, what may not be touched masked by `OBJECT`s of the same length. */
export interface Passage {
  readonly text: string;
  readonly usage: Usage;
  /** Where numbers of pages will stand, each a character of the text. */
  readonly references: readonly number[];
}

/** One thing that a typesetter does to a text. Run twice, it changes nothing the second time. */
export type Refinement = (passage: Passage) => readonly Edit[];

/** What stands for the number of a page, which a link without words reads as. */
const FOLIO = '0';

/** Inline nodes whose content is not set as words. */
const OPAQUE: ReadonlySet<string> = new Set(['inlineCode', 'inlineMath', 'image', 'footnoteReference']);

/** Addresses, and numbers in groups that are no ranges: a hyphen or a quote in them is part of them. */
const FIXED =
  /\b(?:https?:\/\/|www\.|mailto:|doi:)[^\s<>"\u201C\u201D]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bISBN(?:-1[03])?:?\s*[\dX][\dX\s-]{8,16}[\dX]\b|\b97[89]-[\d-]{8,12}[\dX]\b|\b(?:\d+-){2,}\d+\b|\b10\.\d{4,9}\/\S+/giu;

/** Refines the text nodes of a paragraph in place; words of another language are a passage of their own, set as it sets them. */
export function refinePassage(
  nodes: readonly PhrasingContent[],
  refinements: readonly Refinement[],
  usage: Usage,
): void {
  const foreign: Foreign[] = [];
  const pieces = nodes.flatMap((node) => piecesOf(node, usage, foreign));
  let text: string | undefined;
  for (const refinement of refinements) {
    text ??= masked(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join(''));
    const made = refinement({ text, usage, references: referencesIn(pieces) });
    if (made.length === 0) continue;
    apply(made, pieces);
    text = undefined;
  }
  for (const { nodes: own, usage: theirs } of foreign) refinePassage(own, refinements, theirs);
}

/** The offsets of what stands for numbers of pages. */
function referencesIn(pieces: readonly (Text | string)[]): number[] {
  const found: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece === FOLIO) found.push(at);
    at += typeof piece === 'string' ? piece.length : piece.value.length;
  }
  return found;
}

/** A stretch of a passage in another language. */
interface Foreign {
  readonly nodes: readonly PhrasingContent[];
  readonly usage: Usage;
}

const masked = (text: string): string =>
  !/[\d@/]|www\./.test(text)
    ? text
    : text.replace(FIXED, (found) => {
        const kept = /[.,;:!?'"\u2019)\]]*$/.exec(found)?.[0].length ?? 0;
        return OBJECT.repeat(found.length - kept) + found.slice(found.length - kept);
      });

/** @param foreign is given what is in another language */
function piecesOf(node: Nodes, usage: Usage, foreign: Foreign[]): (Text | string)[] {
  if (node.type === 'text') return [node];
  if (OPAQUE.has(node.type) || isAddress(node)) return [OBJECT];
  if (node.type === 'break') return ['\n'];
  if (node.type === 'link' && node.children.length === 0) return [FOLIO];
  if (!('children' in node)) return [];
  const own = ownUsage(node, usage);
  if (!own) return node.children.flatMap((child) => piecesOf(child, usage, foreign));
  foreign.push({ nodes: node.children as PhrasingContent[], usage: own });
  return [OBJECT];
}

/** A link that shows where it goes. */
export function isAddress(node: Nodes): boolean {
  if (node.type !== 'link') return false;
  const [child] = node.children;
  if (node.children.length !== 1 || child?.type !== 'text') return false;
  const bare = (url: string): string => url.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  return bare(child.value) === bare(node.url) || /^(?:https?:\/\/|www\.)\S+$/i.test(child.value);
}

/** An edit that reaches over the end of a node is left out: its halves belong to different voices. */
function apply(edits: readonly Edit[], pieces: readonly (Text | string)[]): void {
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const length = typeof piece === 'string' ? piece.length : piece.value.length;
    let value = '';
    let from = at;
    for (let edit = edits[next]; edit && edit.start < at + length; edit = edits[++next]) {
      if (typeof piece === 'string' || edit.start < from || edit.end > at + length) continue;
      value += piece.value.slice(from - at, edit.start - at) + edit.value;
      from = edit.end;
    }
    // an edit at the very beginning may be an insertion
    if (typeof piece !== 'string' && (value !== '' || from > at))
      piece.value = value + piece.value.slice(from - at);
    at += length;
  }
}

/** The edits of a global pattern; `replace` gives what a match becomes, or undefined to leave it. */
export function edits(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | undefined,
): readonly Edit[] {
  if (!pattern.global) throw new TypeError(`Unexpected ${String(pattern)}, expected a global pattern`);
  const found: Edit[] = [];
  // `matchAll` would copy the pattern for each passage, most of which have nothing to edit
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex++;
    const value = replace(match);
    if (value !== undefined && value !== match[0])
      found.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}
