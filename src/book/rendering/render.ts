import type { Element, ElementContent, Root, RootContent } from 'hast';
import type {
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Root as MdastRoot,
  RootContent as MdastContent,
} from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { blocks } from './blocks.js';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from '../../visit.js';
import { allowedHtml } from '../../manuscript/index.js';
import { asPrinted } from './as-printed.js';
import { nameCallouts } from './callouts.js';
import { setDirections } from './directions.js';
import { figures } from './figures.js';
import { FORMULA_MARK, formulas, type Formulas } from './formulas.js';
import { partReferences } from './note-commas.js';
import { settlePageBreaks } from './page-breaks.js';
import { pageMark, takeSourcePages } from './source-pages.js';
import { setWithinBlocks } from './within-blocks.js';

/** A note as it was written: its content still refers to the chapter's other notes. */
export interface RenderedNote {
  readonly number: number;
  readonly content: readonly ElementContent[];
}

/** A chapter as sanitised HTML, its notes apart, in the order of their references. */
export interface Rendered {
  readonly content: Root;
  readonly notes: readonly RenderedNote[];
}

/** A processing instruction or a CDATA section: Markdown knows their ends, and HTML would print what stands before them. */
const UNSEEN = /^\s*<(?:\?.*\?|!\[CDATA\[.*\]\])>\s*$/s;

/** The ids that notes have in a section: `note-serge-3` and `noteref-serge-3`; a later reference to the same note gets `-2`. */
export const noteId = (section: string, number: number): string => `note-${section}-${String(number)}`;

/**
 * Markdown tree → HTML tree with nothing in it that could run, load or escape; `file` is written to `dataSource`, `language` is that of
 * the text around.
 */
export function render(
  tree: MdastRoot,
  section: string,
  { file, language }: { readonly file: string; readonly language: string },
): Rendered {
  const notes: RenderedNote[] = [];
  const queue: FootnoteDefinition[] = [];
  const numbers = new Map<string, number>();
  const references = new Map<string, number>();

  const reference = (state: State, node: FootnoteReference): Element | undefined => {
    const key = node.identifier.toUpperCase();
    const definition = state.footnoteById.get(key);
    if (!definition) return undefined;
    let number = numbers.get(key);
    if (number === undefined) {
      number = queue.push(definition);
      numbers.set(key, number);
    }
    const times = (references.get(key) ?? 0) + 1;
    references.set(key, times);
    const id = noteId(section, number);
    return {
      type: 'element',
      tagName: 'a',
      properties: {
        className: ['noteref'],
        id: `${id.replace(/^note-/, 'noteref-')}${times > 1 ? `-${String(times)}` : ''}`,
        href: `#${id}`,
        role: 'doc-noteref',
      },
      children: [{ type: 'text', value: String(number) }],
    };
  };

  const set = formulas();

  // Definitions are rendered apart, below: where they stand in the file means nothing.
  const handlers: Handlers = {
    ...blocks,
    ...set.handlers,
    footnoteReference: reference,
    footnoteDefinition: () => undefined,
    html: (state, node: Html) => {
      if (UNSEEN.test(node.value)) return undefined;
      const raw = pageMark(node.value) ?? ({ type: 'raw', value: node.value } as const);
      state.patch(node, raw);
      return raw;
    },
  };
  const toHtml = (root: MdastRoot, tongue?: string): Root => {
    const processor = unified().use(remarkRehype, { allowDangerousHtml: true, handlers });
    const clean = cleaned(processor.runSync(root), file, set);
    if (tongue !== undefined) setLanguage(clean, tongue);
    nameCallouts(clean, tongue ?? language);
    partReferences(clean, language);
    setDirections(clean, language);
    return clean;
  };

  const tongues = noteTongues(tree);
  const definitions = [...tongues.keys()];
  const content = toHtml(tree);
  for (let definition = queue[0]; definition; definition = queue[notes.length]) {
    const root = toHtml(
      { type: 'root', children: [...definition.children, ...definitions] },
      tongues.get(definition),
    );
    // A page begins in the text.
    takeSourcePages(root);
    notes.push({
      number: notes.length + 1,
      content: root.children.filter((node) => node.type !== 'doctype'),
    });
  }
  return { content, notes };
}

/** The notes of a tree, each with the language of the block that it is written in, if that says one: it is printed elsewhere. */
function noteTongues(tree: MdastRoot): ReadonlyMap<FootnoteDefinition, string | undefined> {
  const found = new Map<FootnoteDefinition, string | undefined>();
  const look = (node: MdastRoot | MdastContent, tongue: string | undefined): void => {
    if (node.type === 'footnoteDefinition') found.set(node, tongue);
    if (!('children' in node)) return;
    const own = node.data?.hProperties?.['lang'];
    for (const child of node.children) look(child, typeof own === 'string' ? own : tongue);
  };
  look(tree, undefined);
  return found;
}

function setLanguage(tree: Root, language: string): void {
  for (const child of tree.children) if (child.type === 'element') child.properties.lang ??= language;
}

/** What passes, and marks of formulas: an author's own mark would set one of the author's formulas. */
const ALLOWED: typeof allowedHtml = {
  ...allowedHtml,
  attributes: {
    ...allowedHtml.attributes,
    span: [FORMULA_MARK],
    div: [...(allowedHtml.attributes?.['div'] ?? []), FORMULA_MARK],
  },
};

/** Raw HTML parsed and sanitised, formulas set, figures made, and each block told where it came from. */
function cleaned(tree: Root, file: string, { settle }: Formulas): Root {
  const processor = unified();
  const raw = hasRaw(tree);
  if (raw) processor.use(rehypeRaw);
  processor.use(rehypeSanitize, ALLOWED);
  const clean = processor.runSync(tree) as Root;
  if (raw) setWithinBlocks(clean);
  asPrinted(clean);
  settle(clean);
  namePictures(clean);
  sourced(clean, file);
  figures(clean);
  settlePageBreaks(clean);
  return clean;
}

/** Markdown writes addresses, `the%20mill.png`; the book calls its pictures by their names. */
function namePictures(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && typeof properties.src === 'string')
      properties.src = decodeURIComponent(properties.src);
  });
}

/** Parsing again costs more than all else here: only where there is HTML to parse. */
function hasRaw(node: Root | RootContent): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(hasRaw));
}

const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 li blockquote pre table caption tr td th figure figcaption dl dt dd div section ul ol hr'.split(
    ' ',
  ),
);

function sourced(tree: Root, file: string): void {
  visit(tree, 'element', (node) => {
    if (BLOCKS.has(node.tagName) && node.position) {
      node.properties.dataSource = `${file}:${String(node.position.start.line)}`;
    }
    if (node.tagName === 'th') node.properties.scope ??= 'col';
  });
}
