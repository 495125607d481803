import { arrayAt, isStream, type PdfFile } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { decoded } from '../../../src/pdf/objects/streams.js';
import type { Seen } from './ean.js';

type Matrix = readonly [number, number, number, number, number, number];

/** A rectangle that is filled, in points from the lower left of the media. */
export interface Filled {
  readonly x: Seen;
  readonly y: Seen;
  /** The operator that set its colour: `0 g`. */
  readonly colour: string;
}

/** The operators of a page's contents. */
export function contentOf(file: PdfFile): string {
  return pagesOf(file)
    .flatMap((page) => arrayAt(file, page.dict.get('Contents')))
    .map((part) =>
      typeof part === 'object' && part !== null && 'id' in part ? file.objects.get(part.id) : part,
    )
    .filter((part) => part !== undefined && isStream(part))
    .map((stream) => Buffer.from(decoded(stream)).toString('latin1'))
    .join('\n');
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

/** Every filled path whose corners are those of a rectangle: a reader of paths and nothing else. */
export function rectanglesIn(content: string): Filled[] {
  const out: Filled[] = [];
  const stack: { ctm: Matrix; colour: string }[] = [];
  let state: { ctm: Matrix; colour: string } = { ctm: [1, 0, 0, 1, 0, 0], colour: '0 g' };
  let operands: number[] = [];
  let paths: (readonly [number, number])[][] = [];
  const at = (x: number, y: number): readonly [number, number] => {
    const [, , , , e, f] = times([1, 0, 0, 1, x, y], state.ctm);
    return [e, f];
  };
  const seen = (values: number[]): Seen => ({ from: Math.min(...values), to: Math.max(...values) });
  for (const token of content.replace(/\((?:\\.|[^\\)])*\)|<[\da-f]*>/gi, '').split(/\s+/)) {
    if (/^[-+]?[\d.]+$/.test(token)) {
      operands.push(Number(token));
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands;
    if (token === 'q') stack.push(state);
    else if (token === 'Q') state = stack.pop() ?? state;
    else if (token === 'cm') state = { ...state, ctm: times([a, b, c, d, e, f], state.ctm) };
    else if (/^(?:g|k|rg|scn?)$/.test(token)) state = { ...state, colour: [...operands, token].join(' ') };
    else if (token === 'm') paths.push([at(a, b)]);
    else if (token === 'l') paths.at(-1)?.push(at(a, b));
    else if (token === 're') paths.push([at(a, b), at(a + c, b), at(a + c, b + d), at(a, b + d)]);
    else if (/^f\*?$/.test(token)) {
      for (const path of paths) {
        const x = seen(path.map(([one]) => one));
        const y = seen(path.map(([, one]) => one));
        const corners = path.every(
          ([px, py]) =>
            Math.min(Math.abs(px - x.from), Math.abs(px - x.to)) < 1e-3 &&
            Math.min(Math.abs(py - y.from), Math.abs(py - y.to)) < 1e-3,
        );
        if (path.length >= 4 && corners) out.push({ x, y, colour: state.colour });
      }
      paths = [];
    } else if (/^[nSsBb]\*?$/.test(token)) paths = [];
    if (!/^[[\]/]/.test(token)) operands = [];
  }
  return out;
}
