/** What stands in a note and names the element that it is. */
const NAMED = '.note [data-element]';

/**
 * Makes the lists, tables and other blocks in notes elements again. They come as spans that name them, since a parser would end the paragraph
 * before them in which their note stands (`pagination/notes.ts`).
 */
export function makeElements(source: Document): void {
  for (const span of source.querySelectorAll<HTMLElement>(NAMED)) {
    const element = source.createElement(span.dataset['element'] ?? 'span');
    for (const { name, value } of span.attributes)
      if (name !== 'data-element') element.setAttribute(name, value);
    element.append(...span.childNodes);
    span.replaceWith(element);
  }
}
