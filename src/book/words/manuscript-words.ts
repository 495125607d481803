import type { FootnoteDefinition, Nodes, Paragraph } from 'mdast';
import { isOnlyPictures, type Chapter } from '../../manuscript/index.js';
import { formulaWord, type Word } from './words.js';

/** Nodes that text does not run across. */
const BLOCKS = new Set(
  'root paragraph heading blockquote list listItem definitionList definitionTerm definitionBody table tableCaption tableRow tableCell figure figureCaption code math thematicBreak fencedDiv'.split(
    ' ',
  ),
);

/**
 * The author's words in a chapter as it was read: citations left out, notes apart in the order of their references. Undefined
 * where the chapter has HTML of its own, whose words only a parser of HTML could tell.
 */
export function manuscriptWords(
  chapter: Chapter,
): { readonly text: readonly Word[]; readonly notes: readonly Word[] } | undefined {
  if (hasHtml(chapter.tree)) return undefined;
  const walk: Walk = { file: chapter.file, words: [], run: '', at: '', definitions: new Map(), order: [] };
  enter(chapter.tree, walk);
  const text = walk.words;
  walk.words = [];
  for (let i = 0; i < walk.order.length; i++) {
    for (const node of walk.definitions.get(walk.order[i] ?? '')?.children ?? []) enter(node, walk);
  }
  return { text, notes: walk.words };
}

const hasHtml = (node: Nodes): boolean =>
  node.type === 'html' || ('children' in node && node.children.some(hasHtml));

interface Walk {
  readonly file: string;
  words: Word[];
  /** The characters of a word that is not yet at its end, and the place of their block. */
  run: string;
  at: string;
  readonly definitions: Map<string, FootnoteDefinition>;
  readonly order: string[];
}

function flush(walk: Walk): void {
  for (const text of walk.run.split(/\s+/)) if (text !== '') walk.words.push({ text, at: walk.at });
  walk.run = '';
}

function enter(node: Nodes, walk: Walk): void {
  const block = BLOCKS.has(node.type);
  if (block) {
    flush(walk);
    walk.at = `${walk.file}:${String(node.position?.start.line ?? 1)}`;
  }
  walk.run += textOf(node);
  if (node.type === 'paragraph' && isOnlyPictures(node)) captions(node, walk);
  if (node.type === 'footnoteDefinition') {
    if (!walk.definitions.has(node.identifier)) walk.definitions.set(node.identifier, node);
  } else if (node.type === 'footnoteReference') {
    flush(walk);
    if (!walk.order.includes(node.identifier)) walk.order.push(node.identifier);
  } else if (node.type === 'citation') flush(walk);
  else if (node.type === 'inlineMath' || node.type === 'math') {
    flush(walk);
    walk.words.push(formulaWord(node.value, walk.at));
  } else if ('children' in node) for (const child of node.children) enter(child, walk);
  if (block) flush(walk);
}

/** What figures say below their pictures. */
function captions({ children }: Paragraph, walk: Walk): void {
  for (const node of children) if (node.type === 'image' && node.title) walk.run += ` ${node.title} `;
}

/** What a node itself says. */
function textOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? node.value : '';
}
