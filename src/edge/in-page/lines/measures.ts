/* How wide paragraphs are. */
import { px, type ReadParagraph } from './items.js';

/** A paragraph that can be set. Lengths in px. */
export interface Paragraph extends ReadParagraph {
  /** The width of its content box, and the first line's indent. */
  readonly measure: number;
  readonly indent: number;
}

/** Text whose width says nothing of its paragraph's takes no part in the layout that the paragraph is measured in. */
const WITHOUT_TEXT = 'lines-unmeasured';

/** The style by which text takes no part in a layout. */
export const MEASURES_CSS = `.${WITHOUT_TEXT}{content-visibility:hidden!important}`;

/**
 * Measures paragraphs under `root`, in one layout without their text where that has no say in their widths. A root that hides its content
 * shows it meanwhile.
 * @param apart the selector of what stands inside a paragraph but not on its lines
 */
export function measured(
  paragraphs: readonly ReadParagraph[],
  root: HTMLElement,
  apart: string,
): readonly Paragraph[] {
  const before = root.style.contentVisibility;
  root.style.contentVisibility = '';
  const waiting = hasFloats(root) ? [] : paragraphs.filter(isBlockInFlow(root, apart));
  for (const { element } of waiting) element.classList.add(WITHOUT_TEXT);
  const boxes = paragraphs.map(({ element }) => element.getBoundingClientRect().width);
  for (const { token, element, outside } of paragraphs.flatMap(({ rooms }) => rooms))
    token.width = element.getBoundingClientRect().width + outside;
  for (const { element } of waiting) {
    element.classList.remove(WITHOUT_TEXT);
    if (element.classList.length === 0) element.removeAttribute('class');
  }
  root.style.contentVisibility = before;
  return paragraphs.map((paragraph, i) => {
    const measure = (boxes[i] ?? 0) - paragraph.around;
    const { indented } = paragraph;
    return {
      ...paragraph,
      measure,
      indent: indented.endsWith('%') ? (px(indented) / 100) * measure : px(indented),
    };
  });
}

/** A block that hides its text keeps clear of floats. */
function hasFloats(root: HTMLElement): boolean {
  return [...root.querySelectorAll('*')].some((element) => getComputedStyle(element).float !== 'none');
}

/** Whether a paragraph, and all that it stands in, is as wide as what it stands in lets it be. */
function isBlockInFlow(root: HTMLElement, apart: string): (paragraph: ReadParagraph) => boolean {
  const known = new Map<Element, boolean>([[root, true]]);
  const isIn = (element: Element): boolean => {
    const found = known.get(element);
    if (found !== undefined) return found;
    const { parentElement } = element;
    const is =
      isBlock(element) && (element.matches(apart) || (parentElement !== null && isIn(parentElement)));
    known.set(element, is);
    return is;
  };
  return ({ element, rooms }) => rooms.length === 0 && element.querySelector(apart) === null && isIn(element);
}

function isBlock(element: Element): boolean {
  if (!/^(?:block|list-item|flow-root)$/.test(getComputedStyle(element).display)) return false;
  // the computed style would tell the width in px, after a layout
  const style = element.computedStyleMap();
  return ['width', 'min-width', 'max-width'].every((name) => !String(style.get(name)).includes('content'));
}
