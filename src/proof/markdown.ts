import type { Nodes, PhrasingContent, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Passage, PassageKind, Piece } from './passage.js';
import { sourcePieces } from './source-pieces.js';
import { OBJECT } from './tokens.js';

/** A bracketed cluster of citations, or a key in the running text with or without its locator. */
const CITATION =
  /\[[^[\]]*@[\p{L}\d_][^[\]]*\]|(?<![\p{L}\d.])@[\p{L}\d_][\w:.#$%&+?<>~/-]*\w(?:\s\[[^\]]*\])?/gu;

interface Draft {
  text: string;
  readonly pieces: Piece[];
}

function append(draft: Draft, value: string, pieces: readonly Piece[]): void {
  for (const piece of pieces) draft.pieces.push({ ...piece, at: piece.at + draft.text.length });
  draft.text += value;
}

function appendObject(draft: Draft, node: Nodes): void {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? from;
  append(draft, OBJECT, [{ at: 0, size: 1, from, span: to - from }]);
}

function addPhrasing(draft: Draft, node: PhrasingContent, source: string): void {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? from;
  switch (node.type) {
    case 'text': {
      const value = node.value.replaceAll(/\r\n?/g, '\n');
      append(draft, value, sourcePieces(value, source, from, to));
      return;
    }
    case 'break':
      append(draft, '\n', [{ at: 0, size: 1, from, span: to - from }]);
      return;
    case 'html':
    case 'footnoteReference':
      return;
    case 'link': {
      const bare =
        node.children.length === 1 && node.children[0]?.type === 'text' ? node.children[0].value : '';
      if (
        bare !== '' &&
        (node.url === bare || node.url.endsWith(`://${bare}`) || node.url === `mailto:${bare}`)
      )
        appendObject(draft, node);
      else for (const child of node.children) addPhrasing(draft, child, source);
      return;
    }
    case 'inlineCode':
    case 'image':
    case 'imageReference':
      appendObject(draft, node);
      return;
    default:
      if ((node.type as string) === 'citation' || !('children' in node)) appendObject(draft, node);
      else for (const child of node.children) addPhrasing(draft, child, source);
  }
}

/** Takes citations out of a draft that still holds them as text. */
function withoutCitations(draft: Draft): Draft {
  const clean: Draft = { text: '', pieces: [] };
  let done = 0;
  const copy = (end: number): void => {
    for (const piece of draft.pieces) {
      const start = Math.max(piece.at, done);
      const stop = Math.min(piece.at + piece.size, end);
      if (start >= stop) continue;
      const linear = piece.size === piece.span;
      append(clean, draft.text.slice(start, stop), [
        linear
          ? { at: 0, size: stop - start, from: piece.from + start - piece.at, span: stop - start }
          : { ...piece, at: 0 },
      ]);
    }
    done = end;
  };
  for (const match of draft.text.matchAll(CITATION)) {
    copy(match.index);
    const first = draft.pieces.find((piece) => piece.at + piece.size > match.index);
    const from = first ? first.from + (first.size === first.span ? match.index - first.at : 0) : 0;
    append(clean, OBJECT, [{ at: 0, size: 1, from, span: match[0].length }]);
    done = match.index + match[0].length;
  }
  copy(draft.text.length);
  return clean;
}

/** Reads Markdown as the book's reader does; the only place of this room that knows a parser. */
export function parseForProof(text: string): Root {
  return unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(text);
}

/** The passages of a Markdown tree whose positions are those of `source`, in reading order. */
export function markdownPassages(file: string, source: string, tree: Root): Passage[] {
  const passages: Passage[] = [];
  const take = (kind: PassageKind, children: readonly PhrasingContent[]): void => {
    const draft: Draft = { text: '', pieces: [] };
    for (const child of children) addPhrasing(draft, child, source);
    if (draft.text.trim() === '') return;
    passages.push({ file, kind, ...withoutCitations(draft) });
  };
  const visit = (node: Nodes, kind: PassageKind): void => {
    switch (node.type) {
      case 'heading':
        take('heading', node.children);
        return;
      case 'paragraph':
        take(kind, node.children);
        return;
      case 'tableCell':
        take('cell', node.children);
        return;
      default: {
        const inner = node.type === 'listItem' ? 'item' : node.type === 'footnoteDefinition' ? 'note' : kind;
        if ('children' in node) for (const child of node.children) visit(child, inner);
      }
    }
  };
  visit(tree, 'paragraph');
  return passages;
}
