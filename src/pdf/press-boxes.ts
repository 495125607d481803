import { points } from './boxes.js';
import { latin } from './contents.js';
import { add, arrayAt, dict, dictAt, pagesOf, type PdfFile, type Ref, type Value } from './objects.js';
import { cornersAt } from './page-forms.js';
import { number } from './write.js';

const near = (value: number): number => Math.round(value * 1e4) / 1e4;
const spaced = (...values: readonly number[]): string => values.map((value) => number(near(value))).join(' ');

/** Room outside the bleed for marks, and how far they stay off it; points. */
const SLUG = 21;
const OFF = 3;
const LONG = 15;
const CROSS = 4;

function circle(x: number, y: number, r: number): string {
  const k = 0.5523 * r;
  return (
    `${spaced(x + r, y)} m ${spaced(x + r, y + k, x + k, y + r, x, y + r)} c ${spaced(x - k, y + r, x - r, y + k, x - r, y)} c ` +
    `${spaced(x - r, y - k, x - k, y - r, x, y - r)} c ${spaced(x + k, y - r, x + r, y - k, x + r, y)} c S\n`
  );
}

const line = (x: number, y: number, toX: number, toY: number): string =>
  `${spaced(x, y)} m ${spaced(toX, toY)} l S\n`;

/** Crop marks at the trim's corners and a cross in the middle of each side, all outside the bleed, on every plate. */
function marks(width: number, height: number, margin: number, bleed: number): string {
  const [left, right, foot, head] = [margin, margin + width, margin, margin + height];
  const [off, far] = [bleed + OFF, bleed + OFF + LONG];
  let out = '/Registration CS 1 SCN 0.25 w\n';
  for (const x of [left, right])
    out += line(x, foot - off, x, foot - far) + line(x, head + off, x, head + far);
  for (const y of [foot, head])
    out += line(left - off, y, left - far, y) + line(right + off, y, right + far, y);
  const middle = bleed + OFF + LONG / 2;
  const places = [
    [(left + right) / 2, foot - middle],
    [(left + right) / 2, head + middle],
    [left - middle, (foot + head) / 2],
    [right + middle, (foot + head) / 2],
  ] as const;
  for (const [x, y] of places) {
    out +=
      circle(x, y, CROSS) +
      line(x - 1.6 * CROSS, y, x + 1.6 * CROSS, y) +
      line(x, y - 1.6 * CROSS, x, y + 1.6 * CROSS);
  }
  return out;
}

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
  how: { readonly bleed: number; readonly marks: boolean },
): void {
  const [width, height, bleed] = [points(size.width), points(size.height), points(how.bleed)];
  const margin = bleed + (how.marks ? SLUG : 0);
  const tail = stream(file, how.marks ? `Q Q\nq\n${marks(width, height, margin, bleed)}Q\n` : 'Q Q\n');
  const all = add(file, [
    '/Separation',
    '/All',
    '/DeviceCMYK',
    dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 }),
  ]);
  const heads = new Map<string, Ref>();
  for (const page of pagesOf(file)) {
    const [left, , , top] = cornersAt(file, page.dict.get('MediaBox')) ?? [0, 0, 0, height];
    const move = spaced(1, 0, 0, 1, margin - left, margin + height - top);
    const head =
      heads.get(move) ??
      stream(
        file,
        `q ${spaced(margin - bleed, margin - bleed, width + 2 * bleed, height + 2 * bleed)} re W n\nq ${move} cm\n`,
      );
    heads.set(move, head);
    const content = page.dict.get('Contents');
    const own: Value[] = arrayAt(file, content);
    page.dict.set('Contents', [
      head,
      ...(own.length > 0 ? own : content === undefined ? [] : [content]),
      tail,
    ]);
    const box = (around: number): Value[] =>
      [margin - around, margin - around, margin + width + around, margin + height + around].map(near);
    page.dict.set('MediaBox', box(margin));
    page.dict.set('BleedBox', box(bleed));
    page.dict.set('TrimBox', box(0));
    page.dict.delete('CropBox');
    page.dict.delete('ArtBox');
    if (!how.marks) continue;
    const resources = dictAt(file, page.dict.get('Resources')) ?? dict({});
    const spaces = dictAt(file, resources.get('ColorSpace')) ?? dict({});
    spaces.set('Registration', all);
    resources.set('ColorSpace', spaces);
    if (!page.dict.has('Resources')) page.dict.set('Resources', resources);
  }
}

const FIRST_BOXES = /\/TrimBox \[([\d.]+) ([\d.]+) /;

/** How far the trim of a file's pages is inside their media, on every side; points. 0 where there are no marks and no bleed. */
export function trimMargin(pdf: Uint8Array): number {
  // Only a file for the press has margins, and its objects are not packed.
  const found = FIRST_BOXES.exec(latin(pdf));
  return found && found[1] === found[2] ? Number(found[1]) : 0;
}
