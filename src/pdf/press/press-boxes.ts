import { points } from '../geometry/index.js';
import {
  add,
  contentOf,
  dict,
  dictAt,
  latin,
  pagesOf,
  type PdfFile,
  type Ref,
  type Value,
} from '../objects/index.js';
import { cornersAt } from '../pages/index.js';
import { colourBar, cropMarks, near, REGISTRATION, SLUG, slugLine, spaced } from './press-marks.js';

const tint = (C0: Value[], C1: Value[]): Value => dict({ FunctionType: 2, Domain: [0, 1], C0, C1, N: 1 });

const stream = (file: PdfFile, content: string): Ref => {
  const data = Buffer.from(content, 'latin1');
  return add(file, { kind: 'stream', dict: dict({ Length: data.length }), data });
};

/**
 * Boxes for a press: trim inside bleed inside media, with room for marks if there are any. The engine printed each page at the top
 * left of a larger sheet; it is moved, and nothing outside the bleed shows. `size` and `bleed` are in millimetres.
 */
export function setPressBoxes(
  file: PdfFile,
  size: { readonly width: number; readonly height: number },
  how: {
    readonly bleed: number;
    readonly marks: boolean;
    /** Patches of these inks. */
    readonly bar?: 'gray' | 'cmyk';
    /** What is said beside each page, counted from 1. */
    readonly slug?: (page: number, of: number) => string;
    /** What is printed has black ink only: there is nothing to register, and no other plate may get a spot of ink. */
    readonly gray?: boolean;
    /** The edge of a page, by its index, that is bound and gets no bleed; all get it where this is left out. */
    readonly bound?: (page: number) => 'left' | 'right';
  },
): void {
  const [width, height, bleed] = [points(size.width), points(size.height), points(how.bleed)];
  const outside = how.marks || how.bar !== undefined || how.slug !== undefined;
  const margin = bleed + (outside ? SLUG : 0);
  const room = { width, height, margin, bleed };
  const drawn =
    (how.marks ? cropMarks(room, how.gray === true ? '0 G' : REGISTRATION) : '') +
    (how.bar ? colourBar(room, how.bar) : '');
  const tail = stream(file, drawn === '' ? 'Q Q\n' : `Q Q\nq\n${drawn}Q\n`);
  const all = how.gray
    ? undefined
    : add(file, ['/Separation', '/All', '/DeviceCMYK', tint([0, 0, 0, 0], [1, 1, 1, 1])]);
  const heads = new Map<string, Ref>();
  const pages = pagesOf(file);
  for (const [index, page] of pages.entries()) {
    const [left, , , top] = cornersAt(file, page.dict.get('MediaBox')) ?? [0, 0, 0, height];
    const bound = how.bound?.(index);
    const [bleedLeft, bleedRight] = [bound === 'left' ? 0 : bleed, bound === 'right' ? 0 : bleed];
    // Room for marks is all round, or nowhere.
    const [marginLeft, marginRight] = outside ? [margin, margin] : [bleedLeft, bleedRight];
    const move = spaced(1, 0, 0, 1, marginLeft - left, margin + height - top);
    const shown = [
      marginLeft - bleedLeft,
      margin - bleed,
      width + bleedLeft + bleedRight,
      height + 2 * bleed,
    ] as const;
    const opening = `q ${spaced(...shown)} re W n\nq ${move} cm\n`;
    const head = heads.get(opening) ?? stream(file, opening);
    heads.set(opening, head);
    page.dict.set('Contents', [
      head,
      ...contentOf(file, page.dict),
      tail,
      ...(how.slug ? [stream(file, slugLine(room, how.slug(index + 1, pages.length)))] : []),
    ]);
    const box = (before: number, around: number, after: number): Value[] =>
      [marginLeft - before, margin - around, marginLeft + width + after, margin + height + around].map(near);
    page.dict.set('MediaBox', box(marginLeft, margin, marginRight));
    page.dict.set('BleedBox', box(bleedLeft, bleed, bleedRight));
    page.dict.set('TrimBox', box(0, 0, 0));
    page.dict.delete('CropBox');
    page.dict.delete('ArtBox');
    if (!how.marks || all === undefined) continue;
    const resources = dictAt(file, page.dict.get('Resources')) ?? dict({});
    const spaces = dictAt(file, resources.get('ColorSpace')) ?? dict({});
    spaces.set('Registration', all);
    resources.set('ColorSpace', spaces);
    if (!page.dict.has('Resources')) page.dict.set('Resources', resources);
  }
}

const BOXES =
  /\/MediaBox \[([\d.]+) [\d.]+ [\d.]+ ([\d.]+)\](?:(?!endobj)[\s\S])*?\/TrimBox \[([\d.]+) [\d.]+ [\d.]+ ([\d.]+)\]/g;

/** How far the trim of each page of a file of ours is inside its media, from the left and from the head; points. Nothing for one without margins. */
export function trimMargins(pdf: Uint8Array): readonly { readonly left: number; readonly head: number }[] {
  // Only a file for the press has margins, and its objects are not packed and in the order of its pages.
  return [...latin(pdf).matchAll(BOXES)].map(([, left, head, trimLeft, trimHead]) => ({
    left: Number(trimLeft) - Number(left),
    head: Number(head) - Number(trimHead),
  }));
}
