import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { EVERY_RULE, type Passage, type PassageKind, type Piece } from './passage.js';
import { sourcePieces } from './source-pieces.js';
import { OBJECT } from './tokens.js';

/** `<!-- proof-ignore rule other-rule -->`, or without a rule for all of them. */
const IGNORE = /<!--\s*proof-ignore(?<rules>(?:\s+[a-z-]+?)*)\s*-->/g;

function ignoredIn(html: string): string[] {
  return [...html.matchAll(IGNORE)].flatMap((match) => {
    const rules = (match.groups?.['rules'] ?? '').split(/\s+/).filter((rule) => rule !== '');
    return rules.length > 0 ? rules : [EVERY_RULE];
  });
}

/** Characters; what is longer in italics is set so as a whole. */
const PHRASE = 60;

/** What the paragraphs in a block are. */
const INNER: ReadonlyMap<string, PassageKind> = new Map([
  ['listItem', 'item'],
  ['definitionBody', 'item'],
  ['footnoteDefinition', 'note'],
]);

interface Draft {
  text: string;
  readonly italics: [start: number, end: number][];
  digital: number;
  readonly ignores: string[];
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
      draft.ignores.push(...ignoredIn(node.value));
      return;
    case 'footnoteReference':
      return;
    case 'link': {
      draft.digital++;
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
    case 'emphasis': {
      const start = draft.text.length;
      for (const child of node.children) addPhrasing(draft, child, source);
      if (draft.text.length - start <= PHRASE) draft.italics.push([start, draft.text.length]);
      return;
    }
    case 'inlineCode':
    case 'inlineMath':
      draft.digital++;
      appendObject(draft, node);
      return;
    case 'image':
      appendObject(draft, node);
      return;
    default:
      if (node.type === 'citation' || !('children' in node)) appendObject(draft, node);
      else for (const child of node.children) addPhrasing(draft, child, source);
  }
}

/** Whether a paragraph is the title of a callout. */
function isTitle({ data }: Paragraph): boolean {
  const className = data?.hProperties?.['className'];
  return Array.isArray(className) && className.includes('callout-title');
}

/** The passages of a Markdown tree whose positions are those of `source`, in reading order. */
export function markdownPassages(file: string, source: string, tree: Root): Passage[] {
  const passages: Passage[] = [];
  // A comment between blocks speaks of the block after it.
  let announced: string[] = [];
  let blocks = 0;
  const take = (kind: PassageKind, children: readonly PhrasingContent[]): void => {
    const draft: Draft = { text: '', pieces: [], ignores: announced, digital: blocks, italics: [] };
    announced = [];
    blocks = 0;
    for (const child of children) addPhrasing(draft, child, source);
    if (draft.text.trim() === '') return;
    passages.push({ file, kind, ...draft });
  };
  const visit = (node: Nodes, kind: PassageKind): void => {
    switch (node.type) {
      case 'heading':
        take('heading', node.children);
        return;
      case 'paragraph':
        take(isTitle(node) ? 'heading' : kind, node.children);
        return;
      case 'tableCell':
      case 'definitionTerm':
        take('cell', node.children);
        return;
      case 'tableCaption':
      case 'figureCaption':
        take('item', node.children);
        return;
      case 'html':
        announced.push(...ignoredIn(node.value));
        return;
      case 'code':
      case 'math':
        blocks++;
        return;
      default: {
        const inner = INNER.get(node.type) ?? kind;
        if ('children' in node) for (const child of node.children) visit(child, inner);
      }
    }
  };
  visit(tree, 'paragraph');
  return passages;
}
