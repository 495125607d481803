import { stripCatalog } from '../catalog/index.js';
import type { Corners, Matrix } from '../geometry/index.js';
import {
  add,
  catalogOf,
  compressed,
  dict,
  number,
  type PdfFile,
  type Ref,
  type Value,
} from '../objects/index.js';

/** A form on a sheet. */
export interface Drawing {
  readonly form: Ref;
  readonly matrix: Matrix;
  /** Nothing outside shows; points of the sheet. */
  readonly clip: Corners;
}

/** A side of a sheet. Points, from the lower left. */
export interface SheetSide {
  readonly width: number;
  readonly height: number;
  readonly trim: Corners;
  readonly drawings: readonly Drawing[];
  /** Operators drawn last, such as fold marks. */
  readonly marks: string;
}

const decimals = (value: number): string => number(Math.round(value * 1e5) / 1e5);
const spaced = (values: readonly number[]): string => values.map(decimals).join(' ');

/** Puts sides of sheets in the place of a file's pages. What only a screen has goes with the pages. */
export async function replacePages(file: PdfFile, sides: readonly SheetSide[]): Promise<void> {
  stripCatalog(file);
  const kids: Value[] = [];
  const tree = add(file, dict({ Type: '/Pages', Count: sides.length, Kids: kids }));
  for (const { width, height, trim, drawings, marks } of sides) {
    const forms = new Map<number, string>();
    let content = '';
    for (const { form, matrix, clip } of drawings) {
      const name = forms.get(form.id) ?? `P${forms.size}`;
      forms.set(form.id, name);
      const [left, bottom, right, top] = clip;
      content += `q ${spaced([left, bottom, right - left, top - bottom])} re W n\n${spaced(matrix)} cm /${name} Do Q\n`;
    }
    const box: Value[] = [0, 0, Number(decimals(width)), Number(decimals(height))];
    const stream = await compressed(dict({}), Buffer.from(content + marks, 'latin1'));
    const page = dict({
      Type: '/Page',
      Parent: tree,
      MediaBox: box,
      BleedBox: [...box],
      TrimBox: trim.map((side) => Number(decimals(side))),
      Resources: dict({
        XObject: dict(
          Object.fromEntries([...forms].map(([id, name]) => [name, { kind: 'ref', id } as const])),
        ),
      }),
      Contents: add(file, stream),
    });
    kids.push(add(file, page));
  }
  catalogOf(file).set('Pages', tree);
}
