import type { Element, ElementContent } from 'hast';
import { prints } from './text.js';

/** The lines of a paragraph that its author ended. */
export function linesOf(paragraph: Element): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type === 'element' && child.tagName === 'br') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines;
}

/** Says of a paragraph of verse which number its first line has and each how many have theirs printed; answers the number of the next line. */
export function countLines(paragraph: Element, first: number, every: number): number {
  paragraph.properties = { ...paragraph.properties, dataFirstLine: first, dataNumbers: every };
  return first + linesOf(paragraph).filter(isSeen).length;
}

/**
 * Takes away what is said of a paragraph's lines. What it answers is asked for each of them in turn, and tells the number that is printed beside it;
 * undefined where lines are not counted.
 */
export function takeLineNumbers({
  properties,
}: Element): ((line: readonly ElementContent[]) => number | undefined) | undefined {
  const { dataFirstLine: first, dataNumbers: every } = properties;
  delete properties.dataFirstLine;
  delete properties.dataNumbers;
  if (first === undefined) return undefined;
  let next = Number(first);
  return (line) => {
    if (!isSeen(line)) return undefined;
    const number = next++;
    return number > 0 && number % Number(every) === 0 ? number : undefined;
  };
}

const isSeen = (line: readonly ElementContent[]): boolean => line.some(prints);
