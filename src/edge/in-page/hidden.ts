import { isText } from './cuts/boxes.js';
import type { LaidProblem } from './orders.js';
import type { Page } from './paged.js';

/** CSS pixels that a glyph may stand out of its box: overhangs, fractions, hanging punctuation. */
const OVERHANG = 2.5;
/** The same of a formula, which makes its line no higher as long as it need not (`math.css`). */
const FORMULA_OVERHANG = 5;

/** Text that stands outside its page's text box or notes box, where no reader sees it. */
export function hiddenText(page: Page, onPage: number): LaidProblem[] {
  const areas = [page.area, page.footnotesArea];
  const words = areas.filter((area) => area.textContent !== '' && mayHide(area)).flatMap(wordsOutside);
  const pictures = areas.flatMap((area) => picturesOutside(area, onPage));
  if (words.length === 0) return pictures;
  const shown = words.slice(0, 12).join(' ') + (words.length > 12 ? ' …' : '');
  return [
    ...pictures,
    {
      ruleId: 'hidden-text',
      severity: 'error',
      message: `Unexpected text outside the text box of page {folio}: '${shown}', expected every word on the page`,
      onPage,
      note: `${words.length} words would be lost: something on this page is wider or taller than the page has room.`,
    },
  ];
}

/** Asks the engine before any word is measured: nearly every page ends here. */
function mayHide(area: HTMLElement): boolean {
  return area.scrollWidth > area.clientWidth + OVERHANG || area.scrollHeight > area.clientHeight + OVERHANG;
}

function wordsOutside(area: HTMLElement): string[] {
  const box = area.getBoundingClientRect();
  const outside = ({ left, right, top, bottom, width }: DOMRect, vertical = OVERHANG): boolean =>
    width > 0 &&
    (left < box.left - OVERHANG ||
      right > box.right + OVERHANG ||
      top < box.top - vertical ||
      bottom > box.bottom + vertical);
  const range = document.createRange();
  const words: string[] = [];
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!isText(node) || !node.data.trim()) continue;
    const sign = node.parentElement?.closest('math') ? node.parentElement : undefined;
    if (sign) {
      if (outside(sign.getBoundingClientRect(), FORMULA_OVERHANG)) words.push(node.data.trim());
      continue;
    }
    range.selectNode(node);
    if (![...range.getClientRects()].some((rect) => outside(rect))) continue;
    for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if ([...range.getClientRects()].some((rect) => outside(rect)))
        words.push(word.replaceAll('\u00ad', ''));
    }
  }
  return words;
}

function picturesOutside(area: HTMLElement, onPage: number): LaidProblem[] {
  const box = area.getBoundingClientRect();
  return [...area.querySelectorAll('img, svg')].flatMap((picture): LaidProblem[] => {
    const { right, bottom } = picture.getBoundingClientRect();
    if (right <= box.right + OVERHANG && bottom <= box.bottom + OVERHANG) return [];
    const name = decodeURI(picture.getAttribute('src')?.replace(/^\/book\//, '') ?? picture.id);
    return [
      {
        ruleId: 'overflow',
        severity: 'error',
        message: `Unexpected picture ${name} larger than page {folio}, expected one that fits the text box`,
        onPage,
        note: 'Part of it would be cut off: make it smaller.',
      },
    ];
  });
}
