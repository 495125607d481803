import type { Element, ElementContent, Root } from 'hast';
import type { Chapter } from '../../manuscript/index.js';
import { placeAt, type Place, type Problem } from '../../problem.js';
import { SKIP, visit } from '../../visit.js';
import { belongsToNotes, INLINE, plainText } from '../model/index.js';

/** A place in the text that the index leads to, or a reference from one of its entries to others. */
export interface IndexMark {
  /** The entry as it was written, levels parted by `!`; or the words themselves. */
  readonly entry: string | readonly ElementContent[];
  /** What it is sorted by, in place of its last level. */
  readonly sort?: string;
  /** Entries as they were written. */
  readonly see: readonly string[];
  readonly seeAlso: readonly string[];
  /** The id of the place; undefined for a mark that only refers. */
  readonly id?: string;
  readonly place: Place;
}

/**
 * Takes the marks of the index out of a tree: what they mark has an id, and nothing else of them stays. Mutates `tree`.
 * @param id a new one for a place that has none
 */
export function takeIndexMarks(
  tree: Root,
  chapter: Chapter,
  id: () => string,
): { readonly marks: readonly IndexMark[]; readonly problems: readonly Problem[] } {
  const marks: IndexMark[] = [];
  const problems: Problem[] = [];
  visit(tree, 'element', (node, index, parent) => {
    const { dataIndex, dataSee, dataSeeAlso, ...others } = node.properties;
    if (typeof dataIndex !== 'string') return undefined;
    node.properties = others;
    const start = node.position?.start.offset ?? 0;
    const place = placeAt(chapter.file, chapter.text, start, node.position?.end.offset ?? start);
    const references = { see: linesOf(dataSee), seeAlso: linesOf(dataSeeAlso) };
    const refers = references.see.length + references.seeAlso.length > 0;
    for (const line of dataIndex.split('\n')) {
      const [written = '', sort] = line.split('\t');
      const entry = written === '' ? wordsOf(node) : written;
      if (typeof entry === 'string' ? levelsOf(entry).length === 0 : plainText(rootOf(entry)) === '') {
        problems.push(withoutWords(place));
        continue;
      }
      if (!refers && node.properties.id === undefined) node.properties.id = id();
      const where = refers ? {} : { id: String(node.properties.id) };
      marks.push({ entry, ...(sort !== undefined && { sort }), ...references, ...where, place });
    }
    if (node.tagName !== 'span' || node.properties.id !== undefined || node.children.length > 0)
      return undefined;
    parent?.children.splice(index ?? 0, 1);
    return [SKIP, index ?? 0];
  });
  return { marks, problems };
}

/** The levels of an entry: `Serge, Victor!in exile`; an exclamation mark is written `\!`. */
export const levelsOf = (entry: string): readonly string[] =>
  entry
    .split(/(?<!\\)!/)
    .map((level) => level.trim())
    .filter((level) => level !== '');

const linesOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? value.split('\n').filter((line) => levelsOf(line).length > 0) : [];

const rootOf = (children: readonly ElementContent[]): Root => ({ type: 'root', children: [...children] });

/** The words of an element as the index can say them; of a block, none. */
function wordsOf(node: Element): readonly ElementContent[] {
  if (!INLINE.has(node.tagName) && !/^h[1-6]$/.test(node.tagName)) return [];
  const words = plainWords(node.children);
  const { lang } = node.properties;
  return typeof lang === 'string'
    ? [{ type: 'element', tagName: 'span', properties: { lang }, children: words }]
    : words;
}

/** Inline content without what is called, linked or shown in it: text, and what it is set off by. */
export function plainWords(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type !== 'element' || belongsToNotes(node)) return [];
    if (node.tagName === 'br') return [{ type: 'text', value: ' ' }];
    const children = plainWords(node.children);
    const { lang, dir, className } = node.properties;
    const said = Object.entries({ lang, dir, className }).filter(([, value]) => value !== undefined);
    const isBare = node.tagName === 'a' || (node.tagName === 'span' && said.length === 0);
    if (isBare || !INLINE.has(node.tagName)) return children;
    return [{ type: 'element', tagName: node.tagName, properties: Object.fromEntries(said), children }];
  });
}

const withoutWords = (place: Place): Problem => ({
  ruleId: 'index-entry',
  severity: 'warning',
  message: 'Unexpected mark of the index without a word, expected the words of an entry',
  place,
  note: 'It is in no index. `{.index}` takes the words in its brackets, `{index="Mill"}` those between the quotation marks.',
});
