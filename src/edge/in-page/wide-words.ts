const SOFT_HYPHEN = '\u00ad';
/** As `hyphenated` (typography/hyphenation.ts) names what keeps its words whole. */
const UNDIVIDED = '.undivided';
const WORDS = /[\p{L}\p{M}\u00ad]+/gu;

/** A word with soft hyphens, and where it stands once they are gone. */
interface Word {
  readonly node: Text;
  readonly at: number;
  readonly whole: string;
  readonly divided: string;
}

/**
 * Takes the soft hyphens out of headings and the like, but for words that are wider than their line, which the browser would break anywhere.
 * @param root laid out at the measure of the pages to come, fonts loaded
 */
export function divideWideWords(root: HTMLElement): void {
  const elements = [...root.querySelectorAll<HTMLElement>(UNDIVIDED)];
  if (elements.length === 0) return;
  const measure = root.clientWidth;
  const words = elements.flatMap((element) => {
    const taken = textsIn(element).flatMap(takeHyphens);
    return mayHaveNoRoom(element, taken, measure) ? taken : [];
  });
  if (words.length === 0) return;
  root.style.contentVisibility = 'visible';
  const wide = words.filter(isBroken);
  root.style.contentVisibility = 'hidden';
  // from the last, so that places before it hold
  for (const { node, at, whole, divided } of wide.reverse()) node.replaceData(at, whole.length, divided);
}

/** A line of a list, a quotation or the contents has so much of the measure at least; one in a table may have anything. */
const LEAST_LINE = 0.4;

let pen: CanvasRenderingContext2D | undefined;

/** Whether a word may be wider than a line: asked of a canvas, since to lay the whole text out takes as long as a page. */
function mayHaveNoRoom(element: HTMLElement, words: readonly Word[], measure: number): boolean {
  if (words.length === 0) return false;
  pen ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (!pen || element.closest('table')) return true;
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing } = getComputedStyle(element);
  pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const tracking = parseFloat(letterSpacing) || 0;
  const widest = Math.max(
    // no letters are wider than capitals
    ...words.map(
      ({ whole }) => (pen?.measureText(whole.toUpperCase()).width ?? Infinity) + whole.length * tracking,
    ),
  );
  return widest > measure * LEAST_LINE;
}

function textsIn(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

function takeHyphens(node: Text): Word[] {
  const { data } = node;
  if (!data.includes(SOFT_HYPHEN)) return [];
  let gone = 0;
  const words = [...data.matchAll(WORDS)].flatMap(({ 0: divided, index }): Word[] => {
    if (!divided.includes(SOFT_HYPHEN)) return [];
    const at = index - gone;
    const whole = divided.replaceAll(SOFT_HYPHEN, '');
    gone += divided.length - whole.length;
    return [{ node, at, whole, divided }];
  });
  node.data = data.replaceAll(SOFT_HYPHEN, '');
  return words;
}

/** Whether a word without a place to break stands on several lines, or reaches over the edge of its own. */
function isBroken({ node, at, whole }: Word): boolean {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + whole.length);
  const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
  return new Set(tops).size > 1;
}
