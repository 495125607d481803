import type { Element } from 'hast';

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
