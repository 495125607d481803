import type { Root } from 'hast';
import { visit } from '../visit.js';
import { addClass, hasClass, type Book } from '../book/index.js';

const POINTS_PER_PIXEL = 0.75;
/** A picture higher than this, in points, is no sign in a line of text. */
const HIGHEST_SIGN = 30;
/** Lines that a picture is high at the most, and that it leaves of a page to its caption, as `base.css` has them. */
const MOST_LINES = 24;
const LINES_LEFT = 4;

/**
 * Names pictures as they are asked for, and writes on each the height that it will have, in points, so that a style sheet can
 * find the way back to the grid: its own, at 96 pixels to the inch, unless it is wider than the measure or higher than most of a page. One that bleeds is as wide as the `sheet`, the page and
 * its bleed. Mutates `tree`.
 */
export function placePictures(
  tree: Root,
  pictures: Book['pictures'],
  measure: {
    readonly width: number;
    readonly height: number;
    readonly sheet: number;
    readonly leading: number;
  },
): void {
  const sizes = new Map(pictures.map((picture) => [picture.file, picture]));
  visit(tree, 'element', (node, _, parent) => {
    const { tagName, properties } = node;
    if (tagName !== 'img' || typeof properties.src !== 'string') return;
    const picture = sizes.get(properties.src);
    properties.src = `/book/${properties.src.split('/').map(encodeURIComponent).join('/')}`;
    if (picture && parent?.type === 'element' && parent.tagName === 'figure' && hasClass(parent, 'bleed')) {
      delete properties.width;
      delete properties.height;
      const height = Math.min((measure.sheet / picture.width) * picture.height, measure.height);
      properties.style = `--height: ${height.toFixed(2)}pt`;
      return;
    }
    if (parent?.type === 'element' && hasClass(parent, 'plate')) delete properties.width;
    const asked = asWideAs(properties.width, measure.width);
    if (
      !picture ||
      (properties.width !== undefined && asked === undefined) ||
      properties.height !== undefined
    )
      return;
    const width = Math.min(asked ?? picture.width * POINTS_PER_PIXEL, measure.width);
    const most = Math.min(MOST_LINES * measure.leading, measure.height - LINES_LEFT * measure.leading);
    const height = Math.min((width / picture.width) * picture.height, most);
    if (height > HIGHEST_SIGN) addClass(node, 'large');
    properties.style = `--height: ${height.toFixed(2)}pt`;
    if (asked === undefined) return;
    delete properties.width;
    // a picture that is made smaller where it stands keeps its shape
    properties.style += `; width: ${((height / picture.height) * picture.width).toFixed(2)}pt; object-fit: contain`;
  });
}

/** How wide a picture is to be, in points: pixels, or a share of the measure. */
function asWideAs(written: unknown, measure: number): number | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const [, number, share] = /^(\d+(?:\.\d+)?)(%?)$/.exec(String(written)) ?? [];
  if (number === undefined || Number(number) <= 0) return undefined;
  return share === '%' ? (Number(number) / 100) * measure : Number(number) * POINTS_PER_PIXEL;
}
