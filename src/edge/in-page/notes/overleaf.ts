import type { BreakToken } from '../paged.js';

/**
 * What comes behind a page whose notes are not at an end: text, and they go on below it; a plate, which they go past to the text behind it; or
 * nothing that they could stand below, since the section ends or a break is forced.
 */
export function overleaf(next: BreakToken | undefined): 'text' | 'plate' | 'nothing' {
  const node = next?.node;
  if (!node) return 'nothing';
  if (!(node instanceof HTMLElement)) return 'text';
  // a plate may have its page by a name, without a break
  if (isPlate(node) && hasTextBehind(node)) return 'plate';
  return asksForPage(node) ? 'nothing' : 'text';
}

function asksForPage({ dataset }: HTMLElement): boolean {
  return isForced(dataset['breakBefore']) || isForced(dataset['previousBreakAfter']);
}

const isForced = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== 'avoid' && value !== 'auto';

/** One whose caption has notes would have them before those that go past it. */
const isPlate = (element: Element): boolean =>
  element.matches('figure.plate') && element.querySelector('[data-note]') === null;

/** Whether more of the text follows, which no break parts from it but that of the plate. */
function hasTextBehind(plate: Element): boolean {
  let behind = plate.nextElementSibling;
  while (behind && isPlate(behind)) behind = behind.nextElementSibling;
  return (
    behind instanceof HTMLElement &&
    !behind.matches('h1, figure.plate') &&
    !isForced(behind.dataset['breakBefore'])
  );
}
