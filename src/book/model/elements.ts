import type { Element, Root } from 'hast';
import type { Section } from './book.js';

/** Whether an element has a class. */
export const hasClass = ({ properties: { className } }: Element, name: string): boolean =>
  Array.isArray(className) && className.includes(name);

/** Elements that text does not run across. */
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** The TeX of a formula that the program set; undefined for all other elements. */
export function texOf({ tagName, properties }: Element): string | undefined {
  const { alttext } = properties;
  return tagName === 'math' && typeof alttext === 'string' ? alttext : undefined;
}

const OF_NOTES = ['noteref', 'note-comma', 'note'];

/** Whether an element is a reference to a note, what stands between two, or a note: no words of the text around it. */
export const belongsToNotes = (node: Element): boolean => OF_NOTES.some((name) => hasClass(node, name));

/** Adds classes to whatever classes an element has. */
export function addClass(node: Element, ...names: readonly string[]): void {
  const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
  node.properties.className = [...new Set([...classes, ...names])];
}

/** Classes that the program gives to blocks: what HTML folds away, which stands open in a book, and what begins a page. */
const GIVEN: readonly unknown[] = ['details', 'summary', 'page-break'];

/** Whether an element is a block that the author has given a class: between `::: recipe` and `:::`, or in HTML. */
export function isClassed(node: Element): boolean {
  const { className, dataSource } = node.properties;
  return (
    node.tagName === 'div' &&
    dataSource !== undefined &&
    Array.isArray(className) &&
    className.some((name) => !GIVEN.includes(name))
  );
}

/** Whether a section is the contents, or a list of figures or tables: on paper each of its lines ends with the folio of what it names. */
export const isContentsList = ({ role }: Pick<Section, 'role'>): boolean =>
  role === 'contents' || role === 'figures' || role === 'tables';

/** The trees of a section: its content, and that of each of its notes. */
export const treesOf = ({ content, notes }: Pick<Section, 'content' | 'notes'>): Root[] => [
  content,
  ...notes.map((note): Root => ({ type: 'root', children: [...note.content] })),
];
