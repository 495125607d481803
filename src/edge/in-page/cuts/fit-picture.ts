import { isElement } from './boxes.js';

/** Of its height a picture gives up no more than this part to stay with the heading above it. */
const MOST_GIVEN_UP = 0.5;

/**
 * Makes the picture of a figure smaller, so that it has room below what stands on its page: nothing but the headings
 * that it must not be parted from. False for what is no figure, or if too little would be left.
 * @param bottom where the page's text ends, CSS pixels
 */
export function fitPicture(figure: Node | undefined, bottom: number): boolean {
  if (!isElement(figure) || figure.localName !== 'figure' || figure.matches('.plate, .bleed, .under-heading'))
    return false;
  const pictures = figure.querySelectorAll<HTMLElement | SVGElement>('img, svg');
  const [picture] = pictures;
  const heading = figure.previousElementSibling;
  if (!picture || pictures.length > 1 || !heading) return false;
  const { height } = picture.getBoundingClientRect();
  const space = Math.max(px(getComputedStyle(heading).marginBottom), px(getComputedStyle(figure).marginTop));
  const rest = figure.getBoundingClientRect().height - height;
  const room = Math.floor(bottom - heading.getBoundingClientRect().bottom - space - rest);
  if (room >= height || room < height * (1 - MOST_GIVEN_UP)) return false;
  picture.style.maxHeight = `${String(room)}px`;
  // by which the space below it is reckoned
  picture.style.setProperty('--height', `${String(room)}px`);
  return true;
}

const px = (length: string): number => parseFloat(length) || 0;
