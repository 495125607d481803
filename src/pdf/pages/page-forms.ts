import { deflateSync } from 'node:zlib';
import type { Corners } from '../geometry/index.js';
import {
  add,
  contentOf,
  decoded,
  dict,
  dictAt,
  follow,
  isRef,
  isStream,
  type Page,
  type PdfFile,
  type Ref,
} from '../objects/index.js';

/** What draws a page, in one piece, Flate encoded. */
function drawing(file: PdfFile, page: Page): Uint8Array {
  const streams = contentOf(file, page.dict)
    .map((part) => follow(file, part))
    .filter(isStream);
  const [only] = streams;
  const isReady =
    streams.length === 1 && only?.dict.get('Filter') === '/FlateDecode' && !only.dict.has('DecodeParms');
  if (isReady) return only.data;
  return deflateSync(Buffer.concat(streams.flatMap((stream) => [decoded(stream), Buffer.from('\n')])));
}

/** A page as a form XObject that can be drawn on a sheet; nothing outside `clip` shows. */
export function pageForm(file: PdfFile, page: Page, clip: Corners): Ref {
  const data = drawing(file, page);
  const group = page.dict.get('Group');
  const resources = dictAt(file, page.dict.get('Resources'));
  const form = dict({
    Type: '/XObject',
    Subtype: '/Form',
    BBox: [...clip],
    Resources: isRef(page.dict.get('Resources')) ? page.dict.get('Resources') : (resources ?? dict({})),
    Group: group,
    Filter: '/FlateDecode',
    Length: data.length,
  });
  return add(file, { kind: 'stream', dict: form, data });
}
