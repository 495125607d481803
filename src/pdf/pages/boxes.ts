import { PressError } from '../../problem.js';
import { points, rounded } from '../geometry/index.js';
import {
  add,
  arrayAt,
  catalogOf,
  contentOf,
  dict,
  dictAt,
  isDict,
  isName,
  isRef,
  pagesOf,
  type Page,
  type PdfFile,
  type Value,
} from '../objects/index.js';

/** Takes `bleed` points off the left and the top of the media, so that the trim, whose art reaches over it, is at its top left corner. */
export function trimAtCorner(file: PdfFile, bleed: number): void {
  if (bleed === 0) return;
  const done = new Set<Value>();
  for (const { dict: page } of pagesOf(file)) {
    const sheet = page.get('MediaBox');
    if (sheet !== undefined && done.has(sheet)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = arrayAt(file, sheet).map(Number);
    const trimmed: Value[] = [left + bleed, bottom, right, top - bleed];
    done.add(trimmed);
    page.set('MediaBox', trimmed);
  }
}

/** Moves all that is on a page `dx` points to the right, as on the other side of an opening; `cutToSize` will write it so. */
export function turnPage(file: PdfFile, { dict: page }: Page, dx: number): void {
  const sheet = arrayAt(file, page.get('MediaBox')).map(Number);
  page.set(
    'MediaBox',
    sheet.map((side, i) => (i % 2 === 0 ? rounded(side - dx) : side)),
  );
}

/** How far a page is moved, in points. */
interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** Moves an explicit destination `[page /XYZ x y zoom]`; one that was at the edge of the sheet is at the edge of the page. */
function moveDestination(value: Value | undefined, { dx, dy }: Shift): void {
  if (!Array.isArray(value)) return;
  const kind = value[1];
  const at = kind === '/XYZ' ? 3 : kind === '/FitH' || kind === '/FitBH' ? 2 : -1;
  const [x, y] = [value[2], value[at]];
  if (typeof y === 'number') value[at] = rounded(y + dy);
  if (kind === '/XYZ' && typeof x === 'number') value[2] = Math.max(0, rounded(x + dx));
}

/** Moves a list of coordinates, x and y in turn. */
function movePoints(file: PdfFile, value: Value | undefined, { dx, dy }: Shift): void {
  const list = arrayAt(file, value);
  list.forEach((item, index) => {
    if (typeof item === 'number') list[index] = rounded(item + (index % 2 === 1 ? dy : dx));
  });
}

/**
 * Makes every page as large as it is, with no boxes but its media: the others are that where nothing is said (ISO 32000-1, table 30). The engine
 * prints on a somewhat larger sheet, with the page at the top left; everything is moved so that the lower left corner of the page is 0,0: content, annotations, destinations (all explicit, see `links.ts`),
 * outlines, bounding boxes in the structure. Throws a `PressError` when a sheet is smaller than the page.
 */
export function cutToSize(file: PdfFile, size: { readonly width: number; readonly height: number }): void {
  const [width, height] = [rounded(points(size.width)), rounded(points(size.height))];
  const shifts = new Map<number, Shift>();
  const movers = new Map<string, Value>();
  for (const page of pagesOf(file)) {
    const sheet = arrayAt(file, page.dict.get('MediaBox')).map((side) =>
      typeof side === 'number' ? side : 0,
    );
    const [left = 0, bottom = 0, right = 0, top = 0] = sheet;
    if (right - left < width - 0.01 || top - bottom < height - 0.01) {
      throw new PressError(
        `Unexpected sheet of ${rounded(right - left)} × ${rounded(top - bottom)} pt, expected at least the page's ${width} × ${height} pt`,
        { hint: 'The engine must print on a sheet no smaller than the trimmed page.' },
      );
    }
    const dy = rounded(height - top);
    const shift: Shift = { dx: rounded(-left), dy };
    shifts.set(page.ref.id, shift);
    page.dict.set('MediaBox', [0, 0, width, height]);
    if (dy === 0 && left === 0) continue;
    const by = `${shift.dx} ${dy}`;
    let mover = movers.get(by);
    if (mover === undefined) {
      const data = Buffer.from(`1 0 0 1 ${by} cm\n`, 'latin1');
      mover = add(file, { kind: 'stream', dict: dict({ Length: data.length }), data });
      movers.set(by, mover);
    }
    page.dict.set('Contents', [mover, ...contentOf(file, page.dict)]);
    for (const annotation of arrayAt(file, page.dict.get('Annots'))) {
      const entry = dictAt(file, annotation);
      movePoints(file, entry?.get('Rect'), shift);
      movePoints(file, entry?.get('QuadPoints'), shift);
    }
  }
  moveTargets(file, shifts);
}

/** Destinations (in links, outlines, name trees) and bounding boxes move with the page that they are on. */
function moveTargets(file: PdfFile, shifts: ReadonlyMap<number, Shift>): void {
  const moved = new Set<Value>();
  const shiftFor = (page: Value | undefined): Shift =>
    (isRef(page) ? shifts.get(page.id) : undefined) ?? { dx: 0, dy: 0 };
  const visit = (value: Value): void => {
    if (Array.isArray(value)) {
      const page = value[0];
      if (isRef(page) && isName(value[1]) && shifts.has(page.id) && !moved.has(value)) {
        moved.add(value);
        moveDestination(value, shiftFor(page));
      } else value.forEach(visit);
    } else if (isDict(value)) {
      if (value.get('Type') === '/StructElem') {
        // nothing in it leads to a page but `Pg`, and there are thousands
        if (!value.has('A')) return;
        const shift = shiftFor(value.get('Pg'));
        if (shift.dx === 0 && shift.dy === 0) return;
        for (const attribute of arrayAt(file, value.get('A')))
          movePoints(file, dictAt(file, attribute)?.get('BBox'), shift);
        return;
      }
      for (const item of value.values()) visit(item);
    }
  };
  visit(catalogOf(file));
  for (const object of file.objects.values()) visit(object);
}
