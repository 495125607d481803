import { median, type Run, type Side } from './run.js';

/** Of width by height, what is a landscape sheet. */
const LANDSCAPE = 1.15;
/** Of the width: the narrowest gutter of a spread, and how far off the middle it may lie. */
const LEAST_GUTTER = 0.03;
const OFF_MIDDLE = 0.1;
const LEAST_ITEMS = 3;

/**
 * The pages of each side: landscape sheets with a gutter down the middle are divided into two. A sheet with one half empty goes by
 * the others.
 */
export function pagesOf<T extends Run>(sides: readonly Side<T>[]): (readonly T[])[][] {
  const gutters = sides.map((side) => (isLandscape(side) ? gutterOf(side) : undefined));
  const evident = gutters.flatMap((gutter, i) =>
    gutter === undefined ? [] : [gutter / (sides[i]?.width ?? 1)],
  );
  const undecided = sides.filter((side, i) => isLandscape(side) && gutters[i] === undefined);
  return sides.map((side, i) => {
    // Tables and plates are set sideways too: where most landscape sheets have no gutter, one that seems to is a page.
    if (!isLandscape(side) || evident.length === 0 || undecided.length > evident.length + 1)
      return [side.items];
    const x = gutters[i] ?? median(evident) * side.width;
    const left = side.items.filter((item) => item.right <= x);
    const right = side.items.filter((item) => item.left >= x);
    if (left.length + right.length < side.items.length) return [side.items];
    return [left, right];
  });
}

const isLandscape = ({ width, height }: Side): boolean => width > LANDSCAPE * height;

/** In the widest empty strip about the middle of the sheet; undefined where it is narrow, or little stands beside it. */
function gutterOf({ width, items }: Side): number | undefined {
  const sorted = [...items].sort((a, b) => a.left - b.left);
  let [end, best, widest] = [-Infinity, 0, LEAST_GUTTER * width];
  for (const item of sorted) {
    // Text may be much narrower than its page: the strip need not lie in the middle, but has to be there.
    const [from, to] = [
      Math.max(end, (0.5 - OFF_MIDDLE) * width),
      Math.min(item.left, (0.5 + OFF_MIDDLE) * width),
    ];
    if (from < to && item.left - end > widest && end > -Infinity)
      [best, widest] = [Math.min(to, Math.max(from, width / 2)), item.left - end];
    end = Math.max(end, item.right);
  }
  const before = items.filter((item) => item.right <= best).length;
  return best > 0 && before >= LEAST_ITEMS && items.length - before >= LEAST_ITEMS ? best : undefined;
}
