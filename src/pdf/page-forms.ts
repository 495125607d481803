import type { Matrix } from './matrices.js';
import {
  add,
  arrayAt,
  dict,
  dictAt,
  follow,
  isRef,
  isStream,
  type Page,
  type PdfFile,
  type Ref,
  type Value,
} from './objects.js';
import { decoded } from './read.js';

/** `[left, bottom, right, top]` in points of the page's own space. */
export type Corners = readonly [number, number, number, number];

/** Numbers of a box entry; undefined where it is missing or no box. A box may be written from any corner. */
export function cornersAt(file: PdfFile, value: Value | undefined): Corners | undefined {
  const [a, b, c, d] = arrayAt(file, value).map((side) => follow(file, side));
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Quarter turns clockwise that a page is shown with. */
export function turnsOf(file: PdfFile, page: Page): 0 | 1 | 2 | 3 {
  const rotate = follow(file, page.dict.get('Rotate'));
  const turns = typeof rotate === 'number' ? ((Math.round(rotate / 90) % 4) + 4) % 4 : 0;
  return turns as 0 | 1 | 2 | 3;
}

/** From a page's own space to one where `box`, the page shown upright, has its lower left corner at 0,0. */
export function upright([left, bottom, right, top]: Corners, turns: 0 | 1 | 2 | 3): Matrix {
  const ways = [
    [1, 0, 0, 1, -left, -bottom],
    [0, -1, 1, 0, -bottom, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -left],
  ] as const;
  return ways[turns];
}

/** What draws a page, in one piece and without what the dictionary says about it, and whether it is still Flate encoded. */
function drawing(file: PdfFile, page: Page): { readonly data: Uint8Array; readonly flate: boolean } {
  const content = follow(file, page.dict.get('Contents'));
  const parts = Array.isArray(content) ? content : content === undefined ? [] : [content];
  const streams = parts.map((part) => follow(file, part)).filter(isStream);
  const [only] = streams;
  if (
    only &&
    streams.length === 1 &&
    only.dict.get('Filter') === '/FlateDecode' &&
    !only.dict.has('DecodeParms')
  )
    return { data: only.data, flate: true };
  const pieces = streams.flatMap((stream) => [decoded(stream), Buffer.from('\n')]);
  return { data: Buffer.concat(pieces), flate: false };
}

/** A page as a form XObject that can be drawn on a sheet; nothing outside `clip` shows. */
export function pageForm(file: PdfFile, page: Page, clip: Corners): Ref {
  const { data, flate } = drawing(file, page);
  const group = page.dict.get('Group');
  const resources = dictAt(file, page.dict.get('Resources'));
  const form = dict({
    Type: '/XObject',
    Subtype: '/Form',
    BBox: [...clip],
    Resources: isRef(page.dict.get('Resources')) ? page.dict.get('Resources') : (resources ?? dict({})),
    Group: group,
    Filter: flate ? '/FlateDecode' : undefined,
    Length: data.length,
  });
  return add(file, { kind: 'stream', dict: form, data });
}
