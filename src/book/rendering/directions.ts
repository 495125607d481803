import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h, hasClass, readsRightToLeft, plainText } from '../model/index.js';

type Direction = 'ltr' | 'rtl';

/** Letters that run from the right (Unicode's bidirectional classes R and AL), by their scripts. */
const SCRIPTS =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Samaritan}\\p{Script=Mandaic}\\p{Script=Adlam}';
const FROM_THE_RIGHT = new RegExp(`[${SCRIPTS}]`, 'u');
/** Words of such letters, with the marks on them and the spaces, stops and hyphens that join them; a comma parts them. */
const RUN_FROM_THE_RIGHT = new RegExp(`([${SCRIPTS}](?:[\\p{M}'’"”.\\s-]*[${SCRIPTS}\\p{M}])*)`, 'u');
const LETTER = /\p{L}/u;

const directionOf = (language: string): Direction => (readsRightToLeft(language) ? 'rtl' : 'ltr');

/**
 * Sets `dir` on what runs the other way than the text around it: elements in a language that is written so, and what the program made of
 * a work cited, by its first letter; in a text from the left, only the names in a citation, and in one from the right only a citation without any letter of its own. HTML isolates such an element, so that stops and brackets stand where its language has them and what
 * is around it keeps its order (Unicode Bidirectional Algorithm, 3.3.2). A `dir` of the author's stays. Mutates `tree`.
 */
export function setDirections(tree: Root, language: string): void {
  const around = directionOf(language);
  for (const child of tree.children) direct(child, around);
}

/** @param around undefined where the engine is to find it out (`dir="auto"`) */
function direct(node: RootContent, around: Direction | undefined): void {
  if (node.type !== 'element') return;
  const inside = settled(node, around);
  for (const child of node.children) direct(child, inside);
  if (hasClass(node, 'bibliography'))
    for (const entry of node.children)
      if (entry.type === 'element') directEntry(entry, inside, hasClass(node, 'labelled'));
}

/**
 * An entry runs as its first letter does; what the program says in it, as the text around. Behind a label, which has its place where lines begin, only
 * the entry's own text does.
 */
function directEntry(entry: Element, around: Direction | undefined, isLabelled: boolean): void {
  const text = entry.children.find(
    (node): node is Element => node.type === 'element' && hasClass(node, 'entry-text'),
  );
  if (isLabelled && text) {
    byLetters(text, around);
    return;
  }
  if (byLetters(entry, around) === around) return;
  for (const node of entry.children)
    if (node.type === 'element' && hasClass(node, 'cited-on')) node.properties.dir = around;
}

/** The direction in an element, which is set on it where it is not that of the text around. */
function settled(node: Element, around: Direction | undefined): Direction | undefined {
  const { dir, lang } = node.properties;
  if (typeof dir === 'string')
    return /^(?:ltr|rtl)$/i.test(dir) ? (dir.toLowerCase() as Direction) : undefined;
  if (typeof lang === 'string' && lang !== '') {
    const own = directionOf(lang);
    if (own !== around) node.properties.dir = own;
    return own;
  }
  const isCitation = hasClass(node, 'citation');
  // its commas, years and terms are those of the text around it: only the names in it run the other way
  if (isCitation && around === 'ltr') return (isolateRuns(node), around);
  // one that names works in letters of both kinds is a list in the text around it, in its order
  if (isCitation && around === 'rtl' && FROM_THE_RIGHT.test(plainText(node))) return around;
  const isCited =
    isCitation ||
    hasClass(node, 'index-term') ||
    (node.tagName === 'p' && node.properties.dataGenerated !== undefined);
  return isCited ? byLetters(node, around) : around;
}

/** Makes each run of letters from the right, in an element whose text runs from the left, an element of its own. */
function isolateRuns(node: Element): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') isolateRuns(child);
    if (child.type !== 'text') return [child];
    return child.value
      .split(RUN_FROM_THE_RIGHT)
      .map((part, i) =>
        i % 2 === 1 ? h('span', { dir: 'rtl' }, part) : { type: 'text' as const, value: part },
      )
      .filter((part) => part.type === 'element' || part.value !== '');
  });
}

/** Sets the direction of the first letter. */
function byLetters(node: Element, around: Direction | undefined): Direction | undefined {
  const own = directionOfLetters(node);
  if (own === undefined || own === around) return around;
  node.properties.dir = own;
  return own;
}

/** A line, as an element of its own where its letters run the other way than those of the language. */
export function isolated(line: string, language: string): Element | string {
  const own = directionOfText(line);
  return own === undefined || own === directionOf(language) ? line : h('span', { dir: own }, line);
}

/** The direction of the first letter, as `dir="auto"` finds it; undefined where there is none. */
function directionOfLetters(node: RootContent): Direction | undefined {
  if (node.type === 'text') return directionOfText(node.value);
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = directionOfLetters(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function directionOfText(text: string): Direction | undefined {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return FROM_THE_RIGHT.test(letter) ? 'rtl' : 'ltr';
}
