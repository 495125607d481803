/**
 * The offset in `text` of the first character that stands beyond the page: to the right of `right`, where the next
 * column would be, or below `bottom` (CSS pixels). Undefined if none does.
 *
 * A range around the character after a soft hyphen that is in use has two boxes, the hyphen's at the end of one line
 * and its own on the next: only the last box counts. Characters without a box (collapsed spaces, unused soft hyphens)
 * say nothing, their next neighbour is asked. Lines only ever go down and right, so a binary search will do.
 */
export function lineStart(text: Text, right: number, bottom: number): number | undefined {
  const range = document.createRange();
  const stands = (offset: number): 'here' | 'beyond' | undefined => {
    range.setStart(text, offset);
    range.setEnd(text, offset + 1);
    const boxes = range.getClientRects();
    const box = boxes[boxes.length - 1];
    if (!box || box.width <= 0) return undefined;
    return box.left >= right || box.top >= bottom ? 'beyond' : 'here';
  };
  let low = 0;
  let high = text.length;
  let found = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    let side = stands(probe);
    while (side === undefined && ++probe < high) side = stands(probe);
    if (side === 'here') {
      low = probe + 1;
    } else {
      if (side === 'beyond') found = probe;
      high = middle;
    }
  }
  if (found === text.length) return undefined;
  return isLowSurrogate(text.data.charCodeAt(found)) && found > 0 ? found - 1 : found;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
