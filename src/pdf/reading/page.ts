import { times, UNIT, type Matrix } from '../geometry/index.js';
import { telling, type Take } from './drawn.js';
import type { Face } from './faces.js';
import { bytesOf, isFileStream, Unknown, type OpenFile } from './file.js';
import {
  Damage,
  isEntries,
  isItems,
  isString,
  isWord,
  nextItem,
  type Entries,
  type Item,
  type Lexer,
} from './lexer.js';
import { codeAt, lengthOf } from './strings.js';
import { faceNamed, move, moveTo, nextLine, resource, set, show, unread, type Reading } from './text.js';

const DEEPEST = 16;

/** Gives the glyphs of a page, in drawing order. `faces` is shared by the pages of a file. */
export function takeGlyphs(page: PageEntries, file: OpenFile, faces: Map<Item, Face>, take: Take): void {
  const reading = unread(file, faces, corner(page, file), telling(take));
  const contents = file.at(page.get('/Contents'));
  const parts = isFileStream(contents) ? [contents] : isItems(contents) ? contents.map(file.at) : [];
  const operands: Item[] = [];
  for (const part of parts) {
    if (!isFileStream(part)) throw new Damage('content of a page');
    run(bytesOf(part, file.at), reading, page.get('/Resources'), operands, 0);
  }
}

/** A page's entries, those that it inherits among them. */
export type PageEntries = Entries;

/** The left and the upper edge of what a page shows. */
export function corner(page: PageEntries, { at }: OpenFile): readonly [number, number] {
  const box = (key: string): readonly number[] | undefined => {
    const found = at(page.get(key));
    return isItems(found) ? found.map((side) => Number(at(side))) : undefined;
  };
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box('/MediaBox') ?? [];
  const [u0 = x0, v0 = y0, u1 = x1, v1 = y1] = box('/CropBox') ?? [];
  return [Math.max(Math.min(x0, x1), Math.min(u0, u1)), Math.min(Math.max(y0, y1), Math.max(v0, v1))];
}

const matrixOf = (items: readonly Item[]): Matrix => {
  const [a, b, c, d, e, f] = items;
  if (![a, b, c, d, e, f].every((value) => typeof value === 'number')) throw new Damage('matrix');
  return [a, b, c, d, e, f] as Matrix;
};

function run(
  bytes: Uint8Array,
  reading: Reading,
  resources: Item | undefined,
  operands: Item[],
  depth: number,
): void {
  const lexer: Lexer = { bytes, at: 0 };
  for (let item = nextItem(lexer, false); item !== undefined; item = nextItem(lexer, false)) {
    if (!isWord(item)) {
      operands.push(item);
      continue;
    }
    const step = OPERATORS.get(item.word);
    if (step) step(reading, operands, resources, depth);
    operands.length = 0;
  }
}

type Step = (reading: Reading, operands: readonly Item[], resources: Item | undefined, depth: number) => void;

const number = (item: Item | undefined): number => {
  if (typeof item !== 'number') throw new Damage('operand');
  return item;
};
const unknown: Step = () => {
  throw new Unknown('operator');
};

const OPERATORS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['q', (reading) => void reading.saved.push(reading.state)],
  ['Q', (reading) => void (reading.state = reading.saved.pop() ?? reading.state)],
  ['cm', (reading, items) => set(reading, { matrix: times(matrixOf(items), reading.state.matrix) })],
  ['Do', paint],
  [
    'gs',
    (reading, [name], resources) => {
      const state = reading.file.at(resource(reading, resources, '/ExtGState', name));
      if (isEntries(state) && state.has('/Font')) throw new Unknown('face in a graphics state');
    },
  ],
  [
    'BT',
    (reading) => {
      moveTo(reading, UNIT);
      reading.told.begin();
    },
  ],
  ['ET', ({ told }) => told.end()],
  [
    'Tf',
    (reading, [name, size], resources) =>
      set(reading, { face: faceNamed(reading, resources, name), size: number(size) }),
  ],
  ['Tc', (reading, [value]) => set(reading, { spacing: number(value) })],
  ['Tz', (reading, [value]) => set(reading, { stretch: number(value) / 100 })],
  ['TL', (reading, [value]) => set(reading, { leading: number(value) })],
  ['Ts', (reading, [value]) => set(reading, { rise: number(value) })],
  ['Tm', (reading, items) => moveTo(reading, matrixOf(items))],
  ['Td', (reading, [x, y]) => move(reading, number(x), number(y))],
  [
    'TD',
    (reading, [x, y]) => {
      set(reading, { leading: -number(y) });
      move(reading, number(x), number(y));
    },
  ],
  ['T*', nextLine],
  ['Tj', (reading, [text]) => show(reading, text)],
  [
    'TJ',
    (reading, [items]) => {
      if (!isItems(items)) throw new Damage('operand of TJ');
      const { size, stretch } = reading.state;
      for (let i = 0; i < items.length; i++) {
        const item = items[i];
        if (typeof item === 'number') reading.pen -= (item * size * stretch) / 1000;
        else show(reading, item);
      }
    },
  ],
  [
    "'",
    (reading, [text]) => {
      nextLine(reading);
      show(reading, text);
    },
  ],
  ['"', unknown],
  ['BI', unknown],
  [
    'BDC',
    (reading, [, properties], resources) => {
      const { at } = reading.file;
      const own = isEntries(properties)
        ? properties
        : at(resource(reading, resources, '/Properties', properties));
      if (!isEntries(own)) return;
      if (typeof own.get('/MCID') === 'number') reading.sequence++;
      reading.said = characterOf(own.get('/ActualText'));
    },
  ],
  ['EMC', (reading) => void (reading.said = undefined)],
]);

/** The one character that an actual text is, in UTF-16BE with its mark; undefined for others. */
function characterOf(said: Item | undefined): string | undefined {
  const length = isString(said) ? lengthOf(said) : 0;
  if (!isString(said) || (length !== 4 && length !== 6) || codeAt(said, 0) !== 0xfeff) return undefined;
  if (length === 4) return String.fromCharCode(codeAt(said, 2));
  const text = String.fromCharCode(codeAt(said, 2), codeAt(said, 4));
  return Array.from(text).length === 1 ? text : undefined;
}

/** A form's glyphs stand where the page draws it; pictures have none. */
function paint(reading: Reading, [name]: readonly Item[], resources: Item | undefined, depth: number): void {
  const form = reading.file.at(resource(reading, resources, '/XObject', name));
  if (!isFileStream(form)) throw new Damage('drawing that is not there');
  if (form.entries.get('/Subtype') !== '/Form') return;
  if (depth > DEEPEST) throw new Unknown('forms in forms without end');
  const { state, saved } = reading;
  const before = saved.length;
  const matrix = reading.file.at(form.entries.get('/Matrix'));
  if (isItems(matrix)) set(reading, { matrix: times(matrixOf(matrix), state.matrix) });
  run(bytesOf(form, reading.file.at), reading, form.entries.get('/Resources') ?? resources, [], depth + 1);
  saved.length = before;
  reading.state = state;
}
