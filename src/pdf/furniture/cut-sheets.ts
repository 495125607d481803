import {
  add,
  arrayAt,
  catalogOf,
  contentOf,
  decoded,
  dict,
  follow,
  isRef,
  isStream,
  latin,
  pagesOf,
  type Page,
  type PdfFile,
  type Ref,
} from '../objects/index.js';
import { drawingsOf } from './drawings.js';

/** How pages stand one below the other on sheets. */
export interface Stack {
  /** How many pages there are. */
  readonly count: number;
  /** Points from the upper edge of one to that of the next. */
  readonly step: number;
  /** How many stand on each sheet but the last. */
  readonly onSheet: number;
}

/**
 * Makes of sheets, on which pages stand one below the other from the top, a file with a page for each, as wide as the sheet and a step high. What a page draws stays
 * where it is, so that it has its box there. Throws an `Error` where something is drawn that no page holds back: each has to clip what is on it.
 */
export function cutSheets(file: PdfFile, { count, step, onSheet }: Stack): void {
  const sheets = pagesOf(file).map((sheet) => {
    const [left = 0, , right = 0, top = 0] = arrayAt(file, sheet.dict.get('MediaBox')).map(Number);
    const own = sheet.dict.get('Resources') ?? dict({});
    // an object, or each page would have its own
    const resources = isRef(own) ? own : add(file, own);
    return { left, right, top, resources, ...drawingsOf(drawnOn(file, sheet)) };
  });
  const pages: Ref[] = [];
  for (let page = 0; page < count; page++) {
    const sheet = sheets[Math.floor(page / onSheet)];
    if (!sheet)
      throw new Error(`Unexpected end of the sheets at page ${String(page + 1)} of ${String(count)}`);
    const place = page % onSheet;
    const own = sheet.drawings.filter(
      ({ upper }) => Math.floor((sheet.top - upper) / step + ROUNDING) === place,
    );
    const data = Buffer.from(
      own.length > 0 ? sheet.base + own.map(({ drawing }) => drawing).join('') : '',
      'latin1',
    );
    const { left, right, top, resources } = sheet;
    pages.push(
      add(
        file,
        dict({
          Type: '/Page',
          MediaBox: [left, top - (place + 1) * step, right, top - place * step],
          Resources: resources,
          Contents: add(file, { kind: 'stream', dict: dict({ Length: data.length }), data }),
        }),
      ),
    );
  }
  const tree = add(file, dict({ Type: '/Pages', Count: count, Kids: pages }));
  for (const page of pages) {
    const entries = follow(file, page);
    if (entries instanceof Map) entries.set('Parent', tree);
  }
  catalogOf(file).set('Pages', tree);
}

/** Of a step: what begins so near above an edge begins on it. */
const ROUNDING = 1e-3;

const drawnOn = (file: PdfFile, { dict: page }: Page): string =>
  contentOf(file, page)
    .map((part) => follow(file, part))
    .map((part) => (isStream(part) ? latin(decoded(part)) : ''))
    .join('\n');
