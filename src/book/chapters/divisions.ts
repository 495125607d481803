import type { Element } from 'hast';
import { type Section, hasClass } from '../model/index.js';
import { isShortQuotation } from '../rendering/index.js';

const HEADING = /^h[1-6]$/;

/**
 * Says of chapters which part of the book they stand in: all behind its title, to the next part, or to a chapter that says `.no-part`. A part's title is a
 * heading alone in its section, with an epigraph perhaps, or one that says `.part`; without a chapter behind it, it is none.
 */
export function withParts(sections: readonly Section[]): readonly Section[] {
  let part: string | undefined;
  const told = sections.map((section): Section => {
    if (section.role !== 'chapter') return section;
    const [first] = elementsOf(section);
    if (first && opensPart(section)) part = section.id;
    else if (first && hasClass(first, 'no-part')) part = undefined;
    return part === undefined ? section : { ...section, part };
  });
  return told.map((section, i) => {
    const { part: own, ...others } = section;
    return own === section.id && told[i + 1]?.part !== own ? others : section;
  });
}

const elementsOf = ({ content }: Section): readonly Element[] =>
  content.children.filter((node): node is Element => node.type === 'element');

function opensPart(section: Section): boolean {
  const [first, next, ...rest] = elementsOf(section).filter((node) => !hasClass(node, 'byline'));
  if (!first || !HEADING.test(first.tagName) || hasClass(first, 'no-part')) return false;
  if (hasClass(first, 'part')) return true;
  if (next === undefined) return true;
  return (
    (isShortQuotation(next) || hasClass(next, 'epigraph')) && rest.every((node) => hasClass(node, 'epigraph'))
  );
}
