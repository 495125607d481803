import type { Properties } from 'hast';
import type { Image, Nodes, Paragraph, Parent, Parents, PhrasingContent, Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { visit } from '../../visit.js';
import { placeOf } from './written.js';

/** A picture with what its brackets say below it, which is text like any other. */
export interface Figure extends Parent {
  type: 'figure';
  children: (Image | FigureCaption | PhrasingContent)[];
  data: { hName: 'figure'; hProperties: Properties };
}

/** The last child of its figure. */
interface FigureCaption extends Parent {
  type: 'figureCaption';
  children: PhrasingContent[];
  data: { hName: 'figcaption'; hProperties?: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    figure: Figure;
    figureCaption: FigureCaption;
  }
  interface BlockContentMap {
    figure: Figure;
  }
}

/** Until it is known whether they are a caption, the words between a picture's brackets are children of it. */
type Bracketed = Image & { children?: PhrasingContent[] };

const isPicture = (node: Nodes | undefined): node is Bracketed => node?.type === 'image';

/** What other programs write where nobody has said anything, and names of files: no captions. */
const NOTHING_SAID =
  /^(?:image|img|picture|photo|untitled|screenshot)?[\s\d._-]*$|^\d+ ?[x|] ?\d+$|\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

/** Keeps the words between a picture's brackets as they were read; the parser itself keeps their letters alone. */
export const pictureWordsFromMarkdown: FromMarkdown = {
  exit: {
    label() {
      const words = this.stack.at(-1);
      const said = this.resume();
      const node = this.stack.at(-1) as Nodes | undefined;
      this.data.inReference = true;
      const children = words && 'children' in words ? (words.children as PhrasingContent[]) : [];
      if (node?.type === 'link') node.children = children;
      else if (isPicture(node)) Object.assign(node, { alt: said, children });
    },
  },
};

/**
 * Makes figures of pictures that stand alone in their paragraph and have no title: what is in their brackets is the caption, as Pandoc, Quarto and
 * Vivliostyle have it. What stands behind the picture, `{#fig-mill .plate alt="…"}`, is the figure's but for its width and its `alt`; a backslash
 * there says that it has no caption, as in Pandoc. Mutates `tree`.
 * @param areSaid whether what is in brackets is printed at all
 */
export function takeFigureCaptions(tree: Root, areSaid: boolean): void {
  const walk = (parent: Parents, isTight: boolean): void => {
    const children: Nodes[] = parent.children;
    for (const [i, node] of children.entries()) {
      if (node.type === 'paragraph' && !isTight) children[i] = figureOf(node);
      else if ('children' in node && !isPicture(node)) walk(node, isTightIn(node, parent));
    }
  };
  if (areSaid) walk(tree, false);
  visit(tree, (node) => {
    if (isPicture(node)) delete node.children;
  });
}

/** Whether paragraphs in it become mere words. */
function isTightIn(node: Parents, parent: Parents): boolean {
  if (node.type === 'definitionBody') return !node.spread;
  if (node.type !== 'listItem' || parent.type !== 'list') return false;
  return !(parent.spread ?? false) && !parent.children.some(({ spread }) => spread);
}

function figureOf(paragraph: Paragraph): Paragraph | Figure {
  const [picture, behind] = paragraph.children;
  if (!isPicture(picture) || paragraph.children.length > 2) return paragraph;
  if (behind !== undefined) {
    // the parser leaves a backslash that escapes nothing in the text
    if (behind.type === 'text' && behind.value.trim() === '\\') paragraph.children.pop();
    return paragraph;
  }
  const words = picture.children ?? [];
  const { alt, role, width, ...own } = picture.data?.hProperties ?? {};
  if (
    picture.title ||
    role !== undefined ||
    (words.length < 2 && NOTHING_SAID.test(picture.alt?.trim() ?? ''))
  )
    return paragraph;
  const position = placeOf(words);
  picture.data = {
    ...picture.data,
    hProperties: { ...(alt !== undefined && { alt }), ...(width !== undefined && { width }) },
  };
  // of what is said below it, the picture needs no other words
  if (alt === undefined) picture.alt = null;
  return {
    type: 'figure',
    children: [
      picture,
      {
        type: 'figureCaption',
        children: words,
        data: { hName: 'figcaption' },
        ...(position && { position }),
      },
    ],
    data: { hName: 'figure', hProperties: { ...own } },
    ...(paragraph.position && { position: paragraph.position }),
  };
}
