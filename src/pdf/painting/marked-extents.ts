import { readOperators, type Operand } from '../contents/index.js';
import { matrixOf, times, UNIT, type Corners, type Matrix } from '../geometry/index.js';
import { dictAt, follow, isStream, numbersAt, type Dict, type PdfFile } from '../objects/index.js';
import { nothing, reach, type Extent } from './extents.js';

/** Operators whose operands are points, but for the rectangle's. */
const POINTS = new Set(['m', 'l', 'c', 'v', 'y']);
const PAINTS = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const UNIT_SQUARE: Corners = [0, 0, 1, 1];

/** A marked sequence's number, where it is written with it. */
const numberOf = (properties: Operand): number | undefined => {
  const written = typeof properties === 'object' && 'written' in properties ? properties.written : '';
  const found = /\/MCID\s+(\d+)/.exec(written)?.[1];
  return found === undefined ? undefined : Number(found);
};

function reachBox(extent: Extent, matrix: Matrix, [left, foot, right, head]: Corners): void {
  reach(extent, matrix, left, foot);
  reach(extent, matrix, right, foot);
  reach(extent, matrix, left, head);
  reach(extent, matrix, right, head);
}

/**
 * How far the pictures and paths of a page's marked sequences reach, by the sequences' numbers, in points of the page's own space. Text does
 * not count: it is asked for figures.
 */
export function extentsOfMarks(
  file: PdfFile,
  resources: Dict | undefined,
  content: string,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Corners> {
  const found = new Map<number, Extent>();
  const open: (number | undefined)[] = [];
  const saved: Matrix[] = [];
  let ctm = UNIT;
  const current = (): Extent | undefined => {
    const mcid = open.findLast((one) => one !== undefined);
    if (mcid === undefined || !wanted.has(mcid)) return undefined;
    const extent = found.get(mcid) ?? nothing();
    found.set(mcid, extent);
    return extent;
  };
  // What is only clipped by is not drawn.
  let path = nothing();
  const endPath = (painted: boolean): void => {
    const extent = painted && path[0] <= path[2] ? current() : undefined;
    if (extent) reachBox(extent, UNIT, path);
    path = nothing();
  };
  const objects = dictAt(file, resources?.get('XObject'));
  const drawn = (name: Operand): void => {
    const extent = current();
    const object = typeof name === 'string' ? follow(file, objects?.get(name.slice(1))) : undefined;
    if (!extent || !isStream(object)) return;
    if (object.dict.get('Subtype') === '/Image') {
      reachBox(extent, ctm, UNIT_SQUARE);
      return;
    }
    const [left, foot, right, head] = numbersAt(file, object.dict.get('BBox')).map(Number);
    const matrix = times(matrixOf(numbersAt(file, object.dict.get('Matrix'))), ctm);
    reachBox(extent, matrix, [left ?? 0, foot ?? 0, right ?? 0, head ?? 0]);
  };
  readOperators(content, (operator, operands) => {
    if (operator === 'q') saved.push(ctm);
    else if (operator === 'Q') ctm = saved.pop() ?? ctm;
    else if (operator === 'cm') ctm = times(matrixOf(operands), ctm);
    else if (operator === 'BDC') open.push(numberOf(operands[1]));
    else if (operator === 'BMC') open.push(undefined);
    else if (operator === 'EMC') open.pop();
    else if (operator === 'Do') drawn(operands[0]);
    else if (operator === 'n') endPath(false);
    else if (PAINTS.has(operator)) endPath(true);
    else if (operator === 're') {
      const [x, y, width, height] = operands.map(Number);
      reachBox(path, ctm, [x ?? 0, y ?? 0, (x ?? 0) + (width ?? 0), (y ?? 0) + (height ?? 0)]);
    } else if (POINTS.has(operator))
      for (let i = 0; i + 1 < operands.length; i += 2)
        reach(path, ctm, Number(operands[i]), Number(operands[i + 1]));
  });
  return new Map([...found].filter(([, [left, , right]]) => left <= right));
}
