import type { PhrasingContent } from 'mdast';
import { visit } from '../visit.js';
import { isOnlyPictures, type Chapter, type Settings } from './model/index.js';
import {
  type Citation,
  type CitationItem,
  numberReference,
  numberReferences,
  takeNumberReferences,
} from './syntax/index.js';

/** What is named behind a formula, a figure, a table or a heading, and where. */
interface Named {
  readonly kind: 'formula' | 'captioned' | 'heading';
  readonly id: string;
  readonly file: string;
}

/** How pandoc-crossref begins the names of figures and tables. */
const CROSSREF = /^(?:fig|tbl):/;

/** How both begin the names of headings that are referred to like works: what else a heading is called may be a work's key. */
const SECTION = /^sec[:-]/;

/** A name as the other of the two writes it: `fig:mill` pandoc-crossref, `fig-mill` Quarto. */
const otherwise = (key: string): string =>
  key.replace(
    /^(eq|fig|tbl|sec)([:-])/,
    (_, kind: string, mark: string) => kind + (mark === ':' ? '-' : ':'),
  );

/**
 * Makes references to numbers what they are here: `[@eq:mass]` and `[@fig:mill]`, as pandoc-crossref writes them, links to a formula, a figure, a
 * table or a heading (`@sec-dam`); and `#` in links, `[figure #](#fig-mill)`, a number to be written. What else is cited beside them stays a citation. Mutates the trees.
 */
export function linkNumbers(chapters: readonly Chapter[], settings: Settings): void {
  const { math, numbered, captions } = settings;
  const named = chapters.some(({ text }) => mayName(text)) ? namesIn(chapters) : new Map<string, Named>();
  const home = (item: CitationItem, file: string): Named | undefined => {
    const key = item.key.charAt(0).toLowerCase() + item.key.slice(1);
    const found = named.get(item.key) ?? named.get(key) ?? named.get(otherwise(key));
    if (found?.kind === 'formula' && !math) return undefined;
    if (found) return found;
    return captions === 'numbered' && CROSSREF.test(key) ? { kind: 'captioned', id: key, file } : undefined;
  };
  for (const { file, tree, text } of chapters) {
    if (text.includes('@') && (named.size > 0 || captions === 'numbered')) {
      visit(tree, 'citation', (node, index, parent) => {
        if (parent === undefined || index === undefined) return;
        const homes = node.items.map((item) => home(item, file));
        if (!homes.every((found) => found !== undefined)) return;
        if (node.items.some(({ locator }) => locator !== undefined)) return;
        const before = parent.children[index - 1];
        const isNamed = before?.type === 'text' && NAMED_BEFORE.test(before.value);
        parent.children.splice(index, 1, ...linksOf(node, homes, { from: file, isNamed }));
      });
    }
    if (!text.includes('#]') && !/#[^\]\n]*\]\(/.test(text)) continue;
    if (numbered > 0 || captions === 'numbered') takeNumberReferences(tree);
    // in a book without numbers a sign is a sign, but to a figure or a table it is one too few
    else if (named.size > 0)
      takeNumberReferences(tree, (url) => named.get(url.replace(/^[^#]*#/, ''))?.kind === 'captioned');
  }
}

/** A sign that says what the number behind it is of. */
const NAMED_BEFORE = /§\s?$/;

const mayName = (text: string): boolean => /\{[^{}\n]*#|\\label/.test(text);

function namesIn(chapters: readonly Chapter[]): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  const meet = (
    kind: Named['kind'],
    file: string,
    properties: Readonly<Record<string, unknown>> = {},
  ): void => {
    const { id } = properties;
    if (typeof id === 'string' && !named.has(id)) named.set(id, { kind, id, file });
  };
  for (const { file, tree } of chapters) {
    visit(tree, (node) => {
      if (node.type === 'math') meet('formula', file, node.data?.hProperties);
      if (node.type === 'table' || node.type === 'figure') meet('captioned', file, node.data?.hProperties);
      if (node.type === 'heading' && SECTION.test(String(node.data?.hProperties?.['id'])))
        meet('heading', file, node.data?.hProperties);
      if (node.type === 'paragraph' && isOnlyPictures(node))
        for (const { data } of node.children) meet('captioned', file, data?.hProperties);
    });
  }
  return named;
}

/**
 * A cluster as links, each with a place for the number, or for the title of a heading that has none; those that nothing of the author's stands
 * between are one reference to several.
 * @param isNamed whether the author has said what they are, `§@sec-dam`
 */
function linksOf(
  { items, position }: Citation,
  homes: readonly Named[],
  { from, isNamed }: { readonly from: string; readonly isNamed: boolean },
): PhrasingContent[] {
  const runs: { readonly before: string; readonly links: PhrasingContent[]; after: string }[] = [];
  items.forEach((item, i) => {
    const { kind, id, file } = homes[i] ?? { kind: 'formula', id: item.key, file: from };
    const link: PhrasingContent = {
      type: 'link',
      url: `${pathFrom(from, file)}#${encodeURIComponent(id)}`,
      children: [
        numberReference(position, [
          ...(kind === 'heading' ? ['titled'] : []),
          ...(item.suppressAuthor || isNamed ? [] : ['named']),
          ...(/^\p{Lu}/u.test(item.key) ? ['capital'] : []),
        ]),
      ],
      ...(position && { position }),
    };
    const last = runs.at(-1);
    if (last?.after === '' && item.prefix === '') {
      last.links.push(link);
      last.after = item.suffix;
    } else runs.push({ before: item.prefix, links: [link], after: item.suffix });
  });
  return runs.flatMap(({ before, links, after }, i) => [
    ...text(`${i > 0 ? ', ' : ''}${before === '' ? '' : `${before} `}`),
    ...(links.length > 1 ? [numberReferences(links, position)] : links),
    ...text(after),
  ]);
}

const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);

/** How a link of a file names another one; nothing for the file itself. */
const pathFrom = (file: string, other: string): string =>
  file === other ? '' : '../'.repeat(file.split('/').length - 1) + encodeURI(other);
