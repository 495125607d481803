/** A panel of the cover; millimetres from the left of the trimmed spread. */
export interface Panel {
  readonly x: number;
  readonly width: number;
}

/** Back, spine and front on one sheet, as one sees the outside; millimetres. */
export interface Spread {
  /** Of the trimmed spread. */
  readonly width: number;
  readonly height: number;
  readonly back: Panel;
  readonly spine: Panel;
  readonly front: Panel;
}

/** The spread of a book: the front is on the right, or on the left where one reads from the right. */
export function spreadOf(
  page: { readonly width: number; readonly height: number },
  spine: number,
  rightToLeft: boolean,
): Spread {
  const left: Panel = { x: 0, width: page.width };
  const right: Panel = { x: page.width + spine, width: page.width };
  return {
    width: 2 * page.width + spine,
    height: page.height,
    back: rightToLeft ? right : left,
    spine: { x: page.width, width: spine },
    front: rightToLeft ? left : right,
  };
}
