import type { Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { copied, isOnlyPictures } from '../manuscript/index.js';
import { ownUsage, usageOf, type Usage } from './language.js';
import { raiseOrdinals } from './ordinals.js';
import { refinePassage, type Refinement } from './passage.js';
import { dashes } from './refinements/dashes.js';
import { ellipses } from './refinements/ellipses.js';
import { proclitics } from './refinements/proclitics.js';
import { quotes } from './refinements/quotes.js';
import { references } from './refinements/references.js';
import { spaces } from './refinements/spaces.js';

/** In this order: what a quotation mark is depends on the signs as they were typed; spaces come last, by what is set then. */
const REFINEMENTS: readonly Refinement[] = [quotes, ellipses, dashes, spaces, references, proclitics];

/** Nodes that hold one run of words. */
const PASSAGES: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'definitionTerm',
  'tableCell',
  'tableCaption',
  'figureCaption',
]);

/**
 * The tree with its text set as the language sets it: quotation marks, dashes, ellipses, no-break spaces, raised ordinals; what says that it is in another
 * language, as that one does; captions of pictures too. What the author set so already stays; code, formulas, addresses and raw HTML are not touched; letters and digits never change, nor do positions.
 * Refining a refined tree changes nothing.
 */
export function refine(tree: Root, language: string): Root {
  const refined = copied(tree);
  const usage = usageOf(language);
  walk(refined, usage);
  raiseOrdinals(refined, usage);
  return refined;
}

/** The same for words that stand outside a tree: an entry of the bibliography. */
export function refineWords(nodes: readonly PhrasingContent[], language: string): readonly PhrasingContent[] {
  const [refined] = refine(
    { type: 'root', children: [{ type: 'paragraph', children: [...nodes] }] },
    language,
  ).children;
  return refined?.type === 'paragraph' ? refined.children : nodes;
}

function walk(node: Nodes, around: Usage): void {
  const usage = ownUsage(node, around) ?? around;
  if (node.type === 'paragraph' && isOnlyPictures(node)) refineCaptions(node, usage);
  if (PASSAGES.has(node.type) && 'children' in node) {
    refinePassage(node.children as PhrasingContent[], REFINEMENTS, usage);
  } else if ('children' in node) {
    for (const child of node.children) walk(child, usage);
  }
}

/** A picture's title is its caption. */
function refineCaptions({ children }: Paragraph, usage: Usage): void {
  for (const node of children) {
    if (node.type === 'image' && node.title) node.title = lineSet(node.title, ownUsage(node, usage) ?? usage);
  }
}

/** The same for a line without marks, a title, but for ordinals, which need one. */
export function refineLine(line: string, language: string): string {
  return lineSet(line, usageOf(language));
}

function lineSet(line: string, usage: Usage): string {
  const text: Text = { type: 'text', value: line };
  refinePassage([text], REFINEMENTS, usage);
  return text.value;
}
